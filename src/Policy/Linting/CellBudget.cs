namespace Xinheng.Policy.Linting;

/// <summary>
/// Bounds what is gone through for one pack, all its periods, rules and treatments together, so that no pack can keep
/// the linter busy for long.
/// </summary>
internal sealed class CellBudget
{
    /// <summary>Most situations, kinds of record and conditions gone through.</summary>
    private const long Limit = 3_000_000;

    private long spent;

    /// <summary>Whether nothing is left.</summary>
    public bool IsSpent => spent > Limit;

    /// <summary>Takes what could be gone through; false where so much is not left, and it is to be left out.</summary>
    public bool TrySpend(long cells)
    {
        if (spent + cells > Limit)
        {
            return false;
        }

        spent += cells;
        return true;
    }

    /// <summary>Takes what is about to be gone through.</summary>
    /// <exception cref="TooManyCellsException">So much is not left.</exception>
    public void Spend(long cells)
    {
        spent += cells;
        if (IsSpent)
        {
            throw new TooManyCellsException();
        }
    }
}
