using Xinheng.Policy.Conditions;
using Xinheng.Policy.Linting;
using Xunit;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Tests.Linting;

/// <summary>A pack in the making: Langfang's kinds and scale, with the indicators and rules a test writes.</summary>
internal sealed class Draft
{
    private static readonly SourceReference source = new("langfang-2023", "三(五)");
    private static readonly string[] severePenalties = ["permit-suspended", "qualification-lowered", "permit-revoked"];
    private static readonly string[] penaltyKinds = ["warning", "fine", "licence-revoked", .. severePenalties];

    private readonly List<Parameter> parameters =
    [
        new("severe_penalties", new("严重处罚种类", "severe penalties"), null, [new(null, Texts(severePenalties), source)]),
    ];

    private readonly List<(string Id, Aggregate Aggregate, string Where, WindowKind Within, string? Of)> indicators = [];
    private readonly List<(string Letter, string When)> rules = [];
    private readonly List<Ruling> rulings = [];
    private Precedence precedence = Precedence.FirstMatch;
    private GapHandling gap = GapHandling.Review;
    private string[] scale = ["A", "B", "C", "D"];

    /// <summary>The rules as the document words them.</summary>
    public static Draft LangfangLiterally() => new Draft().Parameter("general_limit", 5)
        .Count("general_count", "record.effect == 'general' && record.standing == 'effective'")
        .Count("severe_count", "record.effect == 'severe' && record.standing == 'effective'")
        .Exists("grave_consequence", "record.grave_consequence == 'yes' && record.effect in ['general', 'severe'] && record.standing == 'effective'")
        .Unordered()
        .Rule("A", "general_count == 0 && severe_count == 0")
        .Rule("B", "general_count >= 1 && general_count <= params.general_limit && severe_count == 0 && !grave_consequence")
        .Rule("C", "general_count > params.general_limit || severe_count > 0")
        .Rule("D", "subject.licence == 'revoked'");

    /// <summary>The same with every open point settled by a ruling.</summary>
    public static Draft LangfangResolved() => new Draft().Parameter("general_limit", 5)
        .Count("general_events", "record.effect == 'general' && record.standing == 'effective' && record.kind in ['penalty', 'judgment']")
        .Count("general_states", "record.effect == 'general' && record.standing == 'effective' && record.kind in ['abnormal-operation', 'serious-list']", WindowKind.AsOf)
        .Count("severe_events", "record.effect == 'severe' && record.standing == 'effective' && record.kind in ['penalty', 'judgment']")
        .Count("severe_states", "record.effect == 'severe' && record.standing == 'effective' && record.kind in ['abnormal-operation', 'serious-list']", WindowKind.AsOf)
        .Exists("grave_consequence", "record.grave_consequence == 'yes' && record.effect in ['general', 'severe'] && record.standing == 'effective'", WindowKind.Ever)
        .Rule("D", "subject.licence == 'revoked'")
        .Rule("C", "general_events + general_states > params.general_limit || severe_events + severe_states > 0")
        .Rule("B", "general_events + general_states > 0 && !grave_consequence")
        .Rule("A", "general_events + general_states == 0")
        .Settle("L1").Settle("L2").Settle("L9");

    public Draft Count(string id, string where, WindowKind within = WindowKind.Cycle) => Add(id, Aggregate.Count, where, within, null);

    public Draft Exists(string id, string where, WindowKind within = WindowKind.Cycle) => Add(id, Aggregate.Exists, where, within, null);

    public Draft Add(string id, Aggregate aggregate, string where, WindowKind within, string? of)
    {
        indicators.Add((id, aggregate, where, within, of));
        return this;
    }

    public Draft Rule(string letter, string when)
    {
        rules.Add((letter, when));
        return this;
    }

    public Draft Settle(string check)
    {
        rulings.Add(new($"ruling-{check}", check, new("裁定", "ruling"), new("理由", "reason"), source));
        return this;
    }

    public Draft Unordered()
    {
        precedence = Precedence.Unstated;
        return this;
    }

    public Draft RefuseGaps()
    {
        gap = GapHandling.Refuse;
        return this;
    }

    public Draft Scale(params string[] letters)
    {
        scale = letters;
        return this;
    }

    public Draft Parameter(string id, params (DateOnly? From, long Value)[] values)
    {
        parameters.Add(new(id, new(id, id), "records", [.. values.Select(value => new DatedValue(value.From, new Value.Int(value.Value), source))]));
        return this;
    }

    public Draft Parameter(string id, long value) => Parameter(id, (null, value));

    public IReadOnlyList<Diagnostic> Lint() => PackLinter.Check(Compile());

    public CompiledPack Compile()
    {
        var records = Shape("record",
            ("kind", ValueType.Text, false, ["penalty", "judgment", "abnormal-operation", "serious-list"]),
            ("effect", ValueType.Text, false, ["basic", "general", "severe"]),
            ("standing", ValueType.Text, false, ["effective", "repaired", "lifted"]),
            ("grave_consequence", ValueType.Text, false, ["yes", "no", "unknown"]),
            ("penalties", new ValueType.ListOf(ValueType.Text), false, penaltyKinds),
            ("happened", ValueType.Date, false, null),
            ("until", ValueType.Date, true, null),
            ("amount_fen", ValueType.Int, true, null));
        var subject = Shape("subject",
            ("licence", ValueType.Text, false, ["active", "revoked", "cancelled"]),
            ("industry", ValueType.Text, true, null),
            ("tags", new ValueType.ListOf(ValueType.Text), false, null));
        var shapes = new Dictionary<string, ValueType>
        {
            ["record"] = records,
            ["subject"] = subject,
            ["as_of"] = ValueType.Date,
            ["params"] = Shape("params", [.. parameters.Select(p => (p.Id, p.Values[0].Value is Value.List ? new ValueType.ListOf(ValueType.Text) : ValueType.Int, false, (IReadOnlyList<string>?)null))]),
        };
        var bound = indicators.Select(i => Bind(i, new(shapes))).ToList();
        var names = new Dictionary<string, ValueType>(shapes);
        names.Remove("record");
        bound.ForEach(indicator => names.Add(indicator.Id, indicator.Aggregate == Aggregate.Exists ? ValueType.Bool : ValueType.Int));
        var optional = bound.Where(i => i.Aggregate is Aggregate.Max or Aggregate.Min or Aggregate.DaysSinceLast).Select(i => i.Id).ToHashSet();
        var vocabulary = new Vocabulary(names) { OptionalVariables = optional };
        return new()
        {
            Id = "test/pack",
            Version = "1",
            Fingerprint = "",
            Title = new("测试", "test"),
            Issuer = new("测试", "test"),
            Territory = "131000",
            InForceFrom = new(2023, 1, 19),
            Documents = [],
            Parameters = parameters,
            RecordKinds = Kinds(new(shapes)),
            Indicators = bound,
            Scheme = new()
            {
                Id = "test",
                Title = new("测试", "test"),
                Scale = [.. scale.Select(letter => new ScaleStep(letter, new(letter, letter), source))],
                CycleMonths = new("cycle_months", new("评价周期", "cycle"), "months", [new(null, new Value.Int(12), source)]),
                Planes = ["internal"],
                Source = source,
            },
            Grades = [.. rules.Select((rule, at) => new GradeRule(at + 1, rule.Letter, Read(rule.When, vocabulary, $"grades.yaml", at + 1), source, null, new(rule.Letter, rule.Letter)))],
            Precedence = precedence,
            Gap = gap,
            Rulings = rulings,
        };
    }

    private static Indicator Bind((string Id, Aggregate Aggregate, string Where, WindowKind Within, string? Of) draft, Vocabulary vocabulary) => new()
    {
        Id = draft.Id,
        Title = new(draft.Id, draft.Id),
        Aggregate = draft.Aggregate,
        Where = Read(draft.Where, vocabulary, "indicators.yaml", 1),
        Of = draft.Of is null ? null : Condition.Read(draft.Of, vocabulary, ValueType.Int, span: null).Condition,
        Within = new(draft.Within, null),
        Source = source,
    };

    private static Condition Read(string text, Vocabulary vocabulary, string file, int line)
    {
        var reading = Condition.Read(text, vocabulary, ValueType.Bool, new SourceSpan(file, line, 1, text.Length));
        Assert.Empty(reading.Diagnostics);
        return reading.Condition!; // there is one when nothing is wrong
    }

    private static List<RecordKind> Kinds(Vocabulary vocabulary) =>
    [
        Kind("penalty", Temporality.Event,
            new EffectRule("severe", Read("record.penalties.exists(p, p in params.severe_penalties)", vocabulary, "kinds.yaml", 1), source),
            new EffectRule("general", null, source)),
        Kind("judgment", Temporality.Event, new EffectRule("general", null, source)),
        Kind("abnormal-operation", Temporality.State, new EffectRule("general", null, source)),
        Kind("serious-list", Temporality.State, new EffectRule("severe", null, source)),
    ];

    private static RecordKind Kind(string id, Temporality temporality, params EffectRule[] effects) => new()
    {
        Id = id,
        Title = new(id, id),
        Category = "administrative",
        CategoryTitle = new("行政", "administrative"),
        Temporality = temporality,
        Effects = effects,
        Source = source,
    };

    private static ValueType.Shape Shape(string name, params (string Name, ValueType Type, bool IsOptional, IReadOnlyList<string>? Values)[] fields) =>
        new(name, fields.ToDictionary(f => f.Name, f => new FieldType(f.Type, f.IsOptional, f.Values, new(f.Name, f.Name))));

    private static Value.List Texts(IEnumerable<string> texts) => new([.. texts.Select(text => new Value.Text(text))]);
}
