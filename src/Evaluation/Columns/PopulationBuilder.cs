using System.Runtime.InteropServices;

namespace Xinheng.Evaluation.Columns;

/// <summary>Packs subjects into columns, one after another by ascending number. Not for several threads.</summary>
/// <param name="day">The day the standings are of.</param>
/// <param name="keepsDocuments">Whether numbers of documents are kept: four bytes a record and every number once.</param>
public sealed class PopulationBuilder(DateOnly day, bool keepsDocuments = false)
{
    private readonly List<ulong> records = [];
    private readonly List<uint> offsets = [0];
    private readonly List<ulong> subjects = [];
    private readonly List<uint> numbers = [];
    private readonly List<byte> capital = [];
    private readonly List<long> amounts = [];
    private readonly List<PackedResult> results = [];
    private readonly Dictionary<int, ApartSubject> apart = [];
    private readonly Places<string, RecordProfile> profiles = new(PackedRecord.ProfileLimit);
    private readonly Places<string, string?> issuers = new(PackedRecord.IssuerLimit, null);
    private readonly Places<string, SubjectTraits> traits = new(PackedSubject.TraitsLimit);
    private readonly Places<string, string?> places = new(PackedSubject.PlaceLimit, null);
    private readonly Places<string, string?> industries = new(PackedSubject.IndustryLimit, null);
    private readonly List<int> documents = [];
    private readonly Places<string, string?> documentTexts = new(int.MaxValue, null);
    private readonly Places<string, string?> resultTexts = new(int.MaxValue, null);
    private bool hasAmounts;

    /// <summary>How many subjects were added.</summary>
    public int Count => subjects.Count;

    /// <summary>Adds a subject with its records in any order.</summary>
    /// <param name="subject">Its facts, as they stood on the day.</param>
    /// <param name="facts">Its records, as they stood on the day.</param>
    /// <param name="capitalFen">Its registered capital; null when it is not known.</param>
    /// <exception cref="ArgumentException">Its number does not follow the last one, or is beyond 32 bits.</exception>
    public void Add(SubjectFacts subject, IReadOnlyList<RecordFacts> facts, long? capitalFen = null)
    {
        if (subject.Subject is < 0 or > uint.MaxValue || (numbers.Count > 0 && subject.Subject <= numbers[^1]))
        {
            throw new ArgumentException($"Subject {subject.Subject} does not follow the last one.", nameof(subject));
        }

        var ordered = facts.Count < 2 ? facts : [.. facts.OrderBy(record => record.Happened).ThenBy(record => record.Record)];
        numbers.Add((uint)subject.Subject);
        capital.Add(CapitalStep.Of(capitalFen));
        var before = records.Count;
        if (Pack(subject) is { } packed && ordered.All(TryAdd))
        {
            subjects.Add(packed.Bits);
            AddResults(subject);
        }
        else
        {
            records.RemoveRange(before, records.Count - before);
            amounts.RemoveRange(before, amounts.Count - before);
            documents.RemoveRange(Math.Min(before, documents.Count), Math.Max(0, documents.Count - before));
            apart[subjects.Count] = new ApartSubject(subject, [.. ordered]);
            subjects.Add(0);
        }

        offsets.Add((uint)records.Count);
    }

    /// <summary>The columns of all that was added. The builder must not be used afterwards.</summary>
    public Population Build()
    {
        if (traits.Items.Count == 0)
        {
            traits.Of("none", static () => new SubjectTraits("unknown", "other", "none", []));
        }

        return new Population
        {
            Day = day,
            Records = Take(records),
            Offsets = Take(offsets),
            Subjects = Take(subjects),
            Numbers = Take(numbers),
            Capital = Take(capital),
            Amounts = hasAmounts ? Take(amounts) : default,
            Documents = Take(documents),
            DocumentTexts = documentTexts.Items,
            Results = Take(results),
            Profiles = profiles.Items,
            Issuers = issuers.Items,
            Traits = traits.Items,
            Places = places.Items,
            Industries = industries.Items,
            ResultTexts = resultTexts.Items,
            Apart = apart,
        };
    }

    private static ReadOnlyMemory<T> Take<T>(List<T> items) => items.ToArray();

    private PackedSubject? Pack(SubjectFacts subject) => PackedSubject.Of(
        traits.Of(
            $"{subject.Licence}\n{subject.Kind}\n{subject.StateOwned}\n{string.Join('\n', subject.Tags)}",
            () => new SubjectTraits(subject.Licence, subject.Kind, subject.StateOwned, [.. subject.Tags])),
        subject.Industry is { } industry ? industries.Of(industry, () => industry) : 0,
        subject.Division is { } division ? places.Of(division, () => division) : 0,
        subject.Registered);

    private bool TryAdd(RecordFacts record)
    {
        var profile = profiles.Of(
            $"{record.Kind}\n{record.Standing}\n{record.GraveConsequence}\n{string.Join('\n', record.Penalties)}",
            () => new RecordProfile(record.Kind, record.Standing, [.. record.Penalties], record.GraveConsequence));
        var issuer = record.Issuer is { } body ? issuers.Of(body, () => body) : 0;
        if (record.AmountFen == Population.NoAmount || PackedRecord.Of(profile, issuer, record.Happened, record.Until) is not { } packed)
        {
            return false;
        }

        hasAmounts |= record.AmountFen is not null;
        records.Add(packed.Bits);
        amounts.Add(record.AmountFen ?? Population.NoAmount);
        if (keepsDocuments)
        {
            documents.Add(record.Document is { } document ? documentTexts.Of(document, () => document) : 0);
        }

        return true;
    }

    private void AddResults(SubjectFacts subject)
    {
        foreach (var result in subject.Results)
        {
            results.Add(new PackedResult(
                subjects.Count - 1,
                resultTexts.Of(result.Scheme, () => result.Scheme),
                resultTexts.Of(result.Letter, () => result.Letter),
                result.Issuer is { } issuer ? resultTexts.Of(issuer, () => issuer) : 0,
                result.Day.DayNumber,
                result.Withdrawn?.DayNumber ?? -1));
        }
    }

    /// <summary>Gives every different thing a place, up to a limit.</summary>
    /// <param name="limit">Places at most; beyond it everything gets the place −1.</param>
    private sealed class Places<TKey, TItem>(int limit)
        where TKey : notnull
    {
        private readonly Dictionary<TKey, int> known = [];

        public Places(int limit, TItem first)
            : this(limit) => Items.Add(first);

        public List<TItem> Items { get; } = [];

        public int Of(TKey key, Func<TItem> make)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(known, key, out var isKnown);
            if (!isKnown)
            {
                place = Items.Count < limit ? Items.Count : -1;
                if (place >= 0)
                {
                    Items.Add(make());
                }
            }

            return place;
        }
    }
}
