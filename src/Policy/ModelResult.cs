using Xinheng.Policy.Conditions;

namespace Xinheng.Policy;

/// <summary>
/// A grade another model gives, taken as an input: conditions name it <c>results.ID</c>. It is computed here by another
/// pack from the same facts on the same day, or received from whoever gives it.
/// </summary>
public sealed record ModelResult
{
    /// <summary>As conditions name it: <c>results.ID</c>, and <c>results.ID_score</c> where the model has a score.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The pack that gives it; null when it is received.</summary>
    public CompiledPack? Pack { get; init; }

    /// <summary>The scale it is given on: the pack's scheme, or that of the received result.</summary>
    public required Scale Scale { get; init; }

    /// <summary>Who gives a received result; null when the pack does not say.</summary>
    public LocalText? Issuer { get; init; }

    /// <summary>The steps the document names where it names others than the scale has; null when it does not.</summary>
    public IReadOnlyList<ScaleStep>? NamedSteps { get; init; }

    /// <summary>Brings it to another scale; null: it is read as given.</summary>
    public ScaleMapping? Mapping { get; init; }

    /// <summary>For how many months a received result is good, as a parameter's or literal value; null: for ever.</summary>
    public Condition? ValidMonths { get; init; }

    /// <summary>The clause that takes it as an input.</summary>
    public required SourceReference Source { get; init; }

    /// <summary>Whether what it states is an example because the document leaves it open.</summary>
    public bool IsExample { get; init; }

    /// <summary>Where it stands in the pack; null outside a pack.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>The steps conditions see, from best to worst: those named, else those of the mapping's scale, else those of the scale.</summary>
    public IReadOnlyList<ScaleStep> Steps => NamedSteps ?? Mapping?.To.Steps ?? Scale.Steps;

    /// <summary>What conditions see for a letter as given; null for a letter that is none of <see cref="Steps"/>.</summary>
    public string? Read(string letter)
    {
        var read = Mapping is null ? letter : Mapping.Map(letter);
        return Steps.Any(step => step.Letter == read) ? read : null;
    }
}
