using Xinheng.Policy.Linting;
using Xinheng.Policy.Packs;
using Xinheng.Policy.Tables;
using Xinheng.Policy.Tests.Packs;
using Xunit;

namespace Xinheng.Policy.Tests.Tables;

/// <summary>The small pack with sections of tables after it.</summary>
internal static class Tabled
{
    /// <summary>Parameters that tables of the tests name, in every unit they need.</summary>
    private const string Parameters = """
          - {id: five_days, title: {zh: 五日, en: five days}, unit: working-days, value: 5, source: 一}
          - {id: a_year, title: {zh: 一年, en: a year}, unit: months, value: 12, source: 一}
          - {id: no_days, title: {zh: 零日, en: no days}, unit: days, value: 0, source: 一}
          - {id: late, title: {zh: 迟报率目标, en: late rate aimed at}, unit: percent, value: 0, source: 一}
          - {id: tenth, title: {zh: 一成, en: a tenth}, unit: percent, value: 10, source: 一}
          - {id: two_steps, title: {zh: 两级, en: two steps}, unit: steps, value: 2, source: 一}
          - {id: twentyfifth, title: {zh: 二十五日, en: the 25th}, unit: day-of-month, value: 25, source: 一}

        """;

    /// <summary>The pack's files with the sections after the small pack.</summary>
    public static PackFiles Files(string sections) =>
        SmallPack.Of(SmallPack.Text.Replace("indicators:\n", Parameters + "indicators:\n", StringComparison.Ordinal) + sections + "\n");

    /// <summary>The tables of a pack that has nothing wrong.</summary>
    public static PackTables Read(string sections) => Pack(sections).Tables;

    /// <summary>The pack, which has nothing wrong.</summary>
    public static CompiledPack Pack(string sections)
    {
        var reading = SmallPack.Read(Files(sections));
        Assert.Empty(reading.Diagnostics.Select(diagnostic => DiagnosticText.Render(diagnostic, "en")));
        return reading.Pack!; // no findings: there is a pack
    }

    /// <summary>The one finding about the sections.</summary>
    public static Diagnostic OneFinding(string sections) => SmallPack.OneFinding(Files(sections));

    /// <summary>What the linter finds in a pack that compiles.</summary>
    public static IReadOnlyList<Diagnostic> Lint(string sections) => PackLinter.Check(Pack(sections));
}
