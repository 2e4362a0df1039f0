using Xinheng.Intake.Layouts;

namespace Xinheng.Intake.Batches;

/// <summary>A sheet and what its columns were taken for.</summary>
/// <param name="Sheet">Position of the sheet, from 0.</param>
/// <param name="Name">Its name; empty for delimited text.</param>
/// <param name="Proposal">The proposed mapping, with samples of each column, identity numbers masked.</param>
public sealed record SheetProposal(int Sheet, string Name, MappingProposal Proposal)
{
    /// <summary>The first row as written.</summary>
    internal IReadOnlyList<string> FirstRow { get; init; } = [];
}
