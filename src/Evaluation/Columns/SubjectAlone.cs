using Xinheng.Evaluation.Grading;

namespace Xinheng.Evaluation.Columns;

/// <summary>Looks at a single subject of a population by its facts, as the explaining back end does.</summary>
internal static class SubjectAlone
{
    /// <summary>What is found of a subject; 0 for one registered only after the day.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="population">The population.</param>
    /// <param name="at">The subject's place.</param>
    /// <param name="asked">The day, and what is asked.</param>
    public static byte Look(PreparedPack pack, Population population, int at, (DateOnly Day, Verdicts Verdicts) asked)
    {
        var facts = population.FactsOf(at);
        return facts.Registered > asked.Day ? (byte)0
            : asked.Verdicts.Of(SubjectEvaluation.Of(pack, facts, population.RecordsOf(at)), asked.Day);
    }
}
