using System.Data.Common;
using Xinheng.Assessment.Following;
using Xinheng.Assessment.PackLife;
using Xinheng.Evaluation.Tables;
using Xinheng.Policy;
using Xinheng.Policy.Tables;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Consistency;

/// <summary>
/// Compares the grades of the subjects of whom something is new, or of whom a received grade changes with the day, by the rules of
/// consistency of the packs in force, and opens a case where two lie too far apart: one for a subject and a rule, whichever of several processes looks. A case
/// closes by itself when the grades come together, and is opened again when they come apart anew.
/// </summary>
/// <param name="database">Where cases are kept.</param>
/// <param name="versions">The packs in force.</param>
/// <param name="clock">Tells today and when a step was taken.</param>
/// <source id="chongqing-2020">8</source>
public sealed class ConsistencyCheck(Database database, PackVersions versions, TimeProvider clock)
{
    private const int BatchSize = 1_000;

    private readonly TouchedSubjects touched = new(database, "assessment_consistency_reach");
    private readonly RegistryReading registry = new(database);
    private readonly RegistryChanges changes = new(database);
    private readonly Overview overview = new(database);

    /// <summary>Looks at all that is new and at all whose day has come. True when there was something to look at.</summary>
    /// <param name="cancellation">Stops between batches; what was kept stays.</param>
    public async Task<bool> CatchUpAsync(CancellationToken cancellation = default)
    {
        var hasWorked = false;
        while (await NextAsync(cancellation) is { } batch)
        {
            var today = Today;
            var packs = (await versions.AllOnAsync(today, cancellation))
                .Where(version => !version.Entry.IsBlocked && version.IsInForceOn(today))
                .Select(version => version.Entry.Pack).OfType<CompiledPack>()
                .Where(pack => pack.Tables.Consistency.Count > 0).ToList();
            var compared = await CompareAsync(packs, batch.Subjects, today, cancellation);
            await database.WriteAsync((transaction, token) => KeepAsync(transaction, batch, compared, token), cancellation);
            hasWorked = true;
        }

        return hasWorked;
    }

    private DateOnly Today => CivilDay.Of(clock.GetUtcNow());

    /// <summary>The next subjects of whom something is new, else those whose day has come; null when there are neither.</summary>
    private async Task<Touched?> NextAsync(CancellationToken cancellation)
    {
        if (await touched.NextAsync(BatchSize, cancellation) is { } news)
        {
            return news;
        }

        await using var connection = await database.OpenAsync(cancellation);
        var due = await ReceivedDueTable.ByAsync(connection, Today, BatchSize);
        return due.Count == 0 ? null : await touched.ToLookAtAsync(due, cancellation);
    }

    private async Task<Compared> CompareAsync(
        List<CompiledPack> packs, IReadOnlyList<SubjectNumber> subjects, DateOnly today, CancellationToken cancellation)
    {
        var (findings, due) = (new List<Finding>(), new List<(SubjectNumber, DateOnly)>());
        if (packs.Count == 0 || subjects.Count == 0)
        {
            return new Compared(findings, due);
        }

        var stored = await StoredAsync(packs, subjects, cancellation);
        await using var connection = await database.OpenAsync(cancellation);
        var places = await CaseTable.PlacesAsync(database, connection, subjects);
        foreach (var standing in await registry.ListAsync(subjects, today, await changes.LastAsync(cancellation), cancellation))
        {
            var number = standing.Subject.Number;
            if (NextChangeOfReceived(packs, standing, today) is { } day)
            {
                due.Add((number, day));
            }

            foreach (var pack in packs)
            {
                foreach (var rule in pack.Tables.Consistency)
                {
                    var pair = GradePair.Of(pack, rule, standing, stored[number], today);
                    var place = places.GetValueOrDefault((number.Value, pack.Id, rule.Id));
                    if (StepOf(place, pair) is { } kind)
                    {
                        findings.Add(new Finding(pack, rule, standing, pair, place, kind, today));
                    }
                }
            }
        }

        return new Compared(findings, due);
    }

    private static DateOnly? NextChangeOfReceived(List<CompiledPack> packs, SubjectStanding standing, DateOnly today) =>
        standing.Results.Count == 0 ? null : packs.Min(pack => SubjectOnDay.Of(pack, Facts.Of(standing), [], today).NextChangeOfReceived);

    private async Task<Dictionary<SubjectNumber, IReadOnlyDictionary<string, Standing>>> StoredAsync(
        List<CompiledPack> packs, IReadOnlyList<SubjectNumber> subjects, CancellationToken cancellation)
    {
        var bySubject = subjects.ToDictionary(subject => subject, _ => new Dictionary<string, Standing>(StringComparer.Ordinal));
        foreach (var scheme in packs.SelectMany(GradePair.Schemes).Distinct())
        {
            foreach (var (subject, standing) in await overview.StandingsAsync(scheme, subjects, cancellation))
            {
                bySubject[subject][scheme] = standing;
            }
        }

        return bySubject.ToDictionary(pair => pair.Key, pair => (IReadOnlyDictionary<string, Standing>)pair.Value);
    }

    /// <summary>What a comparison does to a case; null: nothing.</summary>
    private static CaseStepKind? StepOf(CasePlace? place, GradePair pair) => (place, pair.IsApart) switch
    {
        (null, true) => CaseStepKind.Opened,
        (null, false) => null,
        ({ IsApart: false }, true) => CaseStepKind.Reopened,
        ({ IsApart: false }, false) => null,
        ({ IsApart: true }, true) when place.Letters == pair.Letters => null,
        ({ IsApart: true, State: CaseState.Closed }, true) => CaseStepKind.Reopened,
        ({ IsApart: true }, true) => CaseStepKind.Moved,
        ({ IsApart: true }, false) => pair.Grades.Count == 2 && pair.Outcome.IsApart is false ? CaseStepKind.CameTogether : CaseStepKind.Gone,
    };

    private async Task<bool> KeepAsync(DbTransaction transaction, Touched batch, Compared compared, CancellationToken cancellation)
    {
        if (!await touched.TakeAsync(transaction, batch))
        {
            return false;
        }

        await ReceivedDueTable.WriteAsync(database, transaction, batch.Subjects, compared.Due, cancellation);
        await CaseTable.LockAsync(database, transaction);
        foreach (var finding in compared.Findings)
        {
            var number = finding.Place?.Number
                ?? await CaseTable.OpenAsync(transaction, finding.Pack.Id, finding.Rule.Id, finding.Standing.Subject.Number, finding.Standing.Registration?.Division);
            await (finding.Pair.IsApart ? FoundApartAsync(transaction, number, finding) : FoundTogetherAsync(transaction, number, finding));
        }

        return true;
    }

    private async Task FoundApartAsync(DbTransaction transaction, long number, Finding finding)
    {
        var duty = finding.Pack.Tables.Duties.FirstOrDefault(known => known.Id == finding.Rule.Duty);
        var due = duty is null ? null : Terms.DueOn(duty, finding.Day, versions.WorkingDays.Known.Calendar);
        var step = Step(finding.Kind, finding.Day) with
        {
            Grades = finding.Pair.Grades,
            Apart = finding.Pair.Outcome.Steps,
            Fingerprint = finding.Pack.Fingerprint,
            Due = due?.Day,
            IsDueProvisional = due?.IsProvisional is true,
        };
        await CaseTable.AddAsync(transaction, number, step);
        foreach (var department in finding.Pair.Grades.Select(grade => grade.Department.Zh).Distinct())
        {
            await CaseTable.AddAsync(transaction, number, Step(CaseStepKind.Notified, finding.Day) with { Department = department, Due = due?.Day });
        }

        await CaseTable.PlaceAsync(transaction, new(number, CaseState.Open, true, finding.Pair.Letters), due?.Day);
    }

    private async Task FoundTogetherAsync(DbTransaction transaction, long number, Finding finding)
    {
        await CaseTable.AddAsync(transaction, number, Step(finding.Kind, finding.Day));
        await CaseTable.PlaceAsync(transaction, new(number, CaseState.Closed, false, finding.Pair.Letters), null);
    }

    private CaseStep Step(CaseStepKind kind, DateOnly day) => new()
    {
        Kind = kind, At = clock.GetUtcNow(), Day = day, By = null, Grades = [], Apart = null, Fingerprint = null,
        Due = null, IsDueProvisional = false, Department = null, Decision = null, Reason = null,
    };

    /// <summary>What comparing a batch came to: what it found, and when whom to compare again though nothing new comes.</summary>
    private sealed record Compared(List<Finding> Findings, List<(SubjectNumber Subject, DateOnly Due)> Due);

    /// <summary>What a comparison found and what it does.</summary>
    private sealed record Finding(
        CompiledPack Pack, ConsistencyRule Rule, SubjectStanding Standing, GradePair Pair, CasePlace? Place, CaseStepKind Kind, DateOnly Day);
}
