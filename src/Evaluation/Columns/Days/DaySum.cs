namespace Xinheng.Evaluation.Columns.Days;

/// <summary>
/// Keeps the sum of what counts of any size and a subject's facts bring to a score up to date, before it is held by the
/// scorecard's bounds. One a thread.
/// </summary>
internal sealed class DaySum
{
    private readonly ScoreTerms? terms;
    private readonly LookUp[][] byLane;
    private readonly (int First, int Second, LookUp Points)[][] byPair;
    private readonly long[] brought;
    private int untold;

    /// <param name="terms">The terms; null when no rule looks at a score.</param>
    public DaySum(ScoreTerms? terms)
    {
        (this.terms, brought) = (terms, new long[terms?.Items.Count ?? 0]);
        byLane = [.. Enumerable.Range(0, 32).Select(lane => terms is null ? [] : terms.ByLane.Where(term => term.Lane == lane).Select(term => term.Points).ToArray())];
        byPair = [.. Enumerable.Range(0, 32).Select(lane => terms is null ? [] : terms.ByPair.Where(term => term.First == lane || term.Second == lane).ToArray())];
    }

    /// <summary>The exact sum of what can be looked up.</summary>
    public long Total { get; private set; }

    /// <summary>Whether that is all.</summary>
    public bool IsTold => untold == 0;

    /// <summary>Turns to a subject of which nothing is counted.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="isAged">Whether what the registration day brings is left out.</param>
    /// <param name="results">The results, and the subject's place.</param>
    public void Begin(PackedSubject subject, bool isAged, (ResultParts Parts, int At) results)
    {
        (Total, untold) = (0, 0);
        brought.AsSpan().Clear();
        if (terms is null)
        {
            return;
        }

        if (terms.Idle == ScoreTerms.Untold)
        {
            AddIdle(terms);
        }

        Add(terms.Idle == ScoreTerms.Untold ? 0 : terms.Idle, 1);
        Add(terms.ByTraits.Length == 0 ? 0 : terms.ByTraits[subject.Traits], 1);
        Add(terms.ByIndustry.Length == 0 ? 0 : terms.ByIndustry[subject.Industry], 1);
        Add(terms.ByPlace.Length == 0 ? 0 : terms.ByPlace[subject.Place], 1);
        Add(isAged || terms.ByRegistered is null ? 0 : terms.ByRegistered[subject.RegisteredDay], 1);
        foreach (var (part, points) in terms.ByResult)
        {
            Add(points[results.Parts.LetterOf(part, results.At)], 1);
        }
    }

    /// <summary>Brings something more to an item of records, held by its cap.</summary>
    /// <param name="item">The item.</param>
    /// <param name="parts">What is brought, in parts of a point.</param>
    public void Bring(int item, long parts)
    {
        if (terms is not null)
        {
            var limit = terms.Items[item];
            Total += limit.Hold(brought[item] + parts) - limit.Hold(brought[item]);
            brought[item] += parts;
        }
    }

    /// <summary>Takes away what a lane brings.</summary>
    public void Leave(int lane, ReadOnlySpan<int> counts) => Add(lane, counts, -1);

    /// <summary>Adds what a lane brings.</summary>
    public void Enter(int lane, ReadOnlySpan<int> counts) => Add(lane, counts, 1);

    private void Add(int lane, ReadOnlySpan<int> counts, int sign)
    {
        foreach (var points in byLane[lane])
        {
            Add(counts[lane] <= LaneCaps.Exact ? points[counts[lane]] : ScoreTerms.Untold, sign);
        }

        foreach (var (first, second, points) in byPair[lane])
        {
            var isLooked = counts[first] < ScoreTerms.PairLimit && counts[second] < ScoreTerms.PairLimit;
            Add(isLooked ? points[(counts[first] * ScoreTerms.PairLimit) + counts[second]] : ScoreTerms.Untold, sign);
        }
    }

    /// <summary>What no count brings, part by part, since a count can take away the part that cannot be looked up.</summary>
    private void AddIdle(ScoreTerms terms)
    {
        Add(terms.Base, 1);
        foreach (var points in terms.ByLane.Select(term => term.Points).Concat(terms.ByPair.Select(term => term.Points)))
        {
            Add(points[0], 1);
        }
    }

    private void Add(long points, int sign)
    {
        if (points == ScoreTerms.Untold)
        {
            untold += sign;
        }
        else
        {
            Total += sign * points;
        }
    }
}
