using System.CommandLine;
using Xinheng.Assessment.Warnings;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>warnings choices|rules|draft|try|on|off|list|show|act|undo</c>: thresholds that departments watch.</summary>
internal static class WarningCommands
{
    private const int Shown = 100;

    public static Command Make(CommandLine line) => line.Group(
        "warnings", "风险预警：选定指标和阈值，持续监测，签收办理", "Warnings: indicators and thresholds that are watched, and what comes of them",
        [
            MakeChoices(line), MakeRules(line), WatchRuleCommands.MakeDraft(line), WatchRuleCommands.MakeTry(line),
            WatchRuleCommands.MakeSwitch(line, "on"), WatchRuleCommands.MakeSwitch(line, "off"), MakeList(line), MakeShow(line), MakeAct(line), MakeUndo(line),
        ]);

    /// <summary>Who does it.</summary>
    public static Option<string?> By(CommandLine line) => line.Option<string?>("--by", "NAME", "办理人姓名", "Name of the person who does it");

    private static Command MakeChoices(CommandLine line) => line.Make(
        "choices", "列出可监测的指标和政策包自带的预警", "List what can be watched", [],
        async (session, _, cancellation) =>
        {
            await using var deployment = await session.OpenAsync(cancellation);
            var choices = await new WarningViews(deployment).ChoicesAsync(cancellation);
            var terminal = session.Terminal;
            terminal.Json(choices);
            terminal.Table(
                [terminal.In(new("政策包", "Pack")), terminal.In(new("种类", "Kind")), terminal.In(new("标识", "Id")), terminal.In(new("名称", "Title"))],
                choices.SelectMany(choice => choice.Entries.Select(entry => (IReadOnlyList<string>)[choice.Pack, terminal.In(new("预警", "warning")), entry.Id, terminal.In(entry.Title)])
                    .Concat(choice.Indicators.Select(indicator => (IReadOnlyList<string>)[choice.Pack, terminal.In(new("指标", "indicator")), indicator.Id, terminal.In(indicator.Title)]))));
            return ExitCode.Done;
        });

    private static Command MakeRules(CommandLine line) => line.Make(
        "rules", "列出预警规则", "List the rules", [],
        async (session, _, cancellation) =>
        {
            await using var deployment = await session.OpenAsync(cancellation);
            WatchRuleCommands.Write(session.Terminal, await WarningRequests.RulesAsync(deployment, cancellation));
            return ExitCode.Done;
        });

    private static Command MakeList(CommandLine line)
    {
        var state = line.Option<string?>("--state", "STATE", "open、new、acknowledged、snoozed 或 closed", "open, new, acknowledged, snoozed or closed");
        var rule = line.Option<long?>("--rule", "NUMBER", "只列这条规则的", "Only those of this rule");
        var assignee = line.Option<string?>("--to", "NAME", "只列指派给谁的", "Only those assigned to them");
        var overdue = line.Option<bool>("--overdue", string.Empty, "只列逾期的", "Only those past their last day");
        return line.Make("list", "列出预警，最新在前", "List warnings, latest first", [state, rule, assignee, overdue],
            (session, result, cancellation) => ListAsync(
                session,
                new WarningListing { State = result.GetValue(state), Rule = result.GetValue(rule), Assignee = result.GetValue(assignee), Overdue = result.GetValue(overdue) },
                cancellation));
    }

    private static Command MakeShow(CommandLine line)
    {
        var number = line.Argument<long>("NUMBER", "预警号", "The warning's number");
        return line.Make("show", "显示一条预警和办理经过", "Show a warning and its steps", [number],
            (session, result, cancellation) => ShowAsync(session, result.GetValue(number), cancellation));
    }

    private static Command MakeAct(CommandLine line)
    {
        var act = line.Argument<string>("ACT", "acknowledge（签收）、assign（指派）、snooze（暂缓）或 close（关闭）", "acknowledge, assign, snooze or close");
        act.AcceptOnlyFromAmong("acknowledge", "assign", "snooze", "close");
        var numbers = line.Argument<long[]>("NUMBER", "预警号，可以多个", "The warnings' numbers, one or more");
        numbers.Arity = ArgumentArity.OneOrMore;
        var assignee = line.Option<string?>("--to", "NAME", "指派给谁", "To whom they are assigned");
        var until = line.Option<DateOnly?>("--until", "DATE", "暂缓到哪一天", "Until which day they are put off");
        var outcome = line.Option<string?>("--outcome", "OUTCOME", "confirmed（属实）、unfounded（不属实）或 other（其他）", "confirmed, unfounded or other");
        outcome.AcceptOnlyFromAmong("confirmed", "unfounded", "other");
        var reason = line.Option<string?>("--reason", "TEXT", "理由；暂缓和关闭时须有", "Why; needed to put off and to close");
        var by = By(line);
        return line.Make("act", "签收、指派、暂缓或关闭预警", "Acknowledge, assign, put off or close warnings", [act, numbers, assignee, until, outcome, reason, by],
            (session, result, cancellation) => ActAsync(
                session,
                deployment => WarningRequests.ActAsync(
                    deployment,
                    new WarningActRequest
                    {
                        Act = Enum.Parse<WarningAct>(result.GetValue(act) ?? string.Empty, ignoreCase: true),
                        Warnings = result.GetValue(numbers) ?? [],
                        By = result.GetValue(by) ?? string.Empty,
                        Assignee = result.GetValue(assignee),
                        Until = result.GetValue(until),
                        Outcome = result.GetValue(outcome) is { } word ? Enum.Parse<WarningOutcome>(word, ignoreCase: true) : null,
                        Reason = result.GetValue(reason),
                    },
                    cancellation),
                cancellation));
    }

    private static Command MakeUndo(CommandLine line)
    {
        var act = line.Argument<long>("ACT", "办理号，办理时给出", "The act's number, as it was told");
        var by = By(line);
        return line.Make("undo", "撤销一次办理", "Take an act back", [act, by],
            (session, result, cancellation) => ActAsync(
                session, deployment => WarningRequests.UndoAsync(deployment, result.GetValue(act), result.GetValue(by), cancellation), cancellation));
    }

    private static async Task<int> ListAsync(Session session, WarningListing listing, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var (filter, refusal) = await listing.ReadAsync(deployment, cancellation);
        if (refusal is not null)
        {
            return session.Terminal.Refuse(refusal);
        }

        var page = await deployment.Warnings.ListAsync(filter, 0, Shown, cancellation);
        var rows = await new WarningViews(deployment).RowsAsync(page.Items, cancellation);
        var terminal = session.Terminal;
        terminal.Json(rows);
        if (rows.Count == 0)
        {
            terminal.Line("没有符合条件的预警。规则列表：xinheng warnings rules。", "There is no such warning. The rules: xinheng warnings rules.");
            return ExitCode.Done;
        }

        terminal.Table(
            [terminal.In(new("预警", "Warning")), terminal.In(new("状态", "State")), terminal.In(new("程度", "Weight")), terminal.In(new("日期", "Day")), terminal.In(new("主体", "Subject")), terminal.In(new("规则", "Rule")), terminal.In(new("值", "Value"))],
            rows.Select(row => (IReadOnlyList<string>)
                [$"{row.Number}", terminal.In(WarningWords.Of(row.State)) + (row.IsOverdue ? terminal.In(new("（逾期）", " (overdue)")) : string.Empty), terminal.In(WarningWords.Of(row.Severity)), $"{row.Day:yyyy-MM-dd}", row.SubjectName, row.RuleTitle, row.Value is { } value ? $"{value:0.######}" : "—"]));
        return ExitCode.Done;
    }

    private static async Task<int> ShowAsync(Session session, long number, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        if (await deployment.Warnings.FindAsync(number, cancellation) is not { } found)
        {
            return session.Terminal.Refuse(WarningRequests.NoSuchWarning(number));
        }

        var view = await new WarningViews(deployment).OfAsync(found.Warning, found.Steps, cancellation);
        var terminal = session.Terminal;
        terminal.Json(view);
        terminal.Line($"{view.Number}  {terminal.In(WarningWords.Of(view.State))}  {view.SubjectName}  {view.SubjectKey}");
        terminal.Line($"{view.Day:yyyy-MM-dd}  {terminal.In(view.Words)}{(view.Value is { } value ? $"  → {value:0.######}" : string.Empty)}  {view.Department}");
        foreach (var step in view.Steps)
        {
            string?[] parts =
            [
                $"{step.At.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}", terminal.In(WarningWords.Of(step.Kind)), step.Assignee,
                step.Until is { } until ? $"{until:yyyy-MM-dd}" : null, step.Outcome is { } outcome ? terminal.In(WarningWords.Of(outcome)) : null, step.Reason, step.By,
            ];
            terminal.Line($"  {string.Join("  ", parts.OfType<string>())}");
        }

        return ExitCode.Done;
    }

    private static async Task<int> ActAsync(
        Session session, Func<Deployment, Task<(WarningActView? View, Refusal? Refusal)>> take, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var (view, refusal) = await take(deployment);
        if (view is null)
        {
            return session.Terminal.Refuse(refusal ?? Refusal.OurFault());
        }

        session.Terminal.Json(view);
        session.Terminal.Line(
            $"已办理 {view.Done.Count} 条。撤销：xinheng warnings undo {view.Act} --by 姓名", $"Done with {view.Done.Count}. To take it back: xinheng warnings undo {view.Act} --by NAME");
        foreach (var skipped in view.Skipped)
        {
            session.Terminal.Line($"  {skipped.Code} {session.Terminal.In(skipped.Message)}");
        }

        return ExitCode.Done;
    }
}
