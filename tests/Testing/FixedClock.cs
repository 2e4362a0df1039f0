namespace Xinheng.Testing;

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    /// <summary>A clock at noon in Shanghai on <paramref name="day"/>, written yyyy-MM-dd.</summary>
    public static FixedClock On(string day) =>
        new(new DateTimeOffset(DateOnly.Parse(day).ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Moves the clock.</summary>
    public void Advance(TimeSpan by) => now += by;
}
