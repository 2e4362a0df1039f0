namespace Xinheng.Testing;

/// <summary>
/// Says which duty of a policy document a test shows. <c>docs/clauses.md</c> is generated from these.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ClauseAttribute(string document, string article, params string[] duties) : Attribute
{
    /// <summary>The document, such as <c>langfang-2023</c>.</summary>
    public string Document { get; } = document;

    /// <summary>The article, such as 三(五).</summary>
    public string Article { get; } = article;

    /// <summary>Ids of the duties shown, such as <c>LF-11</c>.</summary>
    public IReadOnlyList<string> Duties { get; } = duties;
}
