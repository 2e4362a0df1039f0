using Xinheng.Evaluation.Columns;
using Xinheng.Policy;
using Xinheng.Testing.Generated;

namespace Xinheng.Evaluation.Tests.WhatIf;

/// <summary>Populations to compare gradings of.</summary>
internal static class ComparedPopulation
{
    /// <summary>The columns of subjects with their records.</summary>
    public static Population Of(IEnumerable<(SubjectFacts Subject, IReadOnlyList<RecordFacts> Records)> subjects, DateOnly day)
    {
        var builder = new PopulationBuilder(day);
        foreach (var (subject, records) in subjects)
        {
            builder.Add(subject, records);
        }

        return builder.Build();
    }

    /// <summary>Subjects made up for a pack.</summary>
    public static IReadOnlyList<(SubjectFacts Subject, IReadOnlyList<RecordFacts> Records)> MadeUp(CompiledPack pack, DateOnly day, int subjects) =>
        [.. GeneratedPopulation.Of(11, pack, day, subjects).Select(one => (one.Subject, one.Records))];

    /// <summary>Grades by place: a letter, an empty text for a person's judgement, null for a subject registered only later.</summary>
    public static PopulationGrades Grades(params string?[] letters)
    {
        var outcomes = new List<GradeOutcome?> { null };
        outcomes.AddRange(letters.OfType<string>().Distinct().Select(letter => new GradeOutcome(letter.Length == 0 ? null : letter, null, false)));
        return new PopulationGrades(
            [.. letters.Select(letter => letter is null ? (byte)0 : (byte)outcomes.FindIndex(one => one is not null && (one.Letter ?? string.Empty) == letter))], outcomes, 0);
    }
}
