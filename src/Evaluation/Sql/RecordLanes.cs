using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Evaluation.Sql;

/// <summary>What is added up over a subject's records: for each pack its indicators and the items of its scorecard.</summary>
internal sealed class RecordLanes
{
    /// <summary>Standings in which a state holds.</summary>
    public const string Stands = "standing IN ('effective', 'under-objection')";

    private const decimal MostRecords = 1_000_000;

    private readonly SqlDay day;
    private readonly SqlRefusals refusals;
    private readonly bool isAlone;
    private readonly bool isDistributed;
    private readonly RecordSieve sieve;
    private readonly Dictionary<PackPart, RecordMarks> marks = [];
    private readonly List<(string Column, string Sql)> columns = [];
    private readonly List<(string Column, string Sql)> classes = [];
    private readonly Dictionary<string, SqlTerm> terms = new(StringComparer.Ordinal);

    public RecordLanes(PackPart root, SqlDay day, bool isDistributed, SqlRefusals refusals)
    {
        (this.day, this.isDistributed, this.refusals) = (day, isDistributed, refusals);
        var parts = root.InOrder().ToList();
        isAlone = parts.Count == 1;
        sieve = new RecordSieve(day);
        foreach (var part in parts)
        {
            marks[part] = new RecordMarks(part);
            AddIndicators(part);
            AddItems(part);
        }

        if (root.Pack.Scheme.UnderObjection is ObjectionEffect.Suspended)
        {
            var counts = parts.Where(part => IsSeen(root, part)).SelectMany(Sees).Distinct().ToList();
            columns.Add(("disputed", $"BOOL_OR({(counts.Count == 0 ? "FALSE" : string.Join(" OR ", counts))}) FILTER (WHERE standing = 'under-objection')"));
        }

        foreach (var part in parts)
        {
            // Only a text that some column has a part in is compared on another server: of others it cannot be told by which order.
            classes.Add((part.Prefix + "effect", isDistributed ? $"(LEFT(kind, 0) || {Effect(part)})" : Effect(part)));
            classes.AddRange(marks[part].Columns(kind => EffectTests(part, kind)));
        }
    }

    /// <summary>The condition on a record as it lies in its table, without which nothing counts it.</summary>
    public string Sieve => sieve.Sql();

    /// <summary>The aggregates, each with its column.</summary>
    public IReadOnlyList<(string Column, string Sql)> Columns => columns;

    /// <summary>What each pack makes of a record: its effect, and what its kind and effect let it count for.</summary>
    public IReadOnlyList<(string Column, string Sql)> Classes => classes;

    /// <summary>An aggregate by its column: what it gives where there is a record, with its error.</summary>
    public SqlTerm Term(string column) => terms[column];

    private static bool IsSeen(PackPart root, PackPart part) =>
        part == root || root.Inner.Where((inner, at) => root.Pack.Results[at].IsUsed && inner is not null && IsSeen(inner, part)).Any();

    private string Effect(PackPart part)
    {
        var kinds = part.Pack.Pack.RecordKinds.Select(kind =>
        {
            var (tests, effects) = (EffectTests(part, kind), RecordMarks.Effects(kind).Select(SqlText.Quoted).ToList());
            return $"WHEN {SqlText.Quoted(kind.Id)} THEN {(tests.Count == 0 ? effects[^1] : $"CASE {string.Join(' ', tests.Zip(effects, (test, effect) => $"WHEN {test} THEN {effect}"))} ELSE {effects[^1]} END")}";
        }).ToList();
        return kinds.Count == 0 ? "NULL::text" : $"CASE kind {string.Join(' ', kinds)} END";
    }

    /// <summary>What the rules of a kind's effects ask, those that do.</summary>
    private List<string> EffectTests(PackPart part, RecordKind kind)
    {
        var scope = new RecordScope(part, day);
        return [.. kind.Effects.TakeWhile(rule => rule.When is not null).Select(rule => ConditionSql.Of(rule.When!, scope, refusals).Value)]; // those that ask
    }

    private void AddIndicators(PackPart part)
    {
        var period = part.Pack.PeriodOf(day.First);
        for (var at = 0; at < part.Pack.Pack.Indicators.Count; at++)
        {
            var indicator = part.Pack.Pack.Indicators[at];
            if (part.Wants(at) && indicator.Aggregate is not Aggregate.Ratio && !period.Windows[at].IsOpen)
            {
                Add(part, indicator, $"{part.Prefix}a{at}", period.Windows[at]);
            }
        }
    }

    private void Add(PackPart part, Indicator indicator, string column, WindowSpan window)
    {
        var scope = new RecordScope(part, day);
        var (guard, where) = Which(scope, indicator.Where, window);
        var of = indicator.Of is { } taken ? ConditionSql.Of(taken, scope, refusals) : null;
        if (indicator.Of is { Root.Type: var type } && SqlText.TypeOf(type) is null or "text[]" or "bigint[]" or "numeric[]" or "boolean[]" or "integer[]")
        {
            of = refusals.Construct(indicator.Of, indicator.Of.Root, new LocalText("不能对清单汇总", "lists are not added up"));
        }

        var range = RangeOf(indicator, of);
        if (indicator.Aggregate is Aggregate.Sum or Aggregate.Max or Aggregate.Min && indicator.Of?.Root.Type == ValueType.Decimal && range is not { IsExact: true })
        {
            refusals.Digits(indicator.Id, indicator.Of?.Span);
        }

        of = of is null ? null : of with { Value = $"({of.Value})::{SqlText.TypeOf(indicator.Of!.Root.Type) ?? "text"}" }; // what is taken is written
        var selected = SqlText.All([.. guard, where.Value]);
        columns.Add((column, Aggregated(part, indicator, of, selected)));
        var error = AddError(column, guard, where, of?.Error);
        terms[column] = new(column) { Error = error, Range = range };
    }

    /// <summary>The first error by day and number; the column that holds it, null where there can be none.</summary>
    private string? AddError(string column, IReadOnlyList<string> guard, SqlTerm where, string? own)
    {
        if (SqlText.First([where.Error, own is null ? null : $"CASE WHEN {where.Value} THEN {own} END"]) is not { } code)
        {
            return null;
        }

        columns.Add(($"{column}_e", $"(ARRAY_AGG(({code})::text ORDER BY happened, record) FILTER (WHERE {SqlText.All([.. guard, $"{code} IS NOT NULL"])}))[1]"));
        return $"{column}_e";
    }

    private static SqlRange? RangeOf(Indicator indicator, SqlTerm? of) => indicator.Aggregate switch
    {
        Aggregate.Sum => SqlRange.After("*", of?.Range, new(0, MostRecords, 0)),
        Aggregate.Max or Aggregate.Min => of?.Range,
        _ => SqlRange.Count,
    };

    private string Aggregated(PackPart part, Indicator indicator, SqlTerm? of, string selected)
    {
        var which = $"FILTER (WHERE {selected})";
        return indicator.Aggregate switch
        {
            Aggregate.Count => $"COUNT(*) {which}",
            Aggregate.Exists => $"(COUNT(*) {which} > 0)",
            Aggregate.Sum => $"SUM({of!.Value}) {which}", // a sum has a value taken
            Aggregate.Distinct => $"COUNT(DISTINCT {of!.Value}) {which}", // as above
            Aggregate.DaysSinceLast => $"MAX(happened) {which}",
            Aggregate.StreakWithout => $"MAX({LastThere(part)}) {which}",
            Aggregate.Max or Aggregate.Min => Extreme(indicator, of!.Value, selected), // as above
            Aggregate.Ratio => throw new InvalidOperationException("A ratio is over indicators, not records"),
        };
    }

    // Equal decimals can be written with more or fewer zeros: the earliest record's is kept. What has no order keeps the first.
    private static string Extreme(Indicator indicator, string of, string selected)
    {
        var name = indicator.Aggregate is Aggregate.Max ? "MAX" : "MIN";
        var type = indicator.Of?.Root.Type;
        if (type == ValueType.Int || type == ValueType.Date)
        {
            return $"{name}({of}) FILTER (WHERE {selected})";
        }

        var order = type == ValueType.Decimal ? $"{of} {(name == "MAX" ? "DESC" : "ASC")}, " : string.Empty;
        return $"(ARRAY_AGG({of} ORDER BY {order}happened, record) FILTER (WHERE {selected} AND {of} IS NOT NULL))[1]";
    }

    private string LastThere(PackPart part) => part.Kinds(Temporality.State) is { Count: > 0 } states
        ? $"CASE WHEN {OneOf(states)} THEN CASE WHEN {Stands} THEN {day.Number} WHEN until_day < {day.Number} AND until_day > happened THEN until_day ELSE happened END ELSE happened END"
        : "happened";

    /// <summary>Which records are added up: what their kind, effect and day must be, and what is asked of those.</summary>
    private (List<string> Guard, SqlTerm Where) Which(RecordScope scope, Condition? where, WindowSpan window)
    {
        var (part, test) = (scope.Part, new RecordTest(where, scope));
        sieve.Let(part, where, test, window);
        var all = RecordMarks.Classes(part).ToList();
        var admitted = all.Where(one => test.Admits(one.Kind, one.Effect)).ToList();
        var guard = Within(part, admitted.Select(one => one.Kind).ToHashSet(), window);
        if (isDistributed)
        {
            // Marks would be worked out once for each thing added up.
            return (isAlone ? guard : [OneOf(part.Kinds()), .. guard], where is null ? new("TRUE") : ConditionSql.Of(where, scope, refusals));
        }

        return (isAlone && admitted.Count == all.Count ? guard : [marks[part].Test(admitted), .. guard],
            where is null || test.Rest is not { } rest ? new("TRUE") : ConditionSql.Of(where, rest, scope, refusals));
    }

    /// <summary>What the window asks of a record of some kinds.</summary>
    private List<string> Within(PackPart part, HashSet<string> kinds, WindowSpan window)
    {
        var states = part.Kinds(Temporality.State).Where(kinds.Contains).ToList();
        var within = $"happened > {day.StartBefore(window)}";
        return window.Kind switch
        {
            WindowKind.Ever => [],
            WindowKind.AsOf => [Stands],
            WindowKind.Cycle or WindowKind.Days or WindowKind.Months or WindowKind.Years or WindowKind.CalendarYears =>
                [states.Count == 0 ? within : part.Kinds(Temporality.Event).Any(kinds.Contains) ? $"CASE WHEN {OneOf(states)} THEN {Stands} ELSE {within} END" : Stands],
        };
    }

    private static string OneOf(IReadOnlyList<string> kinds) => kinds.Count == 0 ? "FALSE" : $"kind IN ({string.Join(", ", kinds.Select(SqlText.Quoted))})";

    private void AddItems(PackPart part)
    {
        if (!part.IsScored || part.Pack.Pack.Scorecard is not { } scorecard)
        {
            return;
        }

        var period = part.Pack.PeriodOf(day.First);
        for (var at = 0; at < scorecard.Items.Count; at++)
        {
            if (scorecard.Items[at] is { Points: not null } item && !period.ItemWindows[at].IsOpen)
            {
                AddItem(part, item, $"{part.Prefix}p{at}", period.ItemWindows[at]);
            }
        }
    }

    private void AddItem(PackPart part, ScorecardItem item, string column, WindowSpan window)
    {
        var scope = new RecordScope(part, day);
        var (guard, where) = Which(scope, item.Where, window);
        var points = ConditionSql.Of(item.Points!, scope, refusals); // an item of records
        var back = ComeBack(part, item);
        var own = SqlText.First([points.Error, points.CanBeNull ? $"CASE WHEN {points.Value} IS NULL THEN 'no-score' END" : null, back is null ? "'no-score'" : null]);
        var worth = item.Recovery is null || back is null ? $"({points.Value})::numeric" : $"{points.Value} * (100 - {back.Value}) * 0.01";
        columns.Add((column, $"SUM({worth}) FILTER (WHERE {SqlText.All([.. guard, where.Value])})"));
        var error = AddError(column, guard, where, own);
        var share = item.Recovery is null ? new SqlRange(0, 1, 0) : new SqlRange(0, 1, (back?.Range?.Places ?? 0) + 2);
        var range = SqlRange.After("*", SqlRange.After("*", points.Range, share), new(0, MostRecords, 0));
        if (range is not { IsExact: true })
        {
            refusals.Digits(item.Id, item.Points!.Span); // as above
        }

        terms[column] = new(column) { Error = error, Range = range };
    }

    /// <summary>Percent of a record's points that have come back; null where it cannot be told.</summary>
    private SqlTerm? ComeBack(PackPart part, ScorecardItem item)
    {
        if (item.Recovery is not { } recovery)
        {
            return new("0") { Range = SqlRange.Of(0) };
        }

        var period = part.Pack.PeriodOf(day.First);
        return period.Compute(recovery.Months) is Value.Int { Content: > 0 and var months } && Models.Points.Number(period.Compute(recovery.Share)) is { } share
            ? new($"LEAST(100, GREATEST(0, DIV({day.MonthsSince("happened")}, {months}) * {SqlText.Number(share)}))") { Range = new(0, 100, share.Scale) }
            : null;
    }

    /// <summary>The conditions under which a pack sees a record through something that bears on its grade.</summary>
    private IEnumerable<string> Sees(PackPart part)
    {
        var (scope, period, pack) = (new RecordScope(part, day), part.Pack.PeriodOf(day.First), part.Pack.Pack);
        for (var at = 0; at < pack.Indicators.Count; at++)
        {
            if (part.Pack.IsUsed[at] && pack.Indicators[at].Aggregate is not Aggregate.Ratio)
            {
                yield return Sees(Which(scope, pack.Indicators[at].Where, period.Windows[at]));
            }
        }

        for (var at = 0; part.Pack.IsScored && at < (pack.Scorecard?.Items.Count ?? 0); at++)
        {
            var item = pack.Scorecard!.Items[at]; // there are items
            if (item.Points is not null && !period.ItemWindows[at].IsOpen)
            {
                var (guard, where) = Which(scope, item.Where, period.ItemWindows[at]);
                yield return Sees((item.Recovery is not null && ComeBack(part, item) is { } back ? [.. guard, $"{back.Value} <> 100"] : guard, where));
            }
        }
    }

    private static string Sees((List<string> Guard, SqlTerm Where) which) =>
        $"({SqlText.All([.. which.Guard, which.Where.Error is { } error ? $"({which.Where.Value} OR {error} IS NOT NULL)" : which.Where.Value])})";
}
