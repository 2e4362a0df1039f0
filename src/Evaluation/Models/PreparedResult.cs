using Xinheng.Evaluation.Grading;
using Xinheng.Policy;

namespace Xinheng.Evaluation.Models;

/// <summary>A result with the pack that gives it, prepared; the pack is null when the result is received.</summary>
/// <param name="Result">The result.</param>
/// <param name="IsUsed">Whether anything that bears on the grade names it.</param>
internal sealed record PreparedResult(ModelResult Result, bool IsUsed)
{
    /// <summary>The pack that gives it; null when it is received.</summary>
    public PreparedPack? Inner { get; } = Result.Pack is { } pack ? PreparedPack.Of(pack) : null;
}
