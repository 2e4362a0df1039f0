using Xinheng.Assessment.PackLife;
using Xinheng.Evaluation.BackTests;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.BackTests;

/// <summary>
/// Whether a worse class finds more: outcomes of inspections against the class each subject was in the day before, by what was
/// known then. A back-test and what came of it are kept. One that was broken off begins again; since its outcomes and
/// the last change it may see are kept, whoever does the work comes to the same report. Safe to use from many threads.
/// </summary>
/// <param name="database">Where back-tests are.</param>
/// <param name="versions">Which version of a pack is in force on a day.</param>
/// <param name="clock">Tells when a back-test started and ended.</param>
public sealed class BackTestDesk(Database database, PackVersions versions, TimeProvider clock)
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    private readonly RegistryReading registry = new(database);
    private readonly RegistryChanges changes = new(database);

    /// <summary>
    /// Keeps outcomes and what is asked of them; <see cref="ContinueAsync"/> does the work. Refused with diagnostics when there
    /// is no such pack or scheme, it may not grade, or what is asked makes no sense.
    /// </summary>
    /// <param name="order">What is asked.</param>
    /// <param name="outcomes">The outcomes; no two of one row.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<BackTestStart> StartAsync(BackTestOrder order, IReadOnlyList<ReportedOutcome> outcomes, CancellationToken cancellation = default)
    {
        var (packs, entry, refusal) = await ChooseAsync(order, cancellation);
        if (packs is null || refusal.Count > 0)
        {
            return new BackTestStart(null, refusal);
        }

        var test = new BackTest
        {
            Number = 0,
            Order = entry is null ? order : order with { Pack = entry.Id }, // a folder may be gone when the work is done
            Scheme = packs.Scheme.Id,
            Fingerprint = entry?.Pack?.Fingerprint,
            LastChange = (await changes.LastAsync(cancellation)).Value,
            State = BackTestState.Running,
            Done = 0,
            Total = outcomes.Count,
            Started = clock.GetUtcNow(),
            Finished = null,
            Result = null,
        };
        var number = await database.WriteAsync(
            async (transaction, token) =>
            {
                if (entry is not null)
                {
                    await versions.KeepAsync(transaction, entry);
                }

                var added = await BackTestTable.AddAsync(database, transaction, test);
                await BackTestTable.AddOutcomesAsync(database, transaction, added, outcomes, token);
                return added;
            },
            cancellation);
        return new BackTestStart(test with { Number = number }, []);
    }

    /// <summary>Works on a back-test to its end, or until a person cancels it. Cancelling by the token leaves it to be begun again.</summary>
    /// <exception cref="ArgumentException">There is no such back-test.</exception>
    public async Task<BackTest> ContinueAsync(long number, IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellation = default)
    {
        var test = await FindAsync(number, cancellation) ?? throw new ArgumentException($"There is no back-test {number}.", nameof(number));
        if (test.State is BackTestState.Running)
        {
            if (await PacksAsync(test, cancellation) is { } packs)
            {
                await WorkAsync(test, packs, progress, cancellation);
            }
            else
            {
                await EndAsync(number, BackTestState.PackLost, cancellation);
            }
        }

        return await FindAsync(number, cancellation) ?? throw new InvalidOperationException($"Back-test {number} went away while it was worked on: none is ever deleted.");
    }

    /// <summary>Works on whatever is unfinished, oldest first; how many there were.</summary>
    public async Task<int> ContinueAllAsync(CancellationToken cancellation = default)
    {
        IReadOnlyList<long> unfinished;
        await using (var connection = await database.OpenAsync(cancellation))
        {
            unfinished = await BackTestTable.UnfinishedAsync(connection);
        }

        foreach (var number in unfinished)
        {
            await ContinueAsync(number, null, cancellation);
        }

        return unfinished.Count;
    }

    /// <summary>Stops a back-test. False when it has ended already or does not exist.</summary>
    public Task<bool> CancelAsync(long number, CancellationToken cancellation = default) => EndAsync(number, BackTestState.Cancelled, cancellation);

    /// <summary>One back-test; null when there is none.</summary>
    public async Task<BackTest?> FindAsync(long number, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await BackTestTable.FindAsync(connection, number);
    }

    /// <summary>The latest back-tests, newest first.</summary>
    public async Task<IReadOnlyList<BackTest>> ListAsync(int limit, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await BackTestTable.ListAsync(connection, Math.Clamp(limit, 1, 200));
    }

    /// <summary>The outcomes of a back-test by row, with what became of each once it is done.</summary>
    public IAsyncEnumerable<OutcomeLine> LinesAsync(long number, CancellationToken cancellation = default) => BackTestTable.LinesAsync(database, number, cancellation);

    private async Task WorkAsync(BackTest test, PackOnDay packs, IProgress<(int, int)>? progress, CancellationToken cancellation)
    {
        var outcomes = new List<ReportedOutcome>(test.Total);
        await foreach (var line in BackTestTable.LinesAsync(database, test.Number, cancellation))
        {
            outcomes.Add(line.Outcome);
        }

        var fates = new FateTally();
        var classes = new OutcomeClasses(registry, changes, packs, test);
        var sifted = await OutcomeSifting.SiftAsync(outcomes, test.Order, registry, fates, cancellation);
        var graded = new List<(ReportedOutcome Outcome, GradedOutcome Graded)>(sifted.Count);
        var (done, told) = (outcomes.Count - sifted.Count, clock.GetTimestamp());
        foreach (var day in sifted.GroupBy(one => one.Outcome.Day).OrderBy(day => day.Key))
        {
            List<KnownOutcome> ofDay = [.. day];
            graded.AddRange(await classes.GradeAsync(day.Key, ofDay, fates, cancellation));
            done += ofDay.Count;
            progress?.Report((done, test.Total));
            if (clock.GetElapsedTime(told) >= Often)
            {
                told = clock.GetTimestamp();
                if (!await database.WriteAsync((transaction, _) => BackTestTable.AdvanceAsync(transaction, test.Number, done), cancellation))
                {
                    return;
                }
            }
        }

        var report = BackTestAnalysis.Analyse([.. graded.Select(one => one.Graded)], MethodOf(test, packs), cancellation);
        var result = new BackTestResult { Report = report, Taken = graded.Count, Fates = [.. test.Order.Fates, .. fates.All()], Versions = classes.Uses };
        await KeepAsync(test, result, Lines(outcomes, graded, fates), cancellation);
    }

    private static BackTestMethod MethodOf(BackTest test, PackOnDay packs) => new()
    {
        Scale = [.. packs.Scheme.Scale.Select(step => step.Letter)],
        Period = test.Order.Period,
        Seed = test.Order.Seed,
        Resamples = test.Order.Resamples,
    };

    private static IEnumerable<OutcomeLine> Lines(
        List<ReportedOutcome> outcomes, List<(ReportedOutcome Outcome, GradedOutcome Graded)> graded, FateTally fates)
    {
        var byRow = graded.ToDictionary(one => one.Outcome.Row, one => one.Graded);
        return outcomes.Select(outcome => byRow.TryGetValue(outcome.Row, out var found)
            ? new OutcomeLine(outcome, found.Letter, found.Score, null)
            : new OutcomeLine(outcome, null, null, fates.Of(outcome.Row)));
    }

    // Whoever is done first keeps the result; a second worker finds it kept, and would have kept the same.
    private Task KeepAsync(BackTest test, BackTestResult result, IEnumerable<OutcomeLine> lines, CancellationToken cancellation) =>
        database.WriteAsync(
            async (transaction, token) =>
            {
                if (await BackTestTable.EndAsync(transaction, test.Number, BackTestState.Done, clock.GetUtcNow(), result))
                {
                    await BackTestTable.AddLinesAsync(database, transaction, test.Number, lines, token);
                }
            },
            cancellation);

    private Task<bool> EndAsync(long number, BackTestState state, CancellationToken cancellation) =>
        database.WriteAsync((transaction, _) => BackTestTable.EndAsync(transaction, number, state, clock.GetUtcNow()), cancellation);

    private async Task<PackOnDay?> PacksAsync(BackTest test, CancellationToken cancellation) => test switch
    {
        { Order.Pack: { } id, Fingerprint: { } fingerprint } =>
            await versions.WithFingerprintAsync(id, fingerprint, cancellation) is { Pack: { } pack } ? PackOnDay.Of(pack) : null,
        _ => PackOnDay.Of(await versions.LinesAsync(cancellation), test.Scheme),
    };

    private async Task<(PackOnDay? Packs, PackEntry? Entry, IReadOnlyList<Diagnostic> Refusal)> ChooseAsync(BackTestOrder order, CancellationToken cancellation)
    {
        if (Check(order) is { } refusal)
        {
            return (null, null, [refusal]);
        }

        if (order.Scheme is { } scheme)
        {
            var lines = await versions.LinesAsync(cancellation);
            return PackOnDay.Of(lines, scheme) is { } ofScheme ? (ofScheme, null, [])
                : (null, null, [BackTestText.SchemeUnknown(scheme, Schemes(lines))]);
        }

        var pack = order.Pack ?? string.Empty;
        return await versions.OpenAsync(pack, Today(), cancellation) switch
        {
            null => (null, null, [AssessmentText.PackUnknown(pack)]),
            { IsBlocked: true } blocked => (null, null, [AssessmentText.Blocked(blocked.Id), .. blocked.Diagnostics]),
            { Pack: { Scheme: not null, Precedence: not Precedence.FirstMatch } ready } => (null, null, [AssessmentText.NoPrecedence(ready.Id)]),
            { Pack: { } ready } entry when PackOnDay.Of(ready) is { } chosen => (chosen, entry, []),
            var entry => (null, null, [AssessmentText.NoScheme(entry.Id)]),
        };
    }

    /// <summary>What makes no sense in an order whatever the packs there are; null when nothing does.</summary>
    public static Diagnostic? Check(BackTestOrder order) =>
        order.Pack is null == order.Scheme is null ? BackTestText.PackOrScheme()
        : BackTestText.CheckDays(order.From, order.Through) is { } reversed ? reversed
        : order.Resamples is < BackTestMethod.FewestResamples or > BackTestMethod.MostResamples
            ? BackTestText.Resamples(order.Resamples, BackTestMethod.FewestResamples, BackTestMethod.MostResamples)
        : null;

    private static IEnumerable<string> Schemes(IReadOnlyList<IReadOnlyList<PackVersion>> lines) =>
        lines.SelectMany(line => line).Where(version => PackOnDay.MayGrade(version.Entry)).Select(version => version.Entry.Pack?.Scheme?.Id).OfType<string>()
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private DateOnly Today() => CivilDay.Of(clock.GetUtcNow());
}
