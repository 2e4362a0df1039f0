using Xinheng.Assessment;
using Xinheng.Assessment.PackLife;
using Xinheng.Evaluation.Cases;
using Xinheng.Evaluation.Sheets;
using Xinheng.Policy;
using Xinheng.Policy.Packs;

namespace Xinheng.Http;

/// <summary>Makes the sheet of a pack; the page and the printed file draw it as it is.</summary>
internal sealed class PolicySheetViews
{
    private static readonly string[] Apart = ["rulings", "documents"];

    /// <summary>Sections that name or state something and give nothing that a case could expect.</summary>
    private static readonly string[] Stating = ["scheme", "scales", "measures", "channels", "draws", "commitments", "catalogues"];

    private readonly CompiledPack pack;
    private readonly PackCheck check;
    private readonly PolicyWords words;
    private readonly DateOnly day;
    private readonly List<IReadOnlySet<CaseReach>> reached;
    private readonly List<IReadOnlySet<CaseReach>> asked;

    private PolicySheetViews(CompiledPack pack, PackCheck check, DateOnly day)
    {
        (this.pack, this.check, this.day) = (pack, check, day);
        words = new PolicyWords(pack, day);
        reached = [.. check.Cases.Select(EntryReach.Of)];
        asked = [.. check.Cases.Select(EntryReach.Asked)];
    }

    /// <summary>The sheet with the values of a day; null when the pack cannot be read.</summary>
    public static PolicySheetView? Of(PackEntry entry, DateOnly day) =>
        entry.Pack is { } pack ? new PolicySheetViews(pack, CaseViews.Run(entry), day).Make() : null;

    private PolicySheetView Make()
    {
        var sections = PackView.Of(pack, day).Sections.Where(section => !Apart.Contains(section.Id) && section.Items.Count > 0)
            .Select(section => new PolicySheetSectionView(section.Id, section.Title, [.. section.Items.SelectMany(item => Rows(section.Id, item, item.Id, 0))])).ToList();
        sections = [.. sections.Select(section => section.Id == "parameters" ? section with { Rows = [.. section.Rows.Select(row => Tried(row, sections))] } : section)];
        var rows = sections.SelectMany(section => section.Rows).ToList();
        return new()
        {
            Pack = words.Reference,
            Issuer = pack.Issuer,
            InForceFrom = pack.InForceFrom,
            InForceThrough = pack.InForceThrough,
            AsOf = day,
            Entries = rows.Count,
            Untried = rows.Count(row => row.CanBeTried && row.Cases.Count == 0),
            Examples = rows.Count(row => row.IsExample),
            Sections = sections,
            Rulings = [.. pack.Rulings.Select(words.Ruling)],
            Cases = [.. check.Cases.Select((one, at) => new PolicySheetCaseView(at + 1, one.Case.Title, one.Case.AsOf, one.Actual, one.IsPassed, one.Difference))],
            Broken = [.. check.Broken.Select(PackLifeViews.Of)],
            Findings = [.. check.Entry.Diagnostics.Select(finding => PackViews.Of(finding, words))],
        };
    }

    private IEnumerable<PolicySheetRowView> Rows(string section, PackViewItem item, string id, int depth)
    {
        // Parts of rules, kinds and parameters explain them; parts elsewhere are entries of their own.
        var isWhole = section is "grades" or "kinds" or "parameters" || item.Parts.All(part => part.Source is null);
        yield return Row(section, item, id, depth, isWhole && section is not "parameters" ? item.Parts : []);
        foreach (var part in isWhole ? [] : item.Parts.Where(part => pack.Rulings.All(ruling => ruling.Id != part.Id)))
        {
            foreach (var row in Rows(section, part, section is "tree" or "scorecard" ? part.Id : $"{id}.{part.Id}", depth + 1))
            {
                yield return row;
            }
        }
    }

    private PolicySheetRowView Row(string section, PackViewItem item, string id, int depth, IReadOnlyList<PackViewItem> parts)
    {
        var cases = Numbers(reached, section, id);
        var named = section is "parameters" ? [item.Id] : item.Parameters.Concat(parts.SelectMany(part => part.Parameters)).Distinct();
        return new()
        {
            Id = id,
            Depth = depth,
            Letter = item.Letter,
            Title = item.Title,
            Words = [.. Lines(item, parts, section)],
            Condition = item.Condition,
            Note = section is "grades" ? null : item.Note,
            IsExample = item.IsExample,
            Clause = item.Source is { } source ? words.Clause(source) : null,
            Values = [.. named.SelectMany(ValuesOf)],
            CanBeTried = !Stating.Contains(section),
            Cases = cases,
            Failed = [.. cases.Where(number => !check.Cases[number - 1].IsPassed)],
            Findings = [.. Findings(item)],
        };
    }

    private static IEnumerable<LocalText> Lines(PackViewItem item, IReadOnlyList<PackViewItem> parts, string section) =>
        (section is "parameters" ? [] : new[] { item.Text })
            .Concat(parts.Select(part => section is "grades"
                ? new LocalText($"适用口径：{part.Title.Zh}", $"Ruling: {part.Title.En}")
                : new LocalText($"{part.Title.Zh}：{part.Text.Zh}", $"{part.Title.En}: {part.Text.En}")))
            .Where(line => line.En.Length > 0);

    private IEnumerable<string> Findings(PackViewItem item) => item.When?.Span is not { } span ? []
        : check.Entry.Diagnostics.Where(finding => finding.Span is { } found && found.File == span.File && found.Line == span.Line)
            .Select(finding => finding.Code).Distinct();

    private IEnumerable<PolicySheetValueView> ValuesOf(string id)
    {
        if (pack.Parameters.Append(pack.Scheme?.CycleMonths).FirstOrDefault(known => known?.Id == id) is not { } parameter)
        {
            yield break;
        }

        foreach (var value in parameter.Values)
        {
            yield return new(parameter.Title, value.From, words.Say(parameter, value), ReferenceEquals(value, parameter.On(day)), value.IsExample);
        }
    }

    /// <summary>A parameter is tried by the cases that try, or ask, what goes by it.</summary>
    private PolicySheetRowView Tried(PolicySheetRowView parameter, IReadOnlyList<PolicySheetSectionView> sections)
    {
        var title = pack.Parameters.First(known => known.Id == parameter.Id).Title;
        var numbers = sections.Where(section => section.Id != "parameters")
            .SelectMany(section => section.Rows.Where(row => row.Values.Any(value => ReferenceEquals(value.Title, title)))
                .SelectMany(row => row.Cases.Concat(Numbers(asked, section.Id, row.Id))))
            .Distinct().Order().ToList();
        return parameter with { Cases = numbers, Failed = [.. numbers.Where(number => !check.Cases[number - 1].IsPassed)] };
    }

    private static List<int> Numbers(List<IReadOnlySet<CaseReach>> reaches, string section, string id) =>
        [.. Enumerable.Range(0, reaches.Count).Where(at => reaches[at].Any(reach => reach.Section == section && IsOf(reach.Entry, id))).Select(at => at + 1)];

    private static bool IsOf(string entry, string id) =>
        entry == id || (entry.Length > id.Length && entry[id.Length] == '.' && entry.StartsWith(id, StringComparison.Ordinal));
}
