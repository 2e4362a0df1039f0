namespace Xinheng.Registry;

/// <summary>How things stood on a day, by the changes known.</summary>
internal static class AsOf
{
    /// <summary>
    /// The latest registration, with the licence state of the day. A state counts from the day it began; where that is not told,
    /// from the day its version was received if an earlier version said otherwise, else from ever.
    /// Before the first state whose beginning is told the licence was active.
    /// </summary>
    /// <param name="versions">The versions known, oldest first; may be empty.</param>
    /// <param name="day">The day asked for.</param>
    public static Registration? Registration(IReadOnlyList<Registration> versions, DateOnly day)
    {
        if (versions.Count == 0)
        {
            return null;
        }

        var latest = versions[^1];
        for (var i = versions.Count - 1; i >= 0; i--)
        {
            if (SinceOf(versions, i) is not { } since || since <= day)
            {
                return versions[i].Licence == latest.Licence && versions[i].LicenceSince == latest.LicenceSince
                    ? latest
                    : latest with { Licence = versions[i].Licence, LicenceSince = versions[i].LicenceSince };
            }
        }

        return latest with { Licence = "active", LicenceSince = null };
    }

    /// <summary>A record as it stood on a day.</summary>
    /// <param name="row">Its first report.</param>
    /// <param name="events">The events known, oldest first.</param>
    /// <param name="day">The day asked for.</param>
    public static CreditRecord Record(RecordRow row, ReadOnlySpan<EventRow> events, DateOnly day)
    {
        var facts = row.Facts;
        var lifted = row.Lifted;
        var finding = default(string);
        var (isRepaired, isWithdrawn, isContested) = (false, false, false);
        foreach (var one in events)
        {
            facts = one.Facts ?? facts;
            lifted = one.Kind is RecordEventKind.Lifted ? one.On : lifted;
            if (one.On <= day)
            {
                isRepaired |= one.Kind is RecordEventKind.Repaired;
                isWithdrawn |= one.Kind is RecordEventKind.Withdrawn;
                isContested = ContestedAfter(one.Kind) ?? isContested;
                finding = FindingOf(one.Kind) ?? finding;
            }
        }

        return new CreditRecord
        {
            Number = new RecordNumber(row.Record),
            Subject = new SubjectNumber(row.Subject),
            Kind = row.Kind,
            Happened = facts.Happened,
            Until = facts.Until,
            PublishedThrough = facts.PublishedThrough,
            Lifted = lifted,
            Standing = isWithdrawn ? RecordStanding.Withdrawn
                : isRepaired ? RecordStanding.Repaired
                : lifted <= day ? RecordStanding.Lifted
                : facts.Until < day ? RecordStanding.Expired
                : isContested ? RecordStanding.UnderObjection
                : RecordStanding.Effective,
            Issuer = facts.Issuer,
            Document = facts.Document,
            Summary = facts.Summary,
            Penalties = facts.Penalties,
            GraveConsequence = finding ?? facts.GraveConsequence,
            AmountFen = facts.AmountFen,
        };
    }

    /// <summary>The earliest day after <paramref name="day"/> on which a licence state that is known begins; null when none does.</summary>
    /// <param name="versions">The versions known, oldest first; may be empty.</param>
    /// <param name="day">The day.</param>
    public static DateOnly? NextTurn(IReadOnlyList<Registration> versions, DateOnly day)
    {
        var next = default(DateOnly?);
        for (var place = 0; place < versions.Count; place++)
        {
            // A version that says as the one before began when that did.
            var isSame = place > 0 && versions[place].LicenceSince is null && versions[place - 1].Licence == versions[place].Licence;
            next = isSame ? next : Earlier(next, SinceOf(versions, place), day);
        }

        return next;
    }

    /// <summary>The earliest day after <paramref name="day"/> on which an event that is known takes effect or the state ends; null when none does.</summary>
    /// <param name="row">The first report.</param>
    /// <param name="events">The events known, oldest first.</param>
    /// <param name="day">The day.</param>
    public static DateOnly? NextTurn(RecordRow row, ReadOnlySpan<EventRow> events, DateOnly day)
    {
        var next = Earlier(null, row.Lifted, day);
        foreach (var one in events)
        {
            next = Earlier(next, one.On, day);
        }

        return next;
    }

    /// <summary>The earlier of a day found and another that lies after <paramref name="day"/>.</summary>
    public static DateOnly? Earlier(DateOnly? found, DateOnly? other, DateOnly day) =>
        other > day && (found is null || other < found) ? other : found;

    private static DateOnly? SinceOf(IReadOnlyList<Registration> versions, int place)
    {
        for (; place > 0 && versions[place].LicenceSince is null; place--)
        {
            if (versions[place - 1].Licence != versions[place].Licence)
            {
                return ChangeNumbers.CivilDay(versions[place].Received);
            }
        }

        return versions[place].LicenceSince;
    }

    private static bool? ContestedAfter(RecordEventKind kind) => kind switch
    {
        RecordEventKind.Objected => true,
        RecordEventKind.ObjectionClosed => false,
        RecordEventKind.Corrected or RecordEventKind.Lifted or RecordEventKind.Repaired or RecordEventKind.Withdrawn
            or RecordEventKind.GraveConsequenceFound or RecordEventKind.NoGraveConsequenceFound => null,
    };

    private static string? FindingOf(RecordEventKind kind) => kind switch
    {
        RecordEventKind.GraveConsequenceFound => "yes",
        RecordEventKind.NoGraveConsequenceFound => "no",
        RecordEventKind.Corrected or RecordEventKind.Lifted or RecordEventKind.Repaired or RecordEventKind.Withdrawn
            or RecordEventKind.Objected or RecordEventKind.ObjectionClosed => null,
    };
}
