using System.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Xinheng.Policy.Packs;

/// <summary>
/// Reads one YAML file of a pack. The YAML is plain on purpose: no anchors, aliases, tags or second documents, so
/// that what a lawyer sees is what counts and no small file can grow large.
/// </summary>
internal sealed class PackYaml
{
    /// <summary>Longest file, in UTF-16 units.</summary>
    public const int LongestFile = 1_000_000;

    private const int DeepestNesting = 24;
    private const int MostOpenBrackets = 100;

    private static readonly LocalText TooDeep = new("嵌套过深", "Nested too deeply");

    private readonly string file;
    private readonly string text;
    private readonly PackFindings findings;
    private readonly Parser parser;

    private PackYaml(string file, string text, PackFindings findings)
    {
        this.file = file;
        this.text = text;
        this.findings = findings;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The text with line feeds only and without a byte order mark: what is parsed and what is fingerprinted.</summary>
    public static string Normalise(string text) =>
        text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>The file's content; null when nothing of it can be used. What is wrong goes to <paramref name="findings"/>.</summary>
    public static WrittenNode? Read(string file, string text, PackFindings findings)
    {
        if (text.Length > LongestFile)
        {
            findings.Add("PK-007", new(file, 1, 1, 1), new LocalText($"文件有 {text.Length} 个字符", $"The file has {text.Length} characters"), LongestFile);
            return null;
        }

        var normal = Normalise(text);
        findings.Know(file, normal);
        return IsReadable(file, normal, findings) ? new PackYaml(file, normal, findings).ReadFile() : null;
    }

    /// <summary>Looks at each line before it is parsed. Nesting is bounded here because the parser slows down with its depth.</summary>
    private static bool IsReadable(string file, string text, PackFindings findings)
    {
        var isReadable = true;
        var line = 0;
        var open = 0;
        foreach (var content in text.Split('\n'))
        {
            line++;
            var indent = content.AsSpan(0, content.Length - content.AsSpan().TrimStart().Length);
            if (content.AsSpan().IndexOfAny('\uFFFD', '\0') is >= 0 and var bad)
            {
                findings.Add("PK-003", new(file, line, bad + 1, 1));
                isReadable = false;
            }
            else if (indent.IndexOf('\t') is >= 0 and var tab && indent.Length < content.Length)
            {
                findings.Add("PK-004", new(file, line, tab + 1, 1));
                isReadable = false;
            }

            open = OpenBrackets(content, open);
            if (open > MostOpenBrackets || LeadingMarks(content) > DeepestNesting)
            {
                findings.Add("PK-007", new(file, line, 1, 1), TooDeep, DeepestNesting);
                return false;
            }
        }

        return isReadable;
    }

    private static int OpenBrackets(string line, int open)
    {
        foreach (var letter in line)
        {
            open = letter switch
            {
                '[' or '{' => open + 1,
                ']' or '}' => Math.Max(0, open - 1),
                _ => open,
            };
            if (open > MostOpenBrackets)
            {
                break;
            }
        }

        return open;
    }

    private static int LeadingMarks(string line)
    {
        var lead = line.AsSpan(0, line.AsSpan().IndexOfAnyExcept("-? ") is >= 0 and var end ? end : line.Length);
        return lead.Count("- ") + lead.Count("? ");
    }

    private WrittenNode? ReadFile()
    {
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return null;
            }

            var content = ReadNode(0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
            {
                findings.Add("PK-029", At(second.Start, second.End));
            }

            return content;
        }
        catch (YamlException problem)
        {
            findings.Add("PK-002", At(problem.Start, problem.End), new LocalText("见标记处", problem.Message.Split("): ")[^1]));
            return null;
        }
        catch (InvalidOperationException)
        {
            // The parser's scanner fails so, without a place, on some plain text that stands inside brackets.
            var at = parser.Current?.End ?? Mark.Empty;
            findings.Add("PK-002", At(at, at), new LocalText("括号内的文字无法识别", "text inside brackets cannot be read"));
            return null;
        }
    }

    /// <summary>Reads one node. A node too deep is passed over without recursion, so that hostile nesting costs no stack.</summary>
    private WrittenNode? ReadNode(int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            findings.Add("PK-005", At(alias.Start, alias.End), $"*{alias.Value.Value}");
            return null;
        }

        var start = parser.Consume<NodeEvent>();
        RefuseProperties(start);
        if (depth > DeepestNesting && start is not Scalar)
        {
            findings.Add("PK-007", At(start.Start, start.End), TooDeep, DeepestNesting);
            PassOver();
            return null;
        }

        return start switch
        {
            Scalar scalar => Text(scalar),
            SequenceStart list => ReadList(list, depth),
            MappingStart map => ReadMap(map, depth),
            _ => throw new UnreachableException($"The YAML parser gave a node of kind {start.GetType().Name}."),
        };
    }

    private WrittenList ReadList(SequenceStart start, int depth)
    {
        var items = new List<WrittenNode>();
        while (!parser.Accept<SequenceEnd>(out _))
        {
            if (ReadNode(depth + 1) is { } item)
            {
                items.Add(item);
            }
        }

        var end = parser.Consume<SequenceEnd>();
        return new(items, Extent(start.Start, end.End, items.FirstOrDefault()));
    }

    private WrittenMap ReadMap(MappingStart start, int depth)
    {
        var entries = new Dictionary<string, WrittenEntry>(StringComparer.Ordinal);
        while (!parser.Accept<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key is not WrittenText name)
            {
                findings.Add("PK-011", key?.Span ?? At(start.Start, start.End), new LocalText("键", "key"), Kind(key), new LocalText("文字", "text"));
            }
            else if (entries.TryGetValue(name.Content, out var first))
            {
                findings.Add("PK-008", name.Span, name.Content, first.Key.Span.Line);
            }
            else if (value is not null)
            {
                entries.Add(name.Content, new(name, value));
            }
        }

        var end = parser.Consume<MappingEnd>();
        return new([.. entries.Values], Extent(start.Start, end.End, entries.Values.FirstOrDefault()?.Key));
    }

    private void RefuseProperties(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            findings.Add("PK-005", At(node.Start, node.Start), $"&{node.Anchor.Value}");
        }

        if (!node.Tag.IsEmpty)
        {
            findings.Add("PK-006", At(node.Start, node.End), node.Tag.Value);
        }
    }

    private void PassOver()
    {
        for (var open = 1; open > 0; parser.MoveNext())
        {
            open += parser.Current!.NestingIncrease; // a node's end always follows its start
        }
    }

    private WrittenText Text(Scalar scalar)
    {
        var span = At(scalar.Start, scalar.End);
        var places = new Lazy<int[]>(() => ScalarPlaces.Find(text, scalar));
        return new(scalar.Value, scalar.Style is ScalarStyle.Plain, span, (offset, length) => PlaceOf(places.Value, offset, length));
    }

    private SourceSpan PlaceOf(int[] places, int offset, int length)
    {
        var at = places[Math.Clamp(offset, 0, places.Length - 1)];
        var lineStart = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var line = text.AsSpan(0, lineStart).Count('\n') + 1;
        var lineEnd = text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;
        return new(file, line, at - lineStart + 1, Math.Max(1, Math.Min(length, lineEnd - at)));
    }

    /// <summary>A list or mapping on one line is shown whole, another by its first word.</summary>
    private SourceSpan Extent(Mark start, Mark end, WrittenNode? first) =>
        start.Line == end.Line || first is null ? At(start, end) : first.Span;

    private SourceSpan At(Mark start, Mark end)
    {
        var lineEnd = text.IndexOf('\n', (int)Math.Min(start.Index, text.Length));
        var rest = (lineEnd < 0 ? text.Length : lineEnd) - (int)start.Index;
        var length = end.Line == start.Line ? end.Column - start.Column : rest;
        return new(file, (int)Math.Max(1, start.Line), (int)Math.Max(1, start.Column), (int)Math.Max(1, length));
    }

    /// <summary>What a node is, in words.</summary>
    public static LocalText Kind(WrittenNode? node) => node switch
    {
        WrittenText { Content: "" } => new("空值", "nothing"),
        WrittenText => new("一个值", "a single value"),
        WrittenList => new("列表", "a list"),
        WrittenMap => new("键和值的组合", "keys with values"),
        _ => new("空值", "nothing"),
    };
}
