using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs;

namespace Xinheng.Evaluation.Sql;

/// <summary>
/// Drops the records that nothing can count, before anything is asked of the others: those of other kinds, those whose standing
/// is ruled out, events older than the longest window of their kind and states that have ended.
/// </summary>
/// <param name="day">The day asked about.</param>
internal sealed class RecordSieve(SqlDay day)
{
    private static readonly string[] Standing = [StandingOfRecord.Effective, StandingOfRecord.UnderObjection];

    private readonly Dictionary<string, Wanted> wanted = new(StringComparer.Ordinal);
    private readonly SortedSet<string> longFields = new(StringComparer.Ordinal);
    private readonly SortedSet<string> longKinds = new(StringComparer.Ordinal);

    /// <summary>Lets through what something adds up.</summary>
    /// <param name="part">The pack.</param>
    /// <param name="where">The condition.</param>
    /// <param name="test">What it says of kinds.</param>
    /// <param name="window">The window.</param>
    public void Let(PackPart part, Condition? where, RecordTest test, WindowSpan window)
    {
        foreach (var kind in part.Pack.Pack.RecordKinds.Where(kind => kind.IsEnabled))
        {
            Suspect(kind, where, test);
            var standings = PackVocabulary.Standings.Select(standing => standing.Id)
                .Where(standing => RecordMarks.Effects(kind).Any(effect => Become(standing).Any(later => test.Admits(kind.Id, effect, later)))).ToHashSet();
            if (standings.Count == 0)
            {
                continue;
            }

            if (!wanted.TryGetValue(kind.Id, out var known))
            {
                wanted.Add(kind.Id, known = new Wanted());
            }

            if (window.Kind is WindowKind.AsOf || (window.Kind is not WindowKind.Ever && kind.Temporality is Temporality.State))
            {
                standings.IntersectWith(Standing);
                known.IsAsOf |= standings.Count > 0;
            }
            else
            {
                known.Starts.Add(window.Kind is WindowKind.Ever ? null : day.StartBefore(window));
            }

            known.Standings.UnionWith(standings);
        }
    }

    /// <summary>Lets through what could make a condition run out of steps, though it cannot meet it.</summary>
    private void Suspect(RecordKind kind, Condition? where, RecordTest test)
    {
        if (where is not null && RecordMarks.Effects(kind).Any(effect => PackVocabulary.Standings.Any(standing => test.IsRuledOutLate(kind.Id, effect, standing.Id))))
        {
            longKinds.Add(kind.Id);
            longFields.UnionWith(LongTexts.NamedIn([where]));
        }
    }

    /// <summary>The condition on a record as it lies in its table.</summary>
    public string Sql()
    {
        var groups = wanted.Where(kind => kind.Value.Standings.Count > 0).GroupBy(kind => Condition(kind.Value), kind => kind.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key}{OneOf(group.Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal).ToList();
        var kept = groups.Count == 0 ? "FALSE" : string.Join("\n      OR ", groups);

        return longKinds.Count == 0 ? $"({kept})" : $"({kept}\n      OR {OneOf(longKinds)} AND ({LongTexts.Suspicion(longFields)}))";
    }

    /// <summary>What a standing can be on the day: time lets one expire.</summary>
    private static IEnumerable<string> Become(string standing) => Standing.Contains(standing) ? [standing, StandingOfRecord.Expired] : [standing];

    // What compares numbers comes first, texts after it.
    private string Condition(Wanted kind)
    {
        var stands = $"(until_day IS NULL OR until_day >= {day.Number}) AND standing IN ({Listed(Standing.Where(kind.Standings.Contains))})";
        var starts = kind.Starts.Contains(null) ? [] : Earliest(kind.Starts.OfType<string>());
        var never = PackVocabulary.Standings.Select(standing => standing.Id).Where(standing => !kind.Standings.Contains(standing)).ToList();
        var within = SqlText.All([
            starts.Count == 0 ? null : $"({string.Join(" OR ", starts.Select(start => $"happened > {start}"))})",
            never.Count == 0 ? null : $"standing NOT IN ({Listed(never)})",
        ]);
        return (kind.Starts.Count == 0 ? stands : kind.IsAsOf && starts.Count > 0 ? $"({within} OR {stands})" : within) + " AND ";
    }

    private IReadOnlyList<string> Earliest(IEnumerable<string> starts) =>
        day.IsFixed ? [starts.MinBy(start => int.Parse(start, System.Globalization.CultureInfo.InvariantCulture))!] : [.. starts.Distinct()]; // there is one

    private static string OneOf(IEnumerable<string> some) => some.Any() ? $"kind IN ({Listed(some)})" : "FALSE";

    private static string Listed(IEnumerable<string> some) => string.Join(", ", some.Select(SqlText.Quoted));

    private sealed class Wanted
    {
        public HashSet<string?> Starts { get; } = new(StringComparer.Ordinal);
        public HashSet<string> Standings { get; } = new(StringComparer.Ordinal);
        public bool IsAsOf { get; set; }
    }
}
