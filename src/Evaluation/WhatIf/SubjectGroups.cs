using Xinheng.Evaluation.Columns;

namespace Xinheng.Evaluation.WhatIf;

/// <summary>By what subjects are told apart in a comparison.</summary>
public enum GroupedBy
{
    /// <summary>By county: the first six digits of the division.</summary>
    County,

    /// <summary>By section of industry: the first letter of the code.</summary>
    Industry,

    /// <summary>By kind of subject.</summary>
    Kind,

    /// <summary>By years since registration, up to and without 1, 3, 5, 10 and more.</summary>
    Age,
}

/// <summary>Puts every subject of a population into one group.</summary>
internal sealed class SubjectGroups
{
    private static readonly string?[] AgeNames = ["0-1", "1-3", "3-5", "5-10", "10-", null];
    private static readonly int[] AgeLimits = [1, 3, 5, 10];

    private readonly Population population;
    private readonly GroupedBy by;
    private readonly int[] groupOf;
    private readonly DateOnly[] ageStarts;
    private readonly Dictionary<int, int> apart;
    private readonly List<string?> names = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public SubjectGroups(Population population, GroupedBy by, DateOnly day)
    {
        (this.population, this.by) = (population, by);
        ageStarts = [.. AgeLimits.Select(years => day.AddYears(-years))];
        IEnumerable<string?> inColumns = by switch
        {
            GroupedBy.County => population.Places.Select(CountyOf),
            GroupedBy.Industry => population.Industries.Select(SectionOf),
            GroupedBy.Kind => population.Traits.Select(traits => traits.Kind),
            GroupedBy.Age => [],
        };
        foreach (var name in by is GroupedBy.Age ? AgeNames : [])
        {
            PlaceOf(name);
        }

        groupOf = [.. inColumns.Select(PlaceOf)];
        apart = population.Apart.ToDictionary(one => one.Key, one => PlaceOf(NameOf(one.Value.Subject)));
    }

    /// <summary>The groups' names; null for subjects of whom it is not known.</summary>
    public IReadOnlyList<string?> Names => names;

    /// <summary>The group of a subject.</summary>
    /// <param name="at">Its place.</param>
    public int Of(int at)
    {
        // What the columns say of a subject that does not fit them says nothing.
        if (apart.Count > 0 && apart.TryGetValue(at, out var group))
        {
            return group;
        }

        var subject = new PackedSubject(population.Subjects.Span[at]);
        return by switch
        {
            GroupedBy.County => groupOf[subject.Place],
            GroupedBy.Industry => groupOf[subject.Industry],
            GroupedBy.Kind => groupOf[subject.Traits],
            GroupedBy.Age => AgeOf(subject.Registered),
        };
    }

    private static string? CountyOf(string? division) => division is { Length: >= 6 } code ? code[..6] : null;

    private static string? SectionOf(string? industry) => industry is { Length: > 0 } code ? code[..1] : null;

    private int PlaceOf(string? name)
    {
        var key = name ?? string.Empty; // no name is empty
        if (!places.TryGetValue(key, out var place))
        {
            places[key] = place = names.Count;
            names.Add(name);
        }

        return place;
    }

    private string? NameOf(SubjectFacts subject) => by switch
    {
        GroupedBy.County => CountyOf(subject.Division),
        GroupedBy.Industry => SectionOf(subject.Industry),
        GroupedBy.Kind => subject.Kind,
        GroupedBy.Age => AgeNames[AgeOf(subject.Registered)],
    };

    private int AgeOf(DateOnly? registered)
    {
        if (registered is not { } day)
        {
            return AgeNames.Length - 1;
        }

        var group = 0;
        while (group < ageStarts.Length && day <= ageStarts[group])
        {
            group++;
        }

        return group;
    }
}
