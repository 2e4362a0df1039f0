namespace Xinheng.Evaluation.Columns;

/// <summary>What conditions can ask of a record beside its days, its amount and who decided.</summary>
/// <param name="Kind">Id of its kind.</param>
/// <param name="Standing">Standing on the day of the columns.</param>
/// <param name="Penalties">Kinds of penalty in the order known.</param>
/// <param name="GraveConsequence">Finding on grave consequences.</param>
public sealed record RecordProfile(string Kind, string Standing, IReadOnlyList<string> Penalties, string GraveConsequence);

/// <summary>What conditions can ask of a subject beside its place, industry and registration day.</summary>
/// <param name="Licence">State of its licence on the day of the columns.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="StateOwned">Level of state ownership.</param>
/// <param name="Tags">Its tags in the order known.</param>
public sealed record SubjectTraits(string Licence, string Kind, string StateOwned, IReadOnlyList<string> Tags);

/// <summary>A subject that does not fit the columns, whole.</summary>
/// <param name="Subject">Its facts.</param>
/// <param name="Records">Its records, by day and number.</param>
public sealed record ApartSubject(SubjectFacts Subject, IReadOnlyList<RecordFacts> Records);

/// <summary>
/// A whole population in columns, as it stood on one day: seventeen bytes a subject and eight a record, and eight more a
/// record where amounts are kept. Immutable; safe to share between threads. The columns may lie in mapped memory.
/// Credit codes and summaries are not in it, document numbers only where they were asked for.
/// </summary>
public sealed class Population
{
    /// <summary>The day the standings of records and licences are of.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>All records, by subject, within a subject by day and number.</summary>
    public required ReadOnlyMemory<ulong> Records { get; init; }

    /// <summary>Where the records of each subject begin; one more entry than there are subjects.</summary>
    public required ReadOnlyMemory<uint> Offsets { get; init; }

    /// <summary>The subjects, see <see cref="PackedSubject"/>.</summary>
    public required ReadOnlyMemory<ulong> Subjects { get; init; }

    /// <summary>The caller's numbers of the subjects, ascending.</summary>
    public required ReadOnlyMemory<uint> Numbers { get; init; }

    /// <summary>Amounts in fen beside <see cref="Records"/>, <see cref="NoAmount"/> where there is none; empty when no record has one.</summary>
    public ReadOnlyMemory<long> Amounts { get; init; }

    /// <summary>Registered capital beside <see cref="Subjects"/>, see <see cref="CapitalStep"/>, of those apart too; empty where it is not kept.</summary>
    public ReadOnlyMemory<byte> Capital { get; init; }

    /// <summary>Places in <see cref="DocumentTexts"/> beside <see cref="Records"/>; empty where documents are not kept.</summary>
    public ReadOnlyMemory<int> Documents { get; init; }

    /// <summary>Numbers of documents; the first entry stands for none.</summary>
    public IReadOnlyList<string?> DocumentTexts { get; init; } = [null];

    /// <summary>Results received from elsewhere, by subject; within a subject as given.</summary>
    public ReadOnlyMemory<PackedResult> Results { get; init; }

    /// <summary>Profiles of records.</summary>
    public required IReadOnlyList<RecordProfile> Profiles { get; init; }

    /// <summary>Bodies that decided; the first entry stands for none.</summary>
    public required IReadOnlyList<string?> Issuers { get; init; }

    /// <summary>Sets of traits.</summary>
    public required IReadOnlyList<SubjectTraits> Traits { get; init; }

    /// <summary>Division codes; the first entry stands for an unknown one.</summary>
    public required IReadOnlyList<string?> Places { get; init; }

    /// <summary>Industry codes; the first entry stands for an unknown one.</summary>
    public required IReadOnlyList<string?> Industries { get; init; }

    /// <summary>Schemes, letters and givers of received results; the first entry stands for none.</summary>
    public IReadOnlyList<string?> ResultTexts { get; init; } = [null];

    /// <summary>By place in the population: subjects that do not fit the columns. Their entries in the columns say nothing.</summary>
    public IReadOnlyDictionary<int, ApartSubject> Apart { get; init; } = System.Collections.Frozen.FrozenDictionary<int, ApartSubject>.Empty;

    /// <summary>The amount of a record that has none.</summary>
    public const long NoAmount = long.MinValue;

    /// <summary>How many subjects there are.</summary>
    public int Count => Subjects.Length;

    /// <summary>A subject's facts. Its code is not known here and left empty.</summary>
    /// <param name="at">Its place.</param>
    public SubjectFacts FactsOf(int at)
    {
        if (Apart.TryGetValue(at, out var apart))
        {
            return apart.Subject;
        }

        var packed = new PackedSubject(Subjects.Span[at]);
        var traits = Traits[packed.Traits];
        return new SubjectFacts
        {
            Subject = Numbers.Span[at],
            Code = string.Empty,
            Licence = traits.Licence,
            Kind = traits.Kind,
            StateOwned = traits.StateOwned,
            Tags = traits.Tags,
            Division = Places[packed.Place],
            Industry = Industries[packed.Industry],
            Registered = packed.Registered,
            Results = ResultsOf(at),
        };
    }

    /// <summary>A subject's records, by day and number; their numbers are their places in <see cref="Records"/>.</summary>
    /// <param name="at">The subject's place.</param>
    public IReadOnlyList<RecordFacts> RecordsOf(int at)
    {
        if (Apart.TryGetValue(at, out var apart))
        {
            return apart.Records;
        }

        var (first, end) = ((int)Offsets.Span[at], (int)Offsets.Span[at + 1]);
        var records = new RecordFacts[end - first];
        for (var place = first; place < end; place++)
        {
            records[place - first] = RecordAt(place);
        }

        return records;
    }

    /// <summary>The results received about a subject.</summary>
    /// <param name="at">Its place.</param>
    public IReadOnlyList<ReceivedResult> ResultsOf(int at)
    {
        if (Apart.TryGetValue(at, out var apart))
        {
            return apart.Subject.Results;
        }

        var results = Results.Span;
        var (low, high) = (0, results.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = results[middle].Subject < at ? (middle + 1, high) : (low, middle);
        }

        var found = new List<ReceivedResult>();
        for (; low < results.Length && results[low].Subject == at; low++)
        {
            found.Add(Unpacked(results[low]));
        }

        return found.Count == 0 ? [] : found;
    }

    /// <summary>A record by its place.</summary>
    internal RecordFacts RecordAt(int place)
    {
        var packed = new PackedRecord(Records.Span[place]);
        var profile = Profiles[packed.Profile];
        var amount = Amounts.IsEmpty ? NoAmount : Amounts.Span[place];
        return new RecordFacts
        {
            Record = place,
            Kind = profile.Kind,
            Standing = profile.Standing,
            Penalties = profile.Penalties,
            GraveConsequence = profile.GraveConsequence,
            Happened = packed.Happened,
            Until = packed.Until,
            Issuer = Issuers[packed.Issuer],
            AmountFen = amount == NoAmount ? null : amount,
            Document = Documents.IsEmpty ? null : DocumentTexts[Documents.Span[place]],
        };
    }

    private ReceivedResult Unpacked(PackedResult packed) => new(
        ResultTexts[packed.Scheme] ?? string.Empty,
        ResultTexts[packed.Letter] ?? string.Empty,
        DateOnly.FromDayNumber(packed.Day),
        ResultTexts[packed.Issuer],
        packed.Withdrawn < 0 ? null : DateOnly.FromDayNumber(packed.Withdrawn));
}
