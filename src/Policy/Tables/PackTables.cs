namespace Xinheng.Policy.Tables;

/// <summary>The tables of a pack beside its grade rules: what may be applied, shown and listed, by when, and what follows from grades.</summary>
public sealed record PackTables
{
    /// <summary>The list of measures. What is not in it may not be applied.</summary>
    public IReadOnlyList<Measure> Measures { get; init; } = [];

    /// <summary>Where information is shown.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>What is hidden of a field before it is shown.</summary>
    public IReadOnlyList<Mask> Masks { get; init; } = [];

    /// <summary>What is shown where and how long; of those in force for a record the first whose condition holds.</summary>
    public IReadOnlyList<Publication> Publications { get; init; } = [];

    /// <summary>What must be done in time.</summary>
    public IReadOnlyList<Duty> Duties { get; init; } = [];

    /// <summary>Lists of subjects.</summary>
    public IReadOnlyList<SubjectList> Lists { get; init; } = [];

    /// <summary>Forms of credit commitment.</summary>
    public IReadOnlyList<Commitment> Commitments { get; init; } = [];

    /// <summary>What follows from grades.</summary>
    public IReadOnlyList<Treatment> Treatments { get; init; } = [];

    /// <summary>Draws of subjects for inspection.</summary>
    public IReadOnlyList<Draw> Draws { get; init; } = [];

    /// <summary>Grades of one subject that must not lie far apart.</summary>
    public IReadOnlyList<ConsistencyRule> Consistency { get; init; } = [];

    /// <summary>Thresholds that call for attention.</summary>
    public IReadOnlyList<WarningRule> Warnings { get; init; } = [];

    /// <summary>Ratios with stated numerator and denominator.</summary>
    public IReadOnlyList<Rate> Rates { get; init; } = [];

    /// <summary>Other closed lists of the documents.</summary>
    public IReadOnlyList<Catalogue> Catalogues { get; init; } = [];

    /// <summary>Every entry, table by table, rules of treatments and entries of catalogues included.</summary>
    public IEnumerable<TableEntry> Entries =>
    [
        .. Measures, .. Channels, .. Masks, .. Publications, .. Duties, .. Lists, .. Commitments,
        .. Treatments.SelectMany(treatment => new TableEntry[] { treatment }.Concat(treatment.Rules)),
        .. Draws, .. Consistency, .. Warnings, .. Rates,
        .. Catalogues.SelectMany(catalogue => new TableEntry[] { catalogue }.Concat(catalogue.Entries)),
    ];
}
