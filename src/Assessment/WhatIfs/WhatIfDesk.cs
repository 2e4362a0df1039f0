using Xinheng.Assessment.Snapshots;
using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.WhatIf;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.WhatIfs;

/// <summary>
/// Tries packs on the whole population. It keeps the last population and the last gradings at hand, so that the next
/// question about the same day is answered at once. Nothing is stored. Safe to use from many threads.
/// </summary>
/// <param name="database">Where the registry is.</param>
/// <param name="store">The population in columns.</param>
public sealed class WhatIfDesk(Database database, ColumnStore store) : IDisposable
{
    private const int MostGradings = 6;

    private readonly RegistryChanges changes = new(database);
    private readonly SemaphoreSlim door = new(1);
    private readonly List<(string Key, PopulationGrades Grades)> gradings = [];
    private HeldPopulation? held;

    /// <summary>What a question comes to; or why it cannot be answered.</summary>
    /// <param name="question">The question.</param>
    /// <param name="progress">Told how many changes were read of how many while the population is read.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<(WhatIfAnswer? Answer, Diagnostic? Trouble)> AskAsync(
        WhatIfQuestion question, IProgress<(long Done, long Total)>? progress = null, CancellationToken cancellation = default)
    {
        if (Refusal(question) is { } refusal)
        {
            return (null, refusal);
        }

        await door.WaitAsync(cancellation);
        try
        {
            var population = (await PopulationAsync(question.AsOf, progress, cancellation)).Columns;
            foreach (var pack in new[] { question.Live, question.Tried })
            {
                if (ColumnarGrading.Lacks(pack, population) is [var lack, ..])
                {
                    return (null, WhatIfText.Lacks(lack));
                }
            }

            var live = Graded(question.Live, question.Live.Fingerprint, population, question.AsOf, cancellation);
            var tried = Graded(question.Tried, question.TriedKey, population, question.AsOf, cancellation);
            var comparison = PopulationComparison.Of(population, (SchemeOf(question.Live), live), (SchemeOf(question.Tried), tried));
            return (new WhatIfAnswer(question, held!.Take(), comparison), null); // held since it was asked for, while the door is shut
        }
        finally
        {
            door.Release();
        }
    }

    /// <summary>Lets go of the population.</summary>
    public void Dispose()
    {
        held?.LetGo();
        held = null;
        door.Dispose();
    }

    private static Diagnostic? Refusal(WhatIfQuestion question)
    {
        foreach (var pack in new[] { question.Live, question.Tried })
        {
            if (pack.Scheme is null)
            {
                return AssessmentText.NoScheme(pack.Id);
            }

            if (pack.Precedence is not Precedence.FirstMatch)
            {
                return AssessmentText.NoPrecedence(pack.Id);
            }

            if (question.AsOf < pack.InForceFrom || question.AsOf > pack.InForceThrough)
            {
                return AssessmentText.NotInForce(pack, question.AsOf);
            }
        }

        return null;
    }

    private static Scheme SchemeOf(CompiledPack pack) =>
        pack.Scheme ?? throw new InvalidOperationException("Packs without a scheme were refused before.");

    private PopulationGrades Graded(CompiledPack pack, string key, Population population, DateOnly asOf, CancellationToken cancellation)
    {
        var whole = $"{pack.Id} {key} {asOf:O}";
        var at = gradings.FindIndex(one => one.Key == whole);
        var grades = at >= 0 ? gradings[at].Grades : ColumnarGrading.Grade(pack, population, asOf, cancellation);
        if (at >= 0)
        {
            gradings.RemoveAt(at);
        }

        gradings.Add((whole, grades));
        if (gradings.Count > MostGradings)
        {
            gradings.RemoveAt(0);
        }

        return grades;
    }

    private async Task<HeldPopulation> PopulationAsync(DateOnly day, IProgress<(long Done, long Total)>? progress, CancellationToken cancellation)
    {
        var known = await changes.LastAsync(cancellation);
        if (held is { } at && at.Is(day, known))
        {
            return at;
        }

        gradings.Clear();
        held?.LetGo();
        held = null;

        // Questions leave the snapshot as it is: days that are asked about may be of any year.
        var columns = await store.AtAsync(day, known, DateOnly.MinValue, progress, cancellation);
        return held = new HeldPopulation(day, known, columns.Columns, columns.Kept);
    }
}
