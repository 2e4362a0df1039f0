using System.CommandLine;
using System.Globalization;
using Xinheng.Assessment.Warnings;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>warnings draft|try|on|off</c>: the rules that watch.</summary>
internal static class WatchRuleCommands
{
    public static Command MakeDraft(CommandLine line)
    {
        var options = new DraftOptions(line);
        var draft = line.Make("draft", "起草一条预警规则", "Write a rule as a draft", options.All,
            async (session, result, cancellation) =>
            {
                await using var deployment = await session.OpenAsync(cancellation);
                var (view, refusal) = await WarningRequests.DraftAsync(deployment, options.Read(result), result.GetValue(options.By), cancellation);
                return view is null ? session.Terminal.Refuse(refusal ?? Refusal.OurFault()) : Show(session.Terminal, view);
            });
        draft.Validators.Add(result =>
        {
            if (new[] { options.Above, options.Below, options.Crossing }.Count(option => result.GetValue(option) is not null) > 1)
            {
                result.AddError(line.In("--above、--below、--crossing 只能用一个", "Give one of --above, --below and --crossing"));
            }
        });
        return draft;
    }

    public static Command MakeTry(CommandLine line)
    {
        var number = Number(line);
        var day = line.Option<DateOnly?>("--day", "DATE", "试哪一天，今天或以前；不给则为今天", "As of which day, today or earlier; today when not given");
        return line.Make("try", "在全部主体上试一条规则，不留下预警", "Try a rule over all subjects; no warning is kept", [number, day],
            (session, result, cancellation) => TryAsync(session, result.GetValue(number), result.GetValue(day), cancellation));
    }

    public static Command MakeSwitch(CommandLine line, string name)
    {
        var number = Number(line);
        var reason = line.Option<string?>("--reason", "TEXT", "理由", "Why");
        var by = WarningCommands.By(line);
        var (zh, en) = name is "on" ? ("启用规则：自此越过阈值的才预警", "Switch a rule on: whoever passes the threshold from then on is warned of") : ("停用规则，已有预警保留", "Switch a rule off; its warnings stay");
        return line.Make(name, zh, en, [number, reason, by], (session, result, cancellation) => SwitchAsync(
            session, (result.GetValue(number), name is "on"), (result.GetValue(by), result.GetValue(reason)), cancellation));
    }

    /// <summary>Rules in a table.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<WatchRuleView> rules)
    {
        terminal.Json(rules);
        if (rules.Count == 0)
        {
            terminal.Line("还没有预警规则。可监测的指标见 xinheng warnings choices，起草用 xinheng warnings draft。", "There is no rule yet. See what can be watched with xinheng warnings choices, and write one with xinheng warnings draft.");
            return;
        }

        terminal.Table(
            [terminal.In(new("规则", "Rule")), terminal.In(new("状态", "State")), terminal.In(new("名称", "Title")), terminal.In(new("部门", "Department")), terminal.In(new("条件", "Watches")), terminal.In(new("预警", "Given")), terminal.In(new("准确率", "Precision"))],
            rules.Select(rule => (IReadOnlyList<string>)
                [$"{rule.Number}", terminal.In(WatchWords.Of(rule.State)), rule.Spec.Title, rule.Spec.Department, terminal.In(rule.Words), $"{rule.Precision.Given}", Precision(rule.Precision)]));
    }

    private static Argument<long> Number(CommandLine line) => line.Argument<long>("NUMBER", "规则号", "The rule's number");

    private static async Task<int> TryAsync(Session session, long number, DateOnly? day, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        if (await deployment.WatchRules.FindAsync(number, cancellation) is not { } rule)
        {
            return session.Terminal.Refuse(WarningRequests.NoSuchRule(number));
        }

        var answer = await WarningRequests.TryAsync(deployment, new WatchTrialRequest { Spec = rule.Spec, Day = day }, TimeSpan.MaxValue, cancellation);
        if (answer.View is not { } view)
        {
            return session.Terminal.Refuse(answer.Refusal ?? Refusal.OurFault());
        }

        var terminal = session.Terminal;
        terminal.Json(view);
        terminal.Line(
            $"{view.Day:yyyy-MM-dd}：监测 {view.Watched:N0} 户，越过阈值的 {view.Past:N0} 户，当天会预警 {view.Warned:N0} 条（按现在已知的信息）。",
            $"{view.Day:yyyy-MM-dd}: {view.Watched:N0} subjects watched, {view.Past:N0} past the threshold, {view.Warned:N0} warnings on that day (by what is known now).");
        foreach (var example in view.Examples)
        {
            terminal.Line($"  {example.SubjectKey}  {example.SubjectName}  {(example.Value is { } value ? value.ToString("0.######", CultureInfo.InvariantCulture) : string.Empty)}{(example.IsNew ? terminal.In(new("  当天", "  that day")) : string.Empty)}");
        }

        return ExitCode.Done;
    }

    private static async Task<int> SwitchAsync(Session session, (long Number, bool IsOn) rule, (string? By, string? Reason) said, CancellationToken cancellation)
    {
        var (person, nobody) = PackRequests.Person(said.By);
        if (person is null)
        {
            return session.Terminal.Refuse(nobody ?? Refusal.OurFault());
        }

        await using var deployment = await session.OpenAsync(cancellation);
        var seen = await deployment.WatchRules.FindAsync(rule.Number, cancellation);
        var wish = new WatchWish(rule.Number, seen?.Revision ?? 0, person, said.Reason);
        var answer = rule.IsOn ? await deployment.WatchRules.SwitchOnAsync(wish, cancellation) : await deployment.WatchRules.SwitchOffAsync(wish, cancellation);
        return answer.Value is { } found
            ? Show(session.Terminal, await WarningRequests.OfAsync(deployment, found, cancellation))
            : session.Terminal.Refuse(answer.Refusal is { } refused ? StepRefusals.Of(refused) : Refusal.OurFault());
    }

    private static int Show(Terminal terminal, WatchRuleView view)
    {
        terminal.Json(view);
        terminal.Line($"{view.Number}  {terminal.In(WatchWords.Of(view.State))}  {view.Spec.Title}  {view.Spec.Department}");
        terminal.Line(terminal.In(view.Words));
        return ExitCode.Done;
    }

    private static string Precision(WatchPrecisionView precision) =>
        precision is { Share: { } share, Low: { } low, High: { } high } ? $"{share:P0} ({low:P0}–{high:P0})" : "—";

    /// <summary>The options of a draft.</summary>
    private sealed class DraftOptions(CommandLine line)
    {
        public Option<string?> Title { get; } = line.Option<string?>("--title", "TEXT", "名称", "What it is called");

        public Option<string?> Department { get; } = line.Option<string?>("--department", "NAME", "监测的部门", "The department that watches");

        public Option<string?> Pack { get; } = line.Option<string?>("--pack", "PACK", "政策包，例如 liaoning/general-risk", "The pack, such as liaoning/general-risk");

        public Option<string?> Indicator { get; } = line.Option<string?>("--indicator", "ID", "指标标识，与阈值同用", "The indicator, with a threshold");

        public Option<string?> Entry { get; } = line.Option<string?>("--entry", "ID", "政策包自带的预警，代替指标和阈值", "A warning of the pack's own table, in place of indicator and threshold");

        public Option<decimal?> Above { get; } = line.Option<decimal?>("--above", "NUMBER", "达到或超过阈值", "At or above the threshold");

        public Option<decimal?> Below { get; } = line.Option<decimal?>("--below", "NUMBER", "低于阈值", "Below the threshold");

        public Option<decimal?> Crossing { get; } = line.Option<decimal?>("--crossing", "NUMBER", "越过阈值，任一方向", "Passing the threshold either way");

        public Option<string?> Division { get; } = line.Option<string?>("--division", "CODE", "只监测这个行政区划", "Only this division");

        public Option<string?> Industry { get; } = line.Option<string?>("--industry", "CODE", "只监测这个行业", "Only this industry");

        public Option<string?> Tag { get; } = line.Option<string?>("--tag", "TAG", "只监测带这个标签的主体", "Only subjects with this tag");

        public Option<int?> CoolDown { get; } = line.Option<int?>("--cool-down", "DAYS", "同一主体多少天内不重复预警", "Days without a second warning of the same subject");

        public Option<int?> Due { get; } = line.Option<int?>("--due", "DAYS", "多少天内应关闭", "Within how many days to close");

        public Option<string?> Severity { get; } = Choice(line.Option<string?>("--severity", "WEIGHT", "low（关注）、medium（一般）或 high（重要）", "low, medium or high"));

        public Option<string?> By { get; } = WarningCommands.By(line);

        public IEnumerable<Symbol> All => [Title, Department, Pack, Indicator, Entry, Above, Below, Crossing, Division, Industry, Tag, CoolDown, Due, Severity, By];

        public WatchSpec Read(ParseResult result) => new()
        {
            Title = result.GetValue(Title) ?? string.Empty,
            Department = result.GetValue(Department) ?? string.Empty,
            Pack = result.GetValue(Pack) ?? string.Empty,
            Indicator = result.GetValue(Indicator),
            Entry = result.GetValue(Entry),
            Threshold = result.GetValue(Above) ?? result.GetValue(Below) ?? result.GetValue(Crossing),
            Direction = result.GetValue(Below) is not null ? WatchDirection.Below : result.GetValue(Crossing) is not null ? WatchDirection.Crossing : WatchDirection.Above,
            Division = result.GetValue(Division),
            Industry = result.GetValue(Industry),
            Tag = result.GetValue(Tag),
            CoolDownDays = result.GetValue(CoolDown),
            DueDays = result.GetValue(Due),
            Severity = result.GetValue(Severity) is { } word ? Enum.Parse<WatchSeverity>(word, ignoreCase: true) : WatchSeverity.Medium,
        };

        private static Option<string?> Choice(Option<string?> option)
        {
            option.AcceptOnlyFromAmong("low", "medium", "high");
            return option;
        }
    }
}
