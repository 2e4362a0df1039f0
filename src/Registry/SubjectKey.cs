using System.Globalization;

namespace Xinheng.Registry;

/// <summary>What a subject is kept under.</summary>
internal static class SubjectKey
{
    /// <summary>
    /// The code when it tells subjects apart. Otherwise a key made from whatever does: the code as written, the name, the division;
    /// when there is neither code nor name, the row's own content, so that two nameless rows never become one subject.
    /// </summary>
    public static string Of(CreditCode code, string name, string? division, Hash128 content, ContentHasher hasher)
    {
        if (code.IsUsable)
        {
            return code.Value;
        }

        var trimmed = name.Trim();
        var hash = trimmed.Length == 0 && code.Value.Length == 0
            ? hasher.Add(content.High).Add(content.Low).Finish()
            : hasher.Add(code.Value).Add(trimmed).Add(division ?? string.Empty).Finish();
        return string.Create(CultureInfo.InvariantCulture, $"~{hash.High:x16}{hash.Low:x16}");
    }
}
