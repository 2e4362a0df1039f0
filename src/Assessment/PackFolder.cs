using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Xinheng.Policy;
using Xinheng.Policy.Packs;

namespace Xinheng.Assessment;

/// <summary>Reads a pack's folder.</summary>
internal static partial class PackFolder
{
    /// <summary>A pack's files are written by people; what is larger than this is something else.</summary>
    private const long LargestFile = 4_000_000;

    /// <summary>More files than a pack can sensibly have.</summary>
    private const int MostFiles = 1_000;

    /// <summary>A working copy anywhere: it has the id its <c>pack.yaml</c> states, whatever its folder is called.</summary>
    public static (PackFiles Files, IReadOnlyList<Diagnostic> Unread) ReadCopy(string folder)
    {
        var (files, unread) = Read(folder);
        var stated = files.Texts.TryGetValue("pack.yaml", out var text) ? StatedId().Match(text) : Match.Empty;
        return (stated.Success ? files with { Id = stated.Groups["id"].Value } : files, unread);
    }

    /// <summary>The YAML files of a folder that stands where its id says, as text, and what could not be read.</summary>
    public static (PackFiles Files, IReadOnlyList<Diagnostic> Unread) Read(string folder)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var unread = new List<Diagnostic>();
        foreach (var file in Yaml(folder))
        {
            var path = Path.GetRelativePath(folder, file.FullName).Replace('\\', '/');
            try
            {
                if (file.Length > LargestFile)
                {
                    unread.Add(AssessmentText.FileTooLarge(path, file.Length, LargestFile));
                    continue;
                }

                texts[path] = File.ReadAllText(file.FullName, Encoding.UTF8);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                unread.Add(AssessmentText.FileUnreadable(path, problem.Message));
            }
        }

        return (new PackFiles(IdOf(folder), texts), unread);
    }

    /// <summary>Changes whenever a file of the library or of the folder does.</summary>
    public static string Stamp(string root, string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in root == folder ? Yaml(root) : Yaml(root).Concat(Yaml(folder)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string IdOf(string folder) =>
        $"{Path.GetFileName(Path.GetDirectoryName(folder))}/{Path.GetFileName(folder)}";

    private static List<FileInfo> Yaml(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 4 };
        return !Directory.Exists(folder) ? []
            : [.. new DirectoryInfo(folder).EnumerateFiles("*", options)
                .Where(file => file.Extension is ".yaml" or ".yml")
                .OrderBy(file => file.FullName, StringComparer.Ordinal).Take(MostFiles)];
    }

    [GeneratedRegex("""^pack:[ \t]*["']?(?<id>[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*)["']?[ \t]*(#.*)?\r?$""", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex StatedId();
}
