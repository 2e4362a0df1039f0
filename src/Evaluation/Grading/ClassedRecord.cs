using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Grading;

/// <summary>How a record is classed on a day and what each indicator takes of it, were it inside the window.</summary>
/// <param name="Effect">Its effect; null when its kind is not in the pack.</param>
/// <param name="EffectSource">The clause that classes it.</param>
/// <param name="Taken">Per indicator: null when it does not select the record; an error when it cannot be told; else the value taken.</param>
internal sealed record RecordClass(string? Effect, SourceReference? EffectSource, Value?[] Taken)
{
    /// <summary>Per item of the scorecard: null when it does not select the record; else the points before any come back.</summary>
    public Value?[] Points { get; init; } = [];
}

/// <summary>A record under a pack. How it is classed is kept as long as nothing that matters changes. Not for several threads.</summary>
internal sealed class ClassedRecord(PreparedPack pack, SubjectFacts subject, RecordFacts record)
{
    private const string Basic = "basic";

    private static readonly Value.Bool Present = new(true);

    private RecordClass? kept;
    private PackPeriod? keptPeriod;
    private string? keptStanding;
    private DateOnly keptDay;

    /// <summary>The facts.</summary>
    public RecordFacts Facts => record;

    /// <summary>Its kind; null when the pack has none such.</summary>
    public RecordKind? Kind { get; } = pack.Kind(record.Kind);

    /// <summary>Whether it can count at all.</summary>
    public bool IsLive => Kind is { IsEnabled: true };

    /// <summary>Whether it counts as of an instant rather than inside a window.</summary>
    public bool IsState => Kind is { Temporality: Temporality.State };

    /// <summary>How it is classed on a day.</summary>
    public RecordClass ClassOn(DateOnly day, PackPeriod period)
    {
        var standing = StandingOfRecord.On(record, day);
        if (kept is null || keptPeriod != period || keptStanding != standing || (pack.RecordsDependOnDay && keptDay != day))
        {
            kept = ClassWith(standing, day, period);
            keptPeriod = period;
            (keptStanding, keptDay) = (standing, day);
        }

        return kept;
    }

    /// <summary>Takes over how a record alike in all that is asked was classed on a day with a standing.</summary>
    public void Know(RecordClass found, DateOnly day, PackPeriod period, string standing) =>
        (kept, keptPeriod, keptStanding, keptDay) = (found, period, standing, day);

    /// <summary>How it would be classed on a day with another standing.</summary>
    public RecordClass ClassWith(string standing, DateOnly day, PackPeriod period) => Class(standing, day, period, null);

    /// <summary>The values by its own day that decided on a day how it counts, in the pack's order.</summary>
    public IReadOnlyList<ParameterTrace> ValuesOn(DateOnly day, PackPeriod period)
    {
        if (pack.ByRecord.Count == 0)
        {
            return [];
        }

        var asked = new HashSet<string>(StringComparer.Ordinal);
        Class(StandingOfRecord.On(record, day), day, period, asked);
        return
        [
            .. from parameter in pack.ByRecord
               where asked.Contains(parameter.Id)
               let value = parameter.On(record.Happened)
               where value is not null
               select new ParameterTrace(parameter, value),
        ];
    }

    /// <param name="standing">Its standing.</param>
    /// <param name="day">The day.</param>
    /// <param name="period">The values in force on the day.</param>
    /// <param name="asked">Takes the parameters that bear on the grade; null: nobody wants to know.</param>
    private RecordClass Class(string standing, DateOnly day, PackPeriod period, HashSet<string>? asked)
    {
        var indicators = pack.Pack.Indicators;
        var taken = new Value?[indicators.Count];
        if (Kind is not { } kind)
        {
            return new RecordClass(null, null, taken);
        }

        var bindings = new RecordBindings(subject, period, day, record, standing) { Asked = asked };
        var (effect, source) = EffectOf(kind, bindings);
        bindings.Effect = effect;
        for (var at = 0; at < taken.Length && kind.IsEnabled; at++)
        {
            bindings.Asked = pack.IsUsed[at] ? asked : null;
            taken[at] = Take(indicators[at], bindings);
        }

        bindings.Asked = pack.IsScored ? asked : null;
        return new RecordClass(effect, source, taken) { Points = TakePoints(kind, bindings) };
    }

    /// <summary>The last day up to <paramref name="day"/> on which it was there: the day it happened, or for a state the last day it stood.</summary>
    public DateOnly LastThere(DateOnly day) =>
        !IsState ? record.Happened
        : StandingOfRecord.Stands(StandingOfRecord.On(record, day)) ? day
        : record.Until is { } until && until < day && until > record.Happened ? until
        : record.Happened;

    /// <summary>Whether an event counts otherwise in a period once its last day in effect has passed. Most do not.</summary>
    public bool DependsOnExpiry(PackPeriod period)
    {
        if (record.Until is not { } until || !StandingOfRecord.Stands(record.Standing))
        {
            return false;
        }

        var before = ClassWith(record.Standing, until, period);
        var after = ClassWith(StandingOfRecord.Expired, until, period);
        return Differ(before.Taken, after.Taken, period.Windows) || Differ(before.Points, after.Points, period.ItemWindows);
    }

    /// <summary>Whether a window that ends on <paramref name="day"/> holds it.</summary>
    /// <param name="window">The window.</param>
    /// <param name="startBefore">The day before its first.</param>
    /// <param name="day">Its last day.</param>
    public bool IsWithin(WindowSpan window, DateOnly startBefore, DateOnly day) =>
        record.Happened <= day && window.Kind switch
        {
            WindowKind.Ever => true,
            WindowKind.AsOf => StandingOfRecord.Stands(StandingOfRecord.On(record, day)),
            WindowKind.Cycle or WindowKind.Days or WindowKind.Months or WindowKind.Years or WindowKind.CalendarYears =>
                IsState ? StandingOfRecord.Stands(StandingOfRecord.On(record, day)) : record.Happened > startBefore,
        };

    private static bool Differ(Value?[] before, Value?[] after, WindowSpan[] windows)
    {
        for (var at = 0; at < before.Length; at++)
        {
            if (!Equals(before[at], after[at]) || (before[at] is not null && windows[at].Kind is WindowKind.AsOf))
            {
                return true;
            }
        }

        return false;
    }

    private static (string Effect, SourceReference Source) EffectOf(RecordKind kind, RecordBindings bindings)
    {
        foreach (var rule in kind.Effects)
        {
            if (rule.When is null || rule.When.Evaluate(bindings) is Value.Bool { Content: true })
            {
                return (rule.Effect, rule.Source);
            }
        }

        return (Basic, kind.Source);
    }

    private Value?[] TakePoints(RecordKind kind, RecordBindings bindings)
    {
        if (pack.Pack.Scorecard is not { } scorecard || !kind.IsEnabled)
        {
            return [];
        }

        var points = new Value?[scorecard.Items.Count];
        for (var at = 0; at < points.Length; at++)
        {
            if (scorecard.Items[at] is { Points: { } worth } item)
            {
                points[at] = (item.Where?.Evaluate(bindings) ?? Present) switch
                {
                    Value.Bool { Content: true } => worth.Evaluate(bindings),
                    Value.Error error => error,
                    _ => null,
                };
            }
        }

        return points;
    }

    private static Value? Take(Indicator indicator, RecordBindings bindings) => indicator.Aggregate is Aggregate.Ratio ? null :
        (indicator.Where?.Evaluate(bindings) ?? Present) switch
        {
            Value.Bool { Content: true } => indicator.Of?.Evaluate(bindings) ?? Present,
            Value.Error error => error,
            _ => null,
        };
}
