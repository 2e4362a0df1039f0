using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>The state of the city at a glance.</summary>
public sealed record OverviewView
{
    /// <summary>Whether everything here is made up.</summary>
    public required bool IsDemonstration { get; init; }

    /// <summary>The scheme the grades below belong to; null while nothing has been graded.</summary>
    public required SchemeView? Scheme { get; init; }

    /// <summary>Evaluation date of the latest finished run; null while there is none.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>The day asked for and what of it was known; null for the present.</summary>
    public required MomentView? Moment { get; init; }

    /// <summary>What is not told of a past day, and why; empty for the present.</summary>
    public required IReadOnlyList<UntoldPart> NotTold { get; init; }

    /// <summary>Subjects in the registry; of a past day those that had a grade.</summary>
    public required long Subjects { get; init; }

    /// <summary>Credit records in the registry.</summary>
    public required long Records { get; init; }

    /// <summary>Credit records by kind.</summary>
    public required IReadOnlyList<CodeCount> RecordsByKind { get; init; }

    /// <summary>Subjects by grade, best first; the last entry, with no letter, waits for a person.</summary>
    public required IReadOnlyList<GradeCount> Grades { get; init; }

    /// <summary>Subjects by county and grade.</summary>
    public required IReadOnlyList<GradeBreakdown> ByDivision { get; init; }

    /// <summary>Subjects by section of GB/T 4754 and grade.</summary>
    public required IReadOnlyList<GradeBreakdown> ByIndustry { get; init; }

    /// <summary>Changes of grade in the last weeks, oldest first.</summary>
    public required IReadOnlyList<WeekOfChanges> Changes { get; init; }

    /// <summary>Batches that wait for somebody.</summary>
    public required IReadOnlyList<BatchView> BatchesInTrouble { get; init; }

    /// <summary>Subjects that no rule covers and a person must decide.</summary>
    public required long OpenReviews { get; init; }

    /// <summary>Subjects whose grade is suspended because a record that counts is under objection.</summary>
    public required long Suspended { get; init; }

    /// <summary>Whether these grades may be shown outside, and why; null while nothing has been graded.</summary>
    public required OutsideMark? Outside { get; init; }
}

/// <summary>A past day, and what of it was known.</summary>
/// <param name="AsOf">Grades of this day.</param>
/// <param name="KnownOn">Only what the platform had by the end of this day; null for all.</param>
public sealed record MomentView(DateOnly AsOf, DateOnly? KnownOn);

/// <summary>A part of the overview that cannot be told of a past day.</summary>
/// <param name="Part"><c>records</c>, <c>by-division</c>, <c>by-industry</c>, <c>changes</c> or <c>batches</c>.</param>
/// <param name="Why">Why, and where to look instead.</param>
public sealed record UntoldPart(string Part, LocalText Why);

/// <summary>A scheme and its scale, best first.</summary>
/// <param name="Id">Id of the scheme.</param>
/// <param name="Title">Its title.</param>
/// <param name="Pack">Id of the pack that carries it.</param>
/// <param name="Scale">The steps, best first.</param>
public sealed record SchemeView(string Id, LocalText Title, string Pack, IReadOnlyList<StepView> Scale);

/// <summary>A step of a scale.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Name">What it means.</param>
public sealed record StepView(string Letter, LocalText Name);

/// <summary>How many subjects have a grade.</summary>
/// <param name="Letter">The letter; null for those that wait for a person.</param>
/// <param name="Name">What it means.</param>
/// <param name="Count">How many.</param>
public sealed record GradeCount(string? Letter, LocalText Name, long Count);

/// <summary>Subjects of one county or section by grade.</summary>
/// <param name="Code">Division code or section letter; empty when unknown.</param>
/// <param name="Name">Its name.</param>
/// <param name="Grades">Counts, best first.</param>
/// <param name="Total">All of them.</param>
public sealed record GradeBreakdown(string Code, LocalText Name, IReadOnlyList<GradeCount> Grades, long Total);

/// <summary>Changes of grade in one week.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="Better">Subjects that moved up.</param>
/// <param name="Worse">Subjects that moved down.</param>
/// <param name="New">Subjects graded for the first time.</param>
public sealed record WeekOfChanges(DateOnly Week, long Better, long Worse, long New);
