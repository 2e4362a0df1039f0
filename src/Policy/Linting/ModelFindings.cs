using Xinheng.Policy.Hierarchies;

namespace Xinheng.Policy.Linting;

/// <summary>Judgements that contradict each other, mappings that lose or turn round what they map, limits that never bite.</summary>
internal static class ModelFindings
{
    /// <summary>Reports all of them.</summary>
    public static void Report(CompiledPack pack, LintFindings findings)
    {
        foreach (var node in pack.Tree?.Root.All() ?? [])
        {
            ReportInconsistency(node, findings);
        }

        foreach (var mapping in pack.Mappings)
        {
            ReportLosses(mapping, findings);
            ReportReversal(mapping, findings);
        }

        foreach (var limit in pack.Limits.Where(limit => pack.Scheme is { } scheme && NeverBites(limit, scheme.Scale)))
        {
            findings.Add(new("LN-033", Severity.Warning, LintMessages.LimitNeverBites(limit), limit.When.Span) { Check = "dead-row", Source = limit.Source });
        }
    }

    private static void ReportInconsistency(TreeNode node, LintFindings findings)
    {
        if (node is not { Judgements: { } matrix, Priorities.ConsistencyRatio: >= Priorities.ConsistencyLimit and var ratio })
        {
            return;
        }

        var severity = node.Accepted is null ? Severity.Error : Severity.Note;
        var advice = node.Accepted is { } accepted ? LintMessages.AcceptedInconsistency(accepted) : LintMessages.InconsistencyAdvice;
        findings.Add(new("LN-022", severity, LintMessages.Inconsistent(node, ratio), node.Span)
        {
            Check = "consistency",
            Source = node.Accepted?.Source ?? node.Source,
            Witness = Witness(node, matrix),
        }, advice);
    }

    /// <summary>The three parts whose judgements contradict each other most.</summary>
    private static LocalText Witness(TreeNode node, JudgementMatrix matrix)
    {
        var parts = Enumerable.Range(0, matrix.Size).ToList();
        var (first, middle, last) =
            (from one in parts
             from between in parts
             from other in parts
             where one < other && between != one && between != other
             orderby Contradiction(matrix, one, between, other) descending, one, between, other
             select (one, between, other)).First();
        var followed = matrix[first, middle].Value * matrix[middle, last].Value;
        return LintMessages.InconsistencyWitness(node.Children[first], node.Children[middle], node.Children[last], matrix[first, last].ToString(), $"{followed:0.###}");
    }

    private static decimal Contradiction(JudgementMatrix matrix, int one, int between, int other)
    {
        var quotient = matrix[one, between].Value * matrix[between, other].Value / matrix[one, other].Value;
        return quotient < 1m ? 1m / quotient : quotient;
    }

    private static void ReportLosses(ScaleMapping mapping, LintFindings findings)
    {
        foreach (var same in mapping.Steps.GroupBy(step => step.To))
        {
            if (same.Count() > 1 && same.Any(step => !step.IsLossy))
            {
                Add(mapping, Severity.Warning, LintMessages.LossUnmarked(mapping, same.Key, same.Select(step => step.From)), findings);
            }
            else if (same.Count() == 1 && same.First().IsLossy)
            {
                Add(mapping, Severity.Note, LintMessages.NothingLost(mapping, same.First()), findings);
            }
        }
    }

    private static void ReportReversal(ScaleMapping mapping, LintFindings findings)
    {
        var ordered = mapping.Steps.OrderBy(step => mapping.From.Rank(step.From)).ToList();
        foreach (var (better, worse) in ordered.Zip(ordered.Skip(1)))
        {
            if (mapping.To.Rank(better.To) > mapping.To.Rank(worse.To))
            {
                Add(mapping, Severity.Error, LintMessages.OrderReversed(mapping, better, worse), findings);
            }
        }
    }

    private static void Add(ScaleMapping mapping, Severity severity, LocalText message, LintFindings findings) =>
        findings.Add(new("LN-023", severity, message, mapping.Span) { Check = "mapping", Source = mapping.Source });

    private static bool NeverBites(GradeLimit limit, IReadOnlyList<ScaleStep> scale) => limit.Kind switch
    {
        LimitKind.AtMost => limit.Letter == scale[0].Letter,
        LimitKind.AtLeast => limit.Letter == scale[^1].Letter,
    };
}
