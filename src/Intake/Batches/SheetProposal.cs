using Xinheng.Intake.Checks;
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

/// <summary>What the first rows of a file's sheets show.</summary>
/// <param name="Proposals">What the columns of every visible sheet that holds something were taken for.</param>
/// <param name="Forbidden">The columns of any sheet, hidden ones too, that must not be collected; null when there are none.</param>
/// <param name="Refusal">Why reading the first visible sheet that could not be read stopped among those rows; null when none did.</param>
internal sealed record SheetsSeen(IReadOnlyList<SheetProposal> Proposals, Finding? Forbidden, Finding? Refusal);
