using System.Collections.Frozen;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Grading;

/// <summary>A stretch of days on which no parameter of a pack changes, with the values that hold then.</summary>
internal sealed class PackPeriod
{
    /// <summary>Longest window; beyond it lengths mean "all time" and would only overflow the calendar.</summary>
    private const long LongestWindow = 4_000_000;

    private static readonly Value.Error NoValue = new(
        "no-value", new LocalText("该参数在评价日没有生效的取值", "The parameter has no value in force on the evaluation date"));

    private readonly FrozenDictionary<string, Value> values;
    private readonly FrozenDictionary<string, Parameter> byRecord;

    public PackPeriod(CompiledPack pack, DateOnly from)
    {
        From = from;
        byRecord = pack.Parameters.Where(parameter => parameter.By is DatedBy.Record)
            .ToFrozenDictionary(parameter => parameter.Id, StringComparer.Ordinal);
        values = pack.Parameters.Where(parameter => parameter.By is DatedBy.Evaluation).ToFrozenDictionary(
            parameter => parameter.Id, parameter => parameter.On(from)?.Value ?? NoValue, StringComparer.Ordinal);
        var cycle = Whole(pack.Scheme?.CycleMonths.On(from)?.Value);
        ResultSpans = [.. pack.Results.Select(Span)];
        ItemWindows = [.. (pack.Scorecard?.Items ?? []).Select(item => Window(item.Within, cycle))];
        Windows = [.. pack.Indicators.Select(indicator => Window(indicator.Within, cycle))];
    }

    /// <summary>First day.</summary>
    public DateOnly From { get; }

    /// <summary>The indicators' windows in the pack's order.</summary>
    public WindowSpan[] Windows { get; }

    /// <summary>The windows of the scorecard's items in the pack's order.</summary>
    public WindowSpan[] ItemWindows { get; }

    /// <summary>For each result how long it is good; without an end where the pack sets none.</summary>
    public WindowSpan[] ResultSpans { get; }

    /// <summary>The value of a parameter that goes by the evaluation date.</summary>
    public Value Parameter(string id) => values.GetValueOrDefault(id, NoValue);

    /// <summary>A parameter's value for a record that happened on a day.</summary>
    public Value Parameter(string id, DateOnly happened) =>
        byRecord.GetValueOrDefault(id) is { } parameter ? parameter.On(happened)?.Value ?? NoValue : Parameter(id);

    /// <summary>The value of an expression over parameters.</summary>
    public Value Compute(Condition expression) => expression.Evaluate(new ParameterBindings(this));

    private WindowSpan Span(ModelResult result) => result.ValidMonths is { } months
        ? new WindowSpan(WindowKind.Months, Whole(months.Evaluate(new ParameterBindings(this))))
        : new WindowSpan(WindowKind.Ever, 0);

    private WindowSpan Window(Window window, int? cycle) => window.Kind switch
    {
        WindowKind.Cycle => new WindowSpan(window.Kind, cycle),
        WindowKind.AsOf or WindowKind.Ever => new WindowSpan(window.Kind, 0),
        WindowKind.Days or WindowKind.Months or WindowKind.Years or WindowKind.CalendarYears =>
            new WindowSpan(window.Kind, Whole(window.Length?.Evaluate(new ParameterBindings(this)))),
    };

    private static int? Whole(Value? value) =>
        value is Value.Int { Content: >= 0 } whole ? (int)Math.Min(whole.Content, LongestWindow) : null;

    /// <summary>Only parameters can be named in the length of a window.</summary>
    private sealed class ParameterBindings(PackPeriod period) : Bindings
    {
        public override Value Get(string variable) => NoValue;

        public override Value Get(string variable, string field) => variable == "params" ? period.Parameter(field) : NoValue;
    }
}
