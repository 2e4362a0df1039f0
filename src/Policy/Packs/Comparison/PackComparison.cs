using System.Globalization;

namespace Xinheng.Policy.Packs.Comparison;

/// <summary>
/// Compares two packs section by section, as they are set out for reading. Parameters stand in rules by their titles,
/// so that a changed value is told once, with its day, and not in every rule that uses it.
/// </summary>
internal static class PackComparison
{
    private const string Grades = "grades";
    private const string Parameters = "parameters";
    private const string Documents = "documents";

    /// <summary>Sections whose first entry that fits counts.</summary>
    private static readonly string[] Ordered = [Grades, "publications"];

    /// <summary>What differs.</summary>
    public static PackDifference Compare(CompiledPack before, CompiledPack after)
    {
        var (old, now) = (Sections(before), Sections(after));
        var sections = now.Select(section => (section.Id, section.Title))
            .Concat(old.Select(section => (section.Id, section.Title)))
            .DistinctBy(section => section.Id)
            .Select(section => Compare(section.Id, section.Title, Find(old, section.Id), Find(now, section.Id)))
            .Where(section => section.Entries.Count > 0);
        return new(Identity(before), Identity(after), [.. sections]);
    }

    private static PackIdentity Identity(CompiledPack pack) => new(pack.Id, pack.Version, pack.Fingerprint);

    private static SectionDifference Compare(string id, LocalText title, IReadOnlyList<ComparedEntry> before, IReadOnlyList<ComparedEntry> after)
    {
        var entries = EntryComparison.Compare(before, after);
        return Ordered.Contains(id) && EntryComparison.CompareOrder(before, after) is { } order
            ? new(id, title, [new(EntryChange.Changed, id, title, [order]), .. entries])
            : new(id, title, entries);
    }

    private static IReadOnlyList<ComparedEntry> Find(List<(string Id, LocalText Title, IReadOnlyList<ComparedEntry> Entries)> sections, string id) =>
        sections.Where(section => section.Id == id).Select(section => section.Entries).FirstOrDefault() ?? [];

    private static List<(string Id, LocalText Title, IReadOnlyList<ComparedEntry> Entries)> Sections(CompiledPack pack)
    {
        var words = new PackWords(pack, pack.InForceFrom) { NamesParameters = true };
        return
        [
            ("pack", new("政策包", "Pack"), [Whole(pack)]),
            ("scheme", new("评价方案", "Scheme"), pack.Scheme is { } scheme ? [Of(scheme)] : []),
            .. PackViewing.View(pack, words).Sections.Select(section => (
                section.Id,
                section.Title,
                section.Id == Parameters
                    ? (IReadOnlyList<ComparedEntry>)[.. pack.Parameters.Select(parameter => Of(parameter, words))]
                    : [.. section.Items.Select(item => section.Id == Grades ? ComparedEntry.OfGrade(item) : ComparedEntry.Of(item, section.Id == Documents))])),
        ];
    }

    private static ComparedEntry Whole(CompiledPack pack) => new(
        "pack",
        new("总则", "the pack as a whole"),
        [
            (new("名称", "title"), pack.Title),
            (new("发布机关", "issuer"), pack.Issuer),
            (new("版本", "version"), LocalText.Same(pack.Version)),
            (new("适用地区", "territory"), LocalText.Same(pack.Territory)),
            (new("施行期限", "in force"), PackWords.Say(pack.InForceFrom, pack.InForceThrough)),
            (new("几条规则同时成立时", "where several rules hold"), PackChoices.Precedences.Say(pack.Precedence)),
            (new("没有规则覆盖时", "where no rule holds"), PackChoices.Gaps.Say(pack.Gap)),
        ],
        []);

    private static ComparedEntry Of(Scheme scheme) => new(
        scheme.Id,
        scheme.Title,
        [
            (new("周期", "cycle"), scheme.CycleMonths.Title),
            (new("何人可见", "who may see it"), SchemeViewing.Planes(scheme)),
            (new("对外展示", "use outside"), SchemeViewing.Outside(scheme)),
            .. scheme.OutsideSource is { } outside ? [(new LocalText("对外展示的依据", "source on use outside"), LocalText.Same(outside.ToString()))] : Array.Empty<(LocalText, LocalText)>(),
            (new("异议处理期间", "while under objection"), PackChoices.ObjectionEffects.Say(scheme.UnderObjection)),
            (new("依据", "source"), LocalText.Same(scheme.Source.ToString())),
        ],
        [.. scheme.Scale.Select(step => new ComparedEntry(step.Letter, step.Name, [(new("依据", "source"), LocalText.Same(step.Source.ToString()))], []))]);

    /// <summary>A parameter with each of its values as a part, by the day it starts to hold.</summary>
    private static ComparedEntry Of(Parameter parameter, PackWords words) => new(
        parameter.Id,
        parameter.Title,
        [
            .. parameter.Among is { } among ? [(new LocalText("取自", "one of"), LocalText.Same(among))] : Array.Empty<(LocalText, LocalText)>(),
            (new("按哪一天取值", "day that picks the value"), PackChoices.Datings.Say(parameter.By)),
        ],
        [
            .. parameter.Values.Select(value => new ComparedEntry(
                value.From is { } from ? from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "*",
                value.From is { } start ? new($"{start:yyyy-MM-dd}起", $"from {start:yyyy-MM-dd}") : new("一直", "always"),
                [
                    (new("取值", "value"), words.Say(parameter, value.Value)),
                    (new("依据", "source"), LocalText.Same(value.Source.ToString())),
                    .. value.IsExample ? [(new LocalText("性质", "status"), new LocalText("示例", "example"))] : Array.Empty<(LocalText, LocalText)>(),
                ],
                [])),
        ]);
}
