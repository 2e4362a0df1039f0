namespace Xinheng.Evaluation.Columns;

/// <summary>What a pack gives a whole population on a day.</summary>
/// <param name="Codes">By place in the population: the code of what it gives; 0 for a subject registered only after the day.</param>
/// <param name="Outcomes">By code; null for code 0.</param>
/// <param name="LookedAtAlone">How many subjects were looked at one by one, by the explaining back end.</param>
public sealed record PopulationGrades(byte[] Codes, IReadOnlyList<GradeOutcome?> Outcomes, long LookedAtAlone)
{
    /// <summary>What it gives a subject; null for one registered only after the day.</summary>
    /// <param name="at">The subject's place.</param>
    public GradeOutcome? this[int at] => Outcomes[Codes[at]];
}
