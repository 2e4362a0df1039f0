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
    private static readonly int[] AgeLimits = [1, 3, 5, 10];

    private readonly Population population;
    private readonly GroupedBy by;
    private readonly int[] groupOf;
    private readonly int[] ageStarts;

    public SubjectGroups(Population population, GroupedBy by, DateOnly day)
    {
        (this.population, this.by) = (population, by);
        var (names, of) = by switch
        {
            GroupedBy.County => Distinct(population.Places.Select(place => place is { Length: >= 6 } code ? code[..6] : null)),
            GroupedBy.Industry => Distinct(population.Industries.Select(industry => industry is { Length: > 0 } code ? code[..1] : null)),
            GroupedBy.Kind => Distinct(population.Traits.Select(traits => traits.Kind)),
            GroupedBy.Age => (["0-1", "1-3", "3-5", "5-10", "10-", null], Array.Empty<int>()),
        };
        (Names, groupOf) = (names, of);
        ageStarts = [.. AgeLimits.Select(years => day.AddYears(-years).DayNumber - PackedSubject.FirstDay)];
    }

    /// <summary>The groups' names; null for subjects of whom it is not known.</summary>
    public IReadOnlyList<string?> Names { get; }

    /// <summary>The group of a subject.</summary>
    /// <param name="at">Its place.</param>
    public int Of(int at)
    {
        var subject = new PackedSubject(population.Subjects.Span[at]);
        return by switch
        {
            GroupedBy.County => groupOf[subject.Place],
            GroupedBy.Industry => groupOf[subject.Industry],
            GroupedBy.Kind => groupOf[subject.Traits],
            GroupedBy.Age => subject.RegisteredDay == 0 ? Names.Count - 1 : AgeOf(subject.RegisteredDay),
        };
    }

    private int AgeOf(int registered)
    {
        var group = 0;
        while (group < ageStarts.Length && registered <= ageStarts[group])
        {
            group++;
        }

        return group;
    }

    private static (List<string?> Names, int[] Of) Distinct(IEnumerable<string?> names)
    {
        var all = names.ToList();
        var distinct = all.Distinct(StringComparer.Ordinal).ToList();
        var places = distinct.Select((name, at) => (name, at)).ToDictionary(pair => pair.name ?? string.Empty, pair => pair.at, StringComparer.Ordinal);
        return (distinct, [.. all.Select(name => places[name ?? string.Empty])]);
    }
}
