namespace Xinheng.Policy;

/// <summary>What a ratio divides.</summary>
/// <param name="Part">Id of the indicator above the line.</param>
/// <param name="Whole">Id of the indicator below it.</param>
/// <param name="Otherwise">The value where the whole is 0; null: there is none.</param>
public sealed record RatioParts(string Part, string Whole, decimal? Otherwise);
