namespace Xinheng.Evaluation.Columns;

/// <summary>All that most subjects of a population are graded by: records, the score and decisions, looked up.</summary>
internal sealed class QuickTables
{
    private QuickTables(RecordTable records, QuickScore? score, byte[]? decisions) =>
        (Records, Score, Decisions, HasApart) = (records, score, decisions, records.HasApart);

    /// <summary>What records add.</summary>
    public RecordTable Records { get; }

    /// <summary>What the score is made of; null when no rule looks at it.</summary>
    public QuickScore? Score { get; }

    /// <summary>By key: what it leads to, 0 while nobody has asked; null where a key is long or made of more than is looked up here.</summary>
    public byte[]? Decisions { get; }

    /// <summary>Whether some record keeps its subject from being told by tables.</summary>
    public bool HasApart { get; }

    /// <summary>The tables of a plan; null where what records add is no table, or their points count.</summary>
    public static QuickTables? Of(GradingPlan plan)
    {
        if (plan.Source.Lanes.Items.Count > 0 || plan.Source.Day.DayNumber - PackedRecord.FirstDay >= PackedRecord.Endless
            || plan.Classes is not { } classes || RecordTable.Of(classes, plan.Windows, plan.Source.Lanes.Count) is not { } records)
        {
            return null;
        }

        var score = plan is { Terms: { } terms, Cuts: { } cuts } ? QuickScore.Of(terms, cuts, plan.Source.Day) : null;
        var isTold = plan.Results.IsEmpty && plan.Subjects.IsByTraits && (plan.Terms is null || score is not null);
        return new QuickTables(records, isTold ? score : null, isTold ? plan.Decisions.Direct : null);
    }
}
