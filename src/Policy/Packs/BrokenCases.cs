namespace Xinheng.Policy.Packs;

/// <summary>
/// Runs a pack's broken cases (<c>broken/*.yaml</c>): each changes the pack's own text and names every finding
/// that the change must give.
/// </summary>
public static class BrokenCases
{
    /// <summary>Runs every broken case of a pack, in the order of their paths.</summary>
    public static IReadOnlyList<BrokenOutcome> Check(PackFiles files, Func<string, PackFiles?> resolve) => throw new NotSupportedException();
}

/// <summary>How a broken case went.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Title">What is broken.</param>
/// <param name="Missing">Findings expected that did not come, as <c>PK-016 @ text of the line</c>.</param>
/// <param name="Unexpected">Findings that came and were not expected.</param>
public sealed record BrokenOutcome(
    string Path, LocalText Title, IReadOnlyList<string> Missing, IReadOnlyList<Diagnostic> Unexpected)
{
    /// <summary>Whether exactly the expected findings came.</summary>
    public bool IsAsExpected => Missing.Count == 0 && Unexpected.Count == 0;
}
