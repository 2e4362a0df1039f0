using Xinheng.Evaluation.Columns;
using Xinheng.Storage;

namespace Xinheng.Assessment.Snapshots;

/// <summary>Packs rows of the registry as they come. For one thread; several share the lists.</summary>
/// <param name="lists">What places stand for.</param>
/// <param name="day">The day standings are told for.</param>
internal sealed class RowPacking(ColumnLists lists, DateOnly day)
{
    private readonly Words licences = new();
    private readonly Words kinds = new();
    private readonly Words owned = new();
    private readonly Words tags = new();
    private readonly Words recordKinds = new();
    private readonly Words penalties = new();
    private readonly Words findings = new();
    private readonly ColumnTexts issuers = new(new TextPlaces(lists.IssuerOf));
    private readonly ColumnTexts places = new(new TextPlaces(lists.PlaceOf));
    private readonly ColumnTexts industries = new(new TextPlaces(lists.IndustryOf));
    private readonly Dictionary<(int Licence, int Kind, int Owned, int Tags), int> traits = [];
    private readonly Dictionary<(int Kind, int Standing, int Penalties, int Finding), int> profiles = [];

    private static readonly string[] Standings = ["effective", "expired", "lifted"];

    /// <summary>A subject that nobody registered.</summary>
    public static PackedSubject? Unregistered(ColumnLists lists) =>
        PackedSubject.Of(lists.Of(new SubjectTraits("unknown", "other", "none", [])), 0, 0, null);

    /// <summary>The one registration of a subject; null when it does not fit.</summary>
    /// <param name="row">licence, licence_since, registered, subject_kind, division, industry, state_owned, tags, capital_fen from column 2 on.</param>
    public PackedSubject? Registration(BulkReader row)
    {
        var isBegun = row.IsNull(3) || row.Number(3) <= day.DayNumber;
        var key = (
            isBegun ? licences.Of(row, 2) : licences.Of("active"u8), kinds.Of(row, 5), owned.Of(row, 8),
            row.IsNull(9) ? -1 : tags.Of(row, 9));
        if (!traits.TryGetValue(key, out var place))
        {
            place = lists.Of(new SubjectTraits(
                licences[key.Item1], kinds[key.Item2], owned[key.Item3], key.Item4 < 0 ? [] : tags[key.Item4].Split('\n')));
            traits[key] = place;
        }

        return PackedSubject.Of(
            place,
            row.IsNull(7) ? 0 : industries.Of(row, 7),
            row.IsNull(6) ? 0 : places.Of(row, 6),
            row.IsNull(4) ? null : DateOnly.FromDayNumber((int)row.Number(4)));
    }

    /// <summary>A record on which nothing happened; null when it does not fit.</summary>
    /// <param name="row">kind, happened, until_day, lifted, penalties, grave_consequence, issuer, amount_fen from column 2 on.</param>
    public PackedRecord? Record(BulkReader row)
    {
        DateOnly? until = row.IsNull(4) ? null : DateOnly.FromDayNumber((int)row.Number(4));
        var standing = !row.IsNull(5) && row.Number(5) <= day.DayNumber ? 2 : until < day ? 1 : 0;
        var key = (recordKinds.Of(row, 2), standing, penalties.Of(row, 6), findings.Of(row, 7));
        if (!profiles.TryGetValue(key, out var place))
        {
            place = lists.Of(new RecordProfile(
                recordKinds[key.Item1], Standings[standing], penalties[key.Item3].Split(' ', StringSplitOptions.RemoveEmptyEntries), findings[key.Item4]));
            profiles[key] = place;
        }

        return row.Number(9) == Population.NoAmount
            ? null
            : PackedRecord.Of(place, row.IsNull(8) ? 0 : issuers.Of(row, 8), DateOnly.FromDayNumber((int)row.Number(3)), until);
    }

    /// <summary>The registered capital, see <see cref="CapitalStep"/>.</summary>
    public static byte Capital(BulkReader row) => CapitalStep.Of(row.IsNull(10) ? null : row.Number(10));

    /// <summary>The record's amount.</summary>
    public static long Amount(BulkReader row) => row.IsNull(9) ? Population.NoAmount : row.Number(9);

    /// <summary>Few words that come up again and again, with numbers of this thread's own.</summary>
    private sealed class Words
    {
        private readonly List<string> known = [];
        private readonly TextPlaces places;
        private readonly ColumnTexts texts;

        public Words()
        {
            places = new(word =>
            {
                known.Add(word);
                return known.Count - 1;
            });
            texts = new(places);
        }

        public string this[int number] => known[number];

        public int Of(ReadOnlySpan<byte> word) => places.Of(word);

        public int Of(BulkReader row, int column) => texts.Of(row, column);
    }
}
