using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Packs.Models;

/// <summary>Settles which scale every mapping and result is on, and reads their conditions.</summary>
internal sealed class ModelAssembly
{
    private readonly BoundPack bound;
    private readonly IReadOnlyDictionary<string, CompiledPack> packs;
    private readonly PackFindings findings;

    /// <param name="bound">The pack with what it extends.</param>
    /// <param name="packs">The packs its results name, by id.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public ModelAssembly(BoundPack bound, IReadOnlyDictionary<string, CompiledPack> packs, PackFindings findings)
    {
        (this.bound, this.packs, this.findings) = (bound, packs, findings);
        Vocabularies = new(bound.KindNames, bound.Parameters);
        AllScales = [.. OwnScales().Concat(packs.Values.SelectMany(ScalesOf)).DistinctBy(scale => scale.Id)];
        Mappings = [.. bound.Models.Mappings.Select(Assemble).OfType<ScaleMapping>()];
        Results = [.. bound.Models.Results.Select(Assemble).OfType<ModelResult>()];
    }

    /// <summary>What the pack's conditions may name.</summary>
    public PackVocabularies Vocabularies { get; }

    /// <summary>Every scale the pack knows: its own, its scheme's, and those of the packs whose results it takes.</summary>
    public IReadOnlyList<Scale> AllScales { get; }

    /// <summary>The mappings.</summary>
    public IReadOnlyList<ScaleMapping> Mappings { get; }

    /// <summary>The results.</summary>
    public IReadOnlyList<ModelResult> Results { get; }

    private IEnumerable<Scale> OwnScales() => bound.Scheme is { } scheme
        ? [.. bound.Models.Scales, new Scale(scheme.Id, scheme.Title, scheme.Scale, scheme.Source)]
        : bound.Models.Scales;

    private static IEnumerable<Scale> ScalesOf(CompiledPack pack) =>
    [
        .. pack.Scheme is { } scheme ? [Scale.Of(scheme)] : Array.Empty<Scale>(),
        .. pack.Scales,
        .. pack.Results.Select(result => result.Pack).OfType<CompiledPack>().SelectMany(ScalesOf),
    ];

    private ScaleMapping? Assemble(BoundMapping mapping)
    {
        var written = mapping.Written;
        var from = Find(written.From, "from");
        var to = Find(written.To, "to");
        if (from is null || to is null)
        {
            return null;
        }

        foreach (var step in written.Steps)
        {
            CheckLetter(step.From, from);
            CheckLetter(step.To, to);
        }

        foreach (var missing in from.Steps.Where(step => written.Steps.All(own => own.From.Content != step.Letter)))
        {
            findings.Add("PK-054", written.Id.Span, written.Id.Content, from.Id, missing.Letter);
        }

        return new()
        {
            Id = written.Id.Content,
            Title = written.Title,
            From = from,
            To = to,
            Steps = [.. written.Steps.Select(step => new MappedStep(step.From.Content, step.To.Content, step.IsLossy))],
            Source = mapping.Source,
            IsExample = written.IsExample,
            Span = written.Id.Span,
        };
    }

    private ModelResult? Assemble(BoundResult result)
    {
        var written = result.Written;
        var pack = written.Pack is { } named ? packs.GetValueOrDefault(named.Content) : null;
        var scale = pack?.Scheme is { } scheme ? Scale.Of(scheme) : Find(written.Received, "received");
        var mapping = FindMapping(written.Mapping);
        if (scale is null)
        {
            return null;
        }

        if (mapping is not null && mapping.From.Id != scale.Id)
        {
            findings.Add("PK-057", written.Id.Span, written.Id.Content, scale.Id, mapping.From.Id);
        }

        CheckNamedSteps(result, mapping);
        return new()
        {
            Id = written.Id.Content,
            Title = written.Title,
            Pack = pack,
            Scale = scale,
            Issuer = written.Issuer,
            NamedSteps = result.Steps,
            Mapping = mapping,
            ValidMonths = ReadMonths(written.Valid),
            Source = result.Source,
            IsExample = written.IsExample,
            Span = written.Id.Span,
        };
    }

    /// <summary>With a mapping, what it gives must be a step the result names; without one the linter looks at the difference.</summary>
    private void CheckNamedSteps(BoundResult result, ScaleMapping? mapping)
    {
        if (result.Steps is not { } steps || mapping is null)
        {
            return;
        }

        var letters = steps.Select(step => step.Letter).ToList();
        foreach (var given in mapping.Steps.Select(step => step.To).Distinct().Where(given => !letters.Contains(given)))
        {
            findings.Add("PK-056", result.Written.Id.Span, result.Written.Id.Content, given, string.Join(", ", letters));
        }
    }

    private ScaleMapping? FindMapping(WrittenText? written)
    {
        if (written is null)
        {
            return null;
        }

        var known = bound.Models.Mappings.Select(mapping => mapping.Written.Id.Content).ToList();
        if (!known.Contains(written.Content))
        {
            findings.Add("PK-013", written.Span, written.Content, "mapping", Advice.For(written.Content, known));
        }

        return Mappings.FirstOrDefault(mapping => mapping.Id == written.Content);
    }

    private Scale? Find(WrittenText? written, string key)
    {
        if (written is null)
        {
            return null;
        }

        var found = AllScales.FirstOrDefault(scale => scale.Id == written.Content);
        if (found is null)
        {
            findings.Add("PK-013", written.Span, written.Content, key, Advice.For(written.Content, [.. AllScales.Select(scale => scale.Id)]));
        }

        return found;
    }

    private void CheckLetter(WrittenText letter, Scale scale)
    {
        if (scale.Rank(letter.Content) is null)
        {
            findings.Add("PK-013", letter.Span, letter.Content, scale.Id, Advice.For(letter.Content, [.. scale.Steps.Select(step => step.Letter)]));
        }
    }

    private Condition? ReadMonths(WrittenText? written)
    {
        var months = ConditionText.Read(written, Vocabularies.ForLengths(), ValueType.Int, findings);
        UnitCheck.Report(months, "months", "valid", bound.Parameters, findings);
        return months;
    }
}
