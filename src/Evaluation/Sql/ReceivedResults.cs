using System.Globalization;
using Xinheng.Policy;

namespace Xinheng.Evaluation.Sql;

/// <summary>Grades received from elsewhere: the newest that holds on the day, read on the pack's scale.</summary>
internal static class ReceivedResults
{
    /// <summary>The aggregates over received results that the packs need, each with its column.</summary>
    public static IReadOnlyList<(string Column, string Sql)> Lanes(PackPart root, SqlDay day) =>
        [.. root.InOrder().SelectMany(part => part.Pack.Results.Select((result, at) => (result, at))
            .Where(pair => part.WantsResult(pair.at) && pair.result.Inner is null && !part.Pack.PeriodOf(day.First).ResultSpans[pair.at].IsOpen)
            .SelectMany(pair => Lanes(pair.result.Result.Scale, Column(part, pair.at), day)))];

    /// <summary>Names the days on which received results grow too old, so that they are there when they are asked for.</summary>
    public static void Begin(PackPart root, SqlDay day)
    {
        foreach (var span in root.InOrder().SelectMany(part => part.Pack.PeriodOf(day.First).ResultSpans).Where(span => !span.IsOpen))
        {
            day.StartBefore(span);
        }
    }

    /// <summary>What conditions see of a result; adds the column it is in.</summary>
    public static SqlTerm Add(PackPart part, int at, SqlDay day, List<(string, string)> columns, string name)
    {
        var (result, span) = (part.Pack.Results[at].Result, part.Pack.PeriodOf(day.First).ResultSpans[at]);
        if (span.IsOpen)
        {
            return new("NULL::text") { Error = "'no-window'" };
        }

        var letter = Column(part, at);
        var steps = result.Scale.Steps.Select(step => step.Letter).Concat(result.Steps.Select(step => step.Letter)).Concat(result.Mapping?.Steps.Select(step => step.From) ?? [])
            .Distinct(StringComparer.Ordinal).Select(given => (given, Read: result.Read(given))).Where(step => step.Read is not null).ToList();
        var read = steps.Count == 0 ? "NULL::text" : $"CASE {letter} {string.Join(' ', steps.Select(step => $"WHEN {SqlText.Quoted(step.given)} THEN {SqlText.Quoted(step.Read!)}"))} END"; // those that are read
        var fresh = span.Kind is WindowKind.Ever ? $"{letter} IS NOT NULL" : $"{letter}_day > {day.StartBefore(span)}";
        columns.Add((name, $"CASE WHEN {fresh} THEN {read} END"));
        return new(name) { CanBeNull = true, Error = $"CASE WHEN {fresh} AND {read} IS NULL THEN 'not-on-scale' END" };
    }

    private static string Column(PackPart part, int at) => string.Create(CultureInfo.InvariantCulture, $"{part.Prefix}received{at}");

    private static IEnumerable<(string, string)> Lanes(Scale scale, string column, SqlDay day)
    {
        var which = $"FILTER (WHERE scheme = {SqlText.Quoted(scale.Id)} AND on_day <= {day.Number} AND (withdrawn IS NULL OR withdrawn > {day.Number}))";
        var ranks = scale.Steps.Select((step, rank) => $"WHEN {SqlText.Quoted(step.Letter)} THEN {rank}");
        yield return (column, $"(ARRAY_AGG(letter ORDER BY on_day DESC, CASE letter {string.Join(' ', ranks)} ELSE {int.MaxValue} END DESC, letter COLLATE \"C\" DESC) {which})[1]");
        yield return ($"{column}_day", $"MAX(on_day) {which}");
    }
}
