namespace Xinheng.Policy;

/// <summary>A scale that grades stand on: a scheme's own, or one known from elsewhere. Letters differ; comparing two scales needs a mapping.</summary>
/// <param name="Id">As grades and results name it, such as <c>enterprise-credit-risk</c>.</param>
/// <param name="Title">For people; shown beside every grade on it.</param>
/// <param name="Steps">From best to worst.</param>
/// <param name="Source">The clause that sets it.</param>
public sealed record Scale(string Id, LocalText Title, IReadOnlyList<ScaleStep> Steps, SourceReference Source)
{
    /// <summary>Whether its steps are an example because the document names none.</summary>
    public bool IsExample { get; init; }

    /// <summary>Where it stands in the pack; null outside a pack.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>The scale of a scheme.</summary>
    public static Scale Of(Scheme scheme) => new(scheme.Id, scheme.Title, scheme.Scale, scheme.Source);

    /// <summary>A letter's place, 0 the best; null for a letter that is not on the scale.</summary>
    public int? Rank(string letter)
    {
        for (var at = 0; at < Steps.Count; at++)
        {
            if (Steps[at].Letter == letter)
            {
                return at;
            }
        }

        return null;
    }
}

/// <summary>How the steps of one scale are read on another.</summary>
public sealed record ScaleMapping
{
    /// <summary>As results name it.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The scale letters are read from.</summary>
    public required Scale From { get; init; }

    /// <summary>The scale they are brought to.</summary>
    public required Scale To { get; init; }

    /// <summary>One for every step of <see cref="From"/>, in the order written.</summary>
    public required IReadOnlyList<MappedStep> Steps { get; init; }

    /// <summary>The clause, or the ruling's clause, it rests on.</summary>
    public required SourceReference Source { get; init; }

    /// <summary>Whether it is an example because the document states none.</summary>
    public bool IsExample { get; init; }

    /// <summary>Where it stands in the pack; null outside a pack.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>The letter a letter is brought to; null for one that is not on <see cref="From"/>.</summary>
    public string? Map(string letter) => Steps.FirstOrDefault(step => step.From == letter)?.To;
}

/// <summary>A step of a mapping.</summary>
/// <param name="From">Letter on the scale read from.</param>
/// <param name="To">Letter on the scale brought to.</param>
/// <param name="IsLossy">Whether the author states that a difference is lost here.</param>
public sealed record MappedStep(string From, string To, bool IsLossy);
