using Xinheng.Policy.Packs.Cases;

namespace Xinheng.Policy.Packs;

/// <summary>A situation with the outcome the policy demands, written so that a lawyer can read and check it.</summary>
public sealed record PackCase
{
    /// <summary>The situation in a sentence. The same text twice where the author wrote one language only.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The evaluation date.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The subject.</summary>
    public required CaseSubject Subject { get; init; }

    /// <summary>Its records in the order written; one written with a count of n stands here n times.</summary>
    public required IReadOnlyList<CaseRecord> Records { get; init; }

    /// <summary>Grades received from elsewhere.</summary>
    public IReadOnlyList<CaseResult> Results { get; init; } = [];

    /// <summary>Grades taken as given, by the id of a result, whatever the records say; a null letter: the subject has none.</summary>
    public IReadOnlyDictionary<string, string?> Given { get; init; } = new Dictionary<string, string?>();

    /// <summary>Days off and days worked instead, for limits in working days.</summary>
    public WorkingCalendar Calendar { get; init; } = WorkingCalendar.PlainWeekends;

    /// <summary>What must come out, in the order written; never empty.</summary>
    public required IReadOnlyList<Expected> Expected { get; init; }

    /// <summary>Whether a grade is expected, be it that a person must judge.</summary>
    public bool ExpectsGrade => Expected.Any(one => one is Expected.Grade);

    /// <summary>The letter expected; null when the case must go to a person or expects no grade.</summary>
    public string? ExpectedLetter => Expected.OfType<Expected.Grade>().FirstOrDefault()?.Letter;

    /// <summary>The clause the case shows; null when the author named none.</summary>
    public SourceReference? Source { get; init; }

    /// <summary>Where the case stands.</summary>
    public required SourceSpan Span { get; init; }
}

/// <summary>The subject of a case. Values as in <see cref="PackVocabulary"/>; a clean active enterprise by default.</summary>
public sealed record CaseSubject
{
    /// <summary>Licence on the evaluation date.</summary>
    public string Licence { get; init; } = "active";

    /// <summary>Kind of subject.</summary>
    public string Kind { get; init; } = "enterprise";

    /// <summary>Division code; null when it plays no part.</summary>
    public string? Division { get; init; }

    /// <summary>GB/T 4754-2017 code; null when it plays no part.</summary>
    public string? Industry { get; init; }

    /// <summary>Registration date; null when it plays no part.</summary>
    public DateOnly? Registered { get; init; }

    /// <summary>Level of state ownership.</summary>
    public string StateOwned { get; init; } = "none";

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>A grade received from elsewhere.</summary>
/// <param name="Scheme">The scheme or scale it is on.</param>
/// <param name="Letter">Its letter there.</param>
/// <param name="Day">The day it was given.</param>
/// <param name="Issuer">Who gave it; null when it plays no part.</param>
public sealed record CaseResult(string Scheme, string Letter, DateOnly Day, string? Issuer);

/// <summary>A record of a case. Values as in <see cref="PackVocabulary"/>.</summary>
public sealed record CaseRecord
{
    /// <summary>Id of a record kind of the pack.</summary>
    public required string Kind { get; init; }

    /// <summary>Decision date.</summary>
    public required DateOnly Happened { get; init; }

    /// <summary>Last day in effect, inclusive; null when none is set.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The day it was first shown to the public; null when it plays no part.</summary>
    public DateOnly? FirstShown { get; init; }

    /// <summary>Standing on the evaluation date.</summary>
    public string Standing { get; init; } = "effective";

    /// <summary>Penalty kinds; empty for records that are no penalty.</summary>
    public IReadOnlyList<string> Penalties { get; init; } = [];

    /// <summary><c>yes</c>, <c>no</c> or <c>unknown</c>.</summary>
    public string GraveConsequence { get; init; } = "unknown";

    /// <summary>Amount in fen; null when there is none.</summary>
    public long? AmountFen { get; init; }

    /// <summary>Body that decided; null when it plays no part.</summary>
    public string? Issuer { get; init; }

    /// <summary>Number of the decision; null when it plays no part.</summary>
    public string? Document { get; init; }
}
