using Xinheng.Evaluation.Tables;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using Xinheng.Policy.Tables;
using Xinheng.Registry;

namespace Xinheng.Assessment.Warnings;

/// <summary>On which side of a threshold a value is. The numbers stand in the database.</summary>
internal enum WatchSide
{
    /// <summary>There is no value.</summary>
    Unknown = 0,

    /// <summary>Below it; of an entry of the pack: its condition does not hold.</summary>
    Under = 1,

    /// <summary>At it or above; of an entry of the pack: its condition holds.</summary>
    Over = 2,
}

/// <summary>What a rule reads of a subject on a day.</summary>
/// <param name="Side">On which side of the threshold.</param>
/// <param name="Value">The indicator's value; null when there is none, or an entry of the pack is read.</param>
internal sealed record WatchReading(WatchSide Side, decimal? Value)
{
    private static readonly WatchReading Nothing = new(WatchSide.Unknown, null);

    /// <summary>Reads a subject.</summary>
    /// <param name="spec">What is watched.</param>
    /// <param name="pack">The pack in force on the day.</param>
    /// <param name="subject">The subject on that day; null when it was not known.</param>
    public static WatchReading Of(WatchSpec spec, CompiledPack pack, SubjectOnDay? subject) => (subject, spec) switch
    {
        (null, _) => Nothing,
        (_, { Entry: { } entry }) => Entry(pack.Tables.Warnings.FirstOrDefault(known => known.Id == entry), subject),
        (_, { Indicator: { } indicator, Threshold: { } threshold }) => Indicator(subject.Indicator(indicator), threshold),
        _ => Nothing,
    };

    /// <summary>Whether going from one side to another is what gives a warning.</summary>
    public static bool IsPassed(WatchDirection direction, WatchSide before, WatchSide now) => direction switch
    {
        WatchDirection.Above => now is WatchSide.Over && before is not WatchSide.Over,
        WatchDirection.Below => now is WatchSide.Under && before is not WatchSide.Under,
        WatchDirection.Crossing => (before, now) is (WatchSide.Under, WatchSide.Over) or (WatchSide.Over, WatchSide.Under),
    };

    /// <summary>Whether standing on a side may have been reached by a passing that gives a warning.</summary>
    public static bool MayHavePassed(WatchDirection direction, WatchSide now) => direction switch
    {
        WatchDirection.Above => now is WatchSide.Over,
        WatchDirection.Below => now is WatchSide.Under,
        WatchDirection.Crossing => now is not WatchSide.Unknown,
    };

    /// <summary>Whether a subject is one that a rule watches.</summary>
    public static bool IsWatched(WatchSpec spec, SubjectStanding standing) =>
        StartsWith(standing.Registration?.Division, spec.Division)
        && StartsWith(standing.Registration?.Industry, spec.Industry)
        && (spec.Tag is null || standing.Registration?.Tags.Contains(spec.Tag) is true);

    private static bool StartsWith(string? code, string? beginning) =>
        beginning is null || code?.StartsWith(beginning, StringComparison.Ordinal) is true;

    private static WatchReading Entry(WarningRule? entry, SubjectOnDay subject) => (entry is null ? null : subject.IsWarned(entry)) switch
    {
        true => new(WatchSide.Over, null),
        false => new(WatchSide.Under, null),
        null => Nothing,
    };

    private static WatchReading Indicator(Value? value, decimal threshold) => NumberOf(value) is { } number
        ? new(number >= threshold ? WatchSide.Over : WatchSide.Under, number)
        : Nothing;

    private static decimal? NumberOf(Value? value) => value switch
    {
        Value.Int whole => whole.Content,
        Value.Decimal number => number.Content,
        Value.Bool truth => truth.Content ? 1 : 0,
        _ => null,
    };
}
