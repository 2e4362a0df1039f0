using Xinheng.Assessment.BackTests;
using Xinheng.Intake.Outcomes;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>Sets back-tests out for people.</summary>
internal static class BackTestViews
{
    private const int BodiesShown = 200;

    /// <summary>Back-tests for a list.</summary>
    public static async Task<IReadOnlyList<BackTestRow>> RowsAsync(Deployment deployment, IReadOnlyList<BackTest> tests, CancellationToken cancellation)
    {
        var schemes = new Dictionary<string, SchemeView?>(StringComparer.Ordinal);
        var rows = new List<BackTestRow>();
        foreach (var test in tests)
        {
            if (!schemes.TryGetValue(test.Scheme, out var scheme))
            {
                schemes[test.Scheme] = scheme = await SchemeAsync(deployment, test, cancellation);
            }

            rows.Add(Row(test, scheme));
        }

        return rows;
    }

    /// <summary>A back-test with its report.</summary>
    public static async Task<BackTestView> OfAsync(Deployment deployment, BackTest test, CancellationToken cancellation)
    {
        var row = Row(test, await SchemeAsync(deployment, test, cancellation));
        return new BackTestView(
            row,
            new BackTestAsked { From = test.Order.From, Through = test.Order.Through, LastChange = test.LastChange, RowsRead = test.Order.RowsRead, Unread = test.Order.Unread },
            test.Result is { } result ? Outcome(test, result) : null);
    }

    /// <summary>Why rows are not in a report, in words.</summary>
    public static IReadOnlyList<FateView> Fates(IEnumerable<OutcomeFate> fates) => [.. fates.OrderByDescending(fate => fate.Count).ThenBy(fate => fate.Code, StringComparer.Ordinal).Select(Fate)];

    /// <summary>The inspections the platform holds.</summary>
    public static InspectionsView Of(InspectionsHeld held)
    {
        var rows = held.Outcomes.Rows;
        return new InspectionsView
        {
            Inspections = held.Outcomes.Read,
            Usable = rows.Count,
            Found = rows.Count(row => row.Found),
            FirstDay = rows.Count == 0 ? null : rows.Min(row => row.Day),
            LastDay = rows.Count == 0 ? null : rows.Max(row => row.Day),
            IsWeighted = rows.Any(row => row.Probability is not null),
            LeftOut = Fates(BackTestOrders.Fates(held.Outcomes)),
            Departments = [.. held.Bodies.Where(body => body.Name.Length > 0).Take(BodiesShown)],
            Trouble = held.Outcomes.Refusal is { } refusal ? new InspectionsTrouble(refusal.Code, refusal.Message, refusal.Expected, refusal.Remedy) : null,
        };
    }

    private static BackTestOutcome Outcome(BackTest test, BackTestResult result) => new()
    {
        Report = result.Report,
        Taken = result.Taken,
        KnownWords = BackTestWords.Known(test, result),
        Method = BackTestWords.Method(result.Report),
        Fates = Fates(result.Fates),
        Versions = result.Versions,
    };

    private static BackTestRow Row(BackTest test, SchemeView? scheme) => new()
    {
        Number = test.Number,
        State = test.State,
        Scheme = scheme,
        SchemeId = test.Scheme,
        Pack = test.Order.Pack,
        Known = test.Order.Known,
        Source = test.Order.Source,
        Department = test.Order.Department,
        FileName = test.Order.FileName,
        Sha256 = test.Order.Sha256,
        Done = test.Done,
        Total = test.Total,
        Started = test.Started,
        Finished = test.Finished,
        Words = test.Result is { } result ? BackTestWords.Say(result.Report) : null,
    };

    // A pack that was tried need not be in force: its own words go first.
    private static async Task<SchemeView?> SchemeAsync(Deployment deployment, BackTest test, CancellationToken cancellation)
    {
        var tried = test is { Order.Pack: { } id, Fingerprint: { } fingerprint } ? (await deployment.Versions.WithFingerprintAsync(id, fingerprint, cancellation))?.Pack : null;
        return tried is { Scheme: not null } pack ? new PolicyWords(pack, deployment.Today).Scheme
            : (await deployment.WordsOfAsync(test.Scheme, cancellation))?.Scheme;
    }

    private static FateView Fate(OutcomeFate fate) =>
        BackTestText.Find(fate.Code) is { } told ? new FateView(fate.Code, fate.Count, told.Message, told.Expected, told.Remedy, fate.First)
        : OutcomeMessages.Find(fate.Code) is { } read ? new FateView(fate.Code, fate.Count, read.Message, read.Expected, read.Remedy, fate.First)
        : new FateView(fate.Code, fate.Count, LocalText.Same(fate.Code), LocalText.Same(string.Empty), LocalText.Same(string.Empty), fate.First);
}
