namespace Xinheng.Policy.Tests.Linting;

/// <summary>Sections with a treatment by two results, as tests write its rules.</summary>
internal static class Fused
{
    private const string Results = """
        scales:
          - id: four-grades
            title: {zh: 四级, en: four grades}
            steps: [{letter: A, name: {zh: 优, en: good}}, {letter: B, name: {zh: 中, en: fair}}, {letter: C, name: {zh: 差, en: poor}}, {letter: D, name: {zh: 极差, en: bad}}]
            source: 一
          - id: five-grades
            title: {zh: 五级, en: five grades}
            steps: [{letter: A, name: {zh: 优, en: good}}, {letter: B, name: {zh: 良, en: fair}}, {letter: C, name: {zh: 中, en: medium}}, {letter: D, name: {zh: 差, en: poor}}, {letter: E, name: {zh: 极差, en: bad}}]
            source: 一
          - id: risk-levels
            title: {zh: 风险等级, en: risk levels}
            steps: [{letter: low, name: {zh: 低, en: low}}, {letter: general, name: {zh: 一般, en: general}}, {letter: high, name: {zh: 高, en: high}}]
            source: 一
        results:
          - {id: public, title: {zh: 公共信用, en: public}, received: four-grades, source: 一}
          - {id: risk, title: {zh: 行业风险, en: industry risk}, received: risk-levels, source: 一}

        """;

    /// <summary>The rules of the document: the better of the two steers.</summary>
    public static readonly string[] Literally =
    [
        "id: less, when: \"results.public == 'A' || results.risk == 'low'\", sampling: lower, except: [complaint, law]",
        "id: usual, when: \"results.public == 'B' || results.risk == 'general'\", sampling: normal",
        "id: more, when: \"results.public in ['C', 'D'] || results.risk == 'high'\", sampling: higher",
    ];

    /// <summary>Two results and what follows a line later.</summary>
    public static string Sections(string more) => Results + more;

    /// <summary>A treatment with its rules.</summary>
    public static string Treatment(string head, params IEnumerable<string> rules) =>
        Results + $"treatments:\n  - id: fused\n    title: {{zh: 融合监管, en: fused regulation}}\n    {head}\n    source: 一\n    rules:\n"
        + string.Concat(rules.Select(rule => $"      - {{title: {{zh: 规则, en: rule}}, source: 三(五), {rule}}}\n"));

    /// <summary>A ruling on a check.</summary>
    public static string Ruling(string check, string about = "") =>
        $"rulings:\n  - {{id: settled, resolves: {check}, {(about.Length == 0 ? "" : $"about: [{about}], ")}statement: {{zh: 取较严, en: the stricter prevails}}, reason: {{zh: 从严, en: caution}}, source: 一}}\n";
}
