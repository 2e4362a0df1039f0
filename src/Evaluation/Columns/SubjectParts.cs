namespace Xinheng.Evaluation.Columns;

/// <summary>
/// What rules look at of the subject itself, as a part of the key. Subjects alike in that share it. Built once for a
/// population; the fields not asked for do not tell subjects apart.
/// </summary>
internal sealed class SubjectParts
{
    private readonly Population population;
    private readonly int[] traitsOfClass;
    private readonly (int At, int Bits) traits;
    private readonly (int At, int Bits) place;
    private readonly (int At, int Bits) industry;
    private readonly (int At, int Bits) registered;

    public SubjectParts(Population population, IReadOnlySet<string> fields, DecisionKey key)
    {
        this.population = population;
        var classes = population.Traits.Select(one => string.Join('\n', OfTraits(one, fields))).ToList();
        var distinct = classes.Distinct(StringComparer.Ordinal).ToList();
        traitsOfClass = [.. distinct.Select(one => classes.IndexOf(one))];
        traits = Reserve(key, distinct.Count);
        place = Reserve(key, fields.Contains("division") ? population.Places.Count : 1);
        industry = Reserve(key, fields.Contains("industry") ? population.Industries.Count : 1);
        registered = Reserve(key, fields.Contains("registered") ? 1 << 18 : 1);
        ByTraits = [.. classes.Select(one => (ulong)distinct.IndexOf(one) << traits.At)];
    }

    /// <summary>By place of the traits: their part of the key.</summary>
    public ulong[] ByTraits { get; }

    /// <summary>Whether the industry matters.</summary>
    public bool HasIndustry => industry.Bits > 0;

    /// <summary>Whether the place matters.</summary>
    public bool HasPlace => place.Bits > 0;

    /// <summary>Whether the registration day matters.</summary>
    public bool HasRegistered => registered.Bits > 0;

    /// <summary>Whether traits say all that matters.</summary>
    public bool IsByTraits => place.Bits + industry.Bits + registered.Bits == 0;

    /// <summary>A subject's part of the key.</summary>
    public ulong Of(PackedSubject subject)
    {
        var key = ByTraits[subject.Traits];
        key |= place.Bits == 0 ? 0 : (ulong)subject.Place << place.At;
        key |= industry.Bits == 0 ? 0 : (ulong)subject.Industry << industry.At;
        return key | (registered.Bits == 0 ? 0 : (ulong)subject.RegisteredDay << registered.At);
    }

    /// <summary>A subject that a key stands for.</summary>
    public SubjectFacts Representative(ulong key)
    {
        var found = population.Traits[traitsOfClass[Part(key, traits)]];
        var day = Part(key, registered);
        return new SubjectFacts
        {
            Subject = 0,
            Code = string.Empty,
            Licence = found.Licence,
            Kind = found.Kind,
            StateOwned = found.StateOwned,
            Tags = found.Tags,
            Division = population.Places[Part(key, place)],
            Industry = population.Industries[Part(key, industry)],
            Registered = day == 0 ? null : DateOnly.FromDayNumber(PackedSubject.FirstDay + day),
        };
    }

    private static (int At, int Bits) Reserve(DecisionKey key, int limit) => (key.Reserve(limit), DecisionKey.BitsFor(limit - 1));

    private static int Part(ulong key, (int At, int Bits) part) => (int)((key >> part.At) & ((1UL << part.Bits) - 1));

    private static IEnumerable<string> OfTraits(SubjectTraits one, IReadOnlySet<string> fields)
    {
        yield return fields.Contains("licence") ? one.Licence : string.Empty;
        yield return fields.Contains("kind") ? one.Kind : string.Empty;
        yield return fields.Contains("state_owned") ? one.StateOwned : string.Empty;
        foreach (var tag in fields.Contains("tags") ? one.Tags : [])
        {
            yield return tag;
        }
    }
}
