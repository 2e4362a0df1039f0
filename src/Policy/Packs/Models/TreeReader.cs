namespace Xinheng.Policy.Packs.Models;

/// <summary>Reads a weighted tree as written. How deep it can be is bounded by the nesting a pack's file may have.</summary>
internal sealed class TreeReader(PackFindings findings)
{
    public WrittenTree? Read(WrittenNode node)
    {
        if (MapReader.Open(node, "tree", findings) is not { } map)
        {
            return null;
        }

        var method = map.Text("method");
        var root = ReadNode(map, null, "tree");
        map.Close();
        return new(method, root);
    }

    private WrittenTreeNode? ReadChild(MapReader map) =>
        map.RequireText("id", "id: conduct") is { } id ? ReadNode(map, id, id.Content) : null;

    private WrittenTreeNode ReadNode(MapReader map, WrittenText? id, string owner) => new()
    {
        Id = id,
        Title = map.RequireWords("title"),
        Weight = id is null ? null : map.Text("weight"),
        Score = id is null ? null : map.Text("score"),
        Judgements = map.List("judgements"),
        Accepted = map.Take("accepted") is { } accepted ? ReadAcceptance(accepted, owner) : null,
        Children = ReadChildren(map, id),
        Source = PackDocumentReader.Source(map, owner),
        IsExample = ExampleStatus.Read(map, findings),
        Span = id?.Span ?? map.Span,
    };

    private List<WrittenTreeNode>? ReadChildren(MapReader map, WrittenText? id)
    {
        var children = map.Maps("children");
        if (children is null && id is null)
        {
            map.Missing("children", "children: [{id: conduct, weight: 0.4, score: conduct_score}]");
        }

        return children is null ? null : PackDocumentReader.Each(children, ReadChild);
    }

    private WrittenAcceptance? ReadAcceptance(WrittenNode node, string owner)
    {
        if (MapReader.Open(node, "accepted", findings) is not { } map)
        {
            return null;
        }

        var acceptance = new WrittenAcceptance(map.RequireWords("reason"), PackDocumentReader.Source(map, $"{owner}.accepted"));
        map.Close();
        return acceptance;
    }
}
