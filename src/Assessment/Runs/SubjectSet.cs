using Dapper;
using Xinheng.Assessment.Blocks;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Runs;

/// <summary>Some subjects, as a condition on a table's column <c>subject</c>.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Values">Its parameters, by name and value.</param>
/// <param name="Blocks">The blocks they are in, each once.</param>
/// <param name="In">Those that are in a block, ascending.</param>
internal sealed record SubjectSet(
    string Condition, IReadOnlyList<(string Name, object Value)> Values, IReadOnlyList<long> Blocks, Func<long, IEnumerable<long>> In)
{
    /// <summary>Those after one number up to and with another.</summary>
    public static SubjectSet Between(SubjectNumber after, SubjectNumber through) =>
        new(
            "subject > @after AND subject <= @upTo", [("after", after.Value), ("upTo", through.Value)],
            [.. Range(SubjectBlock.Of(after.Value + 1), SubjectBlock.Of(through.Value))],
            block => Range(Math.Max(after.Value + 1, SubjectBlock.First(block)), Math.Min(through.Value, SubjectBlock.Last(block))));

    /// <summary>Those with these numbers.</summary>
    public static SubjectSet Of(Dialect dialect, IEnumerable<long> subjects)
    {
        var all = subjects.Distinct().Order().ToList();
        var byBlock = all.ToLookup(SubjectBlock.Of);
        return new(dialect.InList("subject", "@subjects"), [("subjects", dialect.ListOf(all))], [.. byBlock.Select(block => block.Key)], block => byBlock[block]);
    }

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

    private static IEnumerable<long> Range(long first, long last)
    {
        for (; first <= last; first++)
        {
            yield return first;
        }
    }
}
