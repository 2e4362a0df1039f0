using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Tables;

/// <summary>
/// An entry whose form and source are checked. What it names in the rest of the pack is looked up when the whole pack,
/// with all it extends, is known.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Complete">The entry; null, with findings, where something it cannot do without is missing.</param>
internal sealed record BoundEntry<T>(string Id, Func<TableScope, T?> Complete)
    where T : class;

/// <summary>The tables of a pack laid over those of the pack it extends.</summary>
internal sealed record BoundTables
{
    public required IReadOnlyList<BoundEntry<Measure>> Measures { get; init; }
    public required IReadOnlyList<BoundEntry<Channel>> Channels { get; init; }
    public required IReadOnlyList<BoundEntry<Mask>> Masks { get; init; }
    public required IReadOnlyList<BoundEntry<Publication>> Publications { get; init; }
    public required IReadOnlyList<BoundEntry<Duty>> Duties { get; init; }
    public required IReadOnlyList<BoundEntry<SubjectList>> Lists { get; init; }
    public required IReadOnlyList<BoundEntry<Commitment>> Commitments { get; init; }
    public required IReadOnlyList<BoundEntry<Treatment>> Treatments { get; init; }
    public required IReadOnlyList<BoundEntry<Draw>> Draws { get; init; }
    public required IReadOnlyList<BoundEntry<ConsistencyRule>> Consistency { get; init; }
    public required IReadOnlyList<BoundEntry<WarningRule>> Warnings { get; init; }
    public required IReadOnlyList<BoundEntry<Rate>> Rates { get; init; }
    public required IReadOnlyList<BoundEntry<Catalogue>> Catalogues { get; init; }

    /// <summary>The tables with everything they name looked up.</summary>
    public PackTables Complete(TableScope scope)
    {
        var tables = new PackTables
        {
            Measures = Each(Measures, scope),
            Channels = Each(Channels, scope),
            Masks = Each(Masks, scope),
            Publications = Each(Publications, scope),
            Duties = Each(Duties, scope),
            Lists = Each(Lists, scope),
            Commitments = Each(Commitments, scope),
            Treatments = Each(Treatments, scope),
            Draws = Each(Draws, scope),
            Consistency = Each(Consistency, scope),
            Warnings = Each(Warnings, scope),
            Rates = Each(Rates, scope),
            Catalogues = Each(Catalogues, scope),
        };
        PublicationReach.Check(tables.Publications, scope.Findings);
        return tables;
    }

    private static IReadOnlyList<T> Each<T>(IReadOnlyList<BoundEntry<T>> entries, TableScope scope)
        where T : class =>
        [.. entries.Select(entry => entry.Complete(scope)).OfType<T>()];
}
