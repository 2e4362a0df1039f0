using Xinheng.Evaluation.Grading;
using Xinheng.Policy;

namespace Xinheng.Evaluation.Sensitivity;

/// <summary>Grades a subject anew under a changed tree, and so proves what was worked out.</summary>
/// <param name="evaluation">The subject under the pack as it is.</param>
/// <param name="letters">Its grade by score.</param>
/// <param name="day">The evaluation date.</param>
/// <param name="letter">Its grade as it is.</param>
internal sealed class Proof(SubjectEvaluation evaluation, LetterByScore letters, DateOnly day, string? letter)
{
    /// <summary>Its grade by score.</summary>
    public LetterByScore Letters => letters;

    /// <summary>Its grade as it is.</summary>
    public string? Letter => letter;

    /// <summary>Demands that the whole evaluation gives a grade under a tree.</summary>
    /// <exception cref="InvalidOperationException">It gives another: what was worked out is wrong.</exception>
    public void Demand(WeightedTree tree, string? expected)
    {
        var changed = PreparedPack.Of(evaluation.Pack.Pack with { Tree = tree });
        var found = new SubjectEvaluation(
            changed, evaluation.Subject, [.. evaluation.Records.Select(record => new ClassedRecord(changed, evaluation.Subject, record.Facts))]).LetterOn(day);
        if (found != expected)
        {
            throw new InvalidOperationException($"A changed weight was worked out to give {expected ?? "no grade"} and gives {found ?? "no grade"}.");
        }
    }
}
