namespace Xinheng.Evaluation;

/// <summary>Writes an explanation as JSON: the same explanation gives the same bytes at any time and on any machine.</summary>
public static class ExplanationJson
{
    /// <summary>The explanation as UTF-8 JSON: members in a fixed order, dates as <c>yyyy-MM-dd</c>, texts as objects of <c>zh</c> and <c>en</c>.</summary>
    public static byte[] Write(Explanation explanation) => throw new NotSupportedException();
}
