using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs.Models;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Packs;

/// <summary>Reads the conditions of a bound pack against its own vocabulary and puts the running pack together.</summary>
internal sealed class PackAssembly(BoundPack bound, ModelAssembly models, PackFindings findings)
{
    private readonly PackVocabularies vocabularies = models.Vocabularies;

    /// <summary>The running pack. Only meant to be used when no error was found.</summary>
    public CompiledPack Assemble(string fingerprint)
    {
        CheckParts();
        var indicators = bound.Indicators.Select(Assemble).ToList();
        var scoring = new ScoringAssembly(bound, models, indicators.Select(indicator => (indicator.Id, TypeOf(indicator), IsOptional(indicator))), findings);
        var pack = new CompiledPack
        {
            Id = bound.Id,
            Version = bound.Version,
            Fingerprint = fingerprint,
            Title = bound.Title,
            Issuer = bound.Issuer,
            Territory = bound.Territory,
            InForceFrom = bound.InForceFrom,
            InForceThrough = bound.InForceThrough,
            Documents = bound.Documents,
            Parameters = bound.Parameters,
            RecordKinds = [.. bound.Kinds.Select(Assemble)],
            Indicators = indicators,
            Scheme = Scheme(),
            Grades = Grades(scoring.ForGrades),
            Precedence = bound.Precedence,
            Gap = bound.Gap,
            Rulings = bound.Rulings,
            Tables = bound.Tables.Complete(new(bound, models, scoring.ForGrades, findings)),
            Scales = bound.Models.Scales,
            Mappings = models.Mappings,
            Results = models.Results,
            Scores = scoring.Scores,
            Scorecard = scoring.Scorecard,
            Tree = scoring.Tree,
            Limits = scoring.Limits,
        };
        CheckRuledOn(pack);
        return pack;
    }

    private void CheckRuledOn(CompiledPack pack)
    {
        List<string> known =
        [
            .. pack.RecordKinds.Select(kind => kind.Id), .. pack.Parameters.Select(parameter => parameter.Id), .. pack.Indicators.Select(indicator => indicator.Id),
            .. pack.Scheme is { } scheme ? scheme.Scale.Select(step => step.Letter).Append(scheme.Id) : [],
            .. pack.Scales.Select(scale => scale.Id), .. pack.Mappings.Select(mapping => mapping.Id), .. pack.Results.Select(result => result.Id),
            .. pack.Scores.Select(score => score.Id), .. pack.Limits.Select(limit => limit.Id),
            .. pack.Tables.Entries.Select(entry => entry.Id),
        ];
        foreach (var id in bound.RuledOn.Where(id => !known.Contains(id.Content)))
        {
            findings.Add("PK-013", id.Span, id.Content, "about", Advice.For(id.Content, known));
        }
    }

    private void CheckParts()
    {
        if (bound.Scheme is null && bound.Grades.Count > 0)
        {
            findings.Add("PK-027", bound.Grades[0].When?.Span, "grades", "scheme");
        }
        else if (bound.Scheme is { } scheme && bound.Grades.Count == 0)
        {
            findings.Add("PK-027", scheme.Cycle?.Span, "scheme", "grades");
        }
    }

    private RecordKind Assemble(BoundKind kind) => new()
    {
        Id = kind.Id,
        Title = kind.Title,
        Category = kind.Category,
        CategoryTitle = bound.Categories.FirstOrDefault(category => category.Id == kind.Category)?.Title ?? new(kind.Category, kind.Category),
        Temporality = kind.Temporality,
        Effects = [.. kind.Effects.Select(effect => new EffectRule(effect.Effect.Content, Read(effect.When, vocabularies.ForRecords(), ValueType.Bool), effect.Source) { IsExample = effect.IsExample, Span = effect.Effect.Span })],
        RepairTerms = [.. kind.RepairTerms.Select(Assemble)],
        Source = kind.Source,
        IsEnabled = kind.IsEnabled,
        Note = kind.Note,
        IsExample = kind.IsExample,
        Span = kind.Span,
    };

    private RepairTerm Assemble(BoundRepairTerm term) => new()
    {
        From = term.From,
        Through = term.Through,
        When = Read(term.When, vocabularies.ForRecords(), ValueType.Bool),
        Months = term.Months,
        Source = term.Source,
        Note = term.Note,
        IsExample = term.IsExample,
        Span = term.Span,
    };

    private Indicator Assemble(BoundIndicator indicator)
    {
        var vocabulary = vocabularies.ForIndicators();
        var length = Read(indicator.Length, vocabularies.ForLengths(), ValueType.Int);
        if (WindowBinding.UnitOf(indicator.Window) is { } unit)
        {
            UnitCheck.Report(length, unit, "within", bound.Parameters, findings);
        }

        var of = Read(indicator.Of, vocabulary, null);
        if (indicator.Aggregate is Aggregate.Sum && of is not null && !NumberCondition.IsNumber(of.Root.Type))
        {
            findings.Add("PK-078", of.Span, indicator.Id, "of", new LocalText("数", "a number"), new LocalText(TypeNames.Zh(of.Root.Type), TypeNames.En(of.Root.Type)));
        }

        return new()
        {
            Id = indicator.Id,
            Title = indicator.Title,
            Aggregate = indicator.Aggregate,
            Where = Read(indicator.Where, vocabulary, ValueType.Bool),
            Of = of,
            Unit = indicator.Unit,
            Ratio = Ratio(indicator),
            Within = new(indicator.Window, length),
            Source = indicator.Source,
            IsExample = indicator.IsExample,
            Span = indicator.Span,
        };
    }

    /// <summary>The indicators a ratio divides: others that count or sum, so that no ratio can depend on itself.</summary>
    private RatioParts? Ratio(BoundIndicator ratio)
    {
        if (ratio is not { Part: { } part, Whole: { } whole })
        {
            return null;
        }

        var usable = bound.Indicators.Where(other => other.Aggregate is Aggregate.Count or Aggregate.Sum or Aggregate.Distinct).Select(other => other.Id).ToList();
        foreach (var (key, named) in new[] { ("part", part), ("whole", whole) })
        {
            if (!usable.Contains(named.Content))
            {
                findings.Add("PK-077", named.Span, ratio.Id, key, named.Content, Advice.For(named.Content, usable));
            }
        }

        return new(part.Content, whole.Content, ratio.Otherwise);
    }

    private Scheme? Scheme()
    {
        if (bound.Scheme is not { Cycle: { } cycle } scheme)
        {
            return null;
        }

        var months = bound.Parameters.FirstOrDefault(parameter => parameter.Id == cycle.Content);
        if (months is not { Unit: "months" } || months.Values.Any(value => value.Value is not Value.Int { Content: > 0 }))
        {
            findings.Add("PK-026", cycle.Span, cycle.Content);
            return null;
        }

        if (months.By is DatedBy.Record)
        {
            findings.Add("PK-035", cycle.Span, cycle.Content, "cycle");
            return null;
        }

        return new()
        {
            Id = scheme.Id,
            Title = scheme.Title,
            Scale = scheme.Scale,
            CycleMonths = months,
            Planes = scheme.Planes,
            Outside = scheme.Outside,
            OutsideSource = scheme.OutsideSource,
            UnderObjection = scheme.UnderObjection,
            Source = scheme.Source,
            IsExample = scheme.IsExample,
            Span = scheme.Span,
        };
    }

    private List<GradeRule> Grades(Vocabulary vocabulary)
    {
        var rules = new List<GradeRule>();
        foreach (var grade in bound.Grades)
        {
            if (Read(grade.When, vocabulary, ValueType.Bool) is { } when)
            {
                rules.Add(new(rules.Count + 1, grade.Letter, when, grade.Source, grade.Ruling, grade.Title) { IsExample = grade.IsExample });
            }
        }

        return rules;
    }

    private static ValueType TypeOf(Indicator indicator) => indicator.Aggregate switch
    {
        Aggregate.Count or Aggregate.DaysSinceLast or Aggregate.Distinct or Aggregate.StreakWithout => ValueType.Int,
        Aggregate.Ratio => ValueType.Decimal,
        Aggregate.Exists => ValueType.Bool,
        Aggregate.Sum => indicator.Of?.Root.Type == ValueType.Decimal ? ValueType.Decimal : ValueType.Int,
        Aggregate.Max or Aggregate.Min => indicator.Of?.Root.Type ?? ValueType.Int,
    };

    private static bool IsOptional(Indicator indicator) =>
        indicator.Aggregate is Aggregate.Max or Aggregate.Min or Aggregate.DaysSinceLast or Aggregate.StreakWithout
            or Aggregate.Ratio && indicator.Ratio?.Otherwise is null;

    private Condition? Read(WrittenText? text, Vocabulary vocabulary, ValueType? expected) =>
        ConditionText.Read(text, vocabulary, expected, findings);
}
