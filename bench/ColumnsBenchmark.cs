using System.Runtime.CompilerServices;
using Xinheng.Assessment;
using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.WhatIf;
using Xinheng.Policy;

namespace Xinheng.Bench;

/// <summary>
/// The columnar back end on a made-up population: a tiered rule and a scorecard of twenty indicators, evaluation alone;
/// how the time grows with the population; what the columns hold; a trial with its transition matrix. Its peers are the
/// machine's memory (the same bytes, only read) and DuckDB with SQL written by hand.
/// </summary>
internal static class ColumnsBenchmark
{
    private const int Rounds = 9;
    private const int MostWarmUps = 30;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly string[] Packs = ["langfang/public-credit", "liaoning/general-risk"];

    public static async Task RunAsync(string[] arguments)
    {
        var subjects = arguments.Length > 0 ? int.Parse(arguments[0]) : 10_000_000;
        var packs = Packs.Select(Compiled).ToList();
        var kinds = packs.SelectMany(pack => pack.RecordKinds).DistinctBy(kind => kind.Id).ToList();
        var tenth = Measure(MadePopulation.Of(subjects / 10, kinds), packs);
        var population = MadePopulation.Of(subjects, kinds);
        var whole = Measure(population, packs);
        var peer = arguments is [_, "alone"] ? null : await DuckDbPeer.AskAsync(population, packs[^1]);
        for (var at = 0; at < packs.Count; at++)
        {
            Console.WriteLine($"{packs[at].Id,-58} {whole[at] / tenth[at],12:N2} times the time for ten times the subjects");
            if (peer?[packs[at].Id] is { } answer)
            {
                Console.WriteLine($"{"  DuckDB, by hand",-58} {answer.Seconds / whole[at],12:N1} times ours {answer.Seconds * 1000,8:N0} ms");
                Compare(answer, ColumnarGrading.Grade(packs[at], population, MadePopulation.AsOf));
            }
        }
    }

    /// <summary>Says by how many subjects the answers differ; both count by letter.</summary>
    private static void Compare(DuckDbPeer.Answer answer, PopulationGrades grades)
    {
        var ours = grades.Codes.CountBy(code => grades.Outcomes[code]?.Letter ?? "?").ToDictionary(pair => pair.Key, pair => (long)pair.Value, StringComparer.Ordinal);
        var apart = ours.Keys.Union(answer.Letters.Keys).Sum(letter => Math.Abs(ours.GetValueOrDefault(letter) - answer.Letters.GetValueOrDefault(letter)));
        Console.WriteLine($"  by letter: {string.Join(", ", ours.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value:N0}"))}; DuckDB's counts differ by {apart:N0} in all");
    }

    private static CompiledPack Compiled(string id) =>
        new PackLibrary(PackRoot()).Find(id)?.Pack ?? throw new InvalidOperationException($"The pack {id} does not compile.");

    private static string PackRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here) ?? ".", "..", "packs"));

    private static List<double> Measure(Population population, List<CompiledPack> packs)
    {
        Console.WriteLine($"{population.Count:N0} subjects, {population.Records.Length:N0} records");
        var bytes = (population.Records.Length * 8L) + (population.Count * 16L);
        var read = Median(() => Read(population));
        Console.WriteLine($"{"columns only read, all cores",-58} {bytes / read / 1e9,12:N1} GB/s {read * 1000,8:N1} ms");
        return [.. packs.Select(pack => Grade(pack, population, read))];
    }

    private static double Grade(CompiledPack pack, Population population, double read)
    {
        var grades = ColumnarGrading.Grade(pack, population, MadePopulation.AsOf);
        var seconds = Median(() => ColumnarGrading.Grade(pack, population, MadePopulation.AsOf));
        Console.WriteLine($"{pack.Id,-58} {population.Count / seconds / 1e6,12:N1} M/s  {seconds * 1000,8:N1} ms   {read / seconds,5:P0} of reading; {grades.LookedAtAlone:N0} alone");
        var dated = ColumnarGrading.GradeWithDays(pack, population, MadePopulation.AsOf);
        var days = Median(() => ColumnarGrading.GradeWithDays(pack, population, MadePopulation.AsOf));
        Console.WriteLine($"{"  with the next change and the next look of everyone",-58} {population.Count / days / 1e6,12:N1} M/s  {days * 1000,8:N1} ms   {dated.DaysLookedAtAlone:N0} alone");
        var parameter = PackVariant.Changeable(pack).First(one => one.Id is "general_limit" or "b_below");
        var (tried, _) = PackVariant.With(pack, new Dictionary<string, string>(StringComparer.Ordinal) { [parameter.Id] = parameter.Id is "general_limit" ? "3" : "45" });
        var variant = tried ?? throw new InvalidOperationException($"{parameter.Id} cannot be tried.");
        var trial = Median(() => PopulationComparison.Of(
            population, (Scheme(pack), grades), (Scheme(variant), ColumnarGrading.Grade(variant, population, MadePopulation.AsOf))));
        Console.WriteLine($"{$"  a trial of {parameter.Id} with its transition matrix",-58} {"",12}      {trial * 1000,8:N1} ms");
        return seconds;
    }

    private static Scheme Scheme(CompiledPack pack) => pack.Scheme ?? throw new InvalidOperationException($"{pack.Id} gives no grades.");

    private static double Median<T>(Func<T> work)
    {
        // A server has run its code before: it is compiled for good after some thirty calls.
        var warm = System.Diagnostics.Stopwatch.StartNew();
        for (var call = 0; call == 0 || (call < MostWarmUps && warm.Elapsed < WarmUp); call++)
        {
            GC.KeepAlive(work());
        }

        return Measured.Median(Enumerable.Range(0, Rounds).Select(_ =>
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            GC.KeepAlive(work());
            return watch.Elapsed.TotalSeconds;
        }).ToList());
    }

    private static ulong Read(Population population)
    {
        var total = 0UL;
        Parallel.For(0, 64, part =>
        {
            var sum = Sum(population.Records.Span, part) + Sum(population.Subjects.Span, part);
            Interlocked.Add(ref total, sum);
        });
        return total;
    }

    private static ulong Sum(ReadOnlySpan<ulong> column, int part)
    {
        var stretch = column[(int)(column.Length * (long)part / 64)..(int)(column.Length * (part + 1L) / 64)];
        var sum = 0UL;
        foreach (var one in System.Runtime.InteropServices.MemoryMarshal.Cast<ulong, System.Numerics.Vector<ulong>>(stretch))
        {
            sum += System.Numerics.Vector.Sum(one);
        }

        return sum;
    }
}
