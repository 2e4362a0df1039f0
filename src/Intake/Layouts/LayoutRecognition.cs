using Xinheng.Intake.Formats;

namespace Xinheng.Intake.Layouts;

/// <summary>Finds the header of a sheet and proposes what its columns mean.</summary>
public static class LayoutRecognition
{
    /// <summary>Rows that are looked at: header rows stand within the first 40, samples within 60.</summary>
    public const int RowsNeeded = 60;

    /// <summary>
    /// Proposes a mapping from the first rows of a sheet.
    /// </summary>
    /// <param name="first">The first rows, <see cref="RowsNeeded"/> or all there are.</param>
    /// <param name="hints">Names that may tell the kind: the file's, the sheet's.</param>
    /// <param name="kind">The kind when a person has said it; else null.</param>
    public static MappingProposal Propose(RowChunk first, IReadOnlyList<string> hints, string? kind = null) => throw new NotImplementedException();
}
