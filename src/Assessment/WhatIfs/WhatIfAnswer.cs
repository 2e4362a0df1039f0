using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.WhatIf;

namespace Xinheng.Assessment.WhatIfs;

/// <summary>What came of a question, with the population it was asked of.</summary>
public sealed class WhatIfAnswer
{
    private readonly Lazy<IReadOnlyList<GroupMoves>> groups;
    private readonly Lazy<IReadOnlyList<InspectionLoad>> loads;

    internal WhatIfAnswer(WhatIfQuestion question, Population population, PopulationComparison comparison)
    {
        (Question, Population, Comparison) = (question, population, comparison);
        groups = new(() => [.. Enum.GetValues<GroupedBy>().SelectMany(by => comparison.ByGroup(by, question.AsOf))]);
        loads = new(() => [.. LoadsOf(question, population)]);
    }

    /// <summary>The question.</summary>
    public WhatIfQuestion Question { get; }

    /// <summary>The population.</summary>
    public Population Population { get; }

    /// <summary>Who goes from which grade to which.</summary>
    public PopulationComparison Comparison { get; }

    /// <summary>How counties, industries, kinds of subject and ages fare.</summary>
    public IReadOnlyList<GroupMoves> Groups => groups.Value;

    /// <summary>What inspections it takes, by every treatment that follows from the grades.</summary>
    public IReadOnlyList<InspectionLoad> Loads => loads.Value;

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
