namespace Xinheng.Policy.Packs.Models;

/// <summary>Reads scores, the scorecard and limits as written.</summary>
internal sealed class ScoreReader(PackFindings findings)
{
    public WrittenScore? ReadScore(MapReader map) =>
        map.RequireText("id", "id: penalty_score") is { } id
            ? new()
            {
                Id = id,
                Title = map.RequireWords("title"),
                Of = map.RequireText("of", "of: penalties_3y"),
                Bands = ReadLines(map, "bands", "to"),
                Linear = ReadLines(map, "linear", "at"),
                Table = ReadLines(map, "table", "is"),
                Otherwise = map.Text("otherwise"),
                Absent = map.Text("absent"),
                Source = PackDocumentReader.Source(map, id.Content),
                IsExample = ExampleStatus.Read(map, findings),
            }
            : null;

    public WrittenScorecard? ReadScorecard(WrittenNode node)
    {
        if (MapReader.Open(node, "scorecard", findings) is not { } map)
        {
            return null;
        }

        var items = map.Maps("items");
        if (items is null)
        {
            map.Missing("items", "items: [{id: grave_acts, points: params.grave_points}]");
        }

        var scorecard = new WrittenScorecard
        {
            Title = map.RequireWords("title"),
            Base = map.RequireText("base", "base: params.base_points"),
            Least = map.Text("least"),
            Most = map.Text("most"),
            Items = PackDocumentReader.Each(items, ReadItem),
            Source = PackDocumentReader.Source(map, "scorecard"),
            IsExample = ExampleStatus.Read(map, findings),
            Span = map.Span,
        };
        map.Close();
        return scorecard;
    }

    public WrittenLimit? ReadLimit(MapReader map) =>
        map.RequireText("id", "id: d-bars-a") is { } id
            ? new(
                id,
                map.RequireText("when", "when: results.national == 'D'"),
                map.Text("at_most"),
                map.Text("at_least"),
                map.RequireWords("title"),
                PackDocumentReader.Source(map, id.Content),
                ExampleStatus.Read(map, findings))
            : null;

    private static List<WrittenLine>? ReadLines(MapReader map, string section, string key) =>
        map.Maps(section) is { } lines
            ? PackDocumentReader.Each(lines, line => new WrittenLine(line.Text(key), line.RequireText("score", "score: 60"), line.Span))
            : null;

    private WrittenItem? ReadItem(MapReader map) =>
        map.RequireText("id", "id: grave_acts") is { } id
            ? new()
            {
                Id = id,
                Title = map.RequireWords("title"),
                Points = map.Text("points"),
                Where = map.Text("where"),
                Within = map.Take("within"),
                Value = map.Text("value"),
                Cap = map.Text("cap"),
                Recovery = map.Take("recovery") is { } recovery ? ReadRecovery(recovery) : null,
                Source = PackDocumentReader.Source(map, id.Content),
                IsExample = ExampleStatus.Read(map, findings),
            }
            : null;

    private WrittenRecovery? ReadRecovery(WrittenNode node)
    {
        if (MapReader.Open(node, "recovery", findings) is not { } map)
        {
            return null;
        }

        var recovery = new WrittenRecovery(map.RequireText("months", "months: 6"), map.RequireText("share", "share: 25"));
        map.Close();
        return recovery;
    }
}
