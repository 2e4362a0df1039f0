using Xinheng.Policy.Hierarchies;

namespace Xinheng.Policy.Packs.Models;

/// <summary>
/// Reads the judgements of a node's parts: the full matrix, or its upper triangle with the diagonal or without. Every
/// judgement is from 1/9 to 9 and each appears on both sides of a full matrix as its own reciprocal.
/// </summary>
internal sealed class JudgementReading(WrittenTreeNode node, PackFindings findings)
{
    private string Owner => node.Id?.Content ?? "tree";

    /// <summary>The matrix; null, with findings, when it cannot be used.</summary>
    /// <param name="written">Its rows.</param>
    /// <param name="size">How many parts there are.</param>
    public JudgementMatrix? Read(IReadOnlyList<WrittenNode> written, int size)
    {
        if (node.Children is { } children && children.FirstOrDefault(child => child.Weight is not null) is { Weight: { } weight })
        {
            findings.Add("PK-030", weight.Span, "weight", "judgements", new LocalText("权重由判断矩阵算出，不再另写。", "The weights follow from the judgements: leave them out."));
        }

        if (size > Priorities.MostThings)
        {
            findings.Add("PK-076", node.Span, Owner, size, Priorities.MostThings);
            return null;
        }

        var rows = new List<IReadOnlyList<WrittenNode>>();
        foreach (var row in written)
        {
            if (row is not WrittenList list)
            {
                findings.Add("PK-011", row.Span, "judgements", PackYaml.Kind(row), new LocalText("一行判断，例如 [1, 3, 5]", "a row of judgements, such as [1, 3, 5]"));
                return null;
            }

            rows.Add(list.Items);
        }

        return First(rows, size) is { } first ? Read(rows, size, first) : null;
    }

    /// <summary>In which column each row begins: 0 for a full matrix, the row's own for a triangle, one more without the diagonal.</summary>
    private Func<int, int>? First(List<IReadOnlyList<WrittenNode>> rows, int size)
    {
        Func<int, int>[] forms = [_ => 0, row => row, row => row + 1];
        foreach (var first in forms)
        {
            // A triangle without its diagonal may leave out the last row, which is empty.
            if ((rows.Count == size || (rows.Count == size - 1 && first(0) == 1)) && rows.Select((row, at) => row.Count == size - first(at)).All(fits => fits))
            {
                return first;
            }
        }

        findings.Add("PK-070", node.Span, Owner, size, string.Join(" + ", rows.Select(row => row.Count)));
        return null;
    }

    private JudgementMatrix? Read(List<IReadOnlyList<WrittenNode>> rows, int size, Func<int, int> first)
    {
        var cells = new Judgement?[size, size];
        var isWhole = true;
        for (var row = 0; row < rows.Count; row++)
        {
            for (var at = 0; at < rows[row].Count; at++)
            {
                cells[row, first(row) + at] = ReadCell(rows[row][at], row, first(row) + at);
                isWhole &= cells[row, first(row) + at] is not null;
            }
        }

        var isReciprocal = first(0) != 0 || first(size - 1) != 0 || CheckReciprocal(cells, rows, size);
        return isWhole && isReciprocal
            ? JudgementMatrix.FromUpper([.. Enumerable.Range(0, size).Select(row => Enumerable.Range(row + 1, size - row - 1).Select(column => cells[row, column] ?? Judgement.Equal).ToList())])
            : null;
    }

    private Judgement? ReadCell(WrittenNode cell, int row, int column)
    {
        if (cell is not WrittenText { Content.Length: > 0 } text)
        {
            findings.Add("PK-073", cell.Span, Owner, row + 1, column + 1);
            return null;
        }

        if (Judgement.Parse(text.Content) is not { IsOnScale: true } judgement || (row == column && judgement != Judgement.Equal))
        {
            findings.Add("PK-071", cell.Span, text.Content, row + 1, column + 1, row == column ? "1" : "3, 1/3");
            return null;
        }

        return judgement;
    }

    private bool CheckReciprocal(Judgement?[,] cells, List<IReadOnlyList<WrittenNode>> rows, int size)
    {
        var isReciprocal = true;
        for (var row = 0; row < size; row++)
        {
            for (var column = row + 1; column < size; column++)
            {
                if (cells[row, column] is { } above && cells[column, row] is { } below && below != above.Reciprocal)
                {
                    findings.Add("PK-072", rows[column][row].Span, row + 1, column + 1, above, below, above.Reciprocal);
                    isReciprocal = false;
                }
            }
        }

        return isReciprocal;
    }
}
