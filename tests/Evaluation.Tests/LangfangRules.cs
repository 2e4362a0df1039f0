using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Evaluation.Tests;

/// <summary>
/// Langfang's rules as a pack made in code, so that what is tested here is the evaluation and not the reading of packs.
/// Penalties are events; lists and arrears are states.
/// </summary>
internal static class LangfangRules
{
    private static readonly SourceReference Clause = new("langfang-2023", "三(五)");

    private static readonly ValueType Text = ValueType.Text;
    private static readonly ValueType Whole = ValueType.Int;
    private static readonly ValueType Truth = ValueType.Bool;
    private static readonly ValueType Day = ValueType.Date;
    private static readonly ValueType Texts = new ValueType.ListOf(Text);
    private static readonly Lazy<CompiledPack> Made = new(() => With());

    public static CompiledPack Pack => Made.Value;

    /// <summary>The rules, changed as a test needs.</summary>
    public static CompiledPack With(
        IReadOnlyList<DatedValue>? limit = null, IReadOnlyList<DatedValue>? cycle = null, DateOnly? through = null,
        Precedence precedence = Precedence.FirstMatch, IReadOnlyList<(string Letter, string When)>? rules = null,
        IReadOnlyList<Indicator>? more = null)
    {
        var indicators = Indicators().Concat(more ?? []).ToList();
        return new CompiledPack
        {
            Id = "test/langfang",
            Version = "1",
            Fingerprint = "f",
            Title = Words("廊坊", "Langfang"),
            Issuer = Words("廊坊", "Langfang"),
            Territory = "131000",
            InForceFrom = new DateOnly(2023, 1, 19),
            InForceThrough = through,
            Documents = [],
            Parameters =
            [
                new Parameter("limit", Words("上限", "limit"), "records", limit ?? [Dated(5)]),
                new Parameter("cycle_months", Words("周期", "cycle"), "months", cycle ?? [Dated(12)]),
            ],
            RecordKinds = Kinds(),
            Indicators = indicators,
            Scheme = Scheme(cycle ?? [Dated(12)]),
            Grades = [.. (rules ?? Rules).Select((rule, at) => Rule(at + 1, rule.Letter, rule.When, indicators))],
            Precedence = precedence,
            Rulings = [new Ruling("grave", "L1", Words("人工", "review"), Words("缺口", "gap"), Clause)],
        };
    }

    /// <summary>The rules with repair terms for penalties, which may name the record and the parameters.</summary>
    public static CompiledPack WithTerms(params (string? From, string? Through, string? When, int? Months)[] terms)
    {
        var pack = With();
        IReadOnlyList<RepairTerm> read = [.. terms.Select(Term)];
        return pack with { RecordKinds = [.. pack.RecordKinds.Select(kind => kind.Id == "penalty" ? kind with { RepairTerms = read } : kind)] };
    }

    public static DatedValue Dated(long value, string? from = null) =>
        new(from is null ? null : DateOnly.Parse(from), new Value.Int(value), Clause);

    public static Indicator Indicator(string id, Aggregate aggregate, string? where, WindowKind within, string? of = null, string? length = null) => new()
    {
        Id = id,
        Title = Words(id, id),
        Aggregate = aggregate,
        Where = where is null ? null : Read(where, OfRecords, Truth),
        Of = of is null ? null : Read(of, OfRecords, null),
        Within = new Window(within, length is null ? null : Read(length, OfRecords, Whole)),
        Source = Clause,
    };

    private static readonly IReadOnlyList<(string Letter, string When)> Rules =
    [
        ("D", "subject.licence == 'revoked'"),
        ("C", "events + states > params.limit || severe_events > 0 || listed"),
        ("B", "events + states >= 1 && events + states <= params.limit && !grave"),
        ("A", "events + states == 0 && severe_events == 0 && !listed"),
    ];

    private static RepairTerm Term((string? From, string? Through, string? When, int? Months) term) => new()
    {
        From = term.From is null ? null : DateOnly.Parse(term.From),
        Through = term.Through is null ? null : DateOnly.Parse(term.Through),
        When = term.When is null ? null : Read(term.When, OfRecords, Truth),
        Months = term.Months,
        Source = new("repair-2026", "九"),
    };

    private static Vocabulary OfRecords => new(new Dictionary<string, ValueType>
    {
        ["record"] = Shape("record", ("kind", Text), ("effect", Text), ("standing", Text), ("happened", Day), ("penalties", Texts), ("grave_consequence", Text), ("amount_fen", Whole)),
        ["subject"] = Subject,
        ["params"] = Params,
        ["as_of"] = Day,
    });

    private static ValueType.Shape Subject => Shape("subject", ("licence", Text), ("kind", Text), ("registered", Day), ("tags", Texts));

    private static ValueType.Shape Params => Shape("params", ("limit", Whole), ("cycle_months", Whole));

    private static Indicator[] Indicators() =>
    [
        Indicator("events", Aggregate.Count, "record.effect == 'general' && record.kind == 'penalty' && !(record.standing in ['repaired', 'withdrawn'])", WindowKind.Cycle),
        Indicator("states", Aggregate.Count, "record.effect == 'general' && record.kind == 'tax-arrears'", WindowKind.AsOf),
        Indicator("severe_events", Aggregate.Count, "record.effect == 'severe' && record.kind == 'penalty' && !(record.standing in ['repaired', 'withdrawn'])", WindowKind.Cycle),
        Indicator("listed", Aggregate.Exists, "record.effect == 'severe' && record.kind == 'serious-list'", WindowKind.AsOf),
        Indicator("grave", Aggregate.Exists, "record.effect == 'general' && record.grave_consequence == 'yes' && !(record.standing in ['repaired', 'withdrawn'])", WindowKind.Cycle),
    ];

    private static RecordKind[] Kinds() =>
    [
        Kind("penalty", Temporality.Event, new EffectRule("severe", Read("'permit-revoked' in record.penalties", OfRecords, Truth), Clause), new EffectRule("general", null, Clause)),
        Kind("permit", Temporality.Event),
        Kind("tax-arrears", Temporality.State, new EffectRule("general", null, Clause)),
        Kind("serious-list", Temporality.State, new EffectRule("severe", null, Clause)),
        Kind("contract-breach", Temporality.Event, new EffectRule("general", null, Clause)) with { IsEnabled = false },
    ];

    private static RecordKind Kind(string id, Temporality temporality, params EffectRule[] effects) => new()
    {
        Id = id,
        Title = Words(id, id),
        Category = "administrative",
        CategoryTitle = Words("行政", "administrative"),
        Temporality = temporality,
        Effects = effects,
        Source = Clause,
    };

    private static Scheme Scheme(IReadOnlyList<DatedValue> cycle) => new()
    {
        Id = "langfang-public-credit",
        Title = Words("廊坊公共信用", "Langfang public credit"),
        Scale = [.. new[] { "A", "B", "C", "D" }.Select(letter => new ScaleStep(letter, Words(letter, letter), Clause))],
        CycleMonths = new Parameter("cycle_months", Words("周期", "cycle"), "months", cycle),
        Planes = ["internal", "subject"],
        Source = Clause,
    };

    private static GradeRule Rule(int number, string letter, string when, IReadOnlyList<Indicator> indicators)
    {
        var variables = new Dictionary<string, ValueType> { ["subject"] = Subject, ["params"] = Params, ["as_of"] = Day };
        foreach (var indicator in indicators)
        {
            variables[indicator.Id] = indicator.Aggregate is Aggregate.Exists ? Truth : Whole;
        }

        var vocabulary = new Vocabulary(variables)
        {
            OptionalVariables = indicators.Where(indicator => indicator.Aggregate is Aggregate.Max or Aggregate.Min or Aggregate.DaysSinceLast)
                .Select(indicator => indicator.Id).ToHashSet(),
        };
        return new GradeRule(number, letter, Read(when, vocabulary, Truth), Clause, null, Words(letter, letter));
    }

    private static Condition Read(string text, Vocabulary vocabulary, ValueType? expected)
    {
        var reading = Condition.Read(text, vocabulary, expected, (SourceSpan?)null);
        return reading.Condition ?? throw new InvalidOperationException(string.Join("; ", reading.Diagnostics.Select(one => one.Message.En)));
    }

    private static ValueType.Shape Shape(string name, params (string Name, ValueType Type)[] fields) => new(
        name, fields.ToDictionary(field => field.Name, field => new FieldType(field.Type, field.Name is "amount_fen" or "registered", null, Words(field.Name, field.Name))));

    private static LocalText Words(string zh, string en) => new(zh, en);
}
