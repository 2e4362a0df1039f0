using System.Text.RegularExpressions;
using Xinheng.Policy.Packs.Models;
using Xinheng.Policy.Packs.Tables;

namespace Xinheng.Policy.Packs;

/// <summary>Checks a pack as written against itself and lays it over the pack it extends.</summary>
internal sealed partial class PackBinder
{
    internal static readonly HashSet<string> Reserved = ["record", "subject", "params", "as_of", "true", "false", "null", "in", "has", "size", "results", "score"];

    private readonly PackDocument document;
    private readonly BoundPack? below;
    private readonly PackFindings findings;
    private readonly SourceBinding sources;
    private readonly RepairBinding repair;
    private readonly IdChecks ids;
    private readonly IReadOnlyList<PolicyDocument> documents;

    private PackBinder(PackDocument document, BoundPack? below, PackFindings findings)
    {
        this.document = document;
        this.below = below;
        this.findings = findings;
        documents = Lay(below?.Documents, document.Documents.Select(Bind), entry => entry.Id);
        sources = new(documents, document.DefaultDocument, findings);
        repair = new(sources, findings);
        ids = new(findings);
    }

    /// <summary>The pack bound and merged over <paramref name="below"/>, the pack it extends.</summary>
    public static BoundPack Bind(PackDocument document, BoundPack? below, PackFindings findings) =>
        new PackBinder(document, below, findings).Bind();

    private BoundPack Bind()
    {
        sources.CheckDefault();
        CheckIds();
        var categories = Lay(below?.Categories, document.Categories.Select(Bind), category => category.Id);
        var kinds = BindKinds(categories);
        IReadOnlyList<NamedValue> kindNames = [.. kinds.Select(kind => new NamedValue(kind.Id, kind.Title))];
        var parameters = new ParameterBinding(sources, kindNames, findings);
        var rulings = Lay(below?.Rulings, document.Rulings.Select(Bind), ruling => ruling.Id);
        return new()
        {
            Id = document.Id,
            Version = document.Version?.Content ?? string.Empty,
            Title = document.Title,
            Issuer = document.Issuer,
            Territory = BindTerritory(),
            InForceFrom = document.InForceFrom ?? DateOnly.MinValue,
            InForceThrough = document.InForceThrough,
            Documents = documents,
            Categories = categories,
            Kinds = kinds,
            Parameters = Lay(below?.Parameters, document.Parameters.Select(parameters.Bind), parameter => parameter.Id),
            Indicators = Lay(below?.Indicators, document.Indicators.Select(new IndicatorBinding(sources, findings).Bind), indicator => indicator.Id),
            Scheme = document.Scheme is { } scheme ? Bind(scheme) : below?.Scheme,
            Precedence = Choose(document.Precedence, "precedence", PackChoices.Precedences, below?.Precedence ?? Precedence.Unstated),
            Grades = document.Grades is { } grades ? [.. grades.Select(grade => Bind(grade, rulings))] : below?.Grades ?? [],
            Gap = Choose(document.Gap, "gap", PackChoices.Gaps, below?.Gap ?? GapHandling.Review),
            Rulings = rulings,
            RuledOn = [.. below?.RuledOn ?? [], .. document.Rulings.SelectMany(ruling => ruling.About)],
            Tables = new TableBinding(document.Tables, below?.Tables, new(sources, ids, findings)).Bind(),
            Models = new ModelBinding(sources, ids, findings).Bind(document.Models, below?.Models),
        };
    }

    private static PolicyDocument Bind(WrittenDocument written) =>
        new(written.Id.Content, written.Title, written.Issued, written.Clauses) { Digests = written.Digests, Note = written.Note };

    private BoundCategory Bind(WrittenCategory written)
    {
        sources.Bind(written.Source);
        return new(written.Id.Content, written.Title);
    }

    private string BindTerritory()
    {
        if (document.Territory is { } territory && !TerritoryPattern().IsMatch(territory.Content))
        {
            findings.Add("PK-032", territory.Span, territory.Content);
        }

        return document.Territory?.Content ?? "000000";
    }

    private List<BoundKind> BindKinds(IReadOnlyList<BoundCategory> categories) =>
        [.. Lay(below?.Kinds, document.Kinds.Select(kind => Bind(kind, categories)), kind => kind.Id)];

    private BoundKind Bind(WrittenKind written, IReadOnlyList<BoundCategory> categories)
    {
        RefuseForbidden(written);
        var under = below?.Kinds.FirstOrDefault(kind => kind.Id == written.Id.Content);
        if (under is null)
        {
            RequireWhole(written);
        }

        return new()
        {
            Id = written.Id.Content,
            Title = written.Title ?? under?.Title ?? new(written.Id.Content, written.Id.Content),
            Category = written.Category is { } category ? BindCategory(category, categories) : under?.Category ?? string.Empty,
            Temporality = Choose(written.Temporality, "temporality", PackChoices.Temporalities, under?.Temporality ?? Temporality.Event),
            Effects = written.Effects is { } effects ? [.. effects.Select(Bind)] : under?.Effects ?? [],
            RepairTerms = written.RepairTerms is { } terms ? repair.Bind(terms) : under?.RepairTerms ?? [],
            Source = written.Source.Text is null && under is not null ? under.Source : sources.Bind(written.Source),
            IsEnabled = written.IsEnabled ?? under?.IsEnabled ?? true,
            Note = written.Note ?? under?.Note,
            IsExample = written.IsExample,
            Span = written.Span,
        };
    }

    /// <source id="credit-reporting-2013">第十四条</source>
    private void RefuseForbidden(WrittenKind written)
    {
        IEnumerable<string?> names = [written.Id.Content, written.Title?.Zh, written.Title?.En];
        foreach (var name in names.OfType<string>())
        {
            if (ForbiddenInformation.Find(name) is { } item)
            {
                findings.Add("PK-024", written.Span, name, item.Title, item.Source);
                return;
            }
        }
    }

    private void RequireWhole(WrittenKind written)
    {
        IEnumerable<(string Key, bool IsThere, string Example)> parts =
        [
            ("title", written.Title is not null, "title: {zh: 行政处罚, en: penalty}"),
            ("category", written.Category is not null, "category: administrative"),
            ("temporality", written.Temporality is not null, "temporality: event"),
        ];
        foreach (var (key, _, example) in parts.Where(part => !part.IsThere))
        {
            findings.Add("PK-010", written.Span, key, example);
        }
    }

    private string BindCategory(WrittenText written, IReadOnlyList<BoundCategory> categories)
    {
        if (categories.All(category => category.Id != written.Content))
        {
            findings.Add("PK-013", written.Span, written.Content, "category", Advice.For(written.Content, [.. categories.Select(category => category.Id)]));
        }

        return written.Content;
    }

    private BoundEffect Bind(WrittenEffect written)
    {
        var effects = PackVocabulary.Effects.Select(effect => effect.Id).ToList();
        if (!effects.Contains(written.Effect.Content))
        {
            findings.Add("PK-013", written.Effect.Span, written.Effect.Content, "effect", Advice.For(written.Effect.Content, effects));
        }

        return new(written.Effect, written.When, sources.Bind(written.Source), written.IsExample);
    }

    private BoundScheme Bind(WrittenScheme written)
    {
        ids.CheckUnique(written.Scale.Select(step => step.Letter));
        var planes = PackVocabulary.Planes.Select(plane => plane.Id).ToList();
        foreach (var plane in written.Planes.Where(plane => !planes.Contains(plane.Content)))
        {
            findings.Add("PK-013", plane.Span, plane.Content, "planes", Advice.For(plane.Content, planes));
        }

        return new(
            written.Id?.Content ?? string.Empty,
            written.Title,
            [.. written.Scale.Select(step => new ScaleStep(step.Letter.Content, step.Name, sources.Bind(step.Source)))],
            written.Cycle,
            [.. written.Planes.Select(plane => plane.Content)],
            sources.Bind(written.Source),
            written.IsExample)
        {
            Outside = Choose(written.Outside, "outside", PackChoices.OutsideUses, OutsideUse.Unstated),
            OutsideSource = written.OutsideSource.Text is null ? null : sources.Bind(written.OutsideSource),
            UnderObjection = Choose(written.UnderObjection, "under_objection", PackChoices.ObjectionEffects, ObjectionEffect.Counts),
            Span = written.Id?.Span,
        };
    }

    private BoundGrade Bind(WrittenGrade written, IReadOnlyList<Ruling> rulings)
    {
        if (written.Ruling is { } ruling && rulings.All(known => known.Id != ruling.Content))
        {
            findings.Add("PK-013", ruling.Span, ruling.Content, "ruling", Advice.For(ruling.Content, [.. rulings.Select(known => known.Id)]));
        }

        return new(written.Letter.Content, written.When, written.Title, written.Ruling?.Content, sources.Bind(written.Source), written.IsExample);
    }

    private Ruling Bind(WrittenRuling written) =>
        new(written.Id.Content, written.Resolves?.Content ?? string.Empty, written.Statement, written.Reason, sources.Bind(written.Source))
        {
            About = [.. written.About.Select(id => id.Content)],
        };

    private void CheckIds()
    {
        ids.CheckDashed(document.Documents.Select(entry => entry.Id));
        ids.CheckDashed(document.Categories.Select(entry => entry.Id));
        ids.CheckDashed(document.Kinds.Select(entry => entry.Id));
        ids.CheckNames(document.Parameters.Select(entry => entry.Id));
        ids.CheckNames(document.Indicators.Select(entry => entry.Id));
        ids.CheckDashed(document.Rulings.Select(entry => entry.Id));
        foreach (var indicator in document.Indicators.Where(indicator => Reserved.Contains(indicator.Id.Content)))
        {
            findings.Add("PK-014", indicator.Id.Span, indicator.Id.Content, new LocalText("保留字以外的名字", "a name that is not reserved"));
        }
    }

    private T Choose<T>(WrittenText? written, string key, IReadOnlyList<ClosedWord<T>> choices, T otherwise) =>
        Choice.Of(written, key, choices, otherwise, findings);

    /// <summary>Entries of the extended pack, each replaced by the own entry of the same id, then the new ones.</summary>
    internal static IReadOnlyList<T> Lay<T>(IReadOnlyList<T>? under, IEnumerable<T> own, Func<T, string> id)
    {
        var added = own.DistinctBy(id).ToList();
        var kept = (under ?? []).Select(entry => added.FirstOrDefault(mine => id(mine) == id(entry)) ?? entry).ToList();
        return [.. kept, .. added.Where(mine => kept.All(entry => id(entry) != id(mine)))];
    }

    [GeneratedRegex("^[0-9]{6}$")]
    private static partial Regex TerritoryPattern();
}
