using Xinheng.Evaluation.Models;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Grading;

/// <summary>Answers what conditions ask about a subject, the parameters and the day.</summary>
internal abstract class FactBindings(SubjectFacts subject, PackPeriod period, DateOnly day) : Bindings
{
    private static readonly Value.List EmptyList = new([]);

    /// <inheritdoc/>
    public override Value Get(string variable) =>
        variable == "as_of" ? new Value.Date(day) : Unknown(variable);

    /// <inheritdoc/>
    public override Value Get(string variable, string field) => variable switch
    {
        "params" => Parameter(field),
        "subject" => Subject(field),
        _ => Unknown($"{variable}.{field}"),
    };

    /// <summary>The values in force on the day.</summary>
    protected PackPeriod Period => period;

    /// <summary>The value of a parameter.</summary>
    protected virtual Value Parameter(string id) => period.Parameter(id);

    /// <summary>A text, or absence.</summary>
    protected static Value Text(string? text) => text is null ? Value.Null.Instance : new Value.Text(text);

    /// <summary>A date, or absence.</summary>
    protected static Value Date(DateOnly? date) => date is { } present ? new Value.Date(present) : Value.Null.Instance;

    /// <summary>A list of texts.</summary>
    protected static Value Texts(IReadOnlyList<string> texts) =>
        texts.Count == 0 ? EmptyList : new Value.List([.. texts.Select(text => new Value.Text(text))]);

    /// <summary>A checked condition names nothing outside its vocabulary; reaching this is a pack compiled for another vocabulary.</summary>
    protected static Value Unknown(string name) =>
        new Value.Error("unknown-name", new LocalText($"没有名为 {name} 的事实", $"There is no fact named {name}"));

    private Value Subject(string field) => field switch
    {
        "licence" => new Value.Text(subject.Licence),
        "kind" => new Value.Text(subject.Kind),
        "division" => Text(subject.Division),
        "industry" => Text(subject.Industry),
        "registered" => Date(subject.Registered),
        "state_owned" => new Value.Text(subject.StateOwned),
        "tags" => Texts(subject.Tags),
        _ => Unknown($"subject.{field}"),
    };
}

/// <summary>What the conditions of effects and indicators see: one record beside the subject.</summary>
internal sealed class RecordBindings(SubjectFacts subject, PackPeriod period, DateOnly day, RecordFacts record, string standing)
    : FactBindings(subject, period, day)
{
    /// <summary>The record's effect once it is known; until then absent.</summary>
    public string? Effect { get; set; }

    /// <summary>Takes the names of the parameters asked for; null: nobody wants to know.</summary>
    public HashSet<string>? Asked { get; set; }

    /// <inheritdoc/>
    public override Value Get(string variable, string field) =>
        variable == "record" ? Record(field) : base.Get(variable, field);

    /// <inheritdoc/>
    protected override Value Parameter(string id)
    {
        Asked?.Add(id);
        return Period.Parameter(id, record.Happened);
    }

    private Value Record(string field) => field switch
    {
        "kind" => new Value.Text(record.Kind),
        "effect" => Text(Effect),
        "standing" => new Value.Text(standing),
        "happened" => new Value.Date(record.Happened),
        "until" => Date(record.Until),
        "penalties" => Texts(record.Penalties),
        "amount_fen" => record.AmountFen is { } fen ? new Value.Int(fen) : Value.Null.Instance,
        "issuer" => Text(record.Issuer),
        "document" => Text(record.Document),
        "grave_consequence" => new Value.Text(record.GraveConsequence),
        _ => Unknown($"record.{field}"),
    };
}

/// <summary>What the conditions of grade rules see: the indicators and what models give, beside the subject.</summary>
internal sealed class RuleBindings : FactBindings
{
    private readonly PreparedPack pack;
    private readonly Value[] indicators;

    public RuleBindings(SubjectEvaluation evaluation, DateOnly day, Value[] indicators, Value? score = null)
        : base(evaluation.Subject, evaluation.Pack.PeriodOf(day), day)
    {
        pack = evaluation.Pack;
        this.indicators = indicators;
        Models = pack.HasModels ? new DayModels(evaluation, day, this, indicators, score) : null;
    }

    /// <summary>What models give on the day; null when the pack has none.</summary>
    public DayModels? Models { get; }

    /// <inheritdoc/>
    public override Value Get(string variable) =>
        pack.IndexOfIndicator(variable) is >= 0 and var at ? indicators[at]
        : Models?.Score(variable) ?? base.Get(variable);

    /// <inheritdoc/>
    public override Value Get(string variable, string field) =>
        variable == "results" && Models is not null ? Models.Result(field) : base.Get(variable, field);
}
