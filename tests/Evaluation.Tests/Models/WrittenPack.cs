using Xinheng.Policy;
using Xinheng.Policy.Packs;
using Xunit;

namespace Xinheng.Evaluation.Tests.Models;

/// <summary>Packs written as YAML with what each test adds: kinds, a cycle, and rules from what is given.</summary>
internal static class WrittenPack
{
    public static readonly DateOnly AsOf = new(2026, 6, 30);

    private const string Head = """
        pack: PACK
        version: "1"
        title: {zh: 测试包, en: test pack}
        issuer: {zh: 某市, en: some city}
        territory: "131000"
        in_force: {from: 2020-01-01}
        document: rules
        categories:
          - {id: administrative, title: {zh: 行政管理信息, en: administrative}, source: 一}
        scheme:
          id: SCHEME
          title: {zh: 方案, en: scheme}
          scale:
            - {letter: A, name: {zh: 优, en: excellent}, source: 一}
            - {letter: B, name: {zh: 良, en: good}, source: 一}
            - {letter: C, name: {zh: 差, en: poor}, source: 一}
          cycle: cycle_months
          source: 一
        precedence: first-match
        gap: review

        """;

    private const string Kinds = """
        kinds:
          - {id: penalty, title: {zh: 行政处罚, en: penalty}, category: administrative, temporality: event, effects: [{effect: general, source: 一}], repair: [{months: 3, source: 一}], source: 一}
          - {id: listing, title: {zh: 名单, en: list entry}, category: administrative, temporality: state, effects: [{effect: severe, source: 一}], source: 一}
          - {id: honour, title: {zh: 荣誉, en: honour}, category: administrative, temporality: event, effects: [{effect: honour, source: 一}], source: 一}

        """;

    private const string Parameters = """
        parameters:
          - {id: cycle_months, title: {zh: 周期, en: cycle}, unit: months, value: 12, source: 一}

        """;

    private const string Document = """
        id: rules
        title: {zh: 办法, en: rules}
        clauses: {一: 第一条的文字。}

        """;

    /// <summary>An enterprise registered in 2015.</summary>
    public static SubjectFacts Enterprise { get; } = new()
    {
        Subject = 1, Code = "made-up", Licence = "active", Kind = "enterprise", Registered = new(2015, 3, 1),
    };

    /// <summary>A pack of the sections given; <c>parameters</c> can be among them, and <c>kinds</c> the first.</summary>
    public static CompiledPack Compile(string sections, params (string Id, string Sections)[] others) => Compile(sections, "planes: [internal]", others);

    /// <summary>As the other, with a line of the scheme.</summary>
    public static CompiledPack Compile(string sections, string scheme, params (string Id, string Sections)[] others)
    {
        var reading = PackCompiler.Compile(
            Files("test/pack", sections, scheme),
            wanted => others.Where(other => other.Id == wanted).Select(other => Files(other.Id, other.Sections, "planes: [internal]")).FirstOrDefault());
        Assert.Empty(reading.Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Span} {diagnostic.Message.En}"));
        return reading.Pack!; // there is one when nothing is wrong
    }

    /// <summary>The grade rules B and A by a condition for B.</summary>
    public static string Grades(string whenB) => $$"""
        grades:
          - {grade: B, when: "{{whenB}}", title: {zh: 良, en: good}, source: 一}
          - {grade: A, when: "true", title: {zh: 优, en: excellent}, source: 一}

        """;

    /// <summary>A record that is in effect.</summary>
    public static RecordFacts Record(long number, string kind, string happened) => new()
    {
        Record = number, Kind = kind, Happened = DateOnly.Parse(happened), Standing = "effective",
    };

    private static PackFiles Files(string id, string sections, string scheme)
    {
        var head = Head.Replace("PACK", id, StringComparison.Ordinal).Replace("SCHEME", id.Replace('/', '-'), StringComparison.Ordinal);
        var parameters = sections.Contains("parameters:", StringComparison.Ordinal) ? string.Empty : Parameters;
        var kinds = sections.StartsWith("kinds:", StringComparison.Ordinal) ? string.Empty : Kinds;
        head = head.Replace("cycle: cycle_months\n", $"cycle: cycle_months\n  {scheme}\n", StringComparison.Ordinal);
        return new(id, new Dictionary<string, string> { ["pack.yaml"] = head + kinds + parameters + sections, ["documents/rules.yaml"] = Document });
    }
}
