using Xinheng.Evaluation.Models;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Grading;

/// <summary>What a day gives.</summary>
/// <param name="Letter">The grade; null when there is none.</param>
/// <param name="Rule">The rule that gave it; null when none did.</param>
/// <param name="Indicators">The indicators' values in the pack's order.</param>
/// <param name="Open">Why there is no letter; null when there is one.</param>
internal sealed record DayOutcome(string? Letter, GradeRule? Rule, Value[] Indicators, OpenReason? Open)
{
    /// <summary>What models gave; null when the pack has none.</summary>
    public DayModels? Models { get; init; }

    /// <summary>The limits with what they did, in the order they were asked; empty when no rule gave a letter.</summary>
    public IReadOnlyList<LimitTrace> Limits { get; init; } = [];
}

/// <summary>Why a day gives no letter.</summary>
internal enum OpenReason
{
    /// <summary>The policy is not in force.</summary>
    NotInForce,

    /// <summary>No rule holds.</summary>
    Gap,

    /// <summary>A rule could not be decided.</summary>
    Undecided,

    /// <summary>Rules with different grades hold, and the pack does not say which prevails.</summary>
    Overlap,
}

/// <summary>
/// A subject with its records under a pack, to be evaluated on any day not before the one the facts were taken on.
/// All that decides a grade is here; explaining and population runs both go through it. Not for several threads.
/// </summary>
internal sealed class SubjectEvaluation(PreparedPack pack, SubjectFacts subject, ClassedRecord[] records)
{
    /// <summary>What an indicator is whose window has no length in force.</summary>
    public static readonly Value.Error NoWindow = new(
        "no-window", new LocalText("评价日没有生效的窗口长度", "No length of the window is in force on the evaluation date"));

    private SubjectResults? results;

    /// <summary>The pack.</summary>
    public PreparedPack Pack => pack;

    /// <summary>The subject.</summary>
    public SubjectFacts Subject => subject;

    /// <summary>Its records by day and number.</summary>
    public ClassedRecord[] Records => records;

    /// <summary>Grades from other models; they look at the same facts.</summary>
    public SubjectResults Results => results ??= new SubjectResults(this);

    /// <summary>What is remembered of indicators and scores; null where nothing is yet, or every day can bring others.</summary>
    public SteadyValues? Steady { get; private set; }

    /// <summary>Takes facts in any order.</summary>
    public static SubjectEvaluation Of(PreparedPack pack, SubjectFacts subject, IReadOnlyList<RecordFacts> facts)
    {
        var records = new ClassedRecord[facts.Count];
        for (var at = 0; at < records.Length; at++)
        {
            records[at] = new ClassedRecord(pack, subject, facts[at]);
        }

        Array.Sort(records, static (a, b) =>
            (a.Facts.Happened, a.Facts.Record).CompareTo((b.Facts.Happened, b.Facts.Record)));
        return new SubjectEvaluation(pack, subject, records);
    }

    /// <summary>The grade on a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="score">A score to go by in place of the scorecard's or the tree's; null: theirs.</param>
    public DayOutcome On(DateOnly day, Value? score = null) => Decide(day, Values(day, pack.PeriodOf(day)), score);

    /// <summary>The grade that indicators' values give on a day, whatever the records say of them.</summary>
    /// <param name="day">The day.</param>
    /// <param name="values">The indicators' values in the pack's order.</param>
    /// <param name="score">A score to go by in place of the scorecard's or the tree's; null: theirs.</param>
    public DayOutcome Decide(DateOnly day, Value[] values, Value? score = null)
    {
        var bindings = new RuleBindings(this, day, values, score);
        if (!pack.IsInForce(day))
        {
            return new DayOutcome(null, null, values, OpenReason.NotInForce) { Models = bindings.Models };
        }

        var outcome = pack.Pack.Precedence is Precedence.FirstMatch ? FirstThatHolds(values, bindings) : TheOnlyLetter(values, bindings);
        return bindings.Models is { } models ? Limits.Hold(pack, outcome, bindings) with { Models = models } : outcome;
    }

    /// <summary>What conditions about the subject as a whole see on a day.</summary>
    public RuleBindings BindingsOn(DateOnly day) => new(this, day, Values(day, pack.PeriodOf(day)));

    /// <summary>The letter on a day; null when there is none.</summary>
    public string? LetterOn(DateOnly day) => pack.IsInForce(day) ? On(day).Letter : null;

    private Value[] Values(DateOnly day, PackPeriod period) =>
        pack.HasSteadyIndicators ? (Steady ??= new SteadyValues(pack, records)).On(day, period, () => Work(day, period)) : Work(day, period);

    private Value[] Work(DateOnly day, PackPeriod period)
    {
        var indicators = pack.Pack.Indicators;
        var tallies = new Tally[indicators.Count];
        Span<DateOnly> starts = tallies.Length <= 64 ? stackalloc DateOnly[tallies.Length] : new DateOnly[tallies.Length];
        for (var at = 0; at < tallies.Length && records.Length > 0; at++)
        {
            starts[at] = period.Windows[at].StartBefore(day);
        }

        foreach (var record in records)
        {
            if (record.IsLive)
            {
                Count(record, day, period, starts, tallies);
            }
        }

        var values = new Value[tallies.Length];
        for (var at = 0; at < values.Length; at++)
        {
            if (indicators[at].Aggregate is Aggregate.StreakWithout && subject.Registered <= day)
            {
                tallies[at].BeginAt(subject.Registered.GetValueOrDefault());
            }

            values[at] = period.Windows[at].IsOpen ? NoWindow : tallies[at].Result(indicators[at], day);
        }

        Ratios.Fill(pack, values);
        return values;
    }

    private void Count(ClassedRecord record, DateOnly day, PackPeriod period, ReadOnlySpan<DateOnly> starts, Tally[] tallies)
    {
        var taken = record.ClassOn(day, period).Taken;
        for (var at = 0; at < tallies.Length; at++)
        {
            if (taken[at] is { } value && record.IsWithin(period.Windows[at], starts[at], day))
            {
                var aggregate = pack.Pack.Indicators[at].Aggregate;
                tallies[at].Add(aggregate, value, aggregate is Aggregate.StreakWithout ? record.LastThere(day) : record.Facts.Happened);
            }
        }
    }

    private DayOutcome FirstThatHolds(Value[] values, RuleBindings bindings)
    {
        foreach (var rule in pack.Pack.Grades)
        {
            var outcome = rule.When.Evaluate(bindings);
            if (outcome is Value.Bool { Content: true })
            {
                return new DayOutcome(rule.Letter, rule, values, null);
            }

            // A rule that cannot be decided may be the one that holds: nothing after it can be trusted.
            if (outcome is not Value.Bool)
            {
                return new DayOutcome(null, null, values, OpenReason.Undecided);
            }
        }

        return new DayOutcome(null, null, values, OpenReason.Gap);
    }

    private DayOutcome TheOnlyLetter(Value[] values, RuleBindings bindings)
    {
        GradeRule? found = null;
        foreach (var rule in pack.Pack.Grades)
        {
            var outcome = rule.When.Evaluate(bindings);
            if (outcome is not Value.Bool { Content: var holds })
            {
                return new DayOutcome(null, null, values, OpenReason.Undecided);
            }

            if (holds && found is not null && found.Letter != rule.Letter)
            {
                return new DayOutcome(null, null, values, OpenReason.Overlap);
            }

            found = holds ? found ?? rule : found;
        }

        return new DayOutcome(found?.Letter, found, values, found is null ? OpenReason.Gap : null);
    }
}
