using Xinheng.Assessment.Increments;
using Xinheng.Registry;

namespace Xinheng.Assessment.Reading;

/// <summary>What a rule gives: a letter, the rule that gave it, and whether it is suspended.</summary>
internal readonly record struct GradeMark(string? Letter, int? Rule, bool IsSuspended);

/// <summary>How far a scheme's standings in memory are.</summary>
/// <param name="State">What every grade answers to at least.</param>
/// <param name="Moves">The moves of the scheme's cursor up to there.</param>
/// <param name="Run">All runs of the scheme up to and with this one are in it.</param>
internal sealed record HeldState(GradesState State, long Moves, long Run);

/// <summary>
/// The standings of one scheme, eight bytes a subject: 20 bits for the mark, 22 each for since and next change. One thread writes; any
/// number read meanwhile. What they answer to is told after they are written, so that a grade is never older than what is told of it.
/// </summary>
internal sealed class SchemeStandings
{
    private const int ChunkBits = 16;
    private const int ChunkSize = 1 << ChunkBits;
    private const int MostChunks = 1 << 14;
    private const int DayBits = 22;
    private const long DayMask = (1L << DayBits) - 1;
    private const int MostMarks = 1 << 20;

    private readonly long[]?[] chunks = new long[]?[MostChunks];
    private readonly Dictionary<GradeMark, int> numbers = [];
    private GradeMark[] marks = new GradeMark[64];
    private HeldState? held;

    /// <summary>How far they are; null while they are not to be read.</summary>
    public HeldState? Held => Volatile.Read(ref held);

    /// <summary>Bytes held for them.</summary>
    public long Bytes => chunks.Count(chunk => chunk is not null) * (long)ChunkSize * sizeof(long);

    /// <summary>Whether they are being read from the database, so that nobody else may write them.</summary>
    public bool IsBusy { get; set; }

    /// <summary>A subject's grade; null when it is not held.</summary>
    public StandingGrade? Find(SubjectNumber subject)
    {
        if (Held is not { } now || subject.Value >> ChunkBits >= MostChunks
            || Volatile.Read(ref chunks[subject.Value >> ChunkBits]) is not { } chunk)
        {
            return null;
        }

        var entry = Volatile.Read(ref chunk[subject.Value & (ChunkSize - 1)]);
        if (entry == 0)
        {
            return null;
        }

        var mark = Volatile.Read(ref marks)[(int)(entry >>> (2 * DayBits))];
        var next = (int)(entry & DayMask);
        return new StandingGrade(
            now.State, mark.Letter, mark.Rule, mark.IsSuspended, DateOnly.FromDayNumber((int)((entry >> DayBits) & DayMask)),
            next == 0 ? null : DateOnly.FromDayNumber(next));
    }

    /// <summary>Tells how far they are now; null: that they are not to be read.</summary>
    public void Tell(HeldState? now) => Volatile.Write(ref held, now);

    /// <summary>Writes where a subject stands.</summary>
    public void Write(PlainStanding standing)
    {
        if (standing.Subject >> ChunkBits >= MostChunks)
        {
            return; // not held: the database is asked
        }

        var entry = NumberOf(standing.Mark) is > 0 and var mark
            ? ((long)mark << (2 * DayBits)) | ((long)standing.Since << DayBits) | (uint)(standing.NextChange ?? 0) : 0;
        ref var chunk = ref chunks[standing.Subject >> ChunkBits];
        if (chunk is null)
        {
            Volatile.Write(ref chunk, new long[ChunkSize]);
        }

        Volatile.Write(ref chunk[standing.Subject & (ChunkSize - 1)], entry);
    }

    /// <summary>Subjects after one number and before another stand nowhere.</summary>
    public void Clear(long after, long before)
    {
        for (var subject = after + 1; subject < before && subject >> ChunkBits < MostChunks; subject++)
        {
            if (chunks[subject >> ChunkBits] is { } chunk)
            {
                Volatile.Write(ref chunk[subject & (ChunkSize - 1)], 0);
            }
            else
            {
                subject |= ChunkSize - 1;
            }
        }
    }

    /// <summary>A mark's number, 1 and up; 0 when there are too many.</summary>
    private int NumberOf(GradeMark mark)
    {
        if (numbers.TryGetValue(mark, out var known))
        {
            return known;
        }

        var number = numbers.Count + 1;
        if (number == MostMarks)
        {
            return 0;
        }

        var longer = marks;
        if (number == longer.Length)
        {
            Array.Resize(ref longer, number * 2);
        }

        longer[number] = mark;
        Volatile.Write(ref marks, longer);
        numbers.Add(mark, number);
        return number;
    }
}
