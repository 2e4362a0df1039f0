using Xinheng.Policy.Packs.Models;

namespace Xinheng.Policy.Packs;

/// <summary>Turns the files of a pack into a pack that runs, or says everything that is wrong with them.</summary>
public static class PackCompiler
{
    private const int MostFiles = 500;
    private const int LongestChain = 8;

    /// <summary>Reads, checks and binds a pack, and the packs it extends.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="resolve">Gives the files of a pack that another extends or whose result it takes; null when there is none of that id.</param>
    public static PackReading Compile(PackFiles files, Func<string, PackFiles?> resolve) =>
        Compile(files, resolve, new(resolve));

    /// <summary>As the other, for a pack that may be one whose result another takes.</summary>
    internal static PackReading Compile(PackFiles files, Func<string, PackFiles?> resolve, ResultPacks results)
    {
        var findings = new PackFindings();
        if (files.Texts.Count > MostFiles)
        {
            findings.Add("PK-007", null, new LocalText($"政策包有 {files.Texts.Count} 个文件", $"The pack has {files.Texts.Count} files"), MostFiles);
            return new(null, findings.InOrder());
        }

        ReportStrangers(files, findings);
        var (chain, isComplete) = ReadChain(files, resolve, findings);
        if (!isComplete)
        {
            // What a missing part would define cannot be told from what nobody defines: only the form is judged.
            return new(null, findings.InOrder());
        }

        BoundPack? bound = null;
        foreach (var document in Enumerable.Reverse(chain))
        {
            bound = PackBinder.Bind(document.Document, bound, findings);
        }

        var whole = bound!; // a complete chain holds the pack itself at least
        if (!results.TryRead(whole, findings, out var packs))
        {
            return new(null, findings.InOrder());
        }

        var models = new ModelAssembly(whole, packs, findings);
        var fingerprint = PackFingerprint.Of(Enumerable.Reverse(chain).Select(link => link.Files), packs.Values);
        var pack = new PackAssembly(whole, models, findings).Assemble(fingerprint);
        var cases = CaseReader.Read(files, pack, models.AllScales, findings);
        return findings.HasErrors
            ? new(null, findings.InOrder())
            : new(pack, findings.InOrder()) { Cases = cases };
    }

    /// <summary>The pack and those it extends, the pack first, and whether every one of them could be read.</summary>
    private static (List<Link> Chain, bool IsComplete) ReadChain(PackFiles files, Func<string, PackFiles?> resolve, PackFindings findings)
    {
        var chain = new List<Link>();
        var visited = new List<string>();
        for (PackFiles? next = files; next is not null;)
        {
            visited.Add(next.Id);
            var place = chain.Count == 0 ? string.Empty : $"../../{next.Id}/";
            if (new PackDocumentReader(next, place, findings).Read() is not { } document)
            {
                return (chain, false);
            }

            chain.Add(new(next, document));
            next = Extended(document, visited, resolve, findings);
            if (next is null && document.Extends is not null)
            {
                return (chain, false);
            }
        }

        return (chain, true);
    }

    private static PackFiles? Extended(
        PackDocument document, List<string> visited, Func<string, PackFiles?> resolve, PackFindings findings)
    {
        if (document.Extends is not { } extends)
        {
            return null;
        }

        if (visited.Contains(extends.Content) || visited.Count >= LongestChain)
        {
            findings.Add("PK-020", extends.Span, string.Join(" → ", [.. visited, extends.Content]));
            return null;
        }

        var found = resolve(extends.Content);
        if (found is null)
        {
            findings.Add("PK-019", extends.Span, extends.Content);
        }

        return found;
    }

    private static void ReportStrangers(PackFiles files, PackFindings findings)
    {
        foreach (var path in files.Texts.Keys.Where(path => !PackPaths.IsPart(path)).Order(StringComparer.Ordinal))
        {
            findings.Add("PK-028", new(path, 1, 1, 1), path);
        }
    }

    private sealed record Link(PackFiles Files, PackDocument Document);
}
