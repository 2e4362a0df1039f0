using Xinheng.Policy.Packs.Models;
using Xinheng.Policy.Packs.Tables;

namespace Xinheng.Policy.Packs;

/// <summary>Reads <c>pack.yaml</c> and <c>documents/*.yaml</c> into a <see cref="PackDocument"/>.</summary>
/// <param name="files">The pack's files.</param>
/// <param name="place">What stands before the paths of this pack's files in findings; empty for the pack asked for.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class PackDocumentReader(PackFiles files, string place, PackFindings findings)
{
    /// <summary>Months; a longer term is a slip of the pen.</summary>
    private const int LongestRepairTerm = 600;

    /// <summary>The pack as written; null when there is no <c>pack.yaml</c> that can be read.</summary>
    public PackDocument? Read()
    {
        if (!files.Texts.TryGetValue("pack.yaml", out var text))
        {
            findings.Add("PK-001", null, files.Id);
            return null;
        }

        var documents = ReadDocuments();
        return MapReader.OfFile(place + "pack.yaml", text, findings) is { } map ? ReadPack(map, documents) : null;
    }

    private PackDocument ReadPack(MapReader map, IReadOnlyList<WrittenDocument> documents)
    {
        CheckId(map.RequireText("pack", $"pack: {files.Id}"));
        var inForce = ReadInForce(map);
        var pack = new PackDocument
        {
            Id = files.Id,
            Version = map.RequireText("version", "version: \"2023.1\""),
            Title = map.RequireWords("title"),
            Issuer = map.RequireWords("issuer"),
            Territory = map.RequireText("territory", "territory: \"131000\""),
            InForceFrom = inForce.From,
            InForceThrough = inForce.Through,
            Extends = map.Text("extends"),
            DefaultDocument = map.Text("document"),
            Documents = documents,
            Categories = Each(map.Maps("categories"), ReadCategory),
            Kinds = Each(map.Maps("kinds"), ReadKind),
            Parameters = Each(map.Maps("parameters"), ReadParameter),
            Indicators = Each(map.Maps("indicators"), ReadIndicator),
            Scheme = map.Take("scheme") is { } scheme ? ReadScheme(scheme) : null,
            Precedence = map.Text("precedence"),
            Grades = map.Maps("grades") is { } grades ? Each(grades, ReadGrade) : null,
            Gap = map.Text("gap"),
            Rulings = Each(map.Maps("rulings"), ReadRuling),
            Tables = WrittenTables.Read(map),
            Models = new ModelReader(findings).Read(map),
        };
        map.Close();
        return pack;
    }

    private void CheckId(WrittenText? id)
    {
        if (id is not null && id.Content != files.Id)
        {
            findings.Add("PK-021", id.Span, id.Content, files.Id);
        }
    }

    private (DateOnly? From, DateOnly? Through) ReadInForce(MapReader map)
    {
        if (map.Take("in_force") is not { } node)
        {
            map.Missing("in_force", "in_force: {from: 2023-01-19, through: 2028-01-18}");
            return default;
        }

        if (MapReader.Open(node, "in_force", findings) is not { } period)
        {
            return default;
        }

        var from = period.RequireDate("from");
        var through = period.Date("through");
        period.Close();
        if (through < from)
        {
            findings.Add("PK-022", node.Span, $"{from:yyyy-MM-dd}", $"{through:yyyy-MM-dd}");
        }

        return (from, through);
    }

    private List<WrittenDocument> ReadDocuments()
    {
        var found = new List<WrittenDocument>();
        foreach (var (path, text) in files.Texts.Where(file => PackPaths.IsDocument(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (MapReader.OfFile(place + path, text, findings) is { } map && ReadDocument(map) is { } document)
            {
                found.Add(document);
            }
        }

        return found;
    }

    private WrittenDocument? ReadDocument(MapReader map)
    {
        var id = map.RequireText("id", "id: langfang-2023");
        var title = map.RequireWords("title");
        var issued = map.Date("issued");
        var note = map.Words("note");
        var quoted = map.Entries("clauses");
        var digests = map.Entries("digests");
        map.Close();
        var clauses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in quoted.Concat(digests))
        {
            AddClause(clauses, entry);
        }

        return id is null
            ? null
            : new(id, title, issued, note, clauses, digests.Select(entry => Articles.Normalise(entry.Key.Content)).ToHashSet());
    }

    private void AddClause(Dictionary<string, string> clauses, WrittenEntry entry)
    {
        if (entry.Value is not WrittenText { Content.Length: > 0 } text)
        {
            findings.Add("PK-011", entry.Value.Span, entry.Key.Content, PackYaml.Kind(entry.Value), new LocalText("条款的文字", "the article's text"));
        }
        else if (!clauses.TryAdd(Articles.Normalise(entry.Key.Content), text.Content.Trim()))
        {
            findings.Add("PK-008", entry.Key.Span, entry.Key.Content, entry.Key.Span.Line);
        }
    }

    private WrittenCategory? ReadCategory(MapReader map) =>
        map.RequireText("id", "id: administrative") is { } id
            ? new(id, map.RequireWords("title"), Source(map, id.Content))
            : null;

    private WrittenKind? ReadKind(MapReader map)
    {
        if (map.RequireText("id", "id: penalty") is not { } id)
        {
            return null;
        }

        return new()
        {
            Id = id,
            Title = map.Words("title"),
            Category = map.Text("category"),
            Temporality = map.Text("temporality"),
            Effects = map.Maps("effects") is { } effects ? Each(effects, effect => ReadEffect(effect, id.Content)) : null,
            RepairTerms = map.Maps("repair") is { } terms ? Each(terms, term => ReadRepairTerm(term, id.Content)) : null,
            Source = Source(map, id.Content),
            IsEnabled = map.Flag("enabled"),
            Note = map.Words("note"),
            IsExample = ExampleStatus.Read(map, findings),
            Span = id.Span,
        };
    }

    private WrittenEffect? ReadEffect(MapReader map, string kind)
    {
        var when = map.Text("when");
        var source = Source(map, $"{kind}.effects");
        return map.RequireText("effect", "effect: general") is { } effect ? new(effect, when, source, ExampleStatus.Read(map, findings)) : null;
    }

    private WrittenRepairTerm ReadRepairTerm(MapReader map, string kind) => new()
    {
        From = map.Date("from"),
        Through = map.Date("through"),
        When = map.Text("when"),
        HasMonths = map.Take("months") is not null,
        Months = map.Whole(["months"], 0, LongestRepairTerm),
        IsNotRepairable = map.Flag("not_repairable"),
        Source = Source(map, $"{kind}.repair"),
        Note = map.Words("note"),
        IsExample = ExampleStatus.Read(map, findings),
        Span = map.Span,
    };

    private WrittenParameter? ReadParameter(MapReader map)
    {
        if (map.RequireText("id", "id: general_limit") is not { } id)
        {
            return null;
        }

        var dated = map.Maps("values");
        var single = map.Take("value");
        var isExample = ExampleStatus.Read(map, findings);
        IReadOnlyList<WrittenValue> values = (dated, single) switch
        {
            (null, null) => RefuseNoValue(map),
            ({ } periods, null) => Each(periods, period => ReadValue(period, id.Content, isExample)),
            _ => [new(null, single!, Source(map, id.Content), isExample)], // the arms before leave only a single value here
        };
        if (dated is not null && single is not null)
        {
            findings.Add("PK-030", single.Span, "value", "values", new LocalText("只有一个值写 value，分时期的写 values。", "Write value for one value, values for several periods."));
        }

        return new(id, map.RequireWords("title"), map.Text("unit"), map.Text("among"), map.Text("by"), values);
    }

    private static IReadOnlyList<WrittenValue> RefuseNoValue(MapReader map)
    {
        map.Missing("value", "value: 5");
        map.Take("source");
        return [];
    }

    private WrittenValue? ReadValue(MapReader map, string parameter, bool isExample)
    {
        var from = map.Date("from");
        var source = Source(map, parameter);
        if (map.Take("value") is { } value)
        {
            return new(from, value, source, ExampleStatus.Read(map, findings) || isExample);
        }

        map.Missing("value", "value: 5");
        return null;
    }

    private WrittenIndicator? ReadIndicator(MapReader map) =>
        map.RequireText("id", "id: general_count") is { } id
            ? new()
            {
                Id = id,
                Title = map.RequireWords("title"),
                Aggregate = map.RequireText("aggregate", "aggregate: count"),
                Where = map.Text("where"),
                Of = map.Text("of"),
                Within = map.Take("within"),
                Unit = map.Text("unit"),
                Part = map.Text("part"),
                Whole = map.Text("whole"),
                Otherwise = map.Text("otherwise"),
                Source = Source(map, id.Content),
                IsExample = ExampleStatus.Read(map, findings),
            }
            : null;

    private WrittenScheme? ReadScheme(WrittenNode node)
    {
        if (MapReader.Open(node, "scheme", findings) is not { } map)
        {
            return null;
        }

        var scale = map.Maps("scale");
        if (scale is null)
        {
            map.Missing("scale", "scale: [{letter: A, name: {zh: 守信, en: trustworthy}, source: 三(四)}]");
        }

        var scheme = new WrittenScheme(
            map.RequireText("id", "id: langfang-public-credit"),
            map.RequireWords("title"),
            Each(scale, ReadStep),
            map.RequireText("cycle", "cycle: cycle_months"),
            map.Texts("planes") ?? [],
            Source(map, "scheme"),
            ExampleStatus.Read(map, findings))
        {
            Outside = map.Text("outside"),
            OutsideSource = new(map.Text("outside_source"), "outside", map.Span),
            UnderObjection = map.Text("under_objection"),
        };
        map.Close();
        return scheme;
    }

    private WrittenStep? ReadStep(MapReader map)
    {
        var name = map.RequireWords("name");
        return map.RequireText("letter", "letter: A") is { } letter
            ? new(letter, name, Source(map, letter.Content))
            : null;
    }

    private WrittenGrade? ReadGrade(MapReader map) =>
        map.RequireText("grade", "grade: A") is { } letter
            ? new(
                letter,
                map.RequireText("when", "when: general_count == 0"),
                map.RequireWords("title"),
                map.Text("ruling"),
                Source(map, $"grade {letter.Content}"),
                ExampleStatus.Read(map, findings),
                letter.Span)
            : null;

    private WrittenRuling? ReadRuling(MapReader map) =>
        map.RequireText("id", "id: repaired-records") is { } id
            ? new(
                id,
                map.RequireText("resolves", "resolves: L1"),
                map.RequireWords("statement"),
                map.RequireWords("reason"),
                Source(map, id.Content),
                map.Texts("about") ?? [])
            : null;

    internal static WrittenSource Source(MapReader map, string owner) => new(map.Text("source"), owner, map.Span);

    internal static List<T> Each<T>(IReadOnlyList<MapReader>? maps, Func<MapReader, T?> read)
        where T : class
    {
        var entries = new List<T>();
        foreach (var map in maps ?? [])
        {
            if (read(map) is { } entry)
            {
                entries.Add(entry);
                map.Close();
            }
        }

        return entries;
    }
}
