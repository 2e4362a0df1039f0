using System.Buffers.Text;
using System.Text;

namespace Xinheng.Http;

/// <summary>Cursors and limits as requests carry them.</summary>
internal static class Paging
{
    /// <summary>Rows of a page when nothing is said.</summary>
    public const int Usual = 50;

    /// <summary>The most rows of a page.</summary>
    public const int Greatest = 500;

    /// <summary>Reads a limit.</summary>
    public static Refusal? Read(int? limit, out int rows)
    {
        rows = limit ?? Usual;
        return rows is >= 1 and <= Greatest ? null : Refusal.BadLimit(rows, Greatest);
    }

    /// <summary>Reads a cursor of numbers; absent gives zeros.</summary>
    public static Refusal? Read(string? cursor, Span<long> numbers)
    {
        numbers.Clear();
        if (cursor is null)
        {
            return null;
        }

        if (cursor.Length > 200 || !Base64Url.IsValid(cursor))
        {
            return Refusal.BadCursor(cursor);
        }

        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split('.');
        for (var place = 0; place < numbers.Length; place++)
        {
            if (parts.Length != numbers.Length || !long.TryParse(parts[place], out numbers[place]) || numbers[place] < 0)
            {
                return Refusal.BadCursor(cursor);
            }
        }

        return null;
    }

    /// <summary>Writes a cursor.</summary>
    public static string Write(params ReadOnlySpan<long> numbers) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Join('.', numbers.ToArray())));
}
