using System.Diagnostics;
using Xinheng.Assessment.PackLife;
using Xinheng.Assessment.Runs;

namespace Xinheng.Assessment.Increments;

/// <summary>
/// Tells which pack a scheme is graded by on a day. Not for several threads. What was answered is taken to hold for a second, or until
/// a pack takes another step of its life, so that not each unit looks through the packs' folders.
/// </summary>
internal sealed class PackOfScheme(PackVersions versions)
{
    private static readonly TimeSpan Good = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IReadOnlyList<PackVersion>> known = new(StringComparer.Ordinal);
    private IReadOnlyList<IReadOnlyList<PackVersion>>? all;
    private long since = Stopwatch.GetTimestamp();
    private long step;

    /// <summary>Forgets what was answered, when it is a second old or packs have taken a step since.</summary>
    /// <param name="lastStep">The last step in the life of any pack.</param>
    public void Forget(long lastStep)
    {
        if (lastStep != step || Stopwatch.GetElapsedTime(since) > Good)
        {
            known.Clear();
            all = null;
            (step, since) = (lastStep, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>
    /// The version in force on a day of the pack that graded last, else of another that carries the scheme; null when there is none
    /// that may grade.
    /// </summary>
    public async Task<PackEntry?> OnAsync(Cursor cursor, DateOnly day, CancellationToken cancellation)
    {
        if (!known.TryGetValue(cursor.Pack, out var line))
        {
            line = await versions.LineAsync(cursor.Pack, null, cancellation);
            known.Add(cursor.Pack, line);
        }

        return EntryOf(line, cursor.Scheme, day)
            ?? (await AllAsync(cancellation)).Select(other => EntryOf(other, cursor.Scheme, day)).FirstOrDefault(entry => entry is not null);
    }

    /// <summary>The first day after one and before another on which a version of some pack comes into force; null when none does.</summary>
    public async Task<DateOnly?> NextBeginAsync(DateOnly after, DateOnly before, CancellationToken cancellation)
    {
        return after.AddDays(1) >= before ? null
            : (await AllAsync(cancellation)).SelectMany(line => line).Select(version => version.From).Where(from => from > after && from < before).Min();
    }

    private async Task<IReadOnlyList<IReadOnlyList<PackVersion>>> AllAsync(CancellationToken cancellation) =>
        all ??= await versions.LinesAsync(cancellation);

    private static PackEntry? EntryOf(IReadOnlyList<PackVersion> line, string scheme, DateOnly day) =>
        PackVersion.On(line, day) is { } version && MayGrade(version, scheme, day) ? version.Entry : null;

    private static bool MayGrade(PackVersion version, string scheme, DateOnly day) =>
        version is { Entry: { IsBlocked: false, Pack: { } pack } } && pack.Scheme?.Id == scheme && version.IsInForceOn(day);
}
