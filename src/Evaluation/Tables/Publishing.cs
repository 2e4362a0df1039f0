using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using Xinheng.Policy.Tables;

namespace Xinheng.Evaluation.Tables;

/// <summary>Says how long a record is shown where. Whether repair, withdrawal or removal ends it earlier is for who shows it. Pure.</summary>
public static class Publishing
{
    /// <summary>
    /// What the publications of a channel say of a record: of those in force for the day it happened the first whose
    /// condition holds, with the values of that day. A term of n months ends on the same-numbered day, inclusive, or on
    /// the month's last day where there is none, whether it is worked or not.
    /// </summary>
    /// <param name="pack">The pack.</param>
    /// <param name="channel">Id of the channel.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="record">The record.</param>
    /// <param name="firstShown">The day it was first shown there; null when it has not been or nobody knows.</param>
    public static PublicationOutcome Of(CompiledPack pack, string channel, SubjectFacts subject, RecordFacts record, DateOnly? firstShown)
    {
        var day = record.Happened;
        var bindings = new RecordBindings(subject, PreparedPack.OfTables(pack).PeriodOf(day), day, record, record.Standing);
        foreach (var rule in pack.Tables.Publications.Where(rule => rule.Channel == channel && rule.Kinds.Contains(record.Kind) && !(day < rule.From) && !(day > rule.Through)))
        {
            switch (rule.When?.Evaluate(bindings))
            {
                case null or Value.Bool { Content: true }:
                    return Under(rule, record, firstShown);
                case not Value.Bool:
                    return new PublicationOutcome(rule, PublicationCode.Undecided);
            }
        }

        return new PublicationOutcome(null, PublicationCode.NoRule);
    }

    private static PublicationOutcome Under(Publication rule, RecordFacts record, DateOnly? firstShown)
    {
        var from = firstShown > record.Happened ? firstShown.Value : record.Happened;
        return rule.Term switch
        {
            PublicationTerm.NotShown => new PublicationOutcome(rule, PublicationCode.NotShown),
            PublicationTerm.Unstated => new PublicationOutcome(rule, PublicationCode.PeriodUnstated) { From = from },
            PublicationTerm.Unlimited => new PublicationOutcome(rule, PublicationCode.Shown) { From = from },
            PublicationTerm.UntilEnd => new PublicationOutcome(rule, PublicationCode.Shown) { From = from, Through = record.Until },
            PublicationTerm.Months => (rule.Starts is PublicationStart.Published ? firstShown : record.Happened, rule.Months?.On(record.Happened)) switch
            {
                (null, _) => new PublicationOutcome(rule, PublicationCode.FirstShowingUnknown),
                (_, null) => new PublicationOutcome(rule, PublicationCode.PeriodUnstated) { From = from },
                ({ } start, { } months) => new PublicationOutcome(rule, PublicationCode.Shown) { From = from, Through = Terms.After(start, (long)months) },
            },
        };
    }
}
