using Xinheng.Policy.Packs.Cases;

namespace Xinheng.Policy.Packs;

/// <summary>
/// Reads <c>cases/*.yaml</c>. Keys and values may be written in Chinese or English, so that a lawyer reads and writes
/// them without learning the pack language.
/// </summary>
internal sealed class CaseReader
{
    private const int MostRecords = 1000;

    private readonly PackFindings findings;
    private readonly SourceBinding sources;
    private readonly CaseScope scope;
    private readonly ExpectationReader expectations;
    private readonly IReadOnlyList<NamedValue> kinds;
    private readonly IReadOnlyList<Scale> scales;

    private CaseReader(CaseScope scope, IReadOnlyList<Scale> scales, WrittenText? document)
    {
        this.scope = scope;
        this.scales = scales;
        findings = scope.Findings;
        sources = new(scope.Pack.Documents, document, findings);
        expectations = new(scope);
        kinds = [.. scope.Pack.RecordKinds.Select(kind => new NamedValue(kind.Id, kind.Title))];
    }

    /// <summary>The cases of a pack in the order of files and of writing; what is wrong goes to <paramref name="findings"/>.</summary>
    /// <param name="files">The pack's files.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="scales">The scales that received results can be on.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static IReadOnlyList<PackCase> Read(PackFiles files, CompiledPack pack, IReadOnlyList<Scale> scales, PackFindings findings)
    {
        var cases = new List<PackCase>();
        var scope = new CaseScope(pack, !findings.HasErrors, findings);
        foreach (var (path, text) in files.Texts.Where(file => PackPaths.IsCase(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (MapReader.OfFile(path, text, findings) is { } map)
            {
                var reader = new CaseReader(scope, scales, map.Text("文件", "document"));
                reader.sources.CheckDefault();
                cases.AddRange(reader.ReadFile(map));
            }
        }

        return cases;
    }

    private List<PackCase> ReadFile(MapReader map)
    {
        var maps = map.Maps("案例", "cases");
        if (maps is null)
        {
            map.Missing("案例", "案例: [{情形: 没有失信记录, 评价日期: 2024-06-30, 应为: A}]");
        }

        map.Close();
        return [.. (maps ?? []).Select(ReadCase).OfType<PackCase>()];
    }

    private PackCase? ReadCase(MapReader map)
    {
        var title = ReadTitle(map);
        var asOf = map.RequireDate("评价日期", "as_of");
        var subject = map.Take("企业", "subject") is { } node ? ReadSubject(node) : new();
        var records = (map.Maps("记录", "records") ?? []).SelectMany(ReadRecords).ToList();
        var results = (map.Maps("评价结果", "results") ?? []).Select(ReadResult).OfType<CaseResult>().ToList();
        var given = map.Take("已知等级", "grades") is { } grades ? ReadGiven(grades) : [];
        var calendar = CaseCalendar.Read(map, findings);
        var expected = expectations.Read(map, records.Count);
        var source = map.Text("依据", "source");
        map.Close();
        if (title is null || asOf is not { } day || expected.Count == 0)
        {
            return null;
        }

        return new()
        {
            Title = title,
            AsOf = day,
            Subject = subject,
            Records = records,
            Results = results,
            Given = given,
            Calendar = calendar,
            Expected = expected,
            Source = source is null ? null : sources.Bind(new(source, title.Zh, map.Span)),
            Span = map.Span,
        };
    }

    private static LocalText? ReadTitle(MapReader map)
    {
        var zh = map.Text("情形");
        var en = map.Text("situation");
        if ((zh ?? en) is not { } any)
        {
            map.Missing("情形", "情形: 一年内有五条一般失信记录");
            return null;
        }

        return new(zh?.Content ?? any.Content, en?.Content ?? any.Content);
    }

    private CaseSubject ReadSubject(WrittenNode node)
    {
        var subject = new CaseSubject();
        if (MapReader.Open(node, "企业", findings) is not { } map)
        {
            return subject;
        }

        subject = subject with
        {
            Licence = scope.Word(map.Text("营业执照", "licence"), PackVocabulary.Licences, "营业执照") ?? subject.Licence,
            Kind = scope.Word(map.Text("类型", "kind"), PackVocabulary.SubjectKinds, "类型") ?? subject.Kind,
            Division = map.Text("区划", "division")?.Content,
            Industry = map.Text("行业", "industry")?.Content,
            Registered = map.Date("成立日期", "registered"),
            StateOwned = scope.Word(map.Text("国有层级", "state_owned"), PackVocabulary.StateOwnership, "国有层级") ?? subject.StateOwned,
            Tags = [.. (map.Texts("标签", "tags") ?? []).Select(tag => tag.Content)],
        };
        map.Close();
        return subject;
    }

    private IEnumerable<CaseRecord> ReadRecords(MapReader map)
    {
        var kind = scope.Word(map.RequireText(["种类", "kind"], "种类: 行政处罚"), kinds, "种类");
        var happened = map.RequireDate("日期", "date");
        var record = new CaseRecord
        {
            Kind = kind ?? string.Empty,
            Happened = happened ?? DateOnly.MinValue,
            Until = map.Date("有效期至", "until"),
            FirstShown = map.Date("首次公示", "first_shown"),
            Standing = scope.Word(map.Text("状态", "standing"), PackVocabulary.Standings, "状态") ?? "effective",
            Penalties = [.. (map.Texts("处罚", "penalties") ?? []).Select(text => scope.Word(text, PackVocabulary.PenaltyKinds, "处罚")).OfType<string>()],
            GraveConsequence = scope.Word(map.Text("严重后果", "grave_consequence"), PackVocabulary.GraveConsequences, "严重后果") ?? "unknown",
            AmountFen = map.Whole(["金额分", "amount_fen"], 0, long.MaxValue),
            Issuer = map.Text("作出单位", "issuer")?.Content,
            Document = map.Text("文书号", "document_number")?.Content,
        };
        var times = map.Whole(["条数", "times"], 1, MostRecords) ?? 1;
        map.Close();
        return kind is null || happened is null ? [] : Enumerable.Repeat(record, (int)times);
    }

    private CaseResult? ReadResult(MapReader map)
    {
        var scheme = map.RequireText(["方案", "scheme"], "方案: enterprise-credit-risk");
        var letter = map.RequireText(["等级", "letter"], "等级: A");
        var day = map.RequireDate("日期", "day");
        var issuer = map.Text("单位", "issuer");
        map.Close();
        if (scheme is null || letter is null || day is not { } given)
        {
            return null;
        }

        var scale = scales.FirstOrDefault(known => scheme.Content == known.Id || CaseScope.Is(scheme, known.Title));
        if (scale is null)
        {
            scope.Refuse(scheme, "方案", [.. scales.Select(known => known.Id)]);
            return null;
        }

        return scope.Word(letter, Steps(scale.Steps), "等级") is { } step ? new CaseResult(scale.Id, step, given, issuer?.Content) : null;
    }

    private Dictionary<string, string?> ReadGiven(WrittenNode node)
    {
        var given = new Dictionary<string, string?>();
        if (MapReader.Open(node, "已知等级", findings) is not { } map)
        {
            return given;
        }

        var results = scope.Pack.Results;
        foreach (var key in map.Keys)
        {
            var letter = map.Text(key.Content);
            if (scope.Named(key, [.. results.Select(one => new NamedValue(one.Id, one.Title))], "已知等级") is { } id
                && scope.Word(letter, [.. Steps(results.First(one => one.Id == id).Steps), .. CaseChoices.None], key.Content) is { } read)
            {
                given[id] = read == CaseChoices.None[0].Id ? null : read;
            }
        }

        map.Close();
        return given;
    }

    private static IReadOnlyList<NamedValue> Steps(IReadOnlyList<ScaleStep> steps) => [.. steps.Select(step => new NamedValue(step.Letter, step.Name))];
}
