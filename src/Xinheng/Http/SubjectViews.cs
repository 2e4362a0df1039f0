using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>Sets subjects and their records out for people.</summary>
internal static class SubjectViews
{
    /// <summary>Rows for subjects found, with their grades in a scheme.</summary>
    public static async Task<IReadOnlyList<SubjectRow>> RowsAsync(
        Deployment deployment, string? scheme, IReadOnlyList<SubjectHit> hits, CancellationToken cancellation)
    {
        var grades = await GradesAsync(deployment, scheme, [.. hits.Select(hit => hit.Number)], cancellation);
        return [.. hits.Select(hit => Row(deployment, hit, grades.GetValueOrDefault(hit.Number)))];
    }

    /// <summary>The grades of subjects in a scheme; those never graded are left out.</summary>
    public static async Task<IReadOnlyDictionary<SubjectNumber, GradeView>> GradesAsync(
        Deployment deployment, string? scheme, IReadOnlyCollection<SubjectNumber> subjects, CancellationToken cancellation)
    {
        if (scheme is null || subjects.Count == 0 || await deployment.WordsOfAsync(scheme, cancellation) is not { } words)
        {
            return new Dictionary<SubjectNumber, GradeView>();
        }

        var standings = await deployment.Figures.StandingsAsync(scheme, subjects, cancellation);
        return standings.ToDictionary(pair => pair.Key, pair => words.Grade(pair.Value.Letter, pair.Value.IsSuspended));
    }

    public static SubjectRow Row(Deployment deployment, SubjectHit hit, GradeView? grade) => new()
    {
        Key = hit.Key,
        Name = hit.Name,
        Code = CodeOf(hit.Key).Value,
        CodeClass = CodeOf(hit.Key).Class,
        Former = [],
        Kind = hit.SubjectKind,
        Division = deployment.Territory.NameOf(hit.Division),
        Industry = Territory.IndustryOf(hit.Industry),
        Licence = hit.Licence,
        Grade = grade,
        IsUnderReview = grade is { Letter: null },
    };

    /// <summary>A subject with its facts as a search would have found it.</summary>
    public static SubjectHit Hit(SubjectStanding standing) => new()
    {
        Number = standing.Subject.Number,
        Key = standing.Subject.Key,
        Name = standing.Registration?.Name ?? standing.Subject.FirstName,
        Division = standing.Registration?.Division,
        Industry = standing.Registration?.Industry,
        SubjectKind = standing.Registration?.SubjectKind ?? "other",
        Licence = standing.Registration?.Licence ?? "unknown",
        StateOwned = standing.Registration?.StateOwned ?? "none",
    };

    public static RegistrationView Of(Deployment deployment, Registration registration) => new()
    {
        Change = registration.Change.Value,
        Received = registration.Received,
        Batch = registration.Batch == 0 ? null : registration.Batch,
        Row = registration.Batch == 0 ? null : registration.Row,
        Name = registration.Name,
        Kind = registration.SubjectKind,
        EntityType = registration.EntityType,
        Licence = registration.Licence,
        LicenceSince = registration.LicenceSince,
        Registered = registration.Registered,
        Division = deployment.Territory.NameOf(registration.Division),
        Industry = Territory.IndustryOf(registration.Industry),
        StateOwned = registration.StateOwned,
        CapitalFen = registration.CapitalFen,
        CapitalText = registration.CapitalText,
        Address = registration.Address,
        Tags = registration.Tags,
    };

    public static CodeQuality Of(CreditCode code) => new(
        code.Value,
        code.Class,
        CodeClassWords.Of(code.Class),
        code.IsCheckRight,
        code.IsOrganisationCheckRight,
        code.Department?.Department,
        code.Department?.OrganisationType);

    public static RecordView Of(CreditRecord record, IReadOnlyList<RecordHistoryEntry> history)
    {
        var first = history[0];
        return new RecordView
        {
            Record = record.Number.Value,
            Kind = record.Kind,
            KindTitle = Kinds.TitleOf(record.Kind),
            Summary = record.Summary,
            Happened = record.Happened,
            Until = record.Until,
            Received = first.Received,
            PublishedThrough = record.PublishedThrough,
            Standing = StandingWord(record.Standing),
            Issuer = record.Issuer,
            Document = record.Document,
            Penalties = record.Penalties?.Split(' ') ?? [],
            GraveConsequence = record.GraveConsequence,
            AmountFen = record.AmountFen,
            Batch = first.Batch == 0 ? null : first.Batch,
            Row = first.Batch == 0 ? null : first.Row,
            Events = [.. history.Where(entry => entry.Kind is not null)
                .Select(entry => new RecordEventView(EventWord(entry.Kind), entry.On, entry.Received, entry.Reason))],
        };
    }

    public static ReceivedResultView Of(ReceivedResult result, Scale? scale, DateOnly today) => new()
    {
        Change = result.Change.Value,
        Scheme = result.Scheme,
        SchemeTitle = scale?.Title ?? new LocalText(result.Scheme, result.Scheme),
        Letter = result.Letter,
        Name = scale?.Steps.FirstOrDefault(step => step.Letter == result.Letter)?.Name,
        Day = result.Day,
        Issuer = result.Issuer,
        Document = result.Document,
        Withdrawn = result.Withdrawn,
        Standing = result.Withdrawn <= today ? "withdrawn" : "effective",
        IsCorrected = result.First != result.Change,
        Received = result.Received,
        Batch = result.Batch == 0 ? null : result.Batch,
        Row = result.Batch == 0 ? null : result.Row,
    };

    private static CreditCode CodeOf(string key) => CreditCode.Read(key.StartsWith('~') ? null : key);

    private static string StandingWord(RecordStanding standing) => standing switch
    {
        RecordStanding.Effective => "effective",
        RecordStanding.UnderObjection => "under-objection",
        RecordStanding.Repaired => "repaired",
        RecordStanding.Withdrawn => "withdrawn",
        RecordStanding.Expired => "expired",
        RecordStanding.Lifted => "lifted",
    };

    private static string EventWord(RecordEventKind? kind) => kind switch
    {
        RecordEventKind.Corrected => "corrected",
        RecordEventKind.Lifted => "lifted",
        RecordEventKind.Repaired => "repaired",
        RecordEventKind.Withdrawn => "withdrawn",
        RecordEventKind.Objected => "objected",
        RecordEventKind.ObjectionClosed => "objection-closed",
        RecordEventKind.GraveConsequenceFound => "grave-consequence-found",
        RecordEventKind.NoGraveConsequenceFound => "no-grave-consequence-found",
        null => "reported",
    };
}
