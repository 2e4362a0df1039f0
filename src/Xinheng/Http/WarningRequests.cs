using Xinheng.Assessment;
using Xinheng.Assessment.Warnings;

namespace Xinheng.Http;

/// <summary>A list's filters as requests carry them.</summary>
internal sealed record WarningListing
{
    /// <summary><c>open</c>, <c>new</c>, <c>acknowledged</c>, <c>snoozed</c> or <c>closed</c>; null: all.</summary>
    public string? State { get; init; }

    /// <summary>Number of the rule.</summary>
    public long? Rule { get; init; }

    /// <summary>How much they weigh: <c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string? Severity { get; init; }

    /// <summary>Who has them, in part.</summary>
    public string? Assignee { get; init; }

    /// <summary>A division code or its beginning.</summary>
    public string? Division { get; init; }

    /// <summary>Credit code, former code or key of a subject.</summary>
    public string? Subject { get; init; }

    /// <summary>True: only those not closed by their last day.</summary>
    public bool? Overdue { get; init; }

    /// <summary>The filter; refused when a value is none there is.</summary>
    public async Task<(WarningFilter Filter, Refusal? Refusal)> ReadAsync(Deployment deployment, CancellationToken cancellation)
    {
        var filter = new WarningFilter
        {
            OpenOnly = State is "open", Rule = Rule, Assignee = Assignee, Division = Division, OverdueOnly = Overdue is true,
        };
        if (StepRefusals.OfDivision(Division) is { } malformed)
        {
            return (filter, malformed);
        }

        if (Assignee is { Length: > 60 })
        {
            return (filter, Refusal.BadValue("assignee", Assignee, new("不超过 60 个字符的名称，例如 李明", "a name of at most 60 characters, such as 李明")));
        }

        var states = Words<WarningState>();
        var severities = Words<WatchSeverity>();
        if (State is not (null or "open") && !states.ContainsKey(State))
        {
            return (filter, Refusal.NoneOf("state", State, states.Keys.Prepend("open")));
        }

        if (Severity is not null && !severities.ContainsKey(Severity))
        {
            return (filter, Refusal.NoneOf("severity", Severity, severities.Keys));
        }

        filter = filter with
        {
            State = State is null or "open" ? null : states[State],
            Severity = Severity is null ? null : severities[Severity],
        };
        if (Subject is null)
        {
            return (filter, null);
        }

        return await deployment.Registry.FindAsync(Subject, cancellation) is { } subject
            ? (filter with { Subject = subject.Number }, null)
            : (filter, Refusal.NoSuchSubject(Subject));
    }

    private static Dictionary<string, T> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(value => value.ToString().ToLowerInvariant(), StringComparer.Ordinal);
}

/// <summary>What is asked about warnings and rules, over HTTP and on the command line.</summary>
internal static class WarningRequests
{
    public static Refusal NoSuchWarning(long number) => new(
        "AS-061", StatusCodes.Status404NotFound,
        new($"没有预警 {number}。", $"There is no warning {number}."),
        new("查看预警列表：xinheng warnings list。", "See the list of warnings: xinheng warnings list."));

    public static Refusal NoSuchRule(long number) => new(
        "AS-060", StatusCodes.Status404NotFound,
        new($"没有预警规则 {number}。", $"There is no warning rule {number}."),
        new("查看规则列表：xinheng warnings rules。", "See the list of rules: xinheng warnings rules."));

    public static Refusal NoSpec() => Refusal.BadRequest(new("spec 应写明要监测什么", "spec must state what to watch"));

    public static async Task<IReadOnlyList<WatchRuleView>> RulesAsync(Deployment deployment, CancellationToken cancellation)
    {
        var (views, precision) = (new WarningViews(deployment), await deployment.Warnings.PrecisionAsync(cancellation));
        var rules = new List<WatchRuleView>();
        foreach (var rule in await deployment.WatchRules.ListAsync(cancellation))
        {
            rules.Add(await views.OfAsync(rule, precision, cancellation));
        }

        return rules;
    }

    public static async Task<WatchRuleView> OfAsync(Deployment deployment, WatchRule rule, CancellationToken cancellation) =>
        await new WarningViews(deployment).OfAsync(rule, await deployment.Warnings.PrecisionAsync(cancellation), cancellation);

    public static async Task<(WatchRuleView? View, Refusal? Refusal)> DraftAsync(Deployment deployment, WatchSpec? spec, string? by, CancellationToken cancellation)
    {
        var (person, nobody) = PackRequests.Person(by);
        if (person is null || spec is null)
        {
            return (null, nobody ?? NoSpec());
        }

        var answer = await deployment.WatchRules.DraftAsync(spec, person, cancellation);
        return answer.Value is { } rule ? (await OfAsync(deployment, rule, cancellation), null) : (null, Of(answer.Refusal));
    }

    /// <summary>Tries a text as of a day, today or earlier, by what is known today.</summary>
    public static async Task<TrialAnswer> TryAsync(Deployment deployment, WatchTrialRequest request, TimeSpan limit, CancellationToken cancellation)
    {
        if (request.Spec is null)
        {
            return new(null, NoSpec());
        }

        var day = request.Day ?? deployment.Today;
        if (day > deployment.Today || day == DateOnly.MinValue)
        {
            return new(null, Refusal.BadValue("day", $"{day:yyyy-MM-dd}", new($"今天或以前的日期，例如 {deployment.Today:yyyy-MM-dd}", $"today or an earlier day, such as {deployment.Today:yyyy-MM-dd}")));
        }

        var known = await deployment.Changes.LastAsync(cancellation);
        var answer = await deployment.WatchTrial.TryAsync(request.Spec, day, known, limit, cancellation);
        return answer.Value is { } trial
            ? new(await new WarningViews(deployment).OfAsync(trial, cancellation), null)
            : new(null, Of(answer.Refusal));
    }

    public static async Task<(WarningActView? View, Refusal? Refusal)> ActAsync(Deployment deployment, WarningActRequest request, CancellationToken cancellation)
    {
        var (person, nobody) = PackRequests.Person(request.By);
        if (person is null)
        {
            return (null, nobody);
        }

        return Answer(await deployment.Warnings.ActAsync(
            new WarningWish
            {
                Act = request.Act, Warnings = request.Warnings, By = person, Assignee = request.Assignee, Until = request.Until, Outcome = request.Outcome, Reason = request.Reason,
            },
            cancellation));
    }

    public static async Task<(WarningActView? View, Refusal? Refusal)> UndoAsync(Deployment deployment, long act, string? by, CancellationToken cancellation)
    {
        var (person, nobody) = PackRequests.Person(by);
        return person is null ? (null, nobody) : Answer(await deployment.Warnings.UndoAsync(act, person, cancellation));
    }

    private static (WarningActView? View, Refusal? Refusal) Answer(StepAnswer<WarningActDone> answer) =>
        answer.Value is { } done ? (WarningViews.Of(done), null) : (null, Of(answer.Refusal));

    private static Refusal Of(StepRefusal? refused) => refused is null ? Refusal.OurFault() : StepRefusals.Of(refused);
}

/// <summary>What a trial gave, or why it was refused.</summary>
internal sealed record TrialAnswer(WatchTrialView? View, Refusal? Refusal);
