namespace Xinheng.Policy.Packs;

/// <summary>
/// Reads <c>cases/*.yaml</c>. Keys and values may be written in Chinese or English, so that a lawyer reads and writes
/// them without learning the pack language.
/// </summary>
internal sealed class CaseReader
{
    private const int MostRecords = 1000;

    private static readonly string[] Review = ["review", "人工研判"];

    private readonly BoundPack pack;
    private readonly PackFindings findings;
    private readonly SourceBinding sources;
    private readonly IReadOnlyList<NamedValue> kinds;
    private readonly IReadOnlyList<Scale> scales;

    private CaseReader(BoundPack pack, IReadOnlyList<Scale> scales, WrittenText? document, PackFindings findings)
    {
        this.pack = pack;
        this.scales = scales;
        this.findings = findings;
        sources = new(pack.Documents, document, findings);
        kinds = pack.KindNames;
    }

    /// <summary>The cases of a pack in the order of files and of writing; what is wrong goes to <paramref name="findings"/>.</summary>
    /// <param name="files">The pack's files.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="scales">The scales that received results can be on.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static IReadOnlyList<PackCase> Read(PackFiles files, BoundPack pack, IReadOnlyList<Scale> scales, PackFindings findings)
    {
        var cases = new List<PackCase>();
        foreach (var (path, text) in files.Texts.Where(file => PackPaths.IsCase(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (MapReader.OfFile(path, text, findings) is { } map)
            {
                var reader = new CaseReader(pack, scales, map.Text("文件", "document"), findings);
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
        var expected = map.RequireText(["应为", "expect"], "应为: B");
        var source = map.Text("依据", "source");
        map.Close();
        if (title is null || asOf is not { } day || expected is null)
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
            ExpectedLetter = ReadExpected(expected),
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

    private string? ReadExpected(WrittenText written)
    {
        if (Review.Contains(written.Content))
        {
            return null;
        }

        var letters = (pack.Scheme?.Scale ?? []).Select(step => step.Letter).ToList();
        if (!letters.Contains(written.Content))
        {
            findings.Add("PK-013", written.Span, written.Content, "应为", Advice.For(written.Content, [.. letters, "review"]));
        }

        return written.Content;
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
            Licence = Value(map.Text("营业执照", "licence"), PackVocabulary.Licences, "营业执照") ?? subject.Licence,
            Kind = Value(map.Text("类型", "kind"), PackVocabulary.SubjectKinds, "类型") ?? subject.Kind,
            Division = map.Text("区划", "division")?.Content,
            Industry = map.Text("行业", "industry")?.Content,
            Registered = map.Date("成立日期", "registered"),
            StateOwned = Value(map.Text("国有层级", "state_owned"), PackVocabulary.StateOwnership, "国有层级") ?? subject.StateOwned,
            Tags = [.. (map.Texts("标签", "tags") ?? []).Select(tag => tag.Content)],
        };
        map.Close();
        return subject;
    }

    private IEnumerable<CaseRecord> ReadRecords(MapReader map)
    {
        var kind = Value(map.RequireText(["种类", "kind"], "种类: 行政处罚"), kinds, "种类");
        var happened = map.RequireDate("日期", "date");
        var record = new CaseRecord
        {
            Kind = kind ?? string.Empty,
            Happened = happened ?? DateOnly.MinValue,
            Until = map.Date("有效期至", "until"),
            Standing = Value(map.Text("状态", "standing"), PackVocabulary.Standings, "状态") ?? "effective",
            Penalties = [.. (map.Texts("处罚", "penalties") ?? []).Select(text => Value(text, PackVocabulary.PenaltyKinds, "处罚")).OfType<string>()],
            GraveConsequence = Value(map.Text("严重后果", "grave_consequence"), PackVocabulary.GraveConsequences, "严重后果") ?? "unknown",
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

        var scale = scales.FirstOrDefault(known => scheme.Content == known.Id || scheme.Content == known.Title.Zh || scheme.Content == known.Title.En);
        if (scale is null)
        {
            findings.Add("PK-013", scheme.Span, scheme.Content, "方案", Advice.For(scheme.Content, [.. scales.Select(known => known.Id)]));
            return null;
        }

        var steps = scale.Steps.Select(step => new NamedValue(step.Letter, step.Name)).ToList();
        return Value(letter, steps, "等级") is { } step ? new CaseResult(scale.Id, step, given, issuer?.Content) : null;
    }

    /// <summary>The id of a value written as its id or as its name in either language.</summary>
    private string? Value(WrittenText? written, IReadOnlyList<NamedValue> set, string key)
    {
        if (written is null)
        {
            return null;
        }

        if (set.FirstOrDefault(value => written.Content == value.Id || written.Content == value.Title.Zh || written.Content == value.Title.En) is { } found)
        {
            return found.Id;
        }

        var advice = Advice.For(written.Content, [.. set.Select(value => value.Title.Zh), .. set.Select(value => value.Id)]);
        findings.Add("PK-013", written.Span, written.Content, key, advice);
        return null;
    }
}
