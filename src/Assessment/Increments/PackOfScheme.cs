using Xinheng.Assessment.PackLife;
using Xinheng.Assessment.Runs;

namespace Xinheng.Assessment.Increments;

/// <summary>Tells which pack a scheme is graded by on a day.</summary>
internal sealed class PackOfScheme(PackVersions versions)
{
    /// <summary>
    /// The version in force on a day of the pack that graded last, else of another that carries the scheme; null when there is none
    /// that may grade.
    /// </summary>
    public async Task<PackEntry?> OnAsync(Cursor cursor, DateOnly day, CancellationToken cancellation)
    {
        var last = await versions.OnAsync(cursor.Pack, day, null, cancellation);
        return MayGrade(last, cursor.Scheme, day) ? last?.Entry
            : (await versions.AllOnAsync(day, cancellation)).FirstOrDefault(version => MayGrade(version, cursor.Scheme, day))?.Entry;
    }

    /// <summary>The first day after one and before another on which a version of some pack comes into force; null when none does.</summary>
    public async Task<DateOnly?> NextBeginAsync(DateOnly after, DateOnly before, CancellationToken cancellation) =>
        (await versions.LinesAsync(cancellation)).SelectMany(line => line).Select(version => version.From)
            .Where(from => from > after && from < before).Min();

    private static bool MayGrade(PackVersion? version, string scheme, DateOnly day) =>
        version is { Entry: { IsBlocked: false, Pack: { } pack } } && pack.Scheme?.Id == scheme && version.IsInForceOn(day);
}
