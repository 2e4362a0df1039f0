using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Xinheng.Evaluation.Models;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Grading;

/// <summary>A pack with what every evaluation under it needs, worked out once. Immutable; shared between threads.</summary>
internal sealed class PreparedPack
{
    private static readonly ConditionalWeakTable<CompiledPack, PreparedPack> Known = [];

    private readonly FrozenDictionary<string, RecordKind> kinds;
    private readonly FrozenDictionary<string, int> indicatorIndex;
    private readonly FrozenDictionary<string, Score> scores;
    private readonly PackPeriod[] periods;

    private PreparedPack(CompiledPack pack)
    {
        Pack = pack;
        kinds = pack.RecordKinds.ToFrozenDictionary(kind => kind.Id, StringComparer.Ordinal);
        indicatorIndex = pack.Indicators.Select((indicator, at) => (indicator.Id, at))
            .ToFrozenDictionary(pair => pair.Id, pair => pair.at, StringComparer.Ordinal);
        var used = new UsedNames(pack);
        scores = pack.Scores.ToFrozenDictionary(score => score.Id, StringComparer.Ordinal);
        IsUsed = [.. pack.Indicators.Select(indicator => used.Has(indicator.Id))];
        IsScored = used.Has("score");
        ValueChanges =
        [
            .. pack.Parameters.Where(parameter => parameter.By is DatedBy.Evaluation).Concat(pack.Scheme is { } scheme ? [scheme.CycleMonths] : [])
                .SelectMany(parameter => parameter.Values).Where(value => value.From is not null).Select(value => value.From.GetValueOrDefault()).Distinct().Order(),
        ];
        ByRecord = [.. pack.Parameters.Where(parameter => parameter.By is DatedBy.Record)];
        periods = [.. ValueChanges.Prepend(DateOnly.MinValue).Select(from => new PackPeriod(pack, from))];
        Results = [.. pack.Results.Select(result => new PreparedResult(result, used.HasResult(result.Id)))];
        SharedDays = new[] { pack.InForceFrom, Timeline.After(pack.InForceThrough) ?? pack.InForceFrom }.Concat(ValueChanges)
            .Concat(Results.SelectMany(result => result.Inner?.SharedDays ?? [])).ToFrozenSet();
        StreakSteps = [.. pack.Indicators.Select((indicator, at) => IsUsed[at] && indicator.Aggregate is Aggregate.StreakWithout ? new StreakSteps(pack, used, indicator) : null)];
        RecordsDependOnDay = RecordConditions(pack).Any(NamesDay);
        HasSteadyIndicators = !RecordsDependOnDay && !pack.Indicators.Any(indicator => indicator.Aggregate is Aggregate.DaysSinceLast or Aggregate.StreakWithout);
        SteadyScores = pack.Scores.Where(IsSteady).Select(score => score.Id).ToFrozenSet(StringComparer.Ordinal);
        SteadyBranches = pack.Tree is { } tree ? [.. tree.Root.Children.Where(node => node.All().All(part => part.Score is not { } score || SteadyScores.Contains(score)))] : [];
        DependsOnDay = RecordsDependOnDay
            || Results.Any(result => result.Inner is { DependsOnDay: true })
            || used.Conditions.Any(NamesDay)
            || pack.Indicators.Any(indicator => indicator.Aggregate is Aggregate.DaysSinceLast && used.Has(indicator.Id))
            || StreakSteps.Any(steps => steps is { Steps: null });
    }

    /// <summary>The pack.</summary>
    public CompiledPack Pack { get; }

    /// <summary>Its scheme.</summary>
    public Scheme Scheme => Pack.Scheme ?? throw new InvalidOperationException($"A grade was asked of the pack {Pack.Id}, which has no scheme.");

    /// <summary>Per indicator: whether a grade rule names it.</summary>
    public bool[] IsUsed { get; }

    /// <summary>Grades from other models, with their packs prepared.</summary>
    public IReadOnlyList<PreparedResult> Results { get; }

    /// <summary>Whether anything but indicators goes into a grade.</summary>
    public bool HasModels => Results.Count > 0 || scores.Count > 0 || Pack.Scorecard is not null || Pack.Tree is not null || Pack.Limits.Count > 0;

    /// <summary>Whether a rule looks at the scorecard's or the tree's score.</summary>
    public bool IsScored { get; }

    /// <summary>Per indicator: the lengths at which a streak that bears on the grade makes a difference; null for other indicators.</summary>
    public IReadOnlyList<StreakSteps?> StreakSteps { get; }

    /// <summary>Whether time brings changes by other ways than records beginning and ending.</summary>
    public bool HasSteps => HasModels || StreakSteps.Any(steps => steps is not null);

    /// <summary>Days on which some parameter that goes by the evaluation date gets another value, ascending.</summary>
    public IReadOnlyList<DateOnly> ValueChanges { get; }

    /// <summary>Days on which time changes something for every subject alike: values change, or a pack begins or ends; those of packs whose results it takes too.</summary>
    public FrozenSet<DateOnly> SharedDays { get; }

    /// <summary>Parameters that go by the day of each record, in the pack's order.</summary>
    public IReadOnlyList<Parameter> ByRecord { get; }

    /// <summary>Whether how a record counts can differ from one day to the next without anything ending.</summary>
    public bool RecordsDependOnDay { get; }

    /// <summary>Whether every indicator stays the same until a record happens, ends or leaves a window, or a parameter changes.</summary>
    public bool HasSteadyIndicators { get; }

    /// <summary>Scores made of indicators, parameters and the subject's own facts alone, through other scores too.</summary>
    public FrozenSet<string> SteadyScores { get; }

    /// <summary>The branches right below the root of the tree that are made of such scores alone.</summary>
    public IReadOnlyList<TreeNode> SteadyBranches { get; }

    /// <summary>Whether a grade can differ from one day to the next without a record leaving a window.</summary>
    public bool DependsOnDay { get; }

    /// <summary>The pack, prepared to give grades; the same object for the same pack.</summary>
    /// <exception cref="ArgumentException">The pack has no scheme.</exception>
    public static PreparedPack Of(CompiledPack pack) =>
        pack.Scheme is null
            ? throw new ArgumentException($"The pack {pack.Id} has no scheme: it gives no grades.", nameof(pack))
            : OfTables(pack);

    /// <summary>The pack, prepared for its tables, whether it gives grades or not.</summary>
    public static PreparedPack OfTables(CompiledPack pack) => Known.GetValue(pack, static unprepared => new PreparedPack(unprepared));

    /// <summary>The score with this id; null when the pack has none.</summary>
    public Score? ScoreOf(string id) => scores.GetValueOrDefault(id);

    /// <summary>The kind with this id; null when the pack has none.</summary>
    public RecordKind? Kind(string id) => kinds.GetValueOrDefault(id);

    /// <summary>An indicator's place; −1 when the pack has none with this id.</summary>
    public int IndexOfIndicator(string id) => indicatorIndex.GetValueOrDefault(id, -1);

    /// <summary>The values that hold on a day.</summary>
    public PackPeriod PeriodOf(DateOnly day)
    {
        var last = periods.Length - 1;
        while (last > 0 && periods[last].From > day)
        {
            last--;
        }

        return periods[last];
    }

    /// <summary>The periods that begin after a day, and the one it lies in.</summary>
    public IEnumerable<PackPeriod> PeriodsFrom(DateOnly day) =>
        periods.Where(period => period.From > day).Prepend(PeriodOf(day));

    /// <summary>Whether the policy is in force on a day.</summary>
    public bool IsInForce(DateOnly day) => day >= Pack.InForceFrom && !(day > Pack.InForceThrough);

    /// <summary>A letter's place on the scale, 0 the best; null for no letter.</summary>
    public int? Rank(string? letter)
    {
        for (var at = 0; at < Scheme.Scale.Count; at++)
        {
            if (Scheme.Scale[at].Letter == letter)
            {
                return at;
            }
        }

        return null;
    }

    private static IEnumerable<Condition> RecordConditions(CompiledPack pack) =>
        pack.RecordKinds.SelectMany(kind => kind.Effects).Select(effect => effect.When)
            .Concat(pack.Indicators.Select(indicator => indicator.Where))
            .Concat(pack.Indicators.Select(indicator => indicator.Of))
            .Concat((pack.Scorecard?.Items ?? []).SelectMany(item => new[] { item.Where, item.Points }))
            .OfType<Condition>();

    /// <summary>A score names only scores above it.</summary>
    private bool IsSteady(Score score) => score.Of.References.All(name =>
        name is not { Variable: "as_of" or "results" or "score" } && (name.Field is not null || ScoreOf(name.Variable) is not { } other || IsSteady(other)));

    private static bool NamesDay(Condition condition) => condition.References.Any(reference => reference.Variable == "as_of");
}
