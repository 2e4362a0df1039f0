using Xinheng.Evaluation;
using Xinheng.Registry;

namespace Xinheng.Assessment;

/// <summary>Turns what the registry knows of a subject into what an evaluation needs.</summary>
internal static class Facts
{
    /// <summary>The subject's facts. Of a subject that only records name, the licence is unknown.</summary>
    public static SubjectFacts Of(SubjectStanding standing)
    {
        var registration = standing.Registration;
        return new SubjectFacts
        {
            Subject = standing.Subject.Number.Value,
            Code = standing.Subject.Key,
            Licence = registration?.Licence ?? "unknown",
            Kind = registration?.SubjectKind ?? "other",
            Division = registration?.Division,
            Industry = registration?.Industry,
            Registered = registration?.Registered,
            StateOwned = registration?.StateOwned ?? "none",
            Tags = registration?.Tags ?? [],
            Results = standing.Results.Count == 0 ? [] : [.. standing.Results.Select(Of)],
        };
    }

    /// <summary>Its records' facts.</summary>
    public static IReadOnlyList<RecordFacts> Of(IReadOnlyList<CreditRecord> records) =>
        records.Count == 0 ? [] : [.. records.Select(Of)];

    private static Evaluation.ReceivedResult Of(Registry.ReceivedResult result) =>
        new(result.Scheme, result.Letter, result.Day, result.Issuer, result.Withdrawn);

    private static RecordFacts Of(CreditRecord record) => new()
    {
        Record = record.Number.Value,
        Kind = record.Kind,
        Happened = record.Happened,
        Until = record.Until,
        Standing = Word(record.Standing),
        Penalties = record.Penalties is { Length: > 0 } kinds ? kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [],
        GraveConsequence = record.GraveConsequence,
        AmountFen = record.AmountFen,
        Issuer = record.Issuer,
        Document = record.Document,
        Summary = record.Summary ?? string.Empty,
    };

    private static string Word(RecordStanding standing) => standing switch
    {
        RecordStanding.Effective => "effective",
        RecordStanding.UnderObjection => "under-objection",
        RecordStanding.Repaired => "repaired",
        RecordStanding.Withdrawn => "withdrawn",
        RecordStanding.Expired => "expired",
        RecordStanding.Lifted => "lifted",
    };
}
