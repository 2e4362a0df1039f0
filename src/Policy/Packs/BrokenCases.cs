namespace Xinheng.Policy.Packs;

/// <summary>
/// Runs a pack's broken cases (<c>broken/*.yaml</c>): each changes the pack's own text and names every finding
/// that the change must give.
/// </summary>
public static class BrokenCases
{
    /// <summary>Runs every broken case of a pack, in the order of their paths.</summary>
    /// <param name="files">A pack.</param>
    /// <param name="resolve">Gives the files of a pack that another extends; null when there is none of that id.</param>
    public static IReadOnlyList<BrokenOutcome> Check(PackFiles files, Func<string, PackFiles?> resolve) =>
    [
        .. files.Texts
            .Where(file => PackPaths.IsBroken(file.Key))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => Check(files, file.Key, file.Value, resolve)),
    ];

    private static BrokenOutcome Check(PackFiles files, string path, string text, Func<string, PackFiles?> resolve)
    {
        var findings = new PackFindings();
        var broken = BrokenCase.Read(path, text, findings);
        var texts = broken?.Change(files.Texts, findings);
        if (broken is null || texts is null || findings.HasErrors)
        {
            return new(path, broken?.Title ?? new(path, path), [], findings.InOrder());
        }

        var found = PackCompiler.Compile(files with { Texts = texts }, resolve).Diagnostics.ToList();
        var missing = new List<string>();
        foreach (var expected in broken.Expected)
        {
            if (found.Find(expected.IsMetBy) is { } met)
            {
                found.Remove(met);
            }
            else
            {
                missing.Add(expected.ToString());
            }
        }

        return new(path, broken.Title, missing, found);
    }
}

/// <summary>How a broken case went.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Title">What is broken.</param>
/// <param name="Missing">Findings expected that did not come, as <c>PK-016 @ text of the line</c>.</param>
/// <param name="Unexpected">Findings that came and were not expected; or what is wrong with the case itself.</param>
public sealed record BrokenOutcome(
    string Path, LocalText Title, IReadOnlyList<string> Missing, IReadOnlyList<Diagnostic> Unexpected)
{
    /// <summary>Whether exactly the expected findings came.</summary>
    public bool IsAsExpected => Missing.Count == 0 && Unexpected.Count == 0;
}
