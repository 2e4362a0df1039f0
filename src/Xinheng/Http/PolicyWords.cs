using System.Globalization;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs;

namespace Xinheng.Http;

/// <summary>A pack's own words for what the pages and the command line show: clauses, grades, conditions.</summary>
internal sealed class PolicyWords
{
    /// <summary>What stands where no rule gives a letter.</summary>
    public static readonly LocalText ForAPerson = new("待人工研判", "Needs a person's judgement");
    private readonly CompiledPack pack;
    private readonly PackWords values;
    private readonly Dictionary<(string Section, string Id), PackViewItem> items;
    private readonly Dictionary<SourceReference, PackViewItem> digests;

    public PolicyWords(CompiledPack pack, DateOnly day)
    {
        this.pack = pack;
        values = new PackWords(pack, day);
        var all = PackView.Of(pack, day).Sections.SelectMany(section => section.Items.Select(item => (section.Id, Item: item))).ToList();
        items = all.DistinctBy(pair => (pair.Id, pair.Item.Id)).ToDictionary(pair => (pair.Id, pair.Item.Id), pair => pair.Item);
        digests = all.SelectMany(pair => pair.Item.Parts.Prepend(pair.Item)).Where(item => item.Source is not null)
            .DistinctBy(item => item.Source).ToDictionary(item => item.Source!, item => item); // filtered for it
    }

    /// <summary>The scheme; null for a catalogue.</summary>
    public SchemeView? Scheme => pack.Scheme is { } scheme
        ? new SchemeView(scheme.Id, scheme.Title, pack.Id, [.. scheme.Scale.Select(step => new StepView(step.Letter, step.Name))])
        : null;

    /// <summary>What decides whether grades may be shown outside; without it nothing the deployment has set is known.</summary>
    public OutsideShowing? Showing { get; init; }

    /// <summary>Whether grades of the pack may be shown outside, and why.</summary>
    /// <exception cref="InvalidOperationException">The pack has no scheme.</exception>
    public OutsideMark Outside => field ??= new(
        Shown.IsShown,
        Shown.Ground,
        OutsideClause is { } clause
            ? new($"{Shown.Words.Zh}（《{clause.DocumentTitle.Zh}》{clause.Article}）", $"{Shown.Words.En} ({clause.DocumentTitle.En}, {clause.Article})")
            : Shown.Words);

    /// <summary>The clause the pack cites on showing grades outside; null when it cites none.</summary>
    /// <exception cref="InvalidOperationException">The pack has no scheme.</exception>
    public ClauseView? OutsideClause => Shown.Source is { } source ? Clause(source) : null;

    private OutsideShowing Shown => Showing ?? OutsideShowing.Of(SchemeOfPack, setting: null);

    private Scheme SchemeOfPack => pack.Scheme ?? throw new InvalidOperationException($"{pack.Id} gives no grades");

    /// <summary>Which pack.</summary>
    public PackReference Reference => new(pack.Id, pack.Version, pack.Fingerprint, pack.Title);

    /// <summary>A section's item set out for reading; null when there is none.</summary>
    public PackViewItem? Item(string section, string id) => items.GetValueOrDefault((section, id));

    /// <summary>The title of an indicator; null when there is none of that id.</summary>
    public LocalText? TitleOfIndicator(string id) => pack.Indicators.FirstOrDefault(known => known.Id == id)?.Title;

    /// <summary>Where an indicator, or else a warning of the pack's table, comes from; null when there is neither.</summary>
    public SourceReference? SourceOf(string? indicator, string? warning) =>
        pack.Indicators.FirstOrDefault(known => known.Id == indicator)?.Source ?? pack.Tables.Warnings.FirstOrDefault(known => known.Id == warning)?.Source;

    /// <summary>A clause with its words.</summary>
    public ClauseView Clause(SourceReference source)
    {
        var document = pack.Documents.FirstOrDefault(d => d.Id == source.Document);
        return new ClauseView(
            source.Document,
            document?.Title ?? new LocalText(source.Document, source.Document),
            source.Article,
            document?.Clauses.GetValueOrDefault(source.Article),
            digests.GetValueOrDefault(source)?.IsDigest ?? false);
    }

    /// <summary>A grade of the pack's scheme.</summary>
    /// <exception cref="InvalidOperationException">The pack has no scheme.</exception>
    public GradeView Grade(string? letter, bool isSuspended = false) =>
        new(SchemeOfPack.Id, SchemeOfPack.Title, letter, NameOf(letter)) { IsSuspended = isSuspended, Outside = Outside };

    /// <summary>What a letter means.</summary>
    public LocalText NameOf(string? letter) =>
        letter is null ? ForAPerson : pack.Scheme?.Scale.FirstOrDefault(step => step.Letter == letter)?.Name ?? new LocalText(letter, letter);

    /// <summary>A grade rule.</summary>
    public RuleView Rule(GradeRule rule) => new(
        rule.Number,
        rule.Letter,
        NameOf(rule.Letter),
        rule.Title,
        rule.When.Text,
        Item("grades", rule.Number.ToString())?.Text ?? rule.Title,
        Clause(rule.Source),
        rule.Ruling is null ? null : pack.Rulings.Where(r => r.Id == rule.Ruling).Select(Ruling).FirstOrDefault());

    /// <summary>A ruling.</summary>
    public RulingView Ruling(Ruling ruling) => new(ruling.Id, ruling.Resolves, ruling.Statement, ruling.Reason, Clause(ruling.Source));

    /// <summary>The title of a record kind; its id when the pack does not know it.</summary>
    public LocalText KindTitle(string kind) =>
        pack.RecordKinds.FirstOrDefault(k => k.Id == kind)?.Title ?? new LocalText(kind, kind);

    /// <summary>A value of a parameter for people, with its unit.</summary>
    public LocalText Say(Parameter parameter, DatedValue value) => values.Say(parameter, value.Value);

    /// <summary>A value as text, for programs.</summary>
    public static string Text(Value value) => value switch
    {
        Value.Null => "null",
        Value.Bool truth => truth.Content ? "true" : "false",
        Value.Int number => number.Content.ToString(CultureInfo.InvariantCulture),
        Value.Decimal number => number.Content.ToString(CultureInfo.InvariantCulture),
        Value.Text text => text.Content,
        Value.Date date => date.Content.ToString("yyyy-MM-dd"),
        Value.Duration length => length.ToIsoText(),
        Value.List list => string.Join(", ", list.Content.Select(Text)),
        Value.Error error => error.Code,
        _ => throw new InvalidOperationException($"{value.GetType()} is no value"),
    };
}
