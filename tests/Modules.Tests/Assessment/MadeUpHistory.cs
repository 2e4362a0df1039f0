using Xinheng.Registry;

namespace Xinheng.Modules.Tests.Assessment;

/// <summary>
/// What can befall enterprises, drawn at random: records of the past and of states, corrections, objections, repairs, withdrawals,
/// findings, states that end, licences lost and given back, classes received and taken back; dated behind and ahead of the day it comes in.
/// </summary>
internal sealed class MadeUpHistory(GradedCity city, Random chance, int enterprises)
{
    private static readonly string[] Events = ["penalty", "penalty", "penalty", "contract-breach", "honour"];
    private static readonly string[] States = ["serious-list", "abnormal-operation", "tax-arrears"];
    private static readonly string[] Penalties = ["fine", "warning", "fine permit-revoked", "licence-revoked", "fine production-halted"];
    private static readonly string[] Licences = ["active", "active", "revoked", "cancelled"];
    private static readonly RecordEventKind[] Kinds =
    [
        RecordEventKind.Repaired, RecordEventKind.Withdrawn, RecordEventKind.Objected, RecordEventKind.Objected, RecordEventKind.ObjectionClosed,
        RecordEventKind.GraveConsequenceFound, RecordEventKind.NoGraveConsequenceFound, RecordEventKind.Lifted,
    ];

    private readonly List<(RecordNumber Number, int Enterprise, IncomingRecord Report)> reports = [];

    /// <summary>Registers all; some are registered only later than <paramref name="day"/>.</summary>
    public Task BeginAsync(DateOnly day) =>
        city.RegisterAsync(Enumerable.Range(1, enterprises), one => one with { Registered = RegisteredOn(one.Code, day) });

    /// <summary>One thing happens, told on a day.</summary>
    public Task HappenAsync(DateOnly today) => chance.Next(10) switch
    {
        < 3 => ReportAsync(today, Events[chance.Next(Events.Length)], isState: false),
        3 => ReportAsync(today, States[chance.Next(States.Length)], isState: true),
        4 when reports.Count > 0 => CorrectAsync(today),
        < 8 when reports.Count > 0 => city.HappenAsync(reports[chance.Next(reports.Count)].Number, Kinds[chance.Next(Kinds.Length)], $"{Around(today, 60, 90):yyyy-MM-dd}"),
        8 => RegisterAnewAsync(today),
        _ => city.ReceiveAsync(Enterprise(), "ABCD"[chance.Next(4)].ToString(), Around(today, 500, 30), chance.Next(4) == 0 ? Around(today, 60, 90) : null),
    };

    private async Task ReportAsync(DateOnly today, string kind, bool isState)
    {
        var enterprise = Enterprise();
        var report = default(IncomingRecord);
        var number = await city.ReportAsync(enterprise, $"{Around(today, 700, 10):yyyy-MM-dd}", one => report = Facts(one with { Kind = kind }, today, isState));
        reports.Add((number, enterprise, report!)); // set by the line before
    }

    private Task<RecordNumber> CorrectAsync(DateOnly today)
    {
        var (_, enterprise, report) = reports[chance.Next(reports.Count)];
        var isState = States.Contains(report.Kind);
        return city.ReportAsync(enterprise, $"{Around(today, 700, 10):yyyy-MM-dd}", one => Facts(one with { Kind = report.Kind, Key = report.Key }, today, isState));
    }

    private IncomingRecord Facts(IncomingRecord one, DateOnly today, bool isState) => one with
    {
        Penalties = one.Kind == "penalty" ? Penalties[chance.Next(Penalties.Length)] : null,
        GraveConsequence = chance.Next(6) switch { 0 => "yes", 1 => "unknown", _ => "no" },
        Until = chance.Next(3) == 0 ? Around(today, 30, 400) : null,
        Lifted = isState && chance.Next(3) == 0 ? Around(today, 30, 200) : null,
        AmountFen = chance.Next(1_000_000),
    };

    private Task<IReadOnlyList<SubjectNumber>> RegisterAnewAsync(DateOnly today) => city.RegisterAsync([Enterprise()], one => one with
    {
        Registered = RegisteredOn(one.Code, today.AddDays(-800)),
        Licence = Licences[chance.Next(Licences.Length)],
        LicenceSince = chance.Next(3) == 0 ? null : Around(today, 30, 60),
        Division = chance.Next(2) == 0 ? "131002" : "131082",
    });

    // An enterprise's day of registration does not change: every fifth begins within the first hundred days.
    private DateOnly RegisteredOn(CreditCode code, DateOnly first)
    {
        var number = int.Parse(code.Value[^11..]);
        return number % 5 == 0 ? new DateOnly(2025, 1, 1).AddDays(number % 100) : new DateOnly(2015, 1, 1).AddDays(Math.Min(number, first.DayNumber % 7));
    }

    private int Enterprise() => chance.Next(enterprises) + 1;

    private DateOnly Around(DateOnly today, int before, int after) => today.AddDays(chance.Next(before + after) - before);
}
