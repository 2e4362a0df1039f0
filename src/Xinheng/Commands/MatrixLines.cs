using Xinheng.Policy.Packs;

namespace Xinheng.Commands;

/// <summary>The judgement matrices of a weighted tree in lines, each with its weights and its consistency.</summary>
internal static class MatrixLines
{
    public static void Write(Terminal terminal, HierarchyView tree)
    {
        foreach (var matrix in tree.Matrices)
        {
            terminal.Line();
            terminal.Line($"  判断矩阵：{matrix.Node.Title.Zh}（{tree.Method.Zh}）", $"  Judgement matrix: {matrix.Node.Title.En} ({tree.Method.En})");
            terminal.Table(
                [string.Empty, .. matrix.Node.Children.Select((_, at) => $"({at + 1})"), terminal.In(new("权重", "weight"))],
                matrix.Node.Children.Select((part, row) => (IReadOnlyList<string>)
                [
                    $"  ({row + 1}) {terminal.In(part.Title)}",
                    .. Enumerable.Range(0, matrix.Judgements.Size).Select(column => matrix.Judgements[row, column].ToString()),
                    $"{part.Weight:0.000000}",
                ]));
            Consistency(terminal, matrix);
        }
    }

    private static void Consistency(Terminal terminal, MatrixView matrix)
    {
        var figures = matrix.Priorities;
        terminal.Line($"  λmax {figures.GreatestEigenvalue:0.0000}, CI {figures.ConsistencyIndex:0.0000}, RI {figures.RandomIndex:0.00}, CR {figures.ConsistencyRatio:0.0000}");
        terminal.Line(matrix.IsConsistent switch
        {
            true => terminal.In(new("  一致性可以接受（CR < 0.10）", "  consistent enough (CR < 0.10)")),
            false => terminal.In(new("  判断互相矛盾（CR ≥ 0.10）", "  the judgements contradict each other (CR ≥ 0.10)")),
            null => terminal.In(new("  阶数过大，没有一致性比率", "  too large for a consistency ratio")),
        });
        if (matrix.Node.Accepted is { } accepted)
        {
            terminal.Line($"  接受的理由：{accepted.Reason.Zh}（{accepted.Source}）", $"  accepted because: {accepted.Reason.En} ({accepted.Source})");
        }
    }
}
