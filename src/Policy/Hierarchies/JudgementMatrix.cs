namespace Xinheng.Policy.Hierarchies;

/// <summary>
/// Pairwise judgements of some things: row i, column j says how many times thing i outweighs thing j. Square, positive,
/// ones on the diagonal, and reciprocal: the cell across the diagonal is always one over its counterpart. Immutable.
/// </summary>
public sealed class JudgementMatrix
{
    private readonly Judgement[,] cells;

    private JudgementMatrix(Judgement[,] cells) => this.cells = cells;

    /// <summary>How many things are judged.</summary>
    public int Size => cells.GetLength(0);

    /// <summary>The judgement of thing <paramref name="row"/> over thing <paramref name="column"/>, both from 0.</summary>
    public Judgement this[int row, int column] => cells[row, column];

    /// <summary>The matrix of what stands above the diagonal.</summary>
    /// <param name="rows">Row i holds the judgements of thing i over each thing after it; the last row is empty.</param>
    /// <exception cref="ArgumentException">A row is too short or too long.</exception>
    public static JudgementMatrix FromUpper(IReadOnlyList<IReadOnlyList<Judgement>> rows)
    {
        var cells = new Judgement[rows.Count, rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows[row].Count != rows.Count - 1 - row)
            {
                throw new ArgumentException($"Row {row + 1} must have {rows.Count - 1 - row} judgements, not {rows[row].Count}.", nameof(rows));
            }

            cells[row, row] = Judgement.Equal;
            for (var column = row + 1; column < rows.Count; column++)
            {
                cells[row, column] = rows[row][column - row - 1];
                cells[column, row] = cells[row, column].Reciprocal;
            }
        }

        return new(cells);
    }

    /// <summary>The matrix with one judgement changed, and the one across the diagonal with it.</summary>
    /// <param name="row">The thing judged, from 0.</param>
    /// <param name="column">The thing it is judged against; another than <paramref name="row"/>.</param>
    /// <param name="judgement">The new judgement.</param>
    /// <exception cref="ArgumentException">A thing is judged against itself.</exception>
    public JudgementMatrix With(int row, int column, Judgement judgement)
    {
        if (row == column)
        {
            throw new ArgumentException("A thing weighs as much as itself.", nameof(column));
        }

        var changed = (Judgement[,])cells.Clone();
        changed[row, column] = judgement;
        changed[column, row] = judgement.Reciprocal;
        return new(changed);
    }

    /// <summary>The same things in another order.</summary>
    /// <param name="order">For each place the thing that stands there.</param>
    public JudgementMatrix Permute(IReadOnlyList<int> order)
    {
        var permuted = new Judgement[Size, Size];
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                permuted[row, column] = cells[order[row], order[column]];
            }
        }

        return new(permuted);
    }

    /// <summary>Every judgement seen from the other side.</summary>
    public JudgementMatrix Transpose()
    {
        var transposed = new Judgement[Size, Size];
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                transposed[row, column] = cells[column, row];
            }
        }

        return new(transposed);
    }
}
