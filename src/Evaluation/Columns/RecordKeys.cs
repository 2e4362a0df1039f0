namespace Xinheng.Evaluation.Columns;

/// <summary>What a record is known by: records with the same key come out the same in all that is asked of them.</summary>
/// <param name="Record">What matters of its eight bytes.</param>
/// <param name="Amount">Its amount, where that matters.</param>
/// <param name="Subject">Its subject, where that matters.</param>
/// <param name="Document">Its document, where that matters.</param>
internal readonly record struct RecordKey(ulong Record, long Amount, ulong Subject, int Document);

/// <summary>Tells which records are alike on a day.</summary>
internal sealed class RecordKeys(Population population, RecordQuestions questions, DateOnly day)
{
    private const ulong ProfileBits = 0xFFFF;
    private const ulong IssuerBits = 0x7FFFUL << 16;
    private const int ExpiredAt = 31;
    private const int StretchAt = 32;

    private readonly int today = day.DayNumber - PackedRecord.FirstDay;
    private readonly int[] breaks = [.. questions.Breaks.Select(start => start.DayNumber - PackedRecord.FirstDay)];
    private readonly ulong asked = questions.HasIssuer ? ProfileBits | IssuerBits : ProfileBits;

    /// <summary>The key of a record.</summary>
    /// <param name="place">Its place in the population.</param>
    /// <param name="subject">The place of its subject.</param>
    public RecordKey Of(int place, int subject)
    {
        var packed = new PackedRecord(population.Records.Span[place]);
        return new RecordKey(
            questions.HasDays ? packed.Bits : Shortened(packed),
            questions.HasAmount && !population.Amounts.IsEmpty ? population.Amounts.Span[place] : 0,
            questions.HasSubject ? population.Subjects.Span[subject] : 0,
            questions.HasDocument && !population.Documents.IsEmpty ? population.Documents.Span[place] : 0);
    }

    private ulong Shortened(PackedRecord packed)
    {
        var isExpired = packed.Span < Math.Min(today - packed.Day, PackedRecord.Endless) ? 1UL : 0UL;
        var stretch = 0UL;
        foreach (var start in breaks)
        {
            stretch += start <= packed.Day ? 1UL : 0UL;
        }

        return (packed.Bits & asked) | (isExpired << ExpiredAt) | (stretch << StretchAt);
    }
}
