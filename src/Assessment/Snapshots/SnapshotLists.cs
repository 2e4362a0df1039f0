using System.Text.Json;
using Xinheng.Evaluation.Columns;

namespace Xinheng.Assessment.Snapshots;

/// <summary>The part of a snapshot that is small and of texts: what places stand for, and subjects apart from the columns.</summary>
internal sealed record SnapshotLists(
    IReadOnlyList<RecordProfile> Profiles,
    IReadOnlyList<string?> Issuers,
    IReadOnlyList<SubjectTraits> Traits,
    IReadOnlyList<string?> Places,
    IReadOnlyList<string?> Industries,
    IReadOnlyList<string?> ResultTexts,
    IReadOnlyDictionary<int, ApartSubject> Apart)
{
    /// <summary>Those of a population.</summary>
    public static SnapshotLists Of(Population population) => new(
        population.Profiles, population.Issuers, population.Traits, population.Places, population.Industries, population.ResultTexts, population.Apart);

    /// <summary>As bytes.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>From bytes; null when they are no such lists.</summary>
    public static SnapshotLists? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<SnapshotLists>(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
