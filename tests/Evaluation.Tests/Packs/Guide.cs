using System.Text;

namespace Xinheng.Evaluation.Tests.Packs;

/// <summary>A command the guide quotes, and the files written in the guide before it.</summary>
/// <param name="Words">What follows the program's name.</param>
/// <param name="Files">Path below <c>packs/</c> → text.</param>
internal sealed record GuideCommand(IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Files);

/// <summary>A document with fenced blocks: files, whose first line names them, and commands with their answers.</summary>
internal sealed class Guide
{
    private const string Fence = "```";
    private const string Program = "$ ./xinheng ";

    private readonly string[] lines;

    private Guide(string file)
    {
        File = file;
        lines = System.IO.File.ReadAllText(file).TrimEnd('\n').Split('\n');
    }

    /// <summary>The folder that holds the repository.</summary>
    public static string Root { get; } = FindRoot();

    public string File { get; }

    /// <summary>All files, each put together from its blocks in order.</summary>
    public IReadOnlyDictionary<string, string> Files
    {
        get
        {
            var files = new Dictionary<string, string>();
            foreach (var block in Blocks("yaml"))
            {
                Add(files, block);
            }

            return files;
        }
    }

    /// <summary>The commands quoted.</summary>
    public IReadOnlyList<string> Commands => [.. lines.Where(line => line.StartsWith(Program, StringComparison.Ordinal))];

    public static Guide Read(string name) => new(Path.Combine(Root, "docs", "guides", name));

    /// <summary>The blocks of a language that name a file or hold a command.</summary>
    public IReadOnlyList<string> Blocks(string language)
    {
        var blocks = new List<string>();
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at] == Fence + language)
            {
                var end = Array.IndexOf(lines, Fence, at);
                blocks.Add(string.Join('\n', lines[(at + 1)..end]));
                at = end;
            }
        }

        return [.. blocks.Where(block => FileOf(block) is not null)];
    }

    /// <summary>The guide with each quoted answer put in the place of the one that stands there.</summary>
    /// <param name="answer">Gives what a command says.</param>
    public string WithAnswers(Func<GuideCommand, string> answer)
    {
        var text = new StringBuilder();
        var files = new Dictionary<string, string>();
        for (var at = 0; at < lines.Length; at++)
        {
            text.Append(lines[at]).Append('\n');
            if (lines[at] == Fence + "yaml")
            {
                Add(files, string.Join('\n', lines[(at + 1)..Array.IndexOf(lines, Fence, at)]));
            }
            else if (lines[at].StartsWith(Program, StringComparison.Ordinal))
            {
                text.Append(answer(new(lines[at][Program.Length..].Split(' '), files)));
                at = Array.IndexOf(lines, Fence, at) - 1;
            }
        }

        return text.ToString();
    }

    private static void Add(Dictionary<string, string> files, string block)
    {
        if (FileOf(block) is { } file)
        {
            files[file] = (files.TryGetValue(file, out var before) ? before + "\n" : string.Empty) + block + "\n";
        }
    }

    /// <summary>The file a block's first line names; null for a block that is no part of a pack.</summary>
    private static string? FileOf(string block) =>
        block.Split('\n')[0] is ['#', ' ', .. var path] && path.EndsWith(".yaml", StringComparison.Ordinal) ? path : null;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "packs", "national")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No packs/ above the test's folder.");
    }
}
