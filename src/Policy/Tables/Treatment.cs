using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Tables;

/// <summary>A table that says what follows from grades.</summary>
/// <param name="Head">What every entry has.</param>
/// <source id="langfang-2023">四(二)</source>
public sealed record Treatment(EntryHead Head) : TableEntry(Head)
{
    /// <summary>Which rule prevails when several hold.</summary>
    public required TreatmentPrecedence Precedence { get; init; }

    /// <summary>What happens where no rule holds.</summary>
    public required GapHandling Gap { get; init; }

    /// <summary>The rules in the order written, from mildest to strictest; never empty.</summary>
    public required IReadOnlyList<TreatmentRule> Rules { get; init; }
}

/// <summary>Which rule of a treatment prevails when several hold.</summary>
public enum TreatmentPrecedence
{
    /// <summary>The pack does not say: a subject can get two treatments, which the linter reports.</summary>
    Unstated,

    /// <summary>The first in the order written.</summary>
    FirstMatch,

    /// <summary>The last in the order written.</summary>
    Strictest,
}

/// <summary>A rule of a treatment.</summary>
/// <param name="Head">What every entry has.</param>
public sealed record TreatmentRule(EntryHead Head) : TableEntry(Head)
{
    /// <summary>Condition over what grade rules may name.</summary>
    public required Condition When { get; init; }

    /// <summary>How often it is drawn for inspection, against the usual; null when the rule does not say.</summary>
    public Sampling? Sampling { get; init; }

    /// <summary>The ratio drawn, in percent; null when the rule does not say.</summary>
    public Quantity? Ratio { get; init; }

    /// <summary>How many times a year; null when the rule does not say.</summary>
    public Quantity? Times { get; init; }

    /// <summary>Visits on site; null when the rule does not say.</summary>
    public Visits? Visits { get; init; }

    /// <summary>Ids of measures that follow.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>Occasions on which the rule does not spare the subject, ids of <c>PackVocabulary.TreatmentExceptions</c>.</summary>
    public IReadOnlyList<string> Exceptions { get; init; } = [];

    /// <summary>Id of the ruling it rests on; null when the clause says it all.</summary>
    public string? Ruling { get; init; }

    /// <summary>Whether two rules come to the same for the subject.</summary>
    public bool IsSameAs(TreatmentRule other) =>
        Sampling == other.Sampling && Ratio == other.Ratio && Times == other.Times && Visits == other.Visits
        && Measures.ToHashSet().SetEquals(other.Measures) && Exceptions.ToHashSet().SetEquals(other.Exceptions);
}

/// <summary>How often a subject is drawn for inspection, against the usual.</summary>
public enum Sampling
{
    /// <summary>Less.</summary>
    Lower,

    /// <summary>As usual.</summary>
    Normal,

    /// <summary>More.</summary>
    Higher,

    /// <summary>Much more.</summary>
    MuchHigher,
}

/// <summary>Visits on site.</summary>
public enum Visits
{
    /// <summary>None without cause.</summary>
    WithoutCauseNone,

    /// <summary>As usual.</summary>
    Normal,

    /// <summary>More.</summary>
    More,

    /// <summary>Also of the department's own initiative.</summary>
    OwnInitiative,
}
