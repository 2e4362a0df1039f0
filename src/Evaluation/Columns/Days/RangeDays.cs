using Xinheng.Evaluation.Grading;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>Finds the days of subjects one after another by a plan. One a thread.</summary>
/// <param name="plan">The plan.</param>
/// <param name="letters">By code of what subjects were given: the code of the letter.</param>
/// <param name="alone">Finds those of subjects that tables cannot tell.</param>
internal sealed class RangeDays(DaysPlan plan, byte[] letters, SubjectDays alone)
{
    private readonly Population population = plan.Population;
    private readonly int subjectDay = plan.AsOf.DayNumber - PackedSubject.FirstDay;
    private readonly StretchWalk?[] walks =
        [.. plan.Stretches.Select(stretch => stretch.Plan is null ? null : new StretchWalk(stretch, plan.IsDaily ? Math.Min(stretch.End, plan.Horizon + 1) : stretch.End))];

    private readonly IdleDays? idle = plan.Idle is { } kinds ? new IdleDays(kinds) : null;

    /// <summary>How many subjects were looked at on their own.</summary>
    public long Alone { get; private set; }

    /// <summary>The day numbers of a subject's next change and next look; 0 where there is none.</summary>
    /// <param name="at">The subject's place.</param>
    /// <param name="code">The code of what it was given.</param>
    public (int Change, int Look) Of(int at, byte code)
    {
        var subject = new PackedSubject(population.Subjects.Span[at]);
        if (subject.RegisteredDay > subjectDay)
        {
            return (0, PackedSubject.FirstDay + subject.RegisteredDay);
        }

        var offsets = population.Offsets.Span;
        var (first, end) = ((int)offsets[at], (int)offsets[at + 1]);
        return first == end && idle is not null ? (Number(OfIdle(at, subject, letters[code])), 0) : OfRecords(at, subject, population.Records.Span[first..end], code);
    }

    private (int Change, int Look) OfRecords(int at, PackedSubject subject, ReadOnlySpan<ulong> records, byte code)
    {
        var look = LookOf(at, records);
        var change = look == RecordLooks.Alone ? look : ChangeOf((at, subject), records, letters[code]);
        if (change == RecordLooks.Alone)
        {
            Alone++;
            return alone.Of(at);
        }

        return (Number(change), plan.IsDaily ? 0 : Number(look));
    }

    /// <summary>The day on which a subject without records and results has another letter.</summary>
    private int OfIdle(int at, PackedSubject subject, byte letter)
    {
        if (idle?.TryGet(subject, letter, out var known) is true)
        {
            return known;
        }

        var change = ChangeOf((at, subject), [], letter);
        if (change == RecordLooks.Alone)
        {
            Alone++;
            change = alone.Of(at).Change is var day && day == 0 ? LeavingDays.Never : day - PackedRecord.FirstDay;
        }

        idle?.Put(subject, letter, change);
        return change;
    }

    private int LookOf(int at, ReadOnlySpan<ulong> records) =>
        plan.Looks is not { } looks ? records.Length > 0 || (!population.Results.IsEmpty && population.ResultsOf(at).Count > 0) ? RecordLooks.Alone : LeavingDays.Never
        : plan.IsDaily && !looks.CanMark ? LeavingDays.Never
        : looks.FirstOf(records);

    private int ChangeOf((int At, PackedSubject Packed) subject, ReadOnlySpan<ulong> records, byte letter)
    {
        for (var at = 0; at < walks.Length; at++)
        {
            var stretch = plan.Stretches[at];
            if (plan.IsDaily && stretch.From > plan.Horizon && HasLater(records))
            {
                break;
            }

            var found = walks[at] is { } walk ? walk.First(subject, records, letter, at > 0)
                : letter == LetterVerdicts.None ? LeavingDays.Never
                : stretch.From;
            if (found != LeavingDays.Never)
            {
                return found;
            }
        }

        if (!plan.IsDaily || !HasLater(records))
        {
            return LeavingDays.Never;
        }

        Alone++;
        return alone.ChangeAfter(subject.At, Timeline.LastTried(plan.AsOf));
    }

    private bool HasLater(ReadOnlySpan<ulong> records) => plan.Looks is { } looks && looks.HasLater(records, plan.Horizon);

    private static int Number(int day) => day == LeavingDays.Never ? 0 : PackedRecord.FirstDay + day;
}
