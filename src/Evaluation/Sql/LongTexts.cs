using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Sql;

/// <summary>Texts and lists of a record so long that a condition that names them could take more steps than it has.</summary>
internal static class LongTexts
{
    /// <summary>The fields of a record that can be long and that some of the conditions name.</summary>
    public static IEnumerable<string> NamedIn(IEnumerable<Condition> conditions) =>
        conditions.SelectMany(condition => condition.References).Where(name => name.Variable == "record").Select(name => name.Field)
            .OfType<string>().Where(field => TestOf(field) is not null).Distinct();

    /// <summary>Whether a part of a condition names one of them.</summary>
    public static bool AreNamedIn(Expression node) => node switch
    {
        Expression.Select { Target: Expression.Variable { Name: "record" } } select => TestOf(select.Field) is not null,
        Expression.Call call => call.Operands.Any(AreNamedIn),
        Expression.ListLiteral list => list.Items.Any(AreNamedIn),
        Expression.Macro macro => AreNamedIn(macro.Range) || AreNamedIn(macro.Body) || (macro.Where is { } where && AreNamedIn(where)),
        _ => false,
    };

    /// <summary>The fields that can be long and that a pack's conditions about records name.</summary>
    public static IEnumerable<string> NamedIn(CompiledPack pack) => NamedIn(
        pack.RecordKinds.SelectMany(kind => kind.Effects).Select(rule => rule.When)
            .Concat(pack.Indicators.SelectMany(indicator => new[] { indicator.Where, indicator.Of }))
            .Concat((pack.Scorecard?.Items ?? []).SelectMany(item => new[] { item.Where, item.Points })).OfType<Condition>());

    /// <summary>Whether one of some fields is long.</summary>
    public static string Test(IEnumerable<string> fields) => string.Join(" OR ", fields.Select(TestOf).OfType<string>());

    /// <summary>What holds where one of some fields is long, and for a few others: bytes are there at hand, characters would be counted.</summary>
    public static string Suspicion(IEnumerable<string> fields) => Test(fields).Replace("CHAR_LENGTH", "OCTET_LENGTH", StringComparison.Ordinal);

    private static string? TestOf(string field) => field switch
    {
        "penalties" => "CARDINALITY(penalties) > 100",
        "issuer" or "document" => $"CHAR_LENGTH({field}) > 1000",
        _ => null,
    };
}
