using System.Buffers.Text;
using System.Text;

namespace Xinheng.Http;

/// <summary>Which page is wanted.</summary>
/// <param name="Rows">How many rows at most.</param>
/// <param name="After">Where the page before ended: as many numbers as the list's cursor has; zeros for the first page.</param>
internal sealed record PageWish(int Rows, IReadOnlyList<long> After);

/// <summary>Cursors and limits as requests carry them.</summary>
internal static class Paging
{
    private const int Usual = 50;
    private const int Greatest = 500;

    /// <summary>Reads a cursor and a limit.</summary>
    /// <param name="cursor">As given; null for the first page.</param>
    /// <param name="limit">As given; null for the usual.</param>
    /// <param name="numbers">How many numbers the list's cursor has.</param>
    public static (PageWish Wish, Refusal? Refusal) Read(string? cursor, int? limit, int numbers = 1)
    {
        var wish = new PageWish(limit ?? Usual, new long[numbers]);
        if (wish.Rows is < 1 or > Greatest)
        {
            return (wish, Refusal.BadLimit(wish.Rows, Greatest));
        }

        if (cursor is null)
        {
            return (wish, null);
        }

        return Numbers(cursor, numbers) is { } after
            ? (wish with { After = after }, null)
            : (wish, Refusal.BadCursor(cursor));
    }

    /// <summary>Writes a cursor.</summary>
    public static string Write(params long[] numbers) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Join('.', numbers)));

    private static long[]? Numbers(string cursor, int count)
    {
        if (cursor.Length > 200 || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split('.');
        var numbers = parts.Select(part => long.TryParse(part, out var number) ? number : -1).ToArray();
        return numbers.Length == count && numbers.All(number => number >= 0) ? numbers : null;
    }
}
