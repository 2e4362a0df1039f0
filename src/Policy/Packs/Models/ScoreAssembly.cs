using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Packs.Models;

/// <summary>Reads what scores measure and how it becomes points, and refuses scores that need each other.</summary>
/// <param name="vocabulary">What they may name; the scores themselves among it.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class ScoreAssembly(Vocabulary vocabulary, PackFindings findings)
{
    /// <summary>More scores are refused where sections are counted.</summary>
    private const int MostChecked = 1000;

    /// <summary>The scores in the order written.</summary>
    public IReadOnlyList<Score> Assemble(IReadOnlyList<Laid<WrittenScore>> laid)
    {
        var scores = new List<Score>();
        foreach (var (written, sources) in laid)
        {
            var source = sources.Bind(written.Source);
            var of = ConditionText.Read(written.Of, vocabulary, null, findings);
            var shape = new ScoreShapeReading(written, of?.Root, findings).Read();
            var absent = NumberReading.Read(written.Absent, findings);
            if (of is null || shape is null)
            {
                continue;
            }

            if (absent is null && written.Absent is null && Absence.CanBe(of.Root, vocabulary))
            {
                findings.Add("PK-065", of.Span, written.Id.Content);
            }

            scores.Add(new()
            {
                Id = written.Id.Content,
                Title = written.Title,
                Of = of,
                Shape = shape,
                Absent = absent,
                Source = source,
                IsExample = written.IsExample,
            });
        }

        if (scores.Count == laid.Count && laid.Count <= MostChecked)
        {
            CheckCircles(scores);
        }

        return scores;
    }

    private void CheckCircles(List<Score> scores)
    {
        var needs = scores.DistinctBy(score => score.Id).ToDictionary(
            score => score.Id,
            score => score.Of.References.Select(reference => reference.Variable).Where(name => scores.Any(other => other.Id == name)).Distinct().ToList());
        var done = new HashSet<string>();
        foreach (var score in scores)
        {
            if (Circle(score.Id, needs, [], done) is { } circle)
            {
                findings.Add("PK-059", score.Of.Span, string.Join(" → ", circle));
                return;
            }
        }
    }

    private static List<string>? Circle(string id, Dictionary<string, List<string>> needs, List<string> path, HashSet<string> done)
    {
        if (path.Contains(id))
        {
            return [.. path.SkipWhile(step => step != id), id];
        }

        if (!done.Contains(id))
        {
            foreach (var needed in needs[id])
            {
                if (Circle(needed, needs, [.. path, id], done) is { } circle)
                {
                    return circle;
                }
            }

            done.Add(id);
        }

        return null;
    }
}
