using Xinheng.Evaluation;
using Xinheng.Evaluation.Columns;

namespace Xinheng.Assessment.Snapshots;

/// <summary>A subject packed from its facts, to be put among others; apart where it does not fit.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Word">See <see cref="PackedSubject"/>; 0 for one apart.</param>
/// <param name="Capital">Its registered capital, see <see cref="CapitalStep"/>.</param>
/// <param name="Records">Its records in the order of the columns; empty for one apart.</param>
/// <param name="Amounts">Beside them.</param>
/// <param name="Results">What was received about it, its place still 0; empty for one apart.</param>
/// <param name="Apart">The facts; null where they fit.</param>
internal sealed record PackedFacts(
    uint Number, ulong Word, byte Capital, ulong[] Records, long[] Amounts, IReadOnlyList<PackedResult> Results, ApartSubject? Apart)
{
    /// <summary>Packs facts.</summary>
    /// <param name="lists">What places stand for.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="facts">Its records.</param>
    /// <param name="capitalFen">Its registered capital; null when it is not known.</param>
    public static PackedFacts Of(ColumnLists lists, SubjectFacts subject, IReadOnlyList<RecordFacts> facts, long? capitalFen)
    {
        var capital = CapitalStep.Of(capitalFen);
        var number = (uint)subject.Subject;
        RecordFacts[] ordered = [.. facts.OrderBy(record => record.Happened).ThenBy(record => record.Record)];
        var words = new ulong[ordered.Length];
        var amounts = new long[ordered.Length];
        if (WordOf(lists, subject) is not { } word || !TryPack(lists, ordered, words, amounts))
        {
            return new(number, 0, capital, [], [], [], new ApartSubject(subject, ordered));
        }

        return new(number, word.Bits, capital, words, amounts, [.. subject.Results.Select(result => Of(lists, result))], null);
    }

    private static PackedSubject? WordOf(ColumnLists lists, SubjectFacts subject) => PackedSubject.Of(
        lists.Of(new SubjectTraits(subject.Licence, subject.Kind, subject.StateOwned, [.. subject.Tags])),
        lists.IndustryOf(subject.Industry),
        lists.PlaceOf(subject.Division),
        subject.Registered);

    private static bool TryPack(ColumnLists lists, RecordFacts[] records, ulong[] words, long[] amounts)
    {
        for (var at = 0; at < records.Length; at++)
        {
            var record = records[at];
            var profile = lists.Of(new RecordProfile(record.Kind, record.Standing, [.. record.Penalties], record.GraveConsequence));
            if (record.AmountFen == Population.NoAmount
                || PackedRecord.Of(profile, lists.IssuerOf(record.Issuer), record.Happened, record.Until) is not { } packed)
            {
                return false;
            }

            (words[at], amounts[at]) = (packed.Bits, record.AmountFen ?? Population.NoAmount);
        }

        return true;
    }

    private static PackedResult Of(ColumnLists lists, ReceivedResult result) => new(
        0, lists.ResultTextOf(result.Scheme), lists.ResultTextOf(result.Letter), lists.ResultTextOf(result.Issuer),
        result.Day.DayNumber, result.Withdrawn?.DayNumber ?? -1);
}
