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

    /// <summary>By registered capital, up to and without 100, 500, 1,000, 5,000 and more ten thousands of yuan.</summary>
    Capital,
}

/// <summary>Puts every subject of a population into one group.</summary>
internal sealed class SubjectGroups
{
    private static readonly string?[] AgeNames = ["0-1", "1-3", "3-5", "5-10", "10-", null];
    private static readonly int[] AgeLimits = [1, 3, 5, 10];
    private static readonly string?[] CapitalNames = ["0-100", "100-500", "500-1000", "1000-5000", "5000-", null];
    private static readonly byte[] CapitalLimits = [.. new[] { 100, 500, 1000, 5000 }.Select(limit => CapitalStep.Of(limit * FenOfTenThousandYuan))];

    private const long FenOfTenThousandYuan = 1_000_000;

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
            GroupedBy.Age or GroupedBy.Capital => [],
        };
        foreach (var name in NamesInOrder(by))
        {
            PlaceOf(name);
        }

        groupOf = [.. inColumns.Select(PlaceOf)];
        apart = population.Apart.ToDictionary(one => one.Key, one => PlaceOf(NameOf(one.Value.Subject, one.Key)));
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
            GroupedBy.Capital => CapitalOf(at),
        };
    }

    /// <summary>The names of groups that stand in an order of their own; none where they stand by their names.</summary>
    public static IReadOnlyList<string?> NamesInOrder(GroupedBy by) => by switch
    {
        GroupedBy.Age => AgeNames,
        GroupedBy.Capital => CapitalNames,
        GroupedBy.County or GroupedBy.Industry or GroupedBy.Kind => [],
    };

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

    private string? NameOf(SubjectFacts subject, int at) => by switch
    {
        GroupedBy.County => CountyOf(subject.Division),
        GroupedBy.Industry => SectionOf(subject.Industry),
        GroupedBy.Kind => subject.Kind,
        GroupedBy.Age => AgeNames[AgeOf(subject.Registered)],
        GroupedBy.Capital => CapitalNames[CapitalOf(at)],
    };

    private int CapitalOf(int at)
    {
        var step = population.Capital.IsEmpty ? 0 : population.Capital.Span[at];
        if (step == 0)
        {
            return CapitalNames.Length - 1;
        }

        var group = 0;
        while (group < CapitalLimits.Length && step >= CapitalLimits[group])
        {
            group++;
        }

        return group;
    }

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
