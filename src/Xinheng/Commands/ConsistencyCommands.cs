using System.CommandLine;
using Xinheng.Assessment;
using Xinheng.Assessment.Consistency;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>consistency list|show|review|close</c>: grades of one subject that lie too far apart.</summary>
internal static class ConsistencyCommands
{
    private const int Shown = 100;

    public static Command Make(CommandLine line)
    {
        var state = line.Option<string?>("--state", "STATE", "pending、open、reviewed 或 closed", "pending, open, reviewed or closed");
        var overdue = line.Option<bool>("--overdue", string.Empty, "只列逾期的", "Only those past their last day");
        var subject = line.Option<string?>("--subject", "CODE", "只列这个主体的", "Only those of this subject");
        var list = line.Make("list", "列出等级核查，最新在前", "List cases, latest first", [state, overdue, subject],
            (session, result, cancellation) => ListAsync(
                session, new ConsistencyListing { State = result.GetValue(state), Overdue = result.GetValue(overdue), Subject = result.GetValue(subject) }, cancellation));
        var number = Number(line);
        var show = line.Make("show", "显示一项核查和办理经过", "Show a case and its steps", [number],
            (session, result, cancellation) => ShowAsync(session, result.GetValue(number), cancellation));
        return line.Group("consistency", "等级核查：同一主体的等级差距过大时通报、复核、办结", "Check of grades: where those of one subject lie too far apart",
            [list, show, MakeStep(line, "review"), MakeStep(line, "close")]);
    }

    private static Argument<long> Number(CommandLine line) => line.Argument<long>("NUMBER", "核查号", "The case's number");

    private static Command MakeStep(CommandLine line, string name)
    {
        var isReview = name is "review";
        var number = Number(line);
        var department = line.Option<string?>("--department", "NAME", "复核的部门，应为给出等级的部门之一", "The department that reviews: one that gave a grade");
        var changed = line.Option<bool>("--changed", string.Empty, "调整等级；不给则为维持", "The grade is changed; kept when not given");
        var reason = line.Option<string?>("--reason", "TEXT", "理由", "Why");
        var by = line.Option<string?>("--by", "NAME", "办理人姓名", "Name of the person who does it");
        var (zh, en) = isReview
            ? ("登记一个部门的复核结论和理由", "Record a department's review and its reason")
            : ("各部门复核后办结", "Close a case after all have reviewed");
        IEnumerable<Symbol> symbols = isReview ? [number, department, changed, reason, by] : [number, changed, reason, by];
        return line.Make(name, zh, en, symbols, (session, result, cancellation) => DecideAsync(
            session,
            result.GetValue(number),
            revision => new CaseDecisionRequest
            {
                Revision = revision,
                By = result.GetValue(by) ?? string.Empty,
                Decision = result.GetValue(changed) ? ReviewDecision.Changed : ReviewDecision.Kept,
                Reason = result.GetValue(reason) ?? string.Empty,
                Department = isReview ? result.GetValue(department) : null,
            },
            isReview ? (desk, wish) => desk.ReviewAsync(wish, cancellation) : (desk, wish) => desk.CloseAsync(wish, cancellation),
            cancellation));
    }

    private static async Task<int> ListAsync(Session session, ConsistencyListing listing, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var (filter, refusal) = await listing.ReadAsync(deployment, cancellation);
        if (refusal is not null)
        {
            return session.Terminal.Refuse(refusal);
        }

        var page = await deployment.Consistency.ListAsync(filter, 0, Shown, cancellation);
        var rows = await new ConsistencyViews(deployment).RowsAsync(page.Items, cancellation);
        var terminal = session.Terminal;
        terminal.Json(rows);
        if (rows.Count == 0)
        {
            terminal.Line("没有符合条件的等级核查。", "There is no such case.");
            return ExitCode.Done;
        }

        terminal.Table(
            [terminal.In(new("核查", "Case")), terminal.In(new("状态", "State")), terminal.In(new("主体", "Subject")), terminal.In(new("等级", "Grades")), terminal.In(new("期限", "Due")), terminal.In(new("待复核", "Awaited"))],
            rows.Select(row => (IReadOnlyList<string>)
                [$"{row.Number}", terminal.In(CaseWords.Of(row.State)), row.SubjectName, Grades(terminal, row.Grades), Due(terminal, row), string.Join(terminal.In(new("、", ", ")), row.Awaited)]));
        return ExitCode.Done;
    }

    private static async Task<int> ShowAsync(Session session, long number, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        return await deployment.Consistency.FindAsync(number, cancellation) is { } found
            ? Show(session.Terminal, await new ConsistencyViews(deployment).OfAsync(found, cancellation))
            : session.Terminal.Refuse(ConsistencyViews.NoSuchCase(number));
    }

    private static async Task<int> DecideAsync(
        Session session, long number, Func<long, CaseDecisionRequest> request,
        Func<ConsistencyDesk, CaseWish, Task<StepAnswer<ConsistencyCase>>> take, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var seen = await deployment.Consistency.FindAsync(number, cancellation);
        var (view, refusal) = await new ConsistencyViews(deployment).DecideAsync(
            number, request(seen?.Revision ?? 0), wish => take(deployment.Consistency, wish), cancellation);
        return view is null ? session.Terminal.Refuse(refusal ?? Refusal.OurFault()) : Show(session.Terminal, view);
    }

    private static int Show(Terminal terminal, ConsistencyCaseView view)
    {
        terminal.Json(view);
        terminal.Line($"{view.Number}  {terminal.In(CaseWords.Of(view.State))}  {view.SubjectName}  {view.SubjectKey}");
        terminal.Line($"{terminal.In(view.RuleTitle)}{(view.Clause is { } clause ? $"  《{clause.DocumentTitle.Zh}》{clause.Article}" : string.Empty)}");
        terminal.Line($"{Grades(terminal, view.Grades)}  {Due(terminal, view)}");
        foreach (var step in view.Steps)
        {
            string?[] parts =
            [
                $"{step.At.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}", terminal.In(step.KindName), step.Department,
                step.Decision is { } decision ? terminal.In(CaseWords.Of(decision)) : null, step.Reason, step.By,
            ];
            terminal.Line($"  {string.Join("  ", parts.OfType<string>())}");
        }

        return ExitCode.Done;
    }

    private static string Grades(Terminal terminal, IEnumerable<ComparedGradeView> grades) =>
        string.Join(" / ", grades.Select(grade => $"{terminal.In(grade.Title)} {grade.Letter}"));

    private static string Due(Terminal terminal, ConsistencyCaseRow row) => row.Due is not { } due ? "—"
        : $"{due:yyyy-MM-dd}{(row.IsOverdue ? terminal.In(new("（逾期）", " (overdue)")) : row.IsDueProvisional ? terminal.In(new("（暂定：未收录该时段的节假日安排）", " (provisional: no holidays on file for that time)")) : string.Empty)}";
}
