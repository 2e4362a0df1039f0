using Xinheng.Assessment.PackLife;
using Xinheng.Policy;

namespace Xinheng.Assessment.Warnings;

/// <summary>Whether what a department wants to watch can be watched.</summary>
/// <param name="versions">Which version of a pack is in force on a day.</param>
internal sealed class WatchChecks(PackVersions versions)
{
    private const int MostDays = 3_660;
    private const int LongestTitle = 100;
    private const decimal GreatestThreshold = 1_000_000_000_000_000m;

    /// <summary>The pack to watch by on a day: null when it does not exist, is blocked or not in force.</summary>
    public async Task<CompiledPack?> PackAsync(string? id, DateOnly day, CancellationToken cancellation)
    {
        var version = id is null ? null : await versions.OnAsync(id, day, null, cancellation);
        return version is { Entry: { IsBlocked: false, Pack: { } pack } } && version.IsInForceOn(day) ? pack : null;
    }

    /// <summary>Why a text cannot be a rule's; null when it can. With it the text as it is to be kept.</summary>
    public async Task<(WatchSpec Spec, StepRefusal? Refusal)> CheckAsync(WatchSpec spec, DateOnly day, CancellationToken cancellation)
    {
        var tidy = spec with
        {
            Title = spec.Title?.Trim() ?? string.Empty,
            Department = NamedPerson.Read(spec.Department)?.Name ?? string.Empty,
            Division = Blank(spec.Division),
            Industry = Blank(spec.Industry),
            Tag = Blank(spec.Tag),
        };
        if ((Words(tidy) ?? Numbers(tidy)) is { } malformed)
        {
            return (tidy, malformed);
        }

        return await PackAsync(tidy.Pack, day, cancellation) is { } pack
            ? (tidy, Watched(tidy, pack))
            : (tidy, WatchMessages.NoSuchPack(tidy.Pack));
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static StepRefusal? Words(WatchSpec spec)
    {
        if (spec.Title.Length > LongestTitle || !spec.Title.Any(char.IsLetter) || spec.Title.Any(char.IsControl))
        {
            return WatchMessages.OutOfRange("title", spec.Title, $"名称，1 到 {LongestTitle} 个字符，例如“三个月内处罚达到 3 次”", $"a name of 1 to {LongestTitle} characters, such as \"three penalties in three months\"");
        }

        if (spec.Department.Length == 0)
        {
            return WatchMessages.OutOfRange("department", spec.Department, "部门名称，不超过 60 个字符，例如“市市场监管局”", "the name of a department of at most 60 characters, such as \"market regulation\"");
        }

        return IsCode(spec.Division, 12, char.IsAsciiDigit) ? null
            : WatchMessages.OutOfRange("division", spec.Division ?? string.Empty, "行政区划代码或其开头，例如 131002", "a division code or its beginning, such as 131002");
    }

    private static StepRefusal? Numbers(WatchSpec spec)
    {
        if (!IsCode(spec.Industry, 5, char.IsAsciiLetterOrDigit))
        {
            return WatchMessages.OutOfRange("industry", spec.Industry ?? string.Empty, "行业代码或其开头，例如 C 或 C1311", "an industry code or its beginning, such as C or C1311");
        }

        if (spec.Tag is { } tag && (tag.Length > 60 || tag.Any(sign => char.IsControl(sign) || char.IsWhiteSpace(sign))))
        {
            return WatchMessages.OutOfRange("tag", tag, "主体标签，例如 key-field:food", "a tag of subjects, such as key-field:food");
        }

        if (spec.CoolDownDays is < 0 or > MostDays)
        {
            return WatchMessages.OutOfRange("coolDownDays", $"{spec.CoolDownDays}", $"0 到 {MostDays} 天，例如 30", $"0 to {MostDays} days, such as 30");
        }

        return spec.DueDays is < 1 or > MostDays
            ? WatchMessages.OutOfRange("dueDays", $"{spec.DueDays}", $"1 到 {MostDays} 天，例如 15", $"1 to {MostDays} days, such as 15")
            : null;
    }

    private static StepRefusal? Watched(WatchSpec spec, CompiledPack pack)
    {
        if ((spec.Entry is null) == (spec.Indicator is null) || (spec.Threshold is null) != (spec.Indicator is null)
            || (spec.Entry is not null && spec.Direction is not WatchDirection.Above))
        {
            return WatchMessages.OneOfBoth();
        }

        if (spec.Entry is { } entry)
        {
            return pack.Tables.Warnings.Any(known => known.Id == entry) ? null : WatchMessages.NoSuchEntry(entry, pack);
        }

        if (spec.Threshold is > GreatestThreshold or < -GreatestThreshold)
        {
            return WatchMessages.OutOfRange("threshold", $"{spec.Threshold}", $"-{GreatestThreshold} 到 {GreatestThreshold} 之间的数，例如 3", $"a number from -{GreatestThreshold} to {GreatestThreshold}, such as 3");
        }

        return pack.Indicators.Any(known => known.Id == spec.Indicator) ? null : WatchMessages.NoSuchIndicator(spec.Indicator, pack);
    }

    private static bool IsCode(string? code, int most, Func<char, bool> isSign) => code is null || (code.Length <= most && code.All(isSign));
}
