namespace Xinheng.Assessment.PackLife;

/// <summary>A version of a pack and the days it is in force.</summary>
public sealed record PackVersion
{
    /// <summary>The version, compiled.</summary>
    public required PackEntry Entry { get; init; }

    /// <summary>First day in force; null when the pack cannot be read.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>
    /// Last day in force, inclusive: its own last day or the one before its successor's first; null when no end is set.
    /// </summary>
    public required DateOnly? Through { get; init; }

    /// <summary>Who put it in force; null for a version that came with the program.</summary>
    public required Activation? Activation { get; init; }

    /// <summary>Whether it is in force on a day.</summary>
    /// <param name="day">The day.</param>
    public bool IsInForceOn(DateOnly day) => From <= day && (Through is null || day <= Through);

    /// <summary>
    /// Sets versions of one pack on a date line, the earliest first. A version gives way on the first day of the next;
    /// of two that begin on one day the one put in force later holds and the other never is.
    /// </summary>
    /// <param name="versions">The versions in the order they were put in force, with their own first and last days.</param>
    internal static IReadOnlyList<PackVersion> Line(IReadOnlyList<PackVersion> versions)
    {
        var line = new List<PackVersion>();
        foreach (var version in versions.Where(version => version.From is not null).OrderBy(version => version.From)) // a stable order
        {
            if (line.Count > 0 && line[^1].From == version.From)
            {
                line.RemoveAt(line.Count - 1);
            }

            line.Add(version);
        }

        for (var place = 0; place + 1 < line.Count; place++)
        {
            var last = line[place + 1].From?.AddDays(-1);
            line[place] = line[place] with { Through = line[place].Through < last ? line[place].Through : last };
        }

        return line.Count > 0 ? line : versions;
    }

    /// <summary>
    /// The version a question about a day is answered with: the one in force; on a day when none is, the one that was
    /// last, and before all of them the first. Null when there is none at all.
    /// </summary>
    /// <param name="line">A date line.</param>
    /// <param name="day">The day.</param>
    public static PackVersion? On(IReadOnlyList<PackVersion> line, DateOnly day) =>
        line.LastOrDefault(version => version.From <= day) ?? (line.Count > 0 ? line[0] : null);
}

/// <summary>How a version was put in force.</summary>
/// <param name="Draft">The draft it was.</param>
/// <param name="ApprovedBy">Whom the approval was named by.</param>
/// <param name="By">Whom the activation was named by.</param>
/// <param name="At">When it was activated.</param>
public sealed record Activation(DraftNumber Draft, NamedPerson ApprovedBy, NamedPerson By, DateTimeOffset At);
