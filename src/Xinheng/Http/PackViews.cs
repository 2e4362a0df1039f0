using Xinheng.Assessment;
using Xinheng.Assessment.PackLife;
using Xinheng.Policy;
using Xinheng.Policy.Linting;
using Xinheng.Policy.Packs;

namespace Xinheng.Http;

/// <summary>Sets packs out for reading.</summary>
internal static class PackViews
{
    /// <summary>A version in a list, with the date line it stands on.</summary>
    public static PackRow Row(PackEntry entry, IReadOnlyList<PackVersion> line, DateOnly day) => new()
    {
        Id = entry.Id,
        Version = entry.Pack?.Version,
        Title = entry.Pack?.Title ?? new LocalText(entry.Id, entry.Id),
        Issuer = entry.Pack?.Issuer,
        Territory = entry.Pack?.Territory,
        InForceFrom = Of(entry, line)?.From ?? entry.Pack?.InForceFrom,
        InForceThrough = Of(entry, line) is { } placed ? placed.Through : entry.Pack?.InForceThrough,
        Versions = [.. line.Select(version => PackLifeViews.Of(version, day))],
        Scheme = SchemeOf(entry),
        Errors = entry.Diagnostics.Count(d => d.Severity is Severity.Error),
        Warnings = entry.Diagnostics.Count(d => d.Severity is Severity.Warning),
        Notes = entry.Diagnostics.Count(d => d.Severity is Severity.Note),
        CanRun = entry.Pack?.Scheme is not null && !entry.IsBlocked,
        Place = PackListing.PlaceOf(entry.Pack?.Territory),
        IsLiteral = PackListing.IsLiteral(entry.Id),
        Force = PackListing.ForceOn(Of(entry, line), day),
        Cases = entry.Cases.Count,
        BrokenCases = entry.Files.Texts.Keys.Count(path => path.StartsWith("broken/", StringComparison.Ordinal)),
        Documents = [.. (entry.Pack?.Documents ?? []).Select(document => new DocumentName(document.Id, document.Title))],
    };

    public static PackDetail Detail(PackEntry entry, IReadOnlyList<PackVersion> line, DateOnly today)
    {
        var check = CaseViews.Run(entry);
        var words = entry.Pack is { } readable ? new PolicyWords(readable, today) : null;
        var pack = entry.Pack;
        return new PackDetail
        {
            Pack = Row(entry, line, today),
            Fingerprint = pack?.Fingerprint,
            Documents = pack is null ? [] : [.. pack.Documents.Select(document => new DocumentView(
                document.Id, document.Title, document.Issued, [.. document.Clauses.Select(clause => new ArticleView(clause.Key, clause.Value))]))],
            Parameters = pack is null || words is null ? [] : [.. pack.Parameters.Select(parameter => Of(parameter, words))],
            RecordKinds = pack is null || words is null ? [] : [.. pack.RecordKinds.Select(kind => Of(kind, words))],
            Indicators = pack is null || words is null ? [] : [.. pack.Indicators.Select(indicator => Of(indicator, words))],
            Cycle = pack?.Scheme is { } scheme && words is not null ? Of(scheme.CycleMonths, words) : null,
            Rules = pack is null || words is null ? [] : [.. pack.Grades.Select(words.Rule)],
            Precedence = (pack?.Precedence ?? Precedence.Unstated) switch { Precedence.FirstMatch => "first-match", Precedence.Unstated => "unstated" },
            Gap = (pack?.Gap ?? GapHandling.Review) switch { GapHandling.Review => "review", GapHandling.Refuse => "refuse" },
            Sections = pack is null || words is null ? [] : SectionViews.Of(PackView.Of(pack, today), words),
            Tree = pack is null || words is null || HierarchyView.Of(pack) is not { } tree ? null : TreeViews.Of(tree, words),
            Rulings = pack is null || words is null ? [] : [.. pack.Rulings.Select(words.Ruling)],
            Diagnostics = [.. entry.Diagnostics.Select(diagnostic => Of(diagnostic, words))],
            Cases = [.. check.Cases.Select(CaseViews.Of)],
            Broken = [.. check.Broken.Select(PackLifeViews.Of)],
        };
    }

    public static DiagnosticView Of(Diagnostic diagnostic, PolicyWords? words) => new(
        diagnostic.Code,
        SeverityWord(diagnostic.Severity),
        diagnostic.Message,
        diagnostic.Check,
        diagnostic.Witness,
        diagnostic.Span?.File,
        diagnostic.Span?.Line,
        diagnostic.Span?.Column,
        diagnostic.Span?.Length,
        new LocalText(DiagnosticText.Render(diagnostic, "zh"), DiagnosticText.Render(diagnostic, "en")),
        diagnostic.Source is { } source && words is not null ? words.Clause(source) : null,
        PackLinter.BlocksActivation(diagnostic));

    public static string SeverityWord(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Note => "note",
    };

    private static PackVersion? Of(PackEntry entry, IReadOnlyList<PackVersion> line) =>
        line.LastOrDefault(version => version.Entry.Pack?.Fingerprint == entry.Pack?.Fingerprint);

    private static SchemeView? SchemeOf(PackEntry entry) => entry.Pack?.Scheme is { } scheme
        ? new SchemeView(scheme.Id, scheme.Title, entry.Id, [.. scheme.Scale.Select(step => new StepView(step.Letter, step.Name))])
        : null;

    private static ParameterView Of(Parameter parameter, PolicyWords words) => new(
        parameter.Id,
        parameter.Title,
        parameter.Unit,
        [.. parameter.Values.Select(value => new DatedValueView(
            value.From, PolicyWords.Text(value.Value), words.Say(parameter, value), words.Clause(value.Source)))])
    {
        IsByRecord = parameter.By is DatedBy.Record,
    };

    private static RecordKindView Of(RecordKind kind, PolicyWords words)
    {
        // The item's parts are the effects in order, then the repair terms in order.
        var parts = words.Item("kinds", kind.Id)?.Parts ?? [];
        return new RecordKindView
        {
            Id = kind.Id,
            Title = kind.Title,
            Category = kind.Category,
            CategoryTitle = kind.CategoryTitle,
            Temporality = kind.Temporality switch { Temporality.Event => "event", Temporality.State => "state" },
            IsEnabled = kind.IsEnabled,
            Effects = [.. kind.Effects.Zip(parts, (effect, part) => new EffectView(
                effect.Effect, effect.When?.Text, effect.When is null ? null : part.Text, words.Clause(effect.Source)))],
            RepairTerms = [.. kind.RepairTerms.Zip(parts.Skip(kind.Effects.Count), (term, part) => Of(term, part, words))],
            Note = kind.Note,
            Clause = words.Clause(kind.Source),
        };
    }

    private static RepairTermView Of(RepairTerm term, PackViewItem part, PolicyWords words) => new()
    {
        From = term.From,
        Through = term.Through,
        Condition = term.When?.Text,
        Months = term.Months,
        Words = part.Text,
        Note = term.Note,
        Clause = words.Clause(term.Source),
    };

    private static IndicatorView Of(Indicator indicator, PolicyWords words) => new(
        indicator.Id,
        indicator.Title,
        AggregateWord(indicator.Aggregate),
        WindowWord(indicator.Within),
        indicator.Where?.Text,
        words.Item("indicators", indicator.Id)?.Text,
        words.Clause(indicator.Source));

    private static string AggregateWord(Aggregate aggregate) => aggregate switch
    {
        Aggregate.Count => "count",
        Aggregate.Exists => "exists",
        Aggregate.Sum => "sum",
        Aggregate.Max => "max",
        Aggregate.Min => "min",
        Aggregate.DaysSinceLast => "days-since-last",
        Aggregate.Distinct => "distinct",
        Aggregate.StreakWithout => "streak-without",
        Aggregate.Ratio => "ratio",
    };

    private static string WindowWord(Window window) => window.Kind switch
    {
        WindowKind.Cycle => "cycle",
        WindowKind.Days => $"{window.Length} days",
        WindowKind.Months => $"{window.Length} months",
        WindowKind.Years => $"{window.Length} years",
        WindowKind.CalendarYears => $"{window.Length} calendar years",
        WindowKind.AsOf => "as-of",
        WindowKind.Ever => "ever",
    };
}
