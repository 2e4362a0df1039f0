using System.Runtime.CompilerServices;

namespace Xinheng.Evaluation.Columns;

/// <summary>Whole numbers by place, each worked out when first asked for. Threads that meet at one write the same.</summary>
internal sealed class LookUp
{
    /// <summary>Stands for a number nobody has asked for yet, and for one that cannot be told.</summary>
    public const long Unknown = long.MinValue;

    private readonly long[] entries;
    private readonly Func<int, long> work;

    /// <param name="count">How many places there are.</param>
    /// <param name="work">The number at a place; <see cref="Unknown"/> when it cannot be told.</param>
    public LookUp(int count, Func<int, long> work)
    {
        this.work = work;
        entries = new long[count];
        Array.Fill(entries, Unknown);
    }

    /// <summary>The number at a place; <see cref="Unknown"/> when it cannot be told.</summary>
    public long this[int at]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var entry = entries[at];
            return entry != Unknown ? entry : Ask(at);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Ask(int at) => entries[at] = work(at);
}
