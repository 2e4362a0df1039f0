using System.Runtime.CompilerServices;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// What a subject's registration day brings to a score on a day, by its age: each age worked out when first asked for, and
/// all ages from <see cref="Settled"/> on as that one. Threads that meet at one write the same.
/// </summary>
internal sealed class AgePoints
{
    private readonly int today;

    /// <param name="today">The day, counted as registration days are.</param>
    /// <param name="settled">The age from which all bring the same; null: none is known.</param>
    /// <param name="ofRegistered">What a registration day brings; 0 stands for an unknown one.</param>
    public AgePoints(int today, int? settled, Func<int, long> ofRegistered)
    {
        this.today = today;
        Settled = Math.Max(Math.Min(settled ?? int.MaxValue, today - 1), 0);
        Points = new LookUp(Settled + 2, at => ofRegistered(at > Settled ? 0 : Math.Max(today - at, 1)));
    }

    /// <summary>The age from which all bring the same.</summary>
    public int Settled { get; }

    /// <summary>By age up to <see cref="Settled"/>, and after it where the age is unknown: what it brings.</summary>
    public LookUp Points { get; }

    /// <summary>What a registration day not after the day brings; <see cref="LookUp.Unknown"/> when it cannot be told.</summary>
    /// <param name="registered">The registration day; 0: unknown.</param>
    public long this[int registered] => Points[PlaceOf(registered)];

    /// <summary>Where a registration day stands in <see cref="Points"/>; some place for one after the day.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceOf(int registered) => PlaceOf(registered, today, Settled);

    /// <summary>As of an object, with what it keeps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlaceOf(int registered, int today, int settled) =>
        (int)Math.Min((uint)(today - registered), (uint)settled) + (registered == 0 ? 1 : 0);
}
