using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Sql;

/// <summary>A pack's grades on one day, or on the candidate days of a stretch, as a statement.</summary>
internal sealed class GradeStatement
{
    /// <summary>From this many records of a subject on, the explaining back end looks at it alone.</summary>
    private const int ManyRecords = 2_000;

    private const string SubjectFields = "licence, subject_kind, division, industry, registered, state_owned, tags";

    private const string RecordFields = "subject, record, kind, happened, until_day, penalties, grave_consequence, amount_fen, issuer, document";

    private readonly PackPart root;
    private readonly SqlDay day;
    private readonly SqlSources sources;
    private readonly RecordLanes lanes;
    private readonly SubjectLayers layers;
    private readonly Dictionary<PackPart, SubjectColumns> parts = [];

    public GradeStatement(PackPart root, SqlDay day, SqlSources sources, SqlRefusals refusals)
    {
        (this.root, this.day, this.sources) = (root, day, sources);
        ReceivedResults.Begin(root, day);
        lanes = new RecordLanes(root, day, sources.IsDistributed, refusals);
        var received = ReceivedResults.Lanes(root, day);
        RecordTotals = WriteRecordTotals();
        layers = new SubjectLayers(From(received), [.. Given(), .. received.Select(lane => lane.Column)]);
        foreach (var part in root.InOrder())
        {
            parts[part] = new SubjectColumns(part, day, lanes, layers, refusals);
            parts[part].AddAll(parts);
        }
    }

    /// <summary>What the records of each subject add up to.</summary>
    public string RecordTotals { get; }

    private SubjectColumns Graded => parts[root];

    private string Letter => $"CASE {Graded.Rank} {string.Join(' ', root.Pack.Scheme.Scale.Select((step, rank) => $"WHEN {rank} THEN {SqlText.Quoted(step.Letter)}"))} END";

    private string Suspended => root.Pack.Scheme.UnderObjection switch
    {
        ObjectionEffect.Counts => "FALSE",
        ObjectionEffect.Suspended => $"({Graded.Rank} IS NOT NULL AND disputed IS TRUE)",
    };

    /// <summary>The grades of a day.</summary>
    public string WriteGrades() => Select(
        $"""
        SELECT subject, {Letter} AS letter,
          CASE WHEN {Graded.Rank} IS NOT NULL THEN {Graded.Rule} END AS rule,
          {Graded.IndicatorsJson()} AS indicators,
          {Suspended} AS suspended, division, industry,
          (record_count > {ManyRecords} OR is_long IS TRUE OR CARDINALITY(tags) > 100) IS TRUE AS is_large
        """);

    /// <summary>The letters of candidate days: <c>subject, day, letter, suspended</c>.</summary>
    public string WriteLetters() => Select($"SELECT subject, day, {Letter} AS letter, {Suspended} AS suspended");

    private string Select(string select) => $"{select}\nFROM {layers.Under(select)} AS graded_subject";

    private string WriteRecordTotals()
    {
        var needsSubject = root.InOrder().Any(part => NamesSubject(part.Pack.Pack));
        var key = day.IsFixed ? "subject" : "subject, day";
        var source = $"{sources.Records} AS facts{(needsSubject ? $" JOIN (SELECT subject, {SubjectFields} FROM {sources.Subjects} AS s) AS about USING (subject)" : string.Empty)}"
            + (day.IsFixed ? string.Empty : $" JOIN {NextChangeStatement.Candidates} USING (subject)");
        var longFields = root.InOrder().SelectMany(part => LongTexts.NamedIn(part.Pack.Pack)).Distinct().ToList();
        var isLong = longFields.Count == 0 ? "FALSE" : $"BOOL_OR({LongTexts.Test(longFields)})";
        var totals = $"SELECT {key}, COUNT(*) AS record_count, {isLong} AS is_long{string.Concat(lanes.Columns.Select(lane => $",\n  {lane.Sql} AS {lane.Column}"))}";
        var fence = sources.IsDistributed ? string.Empty : $"\n  {SqlText.Fence}";
        return $"""
            {totals}
            FROM (
              {WriteRecords(SqlText.NamesIn(totals), needsSubject, $"FROM {source}\n    WHERE happened <= {day.Number} AND {lanes.Sieve}")}{fence}
            ) AS classed_record
            GROUP BY {key}
            """;
    }

    /// <summary>The records that count, with what each pack makes of them, as far as it is named.</summary>
    private string WriteRecords(HashSet<string> named, bool needsSubject, string source)
    {
        var classes = lanes.Classes.Where(made => named.Contains(made.Column)).ToList();
        HashSet<string> inner = [.. named, .. classes.SelectMany(made => SqlText.NamesIn(made.Sql))];
        var fields = RecordFields.Split(", ").Concat(needsSubject ? SubjectFields.Split(", ") : []).Concat(day.IsFixed ? [] : day.Starts.Select(start => start.Column).Prepend("day")).Where(inner.Contains);
        var standing = $"CASE WHEN {RecordLanes.Stands} AND until_day < {day.Number} THEN 'expired' ELSE standing END AS standing";
        return $"""
            SELECT standing_record.*{string.Concat(classes.Select(made => $",\n    {made.Sql} AS {made.Column}"))}
              FROM (
                SELECT {string.Join(", ", inner.Contains("standing") ? fields.Append(standing) : fields)}
                {source}
              ) AS standing_record
            """;
    }

    /// <summary>Columns of subjects with what their records add up to.</summary>
    private IEnumerable<string> Given() =>
        [.. day.IsFixed ? ["subject"] : day.Starts.Select(start => start.Column).Prepend("day").Prepend("subject"), .. SubjectFields.Split(", "), "record_count", "is_long", .. lanes.Columns.Select(lane => lane.Column)];

    private string From(IReadOnlyList<(string Column, string Sql)> received)
    {
        var key = day.IsFixed ? "subject" : "subject, day";
        var subjects = $"(SELECT subject{(day.IsFixed ? string.Empty : $", day{string.Concat(day.Starts.Select(start => $", {start.Column}"))}")}, {SubjectFields} FROM {sources.Subjects} AS facts"
            + (day.IsFixed ? $" WHERE registered IS NULL OR registered <= {day.Number})" : $" JOIN {NextChangeStatement.Candidates} USING (subject))");
        var results = received.Count == 0 ? string.Empty :
            $"\nLEFT JOIN (SELECT {key}{string.Concat(received.Select(lane => $",\n  {lane.Sql} AS {lane.Column}"))}\nFROM {sources.Results} AS given{(day.IsFixed ? string.Empty : $" JOIN {NextChangeStatement.Candidates} USING (subject)")} GROUP BY {key}) AS received USING ({key})";
        return $"(SELECT * FROM {subjects} AS about\nLEFT JOIN (\n{RecordTotals}\n) AS totals USING ({key}){results})";
    }

    private static bool NamesSubject(CompiledPack pack) =>
        pack.Indicators.SelectMany(indicator => new[] { indicator.Where, indicator.Of })
            .Concat((pack.Scorecard?.Items ?? []).SelectMany(item => new[] { item.Where, item.Points }))
            .OfType<Condition>().Any(condition => condition.References.Any(reference => reference.Variable == "subject"));
}
