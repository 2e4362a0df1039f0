namespace Xinheng.Evaluation.Columns;

/// <summary>Whole numbers by place, each worked out when first asked for. Threads that meet at one write the same.</summary>
internal sealed class LookUp
{
    private const long Unasked = long.MaxValue;

    private readonly long[] entries;
    private readonly Func<int, long> work;

    /// <param name="count">How many places there are.</param>
    /// <param name="work">The number at a place.</param>
    public LookUp(int count, Func<int, long> work)
    {
        this.work = work;
        entries = new long[count];
        Array.Fill(entries, Unasked);
    }

    /// <summary>The number at a place.</summary>
    public long this[int at]
    {
        get
        {
            var entry = entries[at];
            return entry != Unasked ? entry : entries[at] = work(at);
        }
    }
}
