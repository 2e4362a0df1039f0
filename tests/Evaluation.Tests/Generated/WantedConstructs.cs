using Xinheng.Policy;
using Xinheng.Policy.Hierarchies;
using Xinheng.Policy.Packs;

namespace Xinheng.Evaluation.Tests.Generated;

/// <summary>What generated packs must use, in the words of <see cref="ConstructCount"/>.</summary>
internal static class WantedConstructs
{
    private static readonly string[] Operations =
    [
        "&&/2", "||/2", "!/1", "==/2", "!=/2", "</2", "<=/2", ">/2", ">=/2", "in/2", "+/2", "-/2", "*/2", "//2", "%/2", "-/1", "?:/3", "[]/2",
        "contains/2", "days/1", "days_between/2", "decimal/1", "endsWith/2", "int/1", "matches/2", "months/1", "size/1", "startsWith/2", "string/1", "years/1",
        "all", "exists", "exists_one", "filter", "map", "map with where", "has", "list", "as_of", "params", "a name",
        "literal Bool", "literal Date", "literal Decimal", "literal Int", "literal Null", "literal Text",
        "subject.licence", "subject.kind", "subject.division", "subject.industry", "subject.registered", "subject.state_owned", "subject.tags",
    ];

    private static readonly string[] RecordFields =
        ["kind", "effect", "standing", "happened", "until", "penalties", "amount_fen", "issuer", "document", "grave_consequence"];

    private static readonly string[] Others =
    [
        "kind switched on", "kind switched off", "kind with effects", "kind without effects", "effect with a condition", "effect without one",
        "parameter by Evaluation, several values", "parameter by Record, several values", "parameter that begins on a day",
        "parameter of Bool", "parameter of Int", "parameter of Decimal", "parameter of Text", "parameter of Date", "parameter of List",
        "parameter among standings", "parameter among penalty-kinds", "parameter among licences", "parameter among subject-kinds", "parameter among effects", "parameter among kinds",
        "aggregate StreakWithout unit Days", "aggregate StreakWithout unit Months", "aggregate StreakWithout unit Years",
        "indicator with where", "indicator without where", "ratio with otherwise", "ratio without otherwise", "length by Literal", "length by Select", "length by Call",
        "score Bands, with absent", "score Bands, without absent", "score Linear, with absent", "score Linear, without absent", "score Table, with absent", "score Table, without absent",
        "table of Text, all named", "table of Text, with otherwise", "table of Bool, all named", "table of Int, with otherwise",
        "scorecard", "tree", "no score", "scorecard with least", "scorecard without least", "scorecard with most", "scorecard without most",
        "item of records", "item of the subject", "item with cap", "item without cap", "item with recovery", "item without recovery",
        "node with weights", "node with judgements", "in force without end", "in force through a day", "grades score", "grades results",
        "result received", "result of a pack", "result with mapping", "result without mapping", "result with named steps", "result for ever", "result with validity",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Others,
        .. new[] { "records", "grades" }.SelectMany(place => Operations.Select(operation => $"{place} {operation}")),
        .. RecordFields.Select(field => $"records record.{field}"),
        .. RecordFields.Where(field => field != "effect").Select(field => $"effects record.{field}"),
        .. PackVocabulary.Effects.Select(effect => $"effect {effect.Id}"),
        .. Enum.GetValues<Aggregate>().Select(aggregate => $"aggregate {aggregate}"),
        .. Enum.GetValues<WindowKind>().SelectMany(kind => new[] { $"window {kind}", $"item window {kind}" }),
        .. Enum.GetValues<Temporality>().Select(temporality => $"kind {temporality}"),
        .. Enum.GetValues<Precedence>().Select(precedence => $"precedence {precedence}"),
        .. Enum.GetValues<GapHandling>().Select(gap => $"gap {gap}"),
        .. Enum.GetValues<ObjectionEffect>().Select(objection => $"objection {objection}"),
        .. Enum.GetValues<LimitKind>().Select(limit => $"limit {limit}"),
        .. Enum.GetValues<PriorityMethod>().Select(method => $"tree by {method}"),
    ];
}
