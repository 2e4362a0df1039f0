using Xinheng.Evaluation;
using Xinheng.Policy.Packs;

namespace Xinheng.Assessment.PackLife;

/// <summary>What stands for and against a text of a pack: its findings, its cases and its broken cases.</summary>
public sealed record PackCheck
{
    /// <summary>The pack as compiled and linted.</summary>
    public required PackEntry Entry { get; init; }

    /// <summary>How its cases went; empty when it has errors.</summary>
    public required IReadOnlyList<CaseOutcome> Cases { get; init; }

    /// <summary>How its broken cases went; empty when it has errors.</summary>
    public required IReadOnlyList<BrokenOutcome> Broken { get; init; }

    /// <summary>False when the time ran out before every case had been run.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Whether it may be submitted and put in force: nothing blocks it and every case went as it should.</summary>
    public bool IsFit => IsComplete && !Entry.IsBlocked && Cases.All(one => one.IsPassed) && Broken.All(one => one.IsAsExpected);

    /// <summary>
    /// Checks files that need not be a sound pack. The sizes a draft is held to bound the time of compiling and linting;
    /// cases are run until <paramref name="stop"/> is raised.
    /// </summary>
    /// <param name="files">The pack's files.</param>
    /// <param name="resolve">Gives the files of a pack that another extends; null when there is none of that id.</param>
    /// <param name="stop">Ends the running of cases; what was run until then is given.</param>
    public static PackCheck Run(PackFiles files, Func<string, PackFiles?> resolve, CancellationToken stop = default) =>
        Run(PackEntry.Compile(files, resolve), stop);

    /// <summary>Runs the cases of a version that has been compiled.</summary>
    /// <param name="entry">The version.</param>
    /// <param name="stop">Ends the running of cases.</param>
    public static PackCheck Run(PackEntry entry, CancellationToken stop = default)
    {
        var cases = entry.Pack is { } pack
            ? Until(entry.Cases.SelectMany(one => CaseRunner.Run(pack, [one])), stop)
            : [];
        var texts = entry.Extended.ToDictionary(extended => extended.Id, StringComparer.Ordinal);
        var broken = entry.Pack is null
            ? []
            : Until(BrokenFiles(entry.Files).SelectMany(one => BrokenCases.Check(one, texts.GetValueOrDefault)), stop);
        return new PackCheck { Entry = entry, Cases = cases, Broken = broken, IsComplete = !stop.IsCancellationRequested };
    }

    private static List<T> Until<T>(IEnumerable<T> work, CancellationToken stop) => [.. work.TakeWhile(_ => !stop.IsCancellationRequested)];

    /// <summary>The pack with one broken case at a time, so that the checks between them can stop.</summary>
    private static IEnumerable<PackFiles> BrokenFiles(PackFiles files)
    {
        bool IsBroken(string path) => path.StartsWith("broken/", StringComparison.Ordinal);
        return files.Texts.Keys.Where(IsBroken).Order(StringComparer.Ordinal)
            .Select(path => files with { Texts = files.Texts.Where(file => !IsBroken(file.Key) || file.Key == path).ToDictionary() });
    }
}
