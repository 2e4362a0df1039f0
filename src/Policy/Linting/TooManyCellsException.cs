namespace Xinheng.Policy.Linting;

/// <summary>The pack's conditions cut their names into more situations than can be gone through one by one.</summary>
internal sealed class TooManyCellsException : Exception
{
    /// <summary>Most situations gone through.</summary>
    public const int Limit = 2_000_000;
}
