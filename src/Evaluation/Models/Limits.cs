using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Models;

/// <summary>Holds a grade within the pack's floors and vetoes.</summary>
internal static class Limits
{
    /// <summary>The outcome once all floors and then all vetoes were asked. Without a letter there is nothing to hold.</summary>
    public static DayOutcome Hold(PreparedPack pack, DayOutcome outcome, RuleBindings bindings)
    {
        if (outcome.Letter is not { } letter || pack.Pack.Limits.Count == 0)
        {
            return outcome;
        }

        var traces = new List<LimitTrace>();
        foreach (var limit in pack.Pack.Limits.OrderBy(limit => limit.Kind))
        {
            var holds = (limit.When.Evaluate(bindings) as Value.Bool)?.Content;
            var held = holds switch { true => Bound(pack, limit, letter), false => letter, null => null };
            traces.Add(new LimitTrace(limit, holds, letter, held));
            if (held is null)
            {
                return outcome with { Letter = null, Rule = null, Open = OpenReason.Undecided, Limits = traces };
            }

            letter = held;
        }

        return outcome with { Letter = letter, Limits = traces };
    }

    private static string Bound(PreparedPack pack, GradeLimit limit, string letter)
    {
        var (found, bound) = (pack.Rank(letter), pack.Rank(limit.Letter));
        return limit.Kind switch
        {
            LimitKind.AtLeast => found > bound ? limit.Letter : letter,
            LimitKind.AtMost => found < bound ? limit.Letter : letter,
        };
    }
}
