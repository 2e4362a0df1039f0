namespace Xinheng.Http;

/// <summary>Which subjects.</summary>
/// <param name="Text">Any part of a code, or of a name, from two characters on, present or former.</param>
/// <param name="Division">Division code or its beginning.</param>
/// <param name="Industry">Section letter or GB/T 4754 code.</param>
/// <param name="Grade">A letter of the scheme, or <c>review</c>.</param>
/// <param name="Scheme">Scheme of <paramref name="Grade"/>; by default the one graded last.</param>
/// <param name="Kind">Kind of subject.</param>
/// <param name="Licence">Licence state.</param>
/// <param name="Record">A kind of record the subject has at least one of.</param>
internal sealed record SubjectFilter(
    string? Text, string? Division, string? Industry, string? Grade, string? Scheme, string? Kind, string? Licence, string? Record)
{
    private static readonly string[] Kinds = ["enterprise", "individual-business", "cooperative", "other"];
    private static readonly string[] Licences = ["active", "revoked", "cancelled", "moved-out", "unknown"];

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public Refusal? Check()
    {
        if (Text is { Length: > 100 })
        {
            return Refusal.BadValue("text", Text, "最多 100 个字符 / at most 100 characters");
        }

        if (Text?.Trim() is { Length: 1 })
        {
            return Refusal.BadValue("text", Text, "至少两个字符，例如 固安 / two characters or more, such as 固安");
        }

        return CheckCode("division", Division, code => code.All(char.IsAsciiLetterOrDigit), 12, "行政区划代码或其开头，例如 131082 / a division code or its beginning, such as 131082")
            ?? CheckCode("industry", Industry, IsIndustry, 5, "门类字母或行业代码，例如 C 或 C1311 / a section letter or a code, such as C or C1311")
            ?? CheckCode("grade", Grade, letter => letter is "review" || letter.All(char.IsAsciiLetterUpper), 8, "等级字母或 review，例如 B / a letter or review, such as B")
            ?? CheckCode("scheme", Scheme, id => id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/' or '.'), 100, "评价体系的标识，例如 langfang-public-credit / a scheme's id, such as langfang-public-credit")
            ?? CheckCode("kind", Kind, Kinds.Contains, 40, string.Join(" / ", Kinds))
            ?? CheckCode("licence", Licence, Licences.Contains, 40, string.Join(" / ", Licences))
            ?? CheckCode("record", Record, Http.Kinds.Exists, 40, "信息类别的标识，例如 penalty / the id of a kind of record, such as penalty");
    }

    private static bool IsIndustry(string code) => char.IsAsciiLetterUpper(code[0]) && code[1..].All(char.IsAsciiDigit);

    private static Refusal? CheckCode(string name, string? value, Func<string, bool> isValid, int longest, string expected) =>
        value is null || (value.Length > 0 && value.Length <= longest && isValid(value)) ? null : Refusal.BadValue(name, value, expected);
}
