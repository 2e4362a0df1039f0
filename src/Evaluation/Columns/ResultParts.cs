using Xinheng.Evaluation.Grading;
using Xinheng.Evaluation.Models;

namespace Xinheng.Evaluation.Columns;

/// <summary>Grades of other models as parts of the key: of each result that rules look at, which letter they see.</summary>
internal sealed class ResultParts
{
    /// <summary>The mark of a subject whose result cannot be told by a letter.</summary>
    public const byte Untold = byte.MaxValue;

    private readonly List<Part> parts = [];

    /// <param name="used">Places of the results that rules look at.</param>
    /// <param name="source">The pack and the population.</param>
    /// <param name="key">Takes the parts.</param>
    /// <param name="inner">Grades the population by another pack.</param>
    public ResultParts(IEnumerable<int> used, (PreparedPack Pack, Population Population, DateOnly Day) source, DecisionKey key, Func<Policy.CompiledPack, PopulationGrades> inner)
    {
        foreach (var at in used)
        {
            var result = source.Pack.Results[at];
            var letters = new List<string?> { null };
            var column = result.Result.Pack is { } pack
                ? Graded(result.Result, inner(pack), letters)
                : Received(source, at, letters);
            parts.Add(new Part(at, result.Result.Id, column, letters, key.Reserve(letters.Count), DecisionKey.BitsFor(letters.Count - 1)));
        }
    }

    /// <summary>Whether there are any.</summary>
    public bool IsEmpty => parts.Count == 0;

    /// <summary>Which of the parts a result is.</summary>
    /// <param name="result">Its place in the pack.</param>
    public int PartOf(int result) => parts.FindIndex(part => part.Result == result);

    /// <summary>What rules can see in place of a result: for each letter, by its place, the result's id with it.</summary>
    /// <param name="part">Which of the parts.</param>
    public IEnumerable<IReadOnlyDictionary<string, string?>> Letters(int part) =>
        parts[part].Letters.Select(letter => new Dictionary<string, string?>(StringComparer.Ordinal) { [parts[part].Id] = letter });

    /// <summary>The place of the letter rules see of a subject; <see cref="Untold"/> when none.</summary>
    /// <param name="part">Which of the parts.</param>
    /// <param name="subject">The subject's place.</param>
    public int LetterOf(int part, int subject) => parts[part].Column[subject];

    /// <summary>A subject's part of the key; null when it must be looked at on its own.</summary>
    public ulong? Of(int subject)
    {
        var key = 0UL;
        foreach (var part in parts)
        {
            var letter = part.Column[subject];
            if (letter == Untold)
            {
                return null;
            }

            key |= (ulong)letter << part.At;
        }

        return key;
    }

    /// <summary>What rules see in place of results.</summary>
    public IReadOnlyDictionary<string, string?> Assumed(ulong key) => parts.ToDictionary(
        part => part.Id, part => part.Letters[(int)((key >> part.At) & ((1UL << part.Bits) - 1))], StringComparer.Ordinal);

    private static byte[] Graded(Policy.ModelResult result, PopulationGrades grades, List<string?> letters)
    {
        var byCode = grades.Outcomes.Select(outcome => Place(outcome?.Letter is { } letter ? result.Read(letter) : null, letters)).ToArray();
        return [.. grades.Codes.Select(code => byCode[code])];
    }

    private static byte[] Received((PreparedPack Pack, Population Population, DateOnly Day) source, int at, List<string?> letters)
    {
        var (pack, population, day) = source;
        var column = new byte[population.Count];
        var last = -1;
        foreach (var result in population.Results.Span)
        {
            if (result.Subject != last)
            {
                last = result.Subject;
                var trace = new SubjectResults(new SubjectEvaluation(pack, population.FactsOf(last), [])).On(at, day);
                column[last] = trace.Failure is not null ? Untold : Place(trace.Letter, letters);
            }
        }

        return column;
    }

    private static byte Place(string? letter, List<string?> letters)
    {
        var at = letters.IndexOf(letter);
        if (at < 0)
        {
            at = letters.Count;
            letters.Add(letter);
        }

        return at < Untold ? (byte)at : Untold;
    }

    private sealed record Part(int Result, string Id, byte[] Column, List<string?> Letters, int At, int Bits);
}
