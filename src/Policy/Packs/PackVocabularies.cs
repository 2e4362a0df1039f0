using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Packs;

/// <summary>What the conditions of a pack may name, by where they stand.</summary>
internal sealed class PackVocabularies
{
    private readonly ValueType record;
    private readonly ValueType classedRecord;
    private readonly ValueType subject;
    private readonly ValueType parameters;
    private readonly HashSet<Reference> byRecord;

    public PackVocabularies(IReadOnlyList<NamedValue> kinds, IReadOnlyList<Parameter> parameters)
    {
        record = ShapeOf("record", PackFields.OfRecord(kinds, withEffect: false));
        classedRecord = ShapeOf("record", PackFields.OfRecord(kinds, withEffect: true));
        subject = ShapeOf("subject", PackFields.OfSubject);
        byRecord = [.. parameters.Where(parameter => parameter.By is DatedBy.Record).Select(parameter => new Reference("params", parameter.Id))];
        this.parameters = new ValueType.Shape(
            "params",
            parameters.DistinctBy(parameter => parameter.Id).ToDictionary(parameter => parameter.Id, parameter => OfParameter(parameter, kinds)));
    }

    /// <summary>For effect rules and repair terms: the record before it is classed.</summary>
    public Vocabulary ForRecords() => new(new Dictionary<string, ValueType> { ["record"] = record, ["params"] = parameters });

    /// <summary>For what an indicator selects and takes of a record.</summary>
    public Vocabulary ForIndicators() => new(new Dictionary<string, ValueType>
    {
        ["record"] = classedRecord,
        ["subject"] = subject,
        ["params"] = parameters,
        ["as_of"] = ValueType.Date,
    });

    /// <summary>For the length of a window.</summary>
    public Vocabulary ForLengths() => new(new Dictionary<string, ValueType> { ["params"] = parameters }) { NeedingRecord = byRecord };

    /// <summary>For grade rules and for what is measured once a subject.</summary>
    /// <param name="names">Indicators, scores and what else models give, each with its type and whether it can be null.</param>
    public Vocabulary ForGrades(IEnumerable<(string Id, ValueType Type, bool IsOptional)> names)
    {
        var variables = new Dictionary<string, ValueType>
        {
            ["subject"] = subject,
            ["params"] = parameters,
            ["as_of"] = ValueType.Date,
        };
        var optional = new HashSet<string>();
        foreach (var (id, type, isOptional) in names)
        {
            variables[id] = type;
            if (isOptional)
            {
                optional.Add(id);
            }
        }

        return new(variables) { OptionalVariables = optional, NeedingRecord = byRecord };
    }

    /// <summary>The type of a value.</summary>
    public static ValueType TypeOf(Value value) => value switch
    {
        Value.Bool => ValueType.Bool,
        Value.Int => ValueType.Int,
        Value.Decimal => ValueType.Decimal,
        Value.Date => ValueType.Date,
        Value.Text => ValueType.Text,
        Value.List list => new ValueType.ListOf(list.Content.Count == 0 ? ValueType.Text : TypeOf(list.Content[0])),
        _ => ValueType.Null,
    };

    private static FieldType OfParameter(Parameter parameter, IReadOnlyList<NamedValue> kinds) => new(
        TypeOf(parameter.Values[0].Value),
        IsOptional: parameter.Values[0].From is not null,
        ClosedSets.Find(parameter.Among, kinds)?.Select(value => value.Id).ToList(),
        parameter.Title);

    private static ValueType.Shape ShapeOf(string name, IReadOnlyList<PackField> fields) =>
        new(name, fields.ToDictionary(field => field.Name, field => field.ToFieldType()));
}

/// <summary>The closed sets that a parameter's values can be from.</summary>
internal static class ClosedSets
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["penalty-kinds", "standings", "licences", "subject-kinds", "effects", "kinds"];

    /// <summary>The set of a name; null when there is none of that name.</summary>
    public static IReadOnlyList<NamedValue>? Find(string? name, IReadOnlyList<NamedValue> kinds) => name switch
    {
        "penalty-kinds" => PackVocabulary.PenaltyKinds,
        "standings" => PackVocabulary.Standings,
        "licences" => PackVocabulary.Licences,
        "subject-kinds" => PackVocabulary.SubjectKinds,
        "effects" => PackVocabulary.Effects,
        "kinds" => kinds,
        _ => null,
    };
}
