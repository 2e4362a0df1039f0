using Xinheng.Evaluation.Models;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Grading;

/// <summary>
/// Remembers a subject's indicators, and the scores made of them alone, from one day to the next: they stay the same until
/// a record happens, ends or leaves a window, or a parameter changes. Not for several threads.
/// </summary>
/// <param name="pack">A pack whose indicators go by such days only, see <see cref="PreparedPack.HasSteadyIndicators"/>.</param>
/// <param name="records">The subject's records.</param>
internal sealed class SteadyValues(PreparedPack pack, ClassedRecord[] records)
{
    private Dictionary<string, ScoreTrace>? scores;
    private Dictionary<TreeNode, SteadyBranch?>? branches;
    private PackPeriod? period;
    private DateOnly[]? turns;
    private Value[]? values;
    private DateOnly last;

    /// <summary>The indicators' values on a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="on">The values of the parameters on it.</param>
    /// <param name="work">Works the values out.</param>
    public Value[] On(DateOnly day, PackPeriod on, Func<Value[]> work)
    {
        if (values is not null && period == on && (day == last || StretchOf(day, on) == StretchOf(last, on)))
        {
            return values;
        }

        scores?.Clear();
        branches = null;
        (turns, period) = (period == on ? turns : null, on);
        (values, last) = (work(), day);
        return values;
    }

    /// <summary>What is remembered of scores that go by some values; null when these are not the ones remembered, or the score goes by more.</summary>
    /// <param name="score">The score's id.</param>
    /// <param name="by">The values.</param>
    public Dictionary<string, ScoreTrace>? ScoresBy(string score, Value[] by) =>
        ReferenceEquals(by, values) && pack.SteadyScores.Contains(score) ? scores ??= new(StringComparer.Ordinal) : null;

    /// <summary>The branches of the tree made of such scores alone, with what they give once it is known; null when some values are not the ones remembered.</summary>
    /// <param name="by">The values.</param>
    public Dictionary<TreeNode, SteadyBranch?>? BranchesBy(Value[] by) =>
        !ReferenceEquals(by, values) || pack.SteadyBranches.Count == 0 ? null
        : branches ??= pack.SteadyBranches.ToDictionary(node => node, _ => default(SteadyBranch), (IEqualityComparer<TreeNode>)ReferenceEqualityComparer.Instance);

    /// <summary>How many turns there are up to and with a day.</summary>
    private int StretchOf(DateOnly day, PackPeriod on)
    {
        var at = Array.BinarySearch(turns ??= Turns(on), day);
        return at >= 0 ? at + 1 : ~at;
    }

    /// <summary>The days on which a record begins or stops to be in some window, or its standing changes, ascending, each once.</summary>
    private DateOnly[] Turns(PackPeriod on)
    {
        var days = new SortedSet<DateOnly>();
        var windows = on.Windows.Distinct().ToList();
        foreach (var record in records.Where(record => record.IsLive).Select(record => record.Facts))
        {
            days.Add(record.Happened);
            if (Timeline.After(record.Until) is { } after)
            {
                days.Add(after);
            }

            days.UnionWith(windows.Select(window => window.LeavesOn(record.Happened)).OfType<DateOnly>());
        }

        return [.. days];
    }
}
