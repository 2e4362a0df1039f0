using Xinheng.Policy.Packs;

namespace Xinheng.Policy.Tests.Packs;

/// <summary>A pack of a page, for tests that change a line of it.</summary>
internal static class SmallPack
{
    public const string Id = "somewhere/small";

    public const string Text = """
        pack: somewhere/small
        version: "1"
        title: {zh: 小包, en: Small pack}
        issuer: {zh: 某市, en: Some city}
        territory: "131000"
        in_force: {from: 2023-01-19}
        document: rules-2023
        categories:
          - {id: administrative, title: {zh: 行政管理信息, en: administrative}, source: 一}
        kinds:
          - id: penalty
            title: {zh: 行政处罚, en: penalty}
            category: administrative
            temporality: event
            effects:
              - {effect: general, source: 一}
            source: 一
        parameters:
          - id: cycle_months
            title: {zh: 周期, en: cycle}
            unit: months
            value: 12
            source: 一
          - id: limit
            title: {zh: 上限, en: limit}
            unit: records
            value: 5
            source: 一
        indicators:
          - id: general_count
            title: {zh: 一般失信次数, en: general records}
            aggregate: count
            where: record.effect == 'general'
            within: cycle
            source: 一
        scheme:
          id: small
          title: {zh: 小方案, en: small scheme}
          scale:
            - {letter: A, name: {zh: 好, en: good}, source: 一}
            - {letter: B, name: {zh: 差, en: bad}, source: 一}
          cycle: cycle_months
          source: 一
        precedence: first-match
        grades:
          - grade: B
            when: general_count > params.limit
            title: {zh: 超过上限, en: Above the limit}
            source: 一
          - grade: A
            when: general_count <= params.limit
            title: {zh: 不超过上限, en: Within the limit}
            source: 一
        gap: refuse

        """;

    public const string Document = """
        id: rules-2023
        title: {zh: 某办法, en: Some rules}
        issued: 2023-01-19
        clauses:
          一: 第一条的文字。
          三(五): 第三条第五项的文字。

        """;

    /// <summary>The pack with its text changed by replacing what stands in it once.</summary>
    public static PackFiles Changed(string find, string put)
    {
        Xunit.Assert.Single(Enumerable.Range(0, Text.Length), at => string.CompareOrdinal(Text, at, find, 0, find.Length) == 0);
        return Of(Text.Replace(find, put, StringComparison.Ordinal));
    }

    /// <summary>The pack with another <c>pack.yaml</c> and further files.</summary>
    public static PackFiles Of(string text, params (string Path, string Text)[] more)
    {
        var texts = new Dictionary<string, string> { ["pack.yaml"] = text, ["documents/rules-2023.yaml"] = Document };
        foreach (var (path, content) in more)
        {
            texts[path] = content;
        }

        return new(Id, texts);
    }

    /// <summary>Compiles a pack that extends nothing.</summary>
    public static PackReading Read(PackFiles files) => PackCompiler.Compile(files, _ => null);

    /// <summary>The one finding of a pack with one mistake.</summary>
    public static Diagnostic OneFinding(PackFiles files)
    {
        var found = Xunit.Assert.Single(Read(files).Diagnostics);
        Xunit.Assert.NotEqual(found.Message.Zh, found.Message.En);
        return found;
    }
}
