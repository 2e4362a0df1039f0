using System.Runtime.InteropServices;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// What each record adds to the lanes where conditions ask more than its profile: worked out once for all records alike
/// in what is asked, and remembered. One a thread.
/// </summary>
internal sealed class RecordMemo(LaneSet set, Population population, RecordQuestions questions, DateOnly day)
{
    /// <summary>Remembered at most; beyond it, it begins anew.</summary>
    private const int Limit = 1 << 20;

    private const ulong ProfileBits = 0xFFFF;
    private const ulong IssuerBits = 0x7FFFUL << 16;

    private readonly Dictionary<(ulong Record, long Amount, ulong Subject), RecordAdds> known = [];
    private readonly int dayOfColumns = day.DayNumber - PackedRecord.FirstDay;

    /// <summary>What a record adds.</summary>
    /// <param name="place">Its place in the population.</param>
    /// <param name="subject">The place of its subject.</param>
    public RecordAdds Of(int place, int subject)
    {
        var key = KeyOf(place, subject);
        if (known.Count >= Limit)
        {
            known.Clear();
        }

        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(known, key, out var isKnown);
        if (!isKnown)
        {
            found = set.Read(population.FactsOf(subject), population.RecordAt(place), day);
        }

        return found;
    }

    private (ulong Record, long Amount, ulong Subject) KeyOf(int place, int subject)
    {
        var packed = new PackedRecord(population.Records.Span[place]);
        var record = packed.Bits;
        if (!questions.HasDays)
        {
            var isExpired = packed.Span != PackedRecord.Endless && packed.Day + packed.Span < dayOfColumns ? 1UL : 0UL;
            var stretch = (ulong)questions.Breaks.Count(start => start.DayNumber - PackedRecord.FirstDay <= packed.Day);
            record = (record & (questions.HasIssuer ? ProfileBits | IssuerBits : ProfileBits)) | (isExpired << 31) | (stretch << 32);
        }

        return (
            record,
            questions.HasAmount && !population.Amounts.IsEmpty ? population.Amounts.Span[place] : 0,
            questions.HasSubject ? population.Subjects.Span[subject] : 0);
    }
}
