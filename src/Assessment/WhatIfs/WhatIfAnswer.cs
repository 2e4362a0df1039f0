using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.WhatIf;

namespace Xinheng.Assessment.WhatIfs;

/// <summary>What came of a question, with the population it was asked of, which is held until it is disposed.</summary>
public sealed class WhatIfAnswer : IDisposable
{
    private readonly HeldPopulation held;
    private int isDisposed;
    private readonly Lazy<IReadOnlyList<GroupMoves>> groups;
    private readonly Lazy<IReadOnlyList<InspectionLoad>> loads;

    /// <param name="question">The question.</param>
    /// <param name="held">The population, taken for this answer.</param>
    /// <param name="comparison">Who goes from which grade to which.</param>
    internal WhatIfAnswer(WhatIfQuestion question, HeldPopulation held, PopulationComparison comparison)
    {
        (this.held, Question, Comparison) = (held, question, comparison);
        var population = held.Columns;
        groups = new(() => [.. Enum.GetValues<GroupedBy>().SelectMany(by => comparison.ByGroup(by, question.AsOf))]);
        loads = new(() => [.. LoadsOf(question, population)]);
    }

    /// <summary>The question.</summary>
    public WhatIfQuestion Question { get; }

    /// <summary>The population.</summary>
    public Population Population => held.Columns;

    /// <summary>Who goes from which grade to which.</summary>
    public PopulationComparison Comparison { get; }

    /// <summary>How counties, industries, kinds of subject and ages fare.</summary>
    public IReadOnlyList<GroupMoves> Groups => groups.Value;

    /// <summary>What inspections it takes, by every treatment that follows from the grades.</summary>
    public IReadOnlyList<InspectionLoad> Loads => loads.Value;

    /// <summary>Lets go of the population. Nothing may be asked of the answer any more.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) == 0)
        {
            held.LetGo();
        }
    }

    private static IEnumerable<InspectionLoad> LoadsOf(WhatIfQuestion question, Population population)
    {
        foreach (var pack in question.Regulations.Where(pack => PackVariant.Takes(pack, question.Live.Id)))
        {
            var packs = (PackVariant.Taking(pack, question.Live), PackVariant.Taking(pack, question.Tried));
            foreach (var table in pack.Tables.Treatments)
            {
                yield return InspectionLoad.Of(population, packs, (table, table), question.AsOf);
            }
        }

        foreach (var table in question.Live.Tables.Treatments)
        {
            var tried = question.Tried.Tables.Treatments.FirstOrDefault(one => one.Head.Id == table.Head.Id);
            if (tried is not null)
            {
                yield return InspectionLoad.Of(population, (question.Live, question.Tried), (table, tried), question.AsOf);
            }
        }
    }
}
