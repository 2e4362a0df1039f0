using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Tables;

/// <summary>Finds publications of which an earlier one leaves nothing, or that say two things of one day.</summary>
internal static class PublicationReach
{
    /// <summary>Reports both.</summary>
    public static void Check(IReadOnlyList<Publication> publications, PackFindings findings)
    {
        for (var at = 1; at < publications.Count; at++)
        {
            var later = publications[at];
            if (publications.Take(at).FirstOrDefault(earlier => AreBothWhole(earlier, later) || Covers(earlier, later)) is { } first)
            {
                findings.Add("PK-085", later.Head.Span, later.Id, first.Id, first.Head.Span?.Line ?? 0);
            }
        }
    }

    /// <summary>Both hold for every record of one kind on one day.</summary>
    private static bool AreBothWhole(Publication one, Publication other) =>
        one.When is null && other.When is null && one.Channel == other.Channel
        && one.Kinds.Intersect(other.Kinds).Any()
        && (one.From ?? DateOnly.MinValue) <= (other.Through ?? DateOnly.MaxValue)
        && (other.From ?? DateOnly.MinValue) <= (one.Through ?? DateOnly.MaxValue);

    /// <summary>The earlier holds for every record the later could hold for.</summary>
    private static bool Covers(Publication earlier, Publication later) =>
        earlier.When is null && earlier.Channel == later.Channel
        && later.Kinds.Count > 0 && later.Kinds.All(earlier.Kinds.Contains)
        && (earlier.From ?? DateOnly.MinValue) <= (later.From ?? DateOnly.MinValue)
        && (earlier.Through ?? DateOnly.MaxValue) >= (later.Through ?? DateOnly.MaxValue);
}
