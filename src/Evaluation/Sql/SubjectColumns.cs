using Xinheng.Evaluation.Models;
using Xinheng.Policy;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Evaluation.Sql;

/// <summary>The columns of one pack about the subject as a whole: indicators, results, scores, the score, the grade.</summary>
/// <param name="part">The pack.</param>
/// <param name="day">The day asked about.</param>
/// <param name="lanes">What is added up over records.</param>
/// <param name="layers">Takes the columns.</param>
/// <param name="refusals">Takes what SQL cannot say.</param>
internal sealed class SubjectColumns(PackPart part, SqlDay day, RecordLanes lanes, SubjectLayers layers, SqlRefusals refusals)
{
    private readonly SubjectScope scope = new(part, day);
    private readonly UsedNames used = new(part.Pack.Pack);
    private readonly Dictionary<string, SqlTerm> indicators = new(StringComparer.Ordinal);

    private CompiledPack Pack => part.Pack.Pack;

    private Scheme Scheme => part.Pack.Scheme;

    /// <summary>The score; null where the pack has none or no rule looks at it.</summary>
    public SqlTerm? Total { get; private set; }

    /// <summary>The column of the grade's place on the scale, 0 the best, NULL without a grade.</summary>
    public string Rank => $"{part.Prefix}rank";

    /// <summary>The column of the rule's number.</summary>
    public string Rule => $"{part.Prefix}rule";

    /// <summary>Adds everything the grade needs.</summary>
    /// <param name="inner">The columns of the packs whose grades it takes.</param>
    public void AddAll(IReadOnlyDictionary<PackPart, SubjectColumns> inner)
    {
        AddIndicators();
        AddResults(inner);
        new ScoreColumns(part, scope, layers, refusals).AddAll(used);
        Total = new TotalColumns(part, scope, lanes, layers, refusals).Add();
        AddGrade();
    }

    /// <summary>The indicators' values as the JSON that is kept of them.</summary>
    public string IndicatorsJson()
    {
        var values = Pack.Indicators.Select(indicator =>
        {
            var term = indicators[indicator.Id];
            var written = $"COALESCE({JsonOf(indicator, term.Value)}, 'null')";
            return term.Error is { } error ? $"CASE WHEN {error} IS NOT NULL THEN '{{\"error\":\"' || {error} || '\"}}' ELSE {written} END" : written;
        }).ToList();
        return values.Count == 0 ? "'[]'" : $"'[' || {string.Join(" || ',' || ", values)} || ']'";
    }

    private string JsonOf(Indicator indicator, string value) => (indicator.Aggregate, indicator.Of?.Root.Type) switch
    {
        (Aggregate.Exists, _) => $"CASE WHEN {value} THEN 'true' ELSE 'false' END",
        (Aggregate.Ratio, _) => $"{part.Prefix}t{IndexOf(indicator)}",
        (Aggregate.Max or Aggregate.Min, { } type) when type == ValueType.Date => $"'\"' || {ConditionSql.IsoDay(value)} || '\"'",
        (Aggregate.Max or Aggregate.Min, { } type) when type == ValueType.Bool => $"CASE WHEN {value} THEN 'true' WHEN NOT {value} THEN 'false' END",
        (Aggregate.Max or Aggregate.Min, { } type) when type == ValueType.Text => $"TO_JSON({value})::text",
        _ => $"{value}::text",
    };

    private int IndexOf(Indicator indicator) => part.Pack.IndexOfIndicator(indicator.Id);

    private void AddIndicators()
    {
        var (plain, made, ratios) = (new List<(string, string)>(), new List<(string, string)>(), new List<(string, string)>());
        for (var at = 0; at < Pack.Indicators.Count; at++)
        {
            var indicator = Pack.Indicators[at];
            if (part.Wants(at) && indicator.Aggregate is not Aggregate.Ratio)
            {
                Learn(indicator, part.Pack.PeriodOf(day.First).Windows[at].IsOpen
                    ? new SqlTerm($"NULL::{TypeOf(indicator)}") { Error = "'no-window'" }
                    : Plain(indicator, $"{part.Prefix}a{at}", $"{part.Prefix}v{at}", IsPlain(indicator) ? plain : made));
            }
        }

        layers.AddPlain(plain);
        layers.Add(made);
        for (var at = 0; at < Pack.Indicators.Count; at++)
        {
            if (part.Wants(at) && Pack.Indicators[at].Ratio is { } parts)
            {
                Learn(Pack.Indicators[at], Ratio(parts, at, ratios));
            }
        }

        layers.Add(ratios);
    }

    private static bool IsPlain(Indicator indicator) =>
        indicator.Aggregate is Aggregate.Count or Aggregate.Distinct or Aggregate.Exists or Aggregate.Max or Aggregate.Min or Aggregate.DaysSinceLast;

    private void Learn(Indicator indicator, SqlTerm term)
    {
        indicators[indicator.Id] = term;
        scope.Learn(indicator.Id, term);
    }

    private static string TypeOf(Indicator indicator) => indicator.Aggregate switch
    {
        Aggregate.Exists => "boolean",
        Aggregate.Sum when indicator.Of?.Root.Type == ValueType.Decimal => "numeric",
        Aggregate.Max or Aggregate.Min => SqlText.TypeOf(indicator.Of?.Root.Type ?? ValueType.Int) ?? "bigint",
        _ => "bigint",
    };

    /// <summary>The value of an indicator over records, there or not.</summary>
    private SqlTerm Plain(Indicator indicator, string aggregate, string column, List<(string, string)> columns)
    {
        var lane = lanes.Term(aggregate);
        var isWide = indicator.Aggregate is Aggregate.Sum && indicator.Of?.Root.Type != ValueType.Decimal && lane.Range is not { IsLong: true };
        var value = indicator.Aggregate switch
        {
            Aggregate.Count or Aggregate.Distinct => $"COALESCE({aggregate}, 0)",
            Aggregate.Exists => $"COALESCE({aggregate}, FALSE)",
            Aggregate.Sum when isWide => $"CASE WHEN {aggregate} IS NULL THEN 0 WHEN {aggregate} BETWEEN {long.MinValue} AND {long.MaxValue} THEN {aggregate}::bigint END",
            Aggregate.Sum => $"CASE WHEN {aggregate} IS NULL THEN 0 ELSE {aggregate} END::{TypeOf(indicator)}",
            Aggregate.DaysSinceLast => $"({day.Number} - {aggregate})::bigint",
            Aggregate.StreakWithout => Streak(indicator, aggregate, lane.Error),
            _ => aggregate,
        };
        columns.Add((column, lane.Error is { } failed ? $"CASE WHEN {failed} IS NULL THEN {value} END" : value));
        var error = SqlText.First([lane.Error, isWide ? $"CASE WHEN {column} IS NULL THEN 'overflow' END" : null]);
        var canBeNull = indicator.Aggregate is Aggregate.Max or Aggregate.Min or Aggregate.DaysSinceLast or Aggregate.StreakWithout;
        return new(column) { Error = error, CanBeNull = canBeNull, Range = isWide ? SqlRange.AnyInteger : lane.Range };
    }

    private string Streak(Indicator indicator, string last, string? error)
    {
        var begin = $"CASE WHEN {last} IS NOT NULL THEN {last} WHEN {(error is null ? string.Empty : $"{error} IS NULL AND ")}registered <= {day.Number} THEN registered END";
        return "(SELECT (" + (indicator.Unit switch
        {
            WindowKind.Months => day.MonthsSince("began"),
            WindowKind.Years => day.YearsSince("began"),
            _ => $"CASE WHEN began <= {day.Number} THEN {day.Number} - began WHEN began IS NOT NULL THEN 0 END",
        }) + $")::bigint AS length FROM (SELECT {begin} AS began OFFSET 0) AS streak)";
    }

    private SqlTerm Ratio(RatioParts parts, int at, List<(string, string)> columns)
    {
        var (above, below) = (indicators[parts.Part], indicators[parts.Whole]);
        var isDecimal = new[] { parts.Part, parts.Whole }.Any(id => Pack.Indicators[part.Pack.IndexOfIndicator(id)] is { Aggregate: Aggregate.Sum, Of.Root.Type: var type } && type == ValueType.Decimal);
        var (value, text) = ($"{part.Prefix}v{at}", $"{part.Prefix}t{at}");
        var error = SqlText.First([above.Error, below.Error]);
        var otherwise = parts.Otherwise is { } number ? SqlText.Number(number) : "NULL::numeric";
        var (x, y) = ($"{above.Value}::numeric", $"{below.Value}::numeric");
        var quotient = isDecimal ? $"(SELECT CASE WHEN SCALE(z) <= 6 THEN z ELSE {SqlRounding.ToSix("z")} END FROM (SELECT {SqlRounding.Decimal(x, y)} AS z OFFSET 0) AS exact)"
            : SqlRounding.Quotient($"{x} * 1000000", y, "0.000001");
        var places = isDecimal ? $"WHEN MOD({x} * power(10::numeric, SCALE({x})), {y} * power(10::numeric, SCALE({y}))) = 0 AND SCALE({x}) - SCALE({y}) <= 6 THEN ROUND({quotient}, GREATEST(SCALE({x}) - SCALE({y}), 0))::text " : string.Empty;
        columns.Add((value, $"CASE WHEN {below.Value} <> 0 THEN {quotient} WHEN {below.Value} = 0 THEN {(above.Error is null ? otherwise : $"CASE WHEN {above.Error} IS NULL THEN {otherwise} END")} END"));

        // A quotient that comes out even is kept without zeros at its end, one that is rounded with all its places.
        var even = $"CASE {places}WHEN MOD({x} * 1000000, {y}) = 0 THEN TRIM_SCALE({quotient})::text ELSE ({quotient})::text END";
        columns.Add((text, $"CASE WHEN {below.Value} <> 0 THEN {even} WHEN {below.Value} = 0 THEN {(parts.Otherwise is null ? "NULL" : $"({otherwise})::text")} END"));
        return new(value) { Error = error, CanBeNull = parts.Otherwise is null, Range = SqlRange.Either(SqlRange.OfQuotient(above.Range, below.Range), SqlRange.Of(parts.Otherwise ?? 0m)) };
    }

    private void AddResults(IReadOnlyDictionary<PackPart, SubjectColumns> inner)
    {
        var columns = new List<(string, string)>();
        for (var at = 0; at < part.Pack.Results.Count; at++)
        {
            var result = part.Pack.Results[at];
            if (!part.WantsResult(at))
            {
                continue;
            }

            var name = $"{part.Prefix}result{at}";
            var term = part.Inner[at] is { } below ? OfInner(result.Result, inner[below], columns, name) : ReceivedResults.Add(part, at, day, columns, name);
            scope.Learn($"results.{result.Result.Id}", term);
        }

        layers.Add(columns);
    }

    private SqlTerm OfInner(ModelResult result, SubjectColumns other, List<(string, string)> columns, string name)
    {
        var steps = other.Scheme.Scale.Select((step, rank) => (rank, Read: result.Read(step.Letter))).Where(step => step.Read is not null);
        columns.Add((name, $"CASE {other.Rank} {string.Join(' ', steps.Select(step => $"WHEN {step.rank} THEN {SqlText.Quoted(step.Read!)}").DefaultIfEmpty("WHEN -1 THEN NULL::text"))} END")); // those that are read
        if (other.Total is { } total)
        {
            columns.Add(($"{name}_score", $"CASE WHEN {other.Rank} IS NOT NULL THEN {total.Value} END"));
            scope.Learn($"results.{result.Id}_score", new SqlTerm($"{name}_score")
            {
                CanBeNull = true, Range = total.Range, Error = total.Error is { } error ? $"CASE WHEN {other.Rank} IS NOT NULL THEN {error} END" : null,
            });
        }
        else
        {
            scope.Learn($"results.{result.Id}_score", new SqlTerm("NULL::numeric") { CanBeNull = true });
        }

        return new(name) { CanBeNull = true };
    }

    private void AddGrade()
    {
        var rules = Pack.Grades.Select(rule => (Rule: rule, Holds: ConditionSql.Of(rule.When, scope, refusals))).ToList();
        layers.Add([(Rule, InForce(Pack.Precedence is Precedence.FirstMatch ? FirstThatHolds(rules) : TheOnlyLetter(rules)))]);
        var ranks = rules.GroupBy(rule => part.Pack.Rank(rule.Rule.Letter)).Where(group => group.Key is not null)
            .SelectMany(group => group.Select(rule => $"WHEN {rule.Rule.Number} THEN {group.Key}")).DefaultIfEmpty("WHEN 0 THEN 0");
        var limits = Pack.Limits.OrderBy(limit => limit.Kind).Select(limit => (Limit: limit, Holds: ConditionSql.Of(limit.When, scope, refusals))).ToList();
        layers.AddPlain([(limits.Count == 0 ? Rank : $"{Rank}0", $"CASE {Rule} {string.Join(' ', ranks)} END")]);
        if (limits.Count > 0)
        {
            // Neither LEAST nor GREATEST sees the NULL of a limit that does not hold.
            var known = SqlText.All([$"{Rank}0 IS NOT NULL", .. limits.Where(one => !one.Holds.IsCertain).Select(one => $"{one.Holds.Value} IS NOT NULL")]);
            var held = limits.Aggregate($"{Rank}0", (before, one) =>
                $"{(one.Limit.Kind switch { LimitKind.AtLeast => "LEAST", LimitKind.AtMost => "GREATEST" })}({before}, CASE WHEN {one.Holds.Value} THEN {part.Pack.Rank(one.Limit.Letter) ?? 0} END)");
            layers.Add([(Rank, $"CASE WHEN {known} THEN {held} END")]);
        }
    }

    private string InForce(string rule)
    {
        if (day.IsFixed)
        {
            return part.Pack.IsInForce(day.First) ? rule : "NULL::integer";
        }

        var through = Pack.InForceThrough is { } last ? $" AND day <= {SqlText.Day(last)}" : string.Empty;
        return $"CASE WHEN day >= {SqlText.Day(Pack.InForceFrom)}{through} THEN {rule} END";
    }

    private static string FirstThatHolds(List<(GradeRule Rule, SqlTerm Holds)> rules) => rules.Count == 0 ? "NULL::integer" :
        $"CASE {string.Join("\n    ", rules.Select(rule => (rule.Holds.IsCertain ? string.Empty : $"WHEN {rule.Holds.Value} IS NULL THEN NULL ") + $"WHEN {rule.Holds.Value} THEN {rule.Rule.Number}"))} END";

    private static string TheOnlyLetter(List<(GradeRule Rule, SqlTerm Holds)> rules)
    {
        var uncertain = rules.Where(rule => !rule.Holds.IsCertain).Select(rule => $"{rule.Holds.Value} IS NULL");
        var overlaps = rules.SelectMany(one => rules.Where(other => other.Rule.Number > one.Rule.Number && other.Rule.Letter != one.Rule.Letter)
            .Select(other => $"({one.Holds.Value} AND {other.Holds.Value})"));
        return $"CASE {string.Concat(uncertain.Concat(overlaps).Select(open => $"WHEN {open} THEN NULL "))}{string.Join(' ', rules.Select(rule => $"WHEN {rule.Holds.Value} THEN {rule.Rule.Number}").DefaultIfEmpty("WHEN FALSE THEN 0"))} END";
    }
}
