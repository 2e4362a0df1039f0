using Xinheng.Intake.Values;
using Xinheng.Policy;

namespace Xinheng.Intake;

/// <summary>
/// The schemes and scales on which results may be received: those that some policy pack knows. Found by id or title, whatever
/// the width, case and blanks. Safe to use from many threads.
/// </summary>
public sealed class KnownScales
{
    private const int MostExamples = 8;

    private readonly WordTable<KnownScale> scales;
    private readonly IReadOnlyDictionary<string, Scale> byId;

    private KnownScales(IReadOnlyCollection<KnownScale> all, string examples)
    {
        scales = new WordTable<KnownScale>(all, scale => scale.Id, scale => scale.Titles);
        byId = all.ToDictionary(scale => scale.Id, scale => scale.First, StringComparer.Ordinal);
        Examples = examples;
    }

    /// <summary>None at all: every result is rejected.</summary>
    public static KnownScales None { get; } = Of([]);

    /// <summary>Ids to choose from, those that packs take results on first, divided by a comma and a blank.</summary>
    internal string Examples { get; }

    /// <summary>The scales that packs know: their own, their schemes', and those of the results they take.</summary>
    public static KnownScales Of(IEnumerable<CompiledPack> packs)
    {
        var all = packs.ToList();
        var taken = all.SelectMany(pack => pack.Results).Where(result => result.Pack is null).Select(result => result.Scale).ToList();
        var scales = taken
            .Concat(all.SelectMany(pack => pack.Scales))
            .Concat(all.Select(pack => pack.Scheme).OfType<Scheme>().Select(Scale.Of))
            .GroupBy(scale => scale.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new KnownScale(group.Key, [.. group]), StringComparer.Ordinal);
        var ids = taken.Select(scale => scale.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Concat(scales.Keys.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        return new KnownScales(
            scales.Values,
            string.Join(", ", ids.Take(MostExamples)) + (ids.Count > MostExamples ? " …" : string.Empty));
    }

    /// <summary>The scale with an id, as the first pack that takes results on it or states it has it; null when no pack does.</summary>
    public Scale? WithId(string id) => byId.GetValueOrDefault(id);

    /// <summary>The scale a person means; null when there is none, or when several bear the title.</summary>
    internal KnownScale? Find(ReadOnlySpan<char> written) => scales.Find(written);
}

/// <summary>A scale as the packs know it together: one that several state has the letters of all.</summary>
internal sealed class KnownScale
{
    private static readonly string[] Suffixes = ["级", "类", "等", "档"];

    private readonly WordTable<ScaleStep> steps;

    public KnownScale(string id, IReadOnlyList<Scale> stated)
    {
        (Id, First) = (id, stated[0]);
        Titles = [.. stated.SelectMany(scale => new[] { scale.Title.Zh, scale.Title.En })];
        var all = stated.SelectMany(scale => scale.Steps).ToLookup(step => step.Letter, StringComparer.Ordinal);
        Letters = string.Join(", ", all.Select(same => same.Key));
        steps = new WordTable<ScaleStep>(
            all.Select(same => same.First()), step => step.Letter,
            step => all[step.Letter].SelectMany(same => new[] { same.Name.Zh, same.Name.En }).Concat(Suffixes.Select(suffix => step.Letter + suffix)));
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>As the first of those packs has it.</summary>
    public Scale First { get; }

    /// <summary>Its letters from best to worst, divided by a comma and a blank.</summary>
    public string Letters { get; }

    /// <summary>What it is called.</summary>
    public IReadOnlyList<string> Titles { get; }

    /// <summary>The letter a person means by a letter, <c>A级</c> or a step's name; null when there is none.</summary>
    public string? Find(ReadOnlySpan<char> written) => steps.Find(written)?.Letter;
}
