using Xinheng.Evaluation.Grading;
using Xinheng.Policy;

namespace Xinheng.Evaluation;

/// <summary>Days on which time alone can change every subject's grade: what a pack says by itself, whoever is graded.</summary>
public static class SharedDays
{
    /// <summary>
    /// Whether a grade can differ from one day to the next without any record or value beginning or ending, so that only grading
    /// everyone anew each day keeps up.
    /// </summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <exception cref="ArgumentException">The pack has no scheme.</exception>
    public static bool IsEveryDay(CompiledPack pack) => PreparedPack.Of(pack).DependsOnDay;

    /// <summary>The first such day after <paramref name="day"/>; null when there is none.</summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <param name="day">The day.</param>
    /// <exception cref="ArgumentException">The pack has no scheme.</exception>
    public static DateOnly? After(CompiledPack pack, DateOnly day)
    {
        if (IsEveryDay(pack))
        {
            return day.AddDays(1);
        }

        var later = PreparedPack.Of(pack).SharedDays.Where(shared => shared > day).Order().ToList();
        return later.Count > 0 ? later[0] : null;
    }
}
