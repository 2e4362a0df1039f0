using Xinheng.Evaluation.Grading;

namespace Xinheng.Evaluation.Columns;

/// <summary>Grades a single subject of a population by its facts, as the explaining back end does.</summary>
internal static class SubjectAlone
{
    /// <summary>The code of what a subject is given.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="population">The population.</param>
    /// <param name="at">The subject's place.</param>
    /// <param name="given">The day, and the codes.</param>
    public static byte CodeOf(PreparedPack pack, Population population, int at, (DateOnly Day, OutcomeCodes Codes) given)
    {
        var facts = population.FactsOf(at);
        if (facts.Registered > given.Day)
        {
            return 0;
        }

        var evaluation = SubjectEvaluation.Of(pack, facts, population.RecordsOf(at));
        var outcome = evaluation.On(given.Day);
        return given.Codes.Of(new GradeOutcome(
            outcome.Letter, outcome.Rule?.Number, Suspension.On(evaluation, given.Day, outcome.Letter) is true));
    }
}
