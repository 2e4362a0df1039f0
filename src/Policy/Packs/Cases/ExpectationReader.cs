using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Cases;

/// <summary>Reads what a case expects: a letter, or a mapping of what of the pack gives what.</summary>
internal sealed class ExpectationReader(CaseScope scope)
{
    private const string Key = "应为";
    private const string LetterExample = "应为: B";

    private readonly CompiledPack pack = scope.Pack;
    private readonly PackFindings findings = scope.Findings;
    private readonly List<Expected> expected = [];

    /// <summary>What the value of <c>应为</c> says; empty, with findings, when it says nothing that can be read.</summary>
    /// <param name="map">The case.</param>
    /// <param name="records">How many records the case has.</param>
    public IReadOnlyList<Expected> Read(MapReader map, int records)
    {
        expected.Clear();
        switch (map.Take(Key, "expect"))
        {
            case null:
                map.Missing(Key, LetterExample);
                break;
            case WrittenMap { Entries.Count: 0 } empty:
                findings.Add("PK-090", empty.Span);
                break;
            case WrittenMap written when MapReader.Open(written, Key, findings) is { } parts:
                ReadParts(parts, records);
                break;
            default:
                ReadGrade(map.Text(Key, "expect"), Key);
                break;
        }

        return [.. expected];
    }

    private void ReadParts(MapReader map, int records)
    {
        ReadGrade(map.Text("等级", "grade"), "等级");
        ReadTotal(map.Text("总分", "score"));
        ReadScores(map);
        Each(map, "监管", "treatments", pack.Tables.Treatments, new TreatmentExpectations(scope).Read);
        Each(map, "预警", "warnings", pack.Tables.Warnings, (parts, key, warning) =>
            scope.Choose(parts.Text(key.Content), CaseChoices.YesOrNo, key.Content) is { } isGiven ? new Expected.Warned(warning.Id, isGiven, key.Span) : null);
        Each(map, "一致性", "consistency", pack.Tables.Consistency, (parts, key, rule) =>
            scope.Choose(parts.Text(key.Content), CaseChoices.Agreements, key.Content) is { } agreement ? new Expected.Compared(rule.Id, agreement, key.Span) : null);
        ReadMappings(map);
        Each(map, "期限", "duties", pack.Tables.Duties, TableExpectations.Duty);
        Each(map, "名单", "lists", pack.Tables.Lists, TableExpectations.List);
        Each(map, "比率", "rates", pack.Tables.Rates, new TableExpectations(scope).Rate);
        ReadMasks(map);
        ReadOfRecord(map, records);
        map.Close();
    }

    /// <summary>What is about the one record of the case.</summary>
    private void ReadOfRecord(MapReader map, int records)
    {
        var before = expected.Count;
        Each(map, "公示", "publications", pack.Tables.Channels, new ShowingExpectations(scope).Read);
        if (scope.Word(map.Text("作用", "effect"), PackVocabulary.Effects, "作用") is { } effect)
        {
            expected.Add(new Expected.Counted(effect, map.Span));
        }

        if (map.Text("可修复", "repair") is { } repair && new TableExpectations(scope).Repair(repair) is { } from)
        {
            expected.Add(from);
        }

        if (expected.Count > before && records != 1)
        {
            findings.Add("PK-091", expected[before].Span, expected[before] is Expected.Shown ? "公示" : expected[before] is Expected.Counted ? "作用" : "可修复", records);
        }
    }

    private void ReadGrade(WrittenText? written, string key)
    {
        if (written is null)
        {
            return;
        }

        if (pack.Scheme is not { } scheme)
        {
            RefuseWithout(written, new("评级方案（scheme）", "scheme"));
            return;
        }

        if (CaseChoices.Review.Any(word => written.Content == word.Id || CaseScope.Is(written, word.Title)))
        {
            expected.Add(new Expected.Grade(null, written.Span));
            return;
        }

        var letters = scheme.Scale.Select(step => step.Letter).ToList();
        if (!letters.Contains(written.Content))
        {
            scope.Refuse(written, key, [.. letters, "review"]);
        }

        expected.Add(new Expected.Grade(written.Content, written.Span));
    }

    private void ReadTotal(WrittenText? written)
    {
        if (written is not null && pack.Scorecard is null && pack.Tree is null)
        {
            RefuseWithout(written, new("计分表和加权树", "scorecard and no tree"));
        }
        else if (scope.Number(written, "总分", CaseUnit.Points) is { } number)
        {
            expected.Add(new Expected.Total(number, written!.Span)); // there is a number: it was written
        }
    }

    private void ReadScores(MapReader map)
    {
        List<NamedValue> known =
        [
            .. pack.Scores.Select(score => new NamedValue(score.Id, score.Title)),
            .. (pack.Scorecard?.Items ?? []).Select(item => new NamedValue(item.Id, item.Title)),
            .. (pack.Tree?.Root.All() ?? []).Where(node => node != pack.Tree?.Root).Select(node => new NamedValue(node.Id, node.Title)),
        ];
        foreach (var (parts, key) in Keys(map, "分项", "points"))
        {
            if (scope.Number(parts.Text(key.Content), key.Content, CaseUnit.Points) is { } number && scope.Named(key, known, "分项") is { } id)
            {
                expected.Add(new Expected.Part(id, number, key.Span));
            }
        }
    }

    private void ReadMappings(MapReader map)
    {
        foreach (var (parts, key) in Keys(map, "换算", "mappings"))
        {
            var id = scope.Named(key, [.. pack.Mappings.Select(one => new NamedValue(one.Id, one.Title))], "换算");
            var mapping = pack.Mappings.FirstOrDefault(one => one.Id == id);
            foreach (var (steps, from) in Keys(parts, key.Content))
            {
                var to = steps.Text(from.Content);
                if (mapping is not null && Step(from, mapping.From) is { } given && to is not null && Step(to, mapping.To) is { } read)
                {
                    expected.Add(new Expected.Mapped(mapping.Id, given, read, from.Span));
                }
            }
        }
    }

    private string? Step(WrittenText written, Scale scale) =>
        scope.Word(written, [.. scale.Steps.Select(step => new NamedValue(step.Letter, step.Name))], scale.Title.Zh);

    private void ReadMasks(MapReader map)
    {
        foreach (var (parts, key) in Keys(map, "隐去", "masks"))
        {
            var mask = scope.Entry(key, pack.Tables.Masks, "隐去");
            foreach (var (texts, text) in Keys(parts, key.Content))
            {
                if (texts.Text(text.Content) is { } left && mask is not null)
                {
                    var isHidden = CaseChoices.Showings.First(word => word.Value is ShowingWord.NotShown) is var word && (left.Content == word.Word || CaseScope.Is(left, word.Title));
                    expected.Add(new Expected.Masked(mask.Id, text.Content, isHidden ? null : left.Content, text.Span));
                }
            }
        }
    }

    /// <summary>What each entry of a table is expected to give; entries the pack does not have are reported.</summary>
    private void Each<T>(MapReader map, string zh, string en, IReadOnlyList<T> entries, Func<MapReader, WrittenText, T, Expected?> read)
        where T : TableEntry
    {
        foreach (var (parts, key) in Keys(map, zh, en))
        {
            if (parts.Take(key.Content) is not null && scope.Entry(key, entries, zh) is { } entry && read(parts, key, entry) is { } one)
            {
                expected.Add(one);
            }
        }
    }

    /// <summary>The keys of a mapping that is the value of a key, each with the mapping; none when it is not written.</summary>
    private IEnumerable<(MapReader Map, WrittenText Key)> Keys(MapReader map, params ReadOnlySpan<string> names)
    {
        var name = names[0];
        if (map.Take(names) is not { } node || MapReader.Open(node, name, findings) is not { } parts)
        {
            return [];
        }

        if (!parts.Keys.Any())
        {
            findings.Add("PK-090", parts.Span);
        }

        return parts.Keys.Select(key => (parts, key));
    }

    private void RefuseWithout(WrittenText written, LocalText lacking)
    {
        List<string> offered =
        [
            .. pack.Scheme is null ? [] : new[] { "等级 grade" },
            .. pack.Tables.Treatments.Count == 0 ? [] : new[] { "监管 treatments" },
            .. pack.Tables.Warnings.Count == 0 ? [] : new[] { "预警 warnings" },
            .. pack.Tables.Duties.Count == 0 ? [] : new[] { "期限 duties" },
            .. pack.Tables.Publications.Count == 0 ? [] : new[] { "公示 publications" },
            "作用 effect", "可修复 repair",
        ];
        findings.Add("PK-092", written.Span, lacking, written.Content, string.Join(", ", offered));
    }
}
