using Xinheng.Policy;

namespace Xinheng.Evaluation;

/// <summary>
/// The reference back end: one subject, straight and readable. Pure, and safe to call from many threads.
/// </summary>
public static class Explainer
{
    /// <summary>Grades a subject and tells why: rules, indicators, every record, the next change and the ways to a better grade.</summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <param name="subject">The subject as it stood on <paramref name="asOf"/>.</param>
    /// <param name="records">Its records in any order.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <exception cref="ArgumentException">The pack has no scheme: it is only there to be extended.</exception>
    public static Explanation Explain(
        CompiledPack pack, SubjectFacts subject, IReadOnlyList<RecordFacts> records, DateOnly asOf) =>
        throw new NotSupportedException();

    /// <summary>The same decision as <see cref="Explain"/> without the reasons; cheap enough for a whole population.</summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <param name="subject">The subject as it stood on <paramref name="asOf"/>.</param>
    /// <param name="records">Its records in any order.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <exception cref="ArgumentException">The pack has no scheme: it is only there to be extended.</exception>
    public static GradeResult Grade(
        CompiledPack pack, SubjectFacts subject, IReadOnlyList<RecordFacts> records, DateOnly asOf) =>
        throw new NotSupportedException();
}
