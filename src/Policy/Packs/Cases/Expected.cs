using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Cases;

/// <summary>One thing a case says must come out. Entries of the pack are named by id.</summary>
/// <param name="Span">Where it is written.</param>
public abstract record Expected(SourceSpan Span)
{
    /// <summary>The grade.</summary>
    /// <param name="Letter">Its letter; null when a person must judge.</param>
    /// <param name="Span">Where it is written.</param>
    public sealed record Grade(string? Letter, SourceSpan Span) : Expected(Span);

    /// <summary>The score of the scorecard or of the tree.</summary>
    public sealed record Total(WrittenNumber Number, SourceSpan Span) : Expected(Span);

    /// <summary>The points of a score, of an item of the scorecard or of a node of the tree.</summary>
    public sealed record Part(string Id, WrittenNumber Number, SourceSpan Span) : Expected(Span);

    /// <summary>What follows from grades.</summary>
    public sealed record Treated(string Id, ExpectedTreatment Treatment, SourceSpan Span) : Expected(Span);

    /// <summary>Whether a warning is given.</summary>
    public sealed record Warned(string Id, bool IsGiven, SourceSpan Span) : Expected(Span);

    /// <summary>Whether two grades lie too far apart.</summary>
    public sealed record Compared(string Id, Agreement Agreement, SourceSpan Span) : Expected(Span);

    /// <summary>The step that a step is brought to.</summary>
    public sealed record Mapped(string Id, string From, string To, SourceSpan Span) : Expected(Span);

    /// <summary>How the record of the case is shown on a channel.</summary>
    public sealed record Shown(string Channel, ExpectedShowing Showing, SourceSpan Span) : Expected(Span);

    /// <summary>What of a text is left once it is masked; null: it is not shown at all.</summary>
    public sealed record Masked(string Id, string Text, string? Left, SourceSpan Span) : Expected(Span);

    /// <summary>The last day of a duty that starts on the day of the case; null: it cannot be told.</summary>
    public sealed record Due(string Id, DateOnly? Day, SourceSpan Span) : Expected(Span);

    /// <summary>The last day on a list for who is entered on the day of the case; null: the list has no term.</summary>
    public sealed record Listed(string Id, DateOnly? Through, SourceSpan Span) : Expected(Span);

    /// <summary>A rate, in percent; null: there is none because nothing is counted.</summary>
    public sealed record Rated(string Id, long Of, long Among, WrittenNumber? Percent, SourceSpan Span) : Expected(Span);

    /// <summary>How the record of the case counts.</summary>
    public sealed record Counted(string Effect, SourceSpan Span) : Expected(Span);

    /// <summary>The first day on which repair of the record of the case can be applied for.</summary>
    /// <param name="From">The day; null where there is none.</param>
    /// <param name="IsStated">Whether the pack states a term: false where the deciding body sets it; true without a day where it can never be repaired.</param>
    /// <param name="Span">Where it is written.</param>
    public sealed record Repairable(DateOnly? From, bool IsStated, SourceSpan Span) : Expected(Span);
}

/// <summary>A number with as many places as it was written with: what comes out is rounded to them, half to even, and compared.</summary>
/// <param name="Value">The number.</param>
/// <param name="Places">Places after the point, 0–6.</param>
public sealed record WrittenNumber(decimal Value, int Places)
{
    /// <summary>Whether a number is this one to the places written.</summary>
    public bool IsSameAs(decimal number) => Math.Round(number, Places, MidpointRounding.ToEven) == Value;
}

/// <summary>What a case says of a treatment. What is null is not looked at.</summary>
public sealed record ExpectedTreatment
{
    /// <summary>Whether a person must judge because no rule holds.</summary>
    public bool IsForReview { get; init; }

    /// <summary>Id of the rule that decides.</summary>
    public string? Rule { get; init; }

    /// <summary>How often it is drawn, against the usual.</summary>
    public Sampling? Sampling { get; init; }

    /// <summary>The ratio drawn, in percent.</summary>
    public WrittenNumber? Ratio { get; init; }

    /// <summary>How many times a year.</summary>
    public WrittenNumber? Times { get; init; }

    /// <summary>Visits on site.</summary>
    public Visits? Visits { get; init; }

    /// <summary>Ids of all measures that follow, in any order.</summary>
    public IReadOnlyList<string>? Measures { get; init; }

    /// <summary>All occasions on which the subject is not spared, in any order.</summary>
    public IReadOnlyList<string>? Exceptions { get; init; }
}

/// <summary>What a case says of how a record is shown. What is null is not looked at.</summary>
public sealed record ExpectedShowing
{
    /// <summary>What becomes of it.</summary>
    public required ShowingWord Word { get; init; }

    /// <summary>Id of the publication that decides.</summary>
    public string? Rule { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly? Through { get; init; }

    /// <summary>Ids of all masks applied, in any order.</summary>
    public IReadOnlyList<string>? Masks { get; init; }
}

/// <summary>What becomes of a record on a channel.</summary>
public enum ShowingWord
{
    /// <summary>It is shown up to a day.</summary>
    Shown,

    /// <summary>It is shown without a last day.</summary>
    WithoutEnd,

    /// <summary>It is not shown: a publication says so, or none speaks of it.</summary>
    NotShown,

    /// <summary>The document demands a period and gives none.</summary>
    Unstated,
}

/// <summary>How two grades of one subject lie.</summary>
public enum Agreement
{
    /// <summary>Near enough.</summary>
    Consistent,

    /// <summary>So far apart that they are looked at again.</summary>
    Apart,

    /// <summary>One of them is absent, or their scales cannot be compared.</summary>
    NotComparable,
}
