using System.Globalization;

namespace Xinheng.Policy.Packs;

/// <summary>
/// Takes the values of a mapping key by key. What is missing or of the wrong form is reported; keys nobody took are
/// unknown and reported by <see cref="Close"/>.
/// </summary>
internal sealed class MapReader(WrittenMap map, PackFindings findings)
{
    private static readonly LocalText CutText = new(
        "它若是前面文字的一部分，请给整段文字加引号：在 { } 里，逗号会截断文字。",
        "If it is part of the text before it, quote the whole text: inside { } a comma ends a text.");

    private readonly List<string> known = [];

    /// <summary>Where the mapping stands.</summary>
    public SourceSpan Span => map.Span;

    /// <summary>The keys written, in order.</summary>
    public IEnumerable<WrittenText> Keys => map.Entries.Select(entry => entry.Key);

    /// <summary>The mapping a file holds; null, with findings, when it holds something else or cannot be read.</summary>
    public static MapReader? OfFile(string file, string text, PackFindings findings)
    {
        var before = findings.Count;
        var node = PackYaml.Read(file, text, findings);
        return node is null && findings.Count > before ? null : Open(node, file, findings, new(file, 1, 1, 1));
    }

    /// <summary>The mapping in a node; null, with a finding, when it is something else.</summary>
    public static MapReader? Open(WrittenNode? node, string name, PackFindings findings, SourceSpan? span = null)
    {
        if (node is WrittenMap map)
        {
            return new(map, findings);
        }

        findings.Add("PK-011", node?.Span ?? span, name, PackYaml.Kind(node), new LocalText("键和值的组合", "keys with values"));
        return null;
    }

    /// <summary>The value of the first of <paramref name="keys"/> that is there; null when none is.</summary>
    public WrittenNode? Take(params ReadOnlySpan<string> keys)
    {
        known.AddRange(keys);
        foreach (var entry in map.Entries)
        {
            if (keys.Contains(entry.Key.Content))
            {
                return entry.Value;
            }
        }

        return null;
    }

    /// <summary>A required value as text; null, with a finding, when it is missing or of another form.</summary>
    public WrittenText? RequireText(string key, string example) => RequireText([key], example);

    /// <inheritdoc cref="RequireText(string, string)"/>
    public WrittenText? RequireText(ReadOnlySpan<string> keys, string example)
    {
        var node = Take(keys);
        if (node is null)
        {
            Missing(keys[0], example);
            return null;
        }

        return AsText(node, keys[0]);
    }

    /// <summary>A value as text; null when there is none.</summary>
    public WrittenText? Text(params ReadOnlySpan<string> keys) =>
        Take(keys) is { } node ? AsText(node, keys[0]) : null;

    /// <summary>A text in both languages; null when there is none.</summary>
    public LocalText? Words(string key)
    {
        if (Take(key) is not { } node)
        {
            return null;
        }

        if (Open(node, key, findings) is not { } words)
        {
            return null;
        }

        var zh = words.RequireText("zh", "zh: 一般失信次数");
        var en = words.RequireText("en", "en: general records");
        words.Close();
        return zh is null || en is null ? null : new(zh.Content, en.Content);
    }

    /// <summary>A text in both languages that must be there; empty, with a finding, when it is not.</summary>
    public LocalText RequireWords(string key)
    {
        if (Take(key) is null)
        {
            Missing(key, $"{key}: {{zh: 一般失信次数, en: general records}}");
        }

        return Words(key) ?? new(string.Empty, string.Empty);
    }

    /// <summary>A day; null when there is none.</summary>
    public DateOnly? Date(params ReadOnlySpan<string> keys)
    {
        if (Text(keys) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Content, "yyyy-MM-dd", out var day))
        {
            return day;
        }

        findings.Add("PK-012", text.Span, text.Content);
        return null;
    }

    /// <summary>A day that must be there; null, with a finding, when it is not.</summary>
    public DateOnly? RequireDate(params ReadOnlySpan<string> keys)
    {
        if (Take(keys) is null)
        {
            Missing(keys[0], $"{keys[0]}: 2023-01-19");
        }

        return Date(keys);
    }

    /// <summary>A whole number within limits; null when there is none.</summary>
    public long? Whole(ReadOnlySpan<string> keys, long least, long most)
    {
        if (Text(keys) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text.Content, NumberStyles.AllowLeadingSign, null, out var number) && number >= least && number <= most)
        {
            return number;
        }

        findings.Add("PK-031", text.Span, text.Content, least, most);
        return null;
    }

    /// <summary>True or false; null when there is none.</summary>
    public bool? Flag(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (text.Content is "true" or "false")
        {
            return text.Content is "true";
        }

        findings.Add("PK-013", text.Span, text.Content, key, Advice.For(text.Content, ["true", "false"]));
        return null;
    }

    /// <summary>The items of a list; null when the key is not there.</summary>
    public IReadOnlyList<WrittenNode>? List(params ReadOnlySpan<string> keys)
    {
        var node = Take(keys);
        if (node is WrittenList list)
        {
            return list.Items;
        }

        if (node is not null and not WrittenText { Content: "", IsPlain: true })
        {
            findings.Add("PK-011", node.Span, keys[0], PackYaml.Kind(node), new LocalText("列表", "a list"));
        }

        return node is null ? null : [];
    }

    /// <summary>The items of a list that are mappings; the others are reported.</summary>
    public IReadOnlyList<MapReader>? Maps(params ReadOnlySpan<string> keys)
    {
        var name = keys[0];
        return List(keys) is { } items
            ? [.. items.Select(item => Open(item, name, findings)).OfType<MapReader>()]
            : null;
    }

    /// <summary>The texts of a list, or the one text that stands for a list of one; null when the key is not there.</summary>
    public IReadOnlyList<WrittenText>? Texts(params ReadOnlySpan<string> keys)
    {
        var name = keys[0];
        return Take(keys) switch
        {
            null => null,
            WrittenText { Content: "", IsPlain: true } => [],
            WrittenText one => [one],
            WrittenList list => [.. list.Items.Select(item => AsText(item, name)).OfType<WrittenText>()],
            var other => Refuse(other, name),
        };
    }

    /// <summary>The entries of a mapping whose keys are free; empty when the key is not there.</summary>
    public IReadOnlyList<WrittenEntry> Entries(string key) =>
        Take(key) switch
        {
            null => [],
            WrittenMap free => free.Entries,
            var other => RefuseEntries(other, key),
        };

    /// <summary>Reports a missing key.</summary>
    public void Missing(string key, string example) => findings.Add("PK-010", Span, key, example);

    /// <summary>Reports every key that nobody took.</summary>
    public void Close()
    {
        foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Key.Content)))
        {
            var isCutText = entry.Value is WrittenText { Content: "", IsPlain: true };
            findings.Add("PK-009", entry.Key.Span, entry.Key.Content, isCutText ? CutText : Advice.For(entry.Key.Content, [.. known.Distinct()]));
        }
    }

    private WrittenText? AsText(WrittenNode node, string key)
    {
        if (node is WrittenText text && (text.Content.Length > 0 || !text.IsPlain))
        {
            return text;
        }

        findings.Add("PK-011", node.Span, key, PackYaml.Kind(node), new LocalText("文字", "text"));
        return null;
    }

    private IReadOnlyList<WrittenText> Refuse(WrittenNode node, string key)
    {
        findings.Add("PK-011", node.Span, key, PackYaml.Kind(node), new LocalText("列表", "a list"));
        return [];
    }

    private IReadOnlyList<WrittenEntry> RefuseEntries(WrittenNode node, string key)
    {
        findings.Add("PK-011", node.Span, key, PackYaml.Kind(node), new LocalText("键和值的组合", "keys with values"));
        return [];
    }
}
