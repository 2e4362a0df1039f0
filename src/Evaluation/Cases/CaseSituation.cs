using Xinheng.Evaluation.Tables;
using Xinheng.Policy;
using Xinheng.Policy.Packs;

namespace Xinheng.Evaluation.Cases;

/// <summary>A case as facts, with what they give worked out when first asked for.</summary>
internal sealed class CaseSituation
{
    private readonly Lazy<SubjectOnDay> onDay;
    private readonly Lazy<Explanation?> explanation;

    public CaseSituation(CompiledPack pack, PackCase one, int number)
    {
        Pack = pack;
        Case = one;
        Subject = Facts(one, number);
        Records = [.. one.Records.Select((record, at) => Facts(record, at + 1))];
        explanation = new(() => pack.Scheme is null ? null : Explainer.Explain(pack, Subject, Records, one.AsOf));
        onDay = new(() => SubjectOnDay.Of(pack, Subject, Records, one.AsOf));
    }

    public CompiledPack Pack { get; }

    public PackCase Case { get; }

    public SubjectFacts Subject { get; }

    public IReadOnlyList<RecordFacts> Records { get; }

    /// <summary>How the subject is graded; null when the pack gives no grades.</summary>
    public Explanation? Explanation => explanation.Value;

    /// <summary>The subject before the pack's tables.</summary>
    public SubjectOnDay OnDay => onDay.Value;

    private static SubjectFacts Facts(PackCase one, int number) => new()
    {
        Subject = number,
        Code = string.Empty,
        Licence = one.Subject.Licence,
        Kind = one.Subject.Kind,
        Division = one.Subject.Division,
        Industry = one.Subject.Industry,
        Registered = one.Subject.Registered,
        StateOwned = one.Subject.StateOwned,
        Tags = one.Subject.Tags,
        Results = [.. one.Results.Select(result => new ReceivedResult(result.Scheme, result.Letter, result.Day, result.Issuer))],
        Assumed = one.Given,
    };

    private static RecordFacts Facts(CaseRecord record, int number) => new()
    {
        Record = number,
        Kind = record.Kind,
        Happened = record.Happened,
        Until = record.Until,
        Standing = record.Standing,
        Penalties = record.Penalties,
        GraveConsequence = record.GraveConsequence,
        AmountFen = record.AmountFen,
        Issuer = record.Issuer,
        Document = record.Document,
    };
}
