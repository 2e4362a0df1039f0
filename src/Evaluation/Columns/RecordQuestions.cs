using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns;

/// <summary>What conditions about single records look at.</summary>
internal sealed class RecordQuestions
{
    private static readonly HashSet<string> OfProfile = new(["kind", "effect", "standing", "penalties", "grave_consequence"], StringComparer.Ordinal);

    public RecordQuestions(CompiledPack pack)
    {
        var conditions = pack.RecordKinds.SelectMany(kind => kind.Effects).Select(effect => effect.When)
            .Concat(pack.Indicators.Select(indicator => indicator.Where))
            .Concat(pack.Indicators.Select(indicator => indicator.Of))
            .Concat((pack.Scorecard?.Items ?? []).SelectMany(item => new[] { item.Where, item.Points }))
            .OfType<Condition>();
        foreach (var (variable, field) in conditions.SelectMany(condition => condition.References))
        {
            HasDocument |= variable == "record" && field == "document";
            HasIssuer |= variable == "record" && field == "issuer";
            HasAmount |= variable == "record" && field == "amount_fen";
            HasSubject |= variable == "subject";
            HasDays |= variable == "as_of" || (variable == "record" && field is "happened" or "until");
        }

        Breaks = [.. pack.Parameters.Where(parameter => parameter.By is DatedBy.Record).SelectMany(parameter => parameter.Values)
            .Select(value => value.From).OfType<DateOnly>().Distinct().Order()];
    }

    /// <summary>The number of the document, which columns do not have.</summary>
    public bool HasDocument { get; }

    /// <summary>The body that decided.</summary>
    public bool HasIssuer { get; }

    /// <summary>The amount.</summary>
    public bool HasAmount { get; }

    /// <summary>The subject the record is of.</summary>
    public bool HasSubject { get; }

    /// <summary>The days of the record, or the evaluation date.</summary>
    public bool HasDays { get; }

    /// <summary>Days of records on which a value that goes by them changes, ascending.</summary>
    public IReadOnlyList<DateOnly> Breaks { get; }

    /// <summary>Whether a record's profile, whether it has expired and the values of its day say all.</summary>
    public bool IsPlain => !HasIssuer && !HasAmount && !HasSubject && !HasDays;
}
