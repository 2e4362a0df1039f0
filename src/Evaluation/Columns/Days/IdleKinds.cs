namespace Xinheng.Evaluation.Columns.Days;

/// <summary>Tells which subjects without records and results have the same days ahead. Immutable; safe to share between threads.</summary>
internal sealed class IdleKinds
{
    /// <summary>Never 0, which stands for nothing remembered.</summary>
    private const ulong Mark = 1UL << 63;

    private const int IndustryAt = 14;
    private const int PlaceAt = 28;
    private const int RegisteredAt = 46;

    private readonly int[] industries;
    private readonly int[] places;
    private readonly int oldest;
    private readonly bool isByRegistered;

    private IdleKinds(Population population, IReadOnlyList<GradingPlan> plans)
    {
        industries = KindsOf(population.Industries.Count, plans.Any(plan => plan.Subjects.HasIndustry), [.. plans.Select(plan => plan.Terms?.ByIndustry ?? [])]);
        places = KindsOf(population.Places.Count, plans.Any(plan => plan.Subjects.HasPlace), [.. plans.Select(plan => plan.Terms?.ByPlace ?? [])]);
        var ages = plans.Select(plan => (plan.Source.Day, Points: plan.Terms?.ByRegistered)).Where(one => one.Points is not null).ToList();
        isByRegistered = ages.Count > 0 || plans.Any(plan => plan.Subjects.HasRegistered);
        oldest = plans.Any(plan => plan.Subjects.HasRegistered) ? 0
            : ages.Select(one => one.Day.DayNumber - PackedSubject.FirstDay - (one.Points?.Settled ?? 0)).DefaultIfEmpty().Min();
    }

    /// <summary>The kinds under a pack from a day on; null where more than a subject's own facts bears on its days.</summary>
    /// <param name="plan">The plan of the days.</param>
    public static IdleKinds? Of(DaysPlan plan) => plan.Pack.Results.Count > 0 || !plan.Population.Results.IsEmpty ? null
        : new IdleKinds(plan.Population, [.. plan.Stretches.Select(stretch => stretch.Plan).OfType<GradingPlan>()]);

    /// <summary>What a subject shares with all that are alike, and no other has.</summary>
    public ulong Of(PackedSubject subject)
    {
        // A day before the oldest that makes a difference does as much as that one; 0 is an unknown day.
        var registered = !isByRegistered || subject.RegisteredDay == 0 ? 0 : Math.Max(subject.RegisteredDay, oldest);
        return Mark | (uint)subject.Traits | ((ulong)(uint)industries[subject.Industry] << IndustryAt)
            | ((ulong)(uint)places[subject.Place] << PlaceAt) | ((ulong)(uint)registered << RegisteredAt);
    }

    /// <summary>By place of a fact: the first that brings the same in every table, itself where more than that matters.</summary>
    private static int[] KindsOf(int count, bool matters, IReadOnlyList<long[]> tables)
    {
        var kinds = new int[count];
        var firsts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < count; at++)
        {
            var brought = string.Join(' ', tables.Where(table => table.Length > 0).Select(table => table[at]));
            kinds[at] = matters ? at : firsts.TryGetValue(brought, out var first) ? first : firsts[brought] = at;
        }

        return kinds;
    }
}
