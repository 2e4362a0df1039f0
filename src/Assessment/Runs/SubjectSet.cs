using Dapper;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Runs;

/// <summary>Some subjects, as a condition on a table's column <c>subject</c>.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Values">Its parameters, by name and value.</param>
internal sealed record SubjectSet(string Condition, IReadOnlyList<(string Name, object Value)> Values)
{
    /// <summary>Those after one number up to and with another.</summary>
    public static SubjectSet Between(SubjectNumber after, SubjectNumber through) =>
        new("subject > @after AND subject <= @upTo", [("after", after.Value), ("upTo", through.Value)]);

    /// <summary>Those with these numbers.</summary>
    public static SubjectSet Of(Dialect dialect, IEnumerable<long> subjects) =>
        new(dialect.InList("subject", "@subjects"), [("subjects", dialect.ListOf(subjects))]);

    /// <summary>The parameters, with those of the rest of a statement.</summary>
    public DynamicParameters With(object others)
    {
        var all = new DynamicParameters(others);
        foreach (var (name, value) in Values)
        {
            all.Add(name, value);
        }

        return all;
    }
}
