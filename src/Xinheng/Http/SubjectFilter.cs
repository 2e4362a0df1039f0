using Xinheng.Policy;

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
/// <param name="Suspended"><c>true</c>: only those whose grade is suspended.</param>
/// <param name="AsOf">Subjects, their facts and their grades as they stood on this day; a text finds present and former names either way.</param>
/// <param name="KnownOn">Only what the platform had by the end of this day.</param>
internal sealed record SubjectFilter(
    string? Text, string? Division, string? Industry, string? Grade, string? Scheme, string? Kind, string? Licence, string? Record,
    bool? Suspended = null, DateOnly? AsOf = null, DateOnly? KnownOn = null)
{
    private static readonly string[] Kinds = ["enterprise", "individual-business", "cooperative", "other"];
    private static readonly string[] Licences = ["active", "revoked", "cancelled", "moved-out", "unknown"];

    /// <summary>Every subject.</summary>
    public static SubjectFilter None { get; } = new(null, null, null, null, null, null, null, null);

    /// <summary>Whether grades restrict it.</summary>
    public bool IsByGrade => Grade is not null || Suspended is true;

    /// <summary>Whether nothing but grades restricts it.</summary>
    public bool IsOnlyByGrade => string.IsNullOrWhiteSpace(Text) && (Kind ?? Licence ?? Record ?? Division ?? Industry) is null;

    /// <summary>The moment it asks about.</summary>
    public MomentQuery Moment => new(AsOf, KnownOn);

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public Refusal? Check()
    {
        if (Text is { Length: > 100 })
        {
            return Refusal.BadValue("text", Text, new("最多 100 个字符", "at most 100 characters"));
        }

        if (Text?.Trim() is { Length: 1 })
        {
            return Refusal.BadValue("text", Text, new("至少两个字符，例如 固安", "two characters or more, such as 固安"));
        }

        return Check("division", Division, code => code.All(char.IsAsciiLetterOrDigit), 12, new("行政区划代码或其开头，例如 131082", "a division code or its beginning, such as 131082"))
            ?? Check("industry", Industry, IsIndustry, 5, new("门类字母或行业代码，例如 C 或 C1311", "a section letter or a code, such as C or C1311"))
            ?? Check("grade", Grade, letter => letter is "review" || letter.All(char.IsAsciiLetterUpper), 8, new("等级字母或 review，例如 B", "a letter or review, such as B"))
            ?? Check("scheme", Scheme, id => id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/' or '.'), 100, new("评价体系的标识，例如 langfang-public-credit", "a scheme's id, such as langfang-public-credit"))
            ?? Check("kind", Kind, Kinds)
            ?? Check("licence", Licence, Licences)
            ?? Check("record", Record, Http.Kinds.IsRecord, 40, new("信息类别的标识，例如 penalty", "the id of a kind of record, such as penalty"));
    }

    private static bool IsIndustry(string code) => char.IsAsciiLetterUpper(code[0]) && code[1..].All(char.IsAsciiDigit);

    private static Refusal? Check(string name, string? value, Func<string, bool> isValid, int longest, LocalText expected) =>
        value is null || (value.Length > 0 && value.Length <= longest && isValid(value)) ? null : Refusal.BadValue(name, value, expected);

    private static Refusal? Check(string name, string? value, IReadOnlyList<string> choices) =>
        value is null || choices.Contains(value) ? null : Refusal.NoneOf(name, value, choices);
}
