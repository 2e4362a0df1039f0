using System.Text;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>Text as both engines can keep it: no NUL character and no half of a surrogate pair.</summary>
internal static class StoredText
{
    // Bulk writers put U+FFFD for half a pair by themselves: only NUL is to be looked for.
    public static void WriteText(this BulkWriter bulk, string? text) =>
        bulk.Write(text is null || !text.Contains('\0', StringComparison.Ordinal) ? text : Clean(text));

    public static string? Clean(string? text)
    {
        if (text is null || !(text.Contains('\0', StringComparison.Ordinal) || text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != 0)
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}
