namespace Xinheng.Assessment.Following;

/// <summary>How far a follower has come, by source: registry changes, whole runs, and each run that is not read whole.</summary>
internal sealed class Reach(IReadOnlyDictionary<string, long> positions)
{
    private const string ChangesSource = "changes";
    private const string RunsSource = "runs";
    private const string RunPrefix = "run:";
    private const string TurnSource = "turn";

    private readonly Dictionary<string, long> moved = new(StringComparer.Ordinal);

    /// <summary>Counts the moves made: a follower that finds another number has been overtaken.</summary>
    public long Turn => At(TurnSource);

    /// <summary>The last registry change read.</summary>
    public long Changes
    {
        get => At(ChangesSource);
        set => moved[ChangesSource] = value;
    }

    /// <summary>All runs up to and with this one are read whole.</summary>
    public long Runs
    {
        get => At(RunsSource);
        set => moved[RunsSource] = value;
    }

    /// <summary>What this sitting has moved, by source.</summary>
    public IReadOnlyDictionary<string, long> Moved => moved;

    /// <summary>The last subject read of a run.</summary>
    public long OfRun(long run) => At(NameOf(run));

    /// <summary>Moves on within a run.</summary>
    public void Move(long run, long subject) => moved[NameOf(run)] = subject;

    /// <summary>The names of the turn and of a run's source.</summary>
    public static (string Turn, string RunPrefix) Names => (TurnSource, RunPrefix);

    private static string NameOf(long run) => $"{RunPrefix}{run}";

    private long At(string source) => moved.TryGetValue(source, out var now) ? now : positions.GetValueOrDefault(source);
}
