using System.Runtime.InteropServices;
using Xinheng.Intake.Checks;

namespace Xinheng.Intake.Batches;

/// <summary>Which findings to show.</summary>
/// <param name="IsFlag">True for flags of accepted rows, false for reasons of rejected ones, null for both.</param>
/// <param name="Code">Only this code; null for all.</param>
/// <param name="After">Cursor: the page's last entry; null for the first page.</param>
/// <param name="Limit">At most so many, 1 to 1000.</param>
public sealed record FindingQuery(bool? IsFlag = null, string? Code = null, FindingCursor? After = null, int Limit = 100);

/// <summary>Where a page of findings ended.</summary>
/// <param name="Sheet">Position of the sheet, from 0.</param>
/// <param name="Row">Row in the sheet.</param>
/// <param name="Place">Which finding of the row, from 0.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FindingCursor(int Sheet, long Row, int Place);

/// <summary>A finding and where it stands.</summary>
/// <param name="At">Its place, and the cursor of the page after it.</param>
/// <param name="Finding">The finding.</param>
public sealed record PlacedFinding(FindingCursor At, Finding Finding);

/// <summary>A page of findings.</summary>
/// <param name="Findings">In the order of the rows.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record FindingPage(IReadOnlyList<PlacedFinding> Findings, FindingCursor? Next)
{
    /// <summary>
    /// Of each code of flag, so many are kept for reading; all are counted in the receipt.
    /// Reasons of rejected rows are all kept.
    /// </summary>
    public const int FlagsKeptPerCode = 10_000;
}
