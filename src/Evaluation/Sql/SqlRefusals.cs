using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Sql;

/// <summary>What of a pack SQL cannot say. The codes are stable.</summary>
internal sealed class SqlRefusals
{
    private readonly List<Diagnostic> found = [];

    /// <summary>All that was found, each once, in the order found.</summary>
    public IReadOnlyList<Diagnostic> All => [.. found.Distinct()];

    /// <summary>A construct for which SQL has nothing that means the same.</summary>
    /// <returns>What stands in its place while the rest is looked through.</returns>
    public SqlTerm Construct(Condition condition, Expression node, LocalText why)
    {
        var written = condition.Text.Substring(node.Offset, Math.Min(node.Length, condition.Text.Length - node.Offset));
        found.Add(new Diagnostic(
            "SQ-001", Severity.Error,
            new LocalText(
                $"“{written}”不能用 SQL 表达：{why.Zh}。请改用 --engine explaining（逐户计算），或改写这个条件。",
                $"\"{written}\" cannot be said in SQL: {why.En}. Use --engine explaining, which goes subject by subject, or word the condition otherwise."),
            condition.Span));
        return new SqlTerm("NULL") { CanBeNull = true };
    }

    /// <summary>A part of the pack whose numbers have more digits than a decimal holds.</summary>
    public void Digits(string what, SourceSpan? span) => found.Add(new Diagnostic(
        "SQ-002", Severity.Error,
        new LocalText(
            $"“{what}”的中间结果可能超过 28 位有效数字，SQL 与逐户计算的舍入会不同。请改用 --engine explaining，或减少小数位数和树的层数。",
            $"\"{what}\" can need more than 28 digits on the way, where SQL rounds otherwise. Use --engine explaining, or use fewer decimal places or a flatter tree."),
        span));

    /// <summary>The whole statement is longer than a server should be sent.</summary>
    public void TooLong(int length, int most) => found.Add(new Diagnostic(
        "SQ-003", Severity.Error,
        new LocalText(
            $"生成的 SQL 有 {length} 个字符，上限为 {most}。请改用 --engine explaining，或简化条件。",
            $"The SQL has {length} characters; the limit is {most}. Use --engine explaining, or simplify the conditions."),
        null));
}
