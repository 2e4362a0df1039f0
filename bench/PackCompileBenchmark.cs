using System.Diagnostics;
using Xinheng.Policy.Linting;
using Xinheng.Policy.Packs;

namespace Xinheng.Bench;

/// <summary>Reading, checking and binding the shipped packs, each with those it stands on; and the linter's run over it.</summary>
internal static class PackCompileBenchmark
{
    private const int Rounds = 21;

    /// <summary>Rounds over all packs that are not measured, so that the first pack measured is not the slowest for being first.</summary>
    private const int WarmUp = 10;

    public static Task RunAsync(string[] arguments)
    {
        var root = Folder();
        var all = Directory.EnumerateFiles(root, "pack.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace('\\', '/')) // a file has a folder
            .Order(StringComparer.Ordinal).ToDictionary(id => id, id => Read(root, id));
        Console.WriteLine($"first of all, cold: {Time(() => PackCompiler.Compile(all.First().Value, all.GetValueOrDefault)):N1} ms");
        foreach (var files in Enumerable.Repeat(all.Values, WarmUp).SelectMany(round => round))
        {
            PackCompiler.Compile(files, all.GetValueOrDefault);
        }

        var rows = all.Keys.Select(id => Row(id, all)).OrderByDescending(row => row.Compile).ToList();
        foreach (var (id, characters, compile, lint) in rows)
        {
            Console.WriteLine($"{id,-36} {characters,8:N0} characters   compiled in {compile,7:N1} ms   linted in {lint,7:N1} ms");
        }

        var largest = rows.MaxBy(row => row.Characters);
        Console.WriteLine($"largest: {largest.Id}, {largest.Compile:N1} ms; slowest: {rows[0].Id}, {rows[0].Compile:N1} ms");
        return Task.CompletedTask;
    }

    private static (string Id, int Characters, double Compile, double Lint) Row(string id, Dictionary<string, PackFiles> all)
    {
        var files = all[id];
        var compile = Measured.Median(Enumerable.Range(0, Rounds).Select(_ => Time(() => PackCompiler.Compile(files, all.GetValueOrDefault))));
        var pack = PackCompiler.Compile(files, all.GetValueOrDefault).Pack ?? throw new InvalidOperationException($"{id} does not compile.");
        return (id, files.Texts.Values.Sum(text => text.Length), compile, Measured.Median(Enumerable.Range(0, 3).Select(_ => Time(() => PackLinter.Check(pack)))));
    }

    private static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static PackFiles Read(string root, string id)
    {
        var folder = Path.Combine(root, id);
        return new(id, Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText));
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "packs", "national")))
            {
                return Path.Combine(folder.FullName, "packs");
            }
        }

        throw new DirectoryNotFoundException("The folder packs/ was not found above the benchmark's.");
    }
}
