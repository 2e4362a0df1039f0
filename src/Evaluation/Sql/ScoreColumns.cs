using System.Globalization;
using Xinheng.Evaluation.Models;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Evaluation.Sql;

/// <summary>The scores of a pack that bear on its grade, each after those it is made of.</summary>
internal sealed class ScoreColumns(PackPart part, SubjectScope scope, SubjectLayers layers, SqlRefusals refusals)
{
    /// <summary>Over no more whole numbers than these the points are written out one by one.</summary>
    private const int MostWrittenOut = 32;

    /// <summary>Ten thousand times fewer points than these are a 64-bit integer.</summary>
    private const decimal MostPoints = 900_000_000_000_000m;

    private readonly Dictionary<string, int> levels = new(StringComparer.Ordinal);

    private CompiledPack Pack => part.Pack.Pack;

    /// <summary>Adds the scores.</summary>
    public void AddAll(UsedNames used)
    {
        var scores = Pack.Scores.Select((score, at) => (Score: score, At: at)).Where(pair => part.IsWhole || used.Has(pair.Score.Id));
        foreach (var level in scores.GroupBy(pair => LevelOf(pair.Score)).OrderBy(group => group.Key))
        {
            var columns = new Level([], [], [], []);
            foreach (var (score, at) in level)
            {
                Add(score, at, columns);
            }

            layers.AddPlain([.. columns.Measured.Where(one => IsName(one.Sql))]);
            layers.Add([.. columns.Measured.Where(one => !IsName(one.Sql))]);
            layers.Add(columns.Parts);
            layers.Add(columns.Points);
            layers.AddPlain(columns.PlainPoints);
            layers.AddPlain([.. level.Select(pair => (Name(pair.At), $"({Name(pair.At)}_i * 0.0001)"))]);
        }
    }

    /// <summary>Whether nothing names a score but one leaf of the tree.</summary>
    private bool IsLeafAlone(Score score) =>
        Leaves(Pack.Tree?.Root).Count(leaf => leaf == score.Id) <= 1
        && !Pack.Grades.Select(rule => rule.When).Concat(Pack.Limits.Select(limit => limit.When)).Concat(Pack.Scores.Select(other => other.Of))
            .Concat((Pack.Scorecard?.Items ?? []).Select(item => item.Value).OfType<Condition>())
            .Any(condition => condition.References.Any(name => name.Field is null && name.Variable == score.Id));

    private static IEnumerable<string> Leaves(TreeNode? node) =>
        node is null ? [] : node.Score is { } leaf ? [leaf] : node.Children.SelectMany(Leaves);

    /// <summary>Whether a piece of SQL is a column or a whole number.</summary>
    private static bool IsName(string sql) => sql.All(c => c is '_' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    private int LevelOf(Score score)
    {
        if (!levels.TryGetValue(score.Id, out var level))
        {
            level = score.Of.References.Select(name => Pack.Scores.FirstOrDefault(other => name.Field is null && other.Id == name.Variable))
                .OfType<Score>().Select(other => LevelOf(other) + 1).DefaultIfEmpty(0).Max();
            levels[score.Id] = level;
        }

        return level;
    }

    private void Add(Score score, int at, Level columns)
    {
        var name = Name(at);
        var of = ConditionSql.Of(score.Of, scope, refusals);
        columns.Measured.Add(($"{name}_m", of.Value));
        if (of.Error is not null)
        {
            columns.Measured.Add(($"{name}_me", of.Error));
        }

        var before = columns.Parts.Count;
        var shape = Shape(score, $"{name}_m", name, of, columns.Parts);
        var absent = score.Absent is { } given ? Points(given) : "NULL";
        var failed = of.Error is null ? string.Empty : $"WHEN {name}_me <> {ConditionSql.AbsentCode} THEN NULL ";
        var isLong = Math.Max(Math.Max(Math.Abs(score.Least), Math.Abs(score.Most)), Math.Abs(score.Absent ?? 0m)) < MostPoints;
        (IsLeafAlone(score) && columns.Parts.Count == before ? columns.PlainPoints : columns.Points).Add(($"{name}_i", $"({(of.IsCertain ? shape : $"CASE {failed}WHEN {name}_m IS NULL THEN {absent} ELSE {shape} END")})::{(isLong ? "bigint" : "numeric")}"));
        var isTotal = IsTotal(score.Shape, score.Of.Root.Type) && (of.IsCertain || (of.Error is null && score.Absent is not null));
        scope.Learn(score.Id, new SqlTerm(name)
        {
            Error = isTotal ? null : $"CASE {(of.Error is null ? string.Empty : $"WHEN {name}_me <> {ConditionSql.AbsentCode} THEN {name}_me ")}WHEN {name}_i IS NULL THEN 'no-score' END",
            Range = new(score.Least, score.Most, 4),
            TenThousandths = isLong ? $"{name}_i" : null,
        });
    }

    private string Name(int at) => string.Create(CultureInfo.InvariantCulture, $"{part.Prefix}s{at}");

    private static bool IsTotal(ScoreShape shape, ValueType type) => shape switch
    {
        ScoreShape.Table table => table.Otherwise is not null,
        _ => type == ValueType.Int || type == ValueType.Decimal,
    };

    private string Shape(Score score, string measured, string name, SqlTerm of, List<(string, string)> parts)
    {
        var type = score.Of.Root.Type;
        if (score.Shape is not ScoreShape.Table && type != ValueType.Int && type != ValueType.Decimal)
        {
            return "NULL";
        }

        return score.Shape switch
        {
            ScoreShape.Bands bands => Bands(bands, measured, type),
            ScoreShape.Linear linear => Lines(score, linear, measured, name, of, parts),
            ScoreShape.Table table => Table(table, measured, type),
            _ => throw new InvalidOperationException("A shape outside the closed set"),
        };
    }

    /// <summary>Points as ten thousandths.</summary>
    private static string Points(decimal points)
    {
        var whole = decimal.Round(Score.Rounded(points) * 10_000m);
        return Math.Abs(points) < MostPoints ? SqlText.Whole((long)whole) : SqlText.Number(whole);
    }

    private static string Bands(ScoreShape.Bands bands, string measured, ValueType type)
    {
        var cases = bands.Items.TakeWhile(band => band.To is not null)
            .Select(band => $"WHEN {measured} <= {Bound(band.To.GetValueOrDefault(), type)} THEN {Points(band.Score)}").ToList();
        var last = Points((bands.Items.FirstOrDefault(band => band.To is null) ?? bands.Items[^1]).Score);
        return cases.Count == 0 ? last : $"CASE {string.Join(' ', cases)} ELSE {last} END";
    }

    // A whole number is not above a bound when it is not above the whole part of it.
    private static string Bound(decimal bound, ValueType type) =>
        type == ValueType.Int && Math.Abs(bound) < int.MaxValue ? SqlText.Whole((long)decimal.Floor(bound)) : SqlText.Number(bound);

    private static string Table(ScoreShape.Table table, string measured, ValueType type)
    {
        var entries = table.Items.Where(entry => entry.Is is Value.Int == (type == ValueType.Int) && entry.Is is Value.Decimal == (type == ValueType.Decimal))
            .Select(entry => (Is: SqlText.Literal(entry.Is, type), entry.Score)).ToList();
        var otherwise = table.Otherwise is { } given ? Points(given) : "NULL";
        var cases = entries.Where(entry => entry.Is is not null).Select(entry => $"WHEN {measured} = {entry.Is!.Value} THEN {Points(entry.Score)}").ToList(); // those that are written
        return cases.Count == 0 ? otherwise : $"CASE {string.Join(' ', cases)} ELSE {otherwise} END";
    }

    /// <summary>The points of each whole number from the first point of some lines to the last; null where there are too many of them.</summary>
    private static string? WrittenOut(ScoreShape.Linear linear, string measured)
    {
        var (first, last) = (decimal.Floor(linear.Points[0].At), decimal.Ceiling(linear.Points[^1].At));
        if (last - first > MostWrittenOut || Math.Max(Math.Abs(first), Math.Abs(last)) > int.MaxValue)
        {
            return null;
        }

        var worth = Enumerable.Range(0, (int)(last - first) + 1).Select(at => (long)first + at)
            .Select(at => (At: at, Points: linear.At(new Value.Int(at)) is { } points ? Points(points) : "NULL")).ToList();
        return worth.Count == 1 ? worth[0].Points
            : $"CASE {string.Join(' ', worth.SkipLast(1).Select(one => $"WHEN {measured} <= {SqlText.Whole(one.At)} THEN {one.Points}"))} ELSE {worth[^1].Points} END";
    }

    /// <summary>A point on straight lines, as a quotient whose parts are exact until it is rounded once.</summary>
    private string Lines(Score score, ScoreShape.Linear linear, string measured, string name, SqlTerm of, List<(string, string)> parts)
    {
        if (score.Of.Root.Type == ValueType.Decimal && of.Range is not { Places: <= 8 })
        {
            refusals.Digits(score.Id, score.Of.Span);
        }

        if (score.Of.Root.Type == ValueType.Int && WrittenOut(linear, measured) is { } written)
        {
            return written;
        }

        var points = linear.Points;
        var (above, below) = (new List<string> { $"WHEN {measured} <= {SqlText.Number(points[0].At)} THEN {SqlText.Number(points[0].Score * 10_000m)}" }, new List<string> { $"WHEN {measured} <= {SqlText.Number(points[0].At)} THEN 1" });
        for (var at = 1; at < points.Count; at++)
        {
            var (before, after) = (points[at - 1], points[at]);
            var (width, rise) = (after.At - before.At, after.Score - before.Score);
            var test = $"WHEN {measured} <= {SqlText.Number(after.At)} THEN";
            above.Add($"{test} ({SqlText.Number(before.Score * width)} + ({measured} - {SqlText.Number(before.At)}) * {SqlText.Number(rise)}) * 10000");
            below.Add($"{test} {SqlText.Number(width)}");
        }

        parts.Add(($"{name}_n", $"CASE {string.Join(' ', above)} WHEN {measured} IS NOT NULL THEN {SqlText.Number(points[^1].Score * 10_000m)} END"));
        parts.Add(($"{name}_d", $"CASE {string.Join(' ', below)} WHEN {measured} IS NOT NULL THEN 1 END::numeric"));
        var (n, d) = ($"{name}_n", $"{name}_d");
        return $"(DIV({n}, {d}) + CASE WHEN 2 * ABS(MOD({n}, {d})) > {d} OR (2 * ABS(MOD({n}, {d})) = {d} AND MOD(DIV({n}, {d}), 2) <> 0) THEN SIGN({n}) ELSE 0 END)";
    }

    /// <summary>The columns of scores that are made of nothing but those before: what is measured, parts of quotients, points that are costly or named often, and others.</summary>
    private sealed record Level(
        List<(string Column, string Sql)> Measured, List<(string Column, string Sql)> Parts,
        List<(string Column, string Sql)> Points, List<(string Column, string Sql)> PlainPoints);
}
