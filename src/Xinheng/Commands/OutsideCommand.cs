using System.CommandLine;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>grades outside [PACK] [--allow|--deny --by NAME --why TEXT]</c></summary>
internal static class OutsideCommand
{
    public static Command Make(CommandLine line)
    {
        var pack = line.Argument<string?>("PACK", "政策包，例如 hebei/public-credit；不给则列出全部", "The pack, such as hebei/public-credit; all when not given");
        pack.Arity = ArgumentArity.ZeroOrOne;
        var allow = line.Option<bool>("--allow", string.Empty, "设定为可以对外展示", "Set that grades may be shown outside");
        var deny = line.Option<bool>("--deny", string.Empty, "设定为不得对外展示", "Set that grades must not be shown outside");
        var by = line.Option<string?>("--by", "NAME", "设定人姓名", "Name of the person who sets it");
        var why = line.Option<string?>("--why", "TEXT", "理由", "Why");
        var outside = line.Make(
            "outside", "等级可否对外展示：查看，或在政策交由使用单位设定时设定", "Whether grades may be shown outside: see it, or set it where the policy leaves it to the deployment",
            [pack, allow, deny, by, why],
            (session, result, cancellation) => RunAsync(
                session, result.GetValue(pack), Wish(result.GetValue(allow), result.GetValue(deny)), (result.GetValue(by), result.GetValue(why)), cancellation));
        outside.Validators.Add(result =>
        {
            var isSetting = result.GetValue(allow) || result.GetValue(deny);
            if (result.GetValue(allow) && result.GetValue(deny))
            {
                result.AddError(line.In("--allow 与 --deny 只能用一个", "Give --allow or --deny, not both"));
            }
            else if (isSetting && result.GetValue(pack) is null)
            {
                result.AddError(line.In("设定时须指明政策包，例如 hebei/public-credit", "Name the pack to set it for, such as hebei/public-credit"));
            }
            else if (!isSetting && (result.GetValue(by) ?? result.GetValue(why)) is not null)
            {
                result.AddError(line.In("--by 和 --why 与 --allow 或 --deny 同用", "--by and --why go with --allow or --deny"));
            }
        });
        return line.Group("grades", "各日的等级及其使用", "Grades of any day, and how they are used", [GradeCountCommand.Make(line), GradeListCommand.Make(line), GradeHistoryCommand.Make(line), outside]);
    }

    private static bool? Wish(bool allow, bool deny) => allow ? true : deny ? false : null;

    private static async Task<int> RunAsync(
        Session session, string? asked, bool? isAllowed, (string? By, string? Why) said, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        if (asked is null)
        {
            var all = await OutsideViews.ListAsync(deployment, cancellation);
            session.Terminal.Json(all);
            WriteAll(session.Terminal, all);
            return ExitCode.Done;
        }

        var (view, refusal) = isAllowed is { } allowed
            ? await OutsideViews.SetAsync(deployment, asked, new OutsideRequest { IsAllowed = allowed, By = said.By ?? string.Empty, Reason = said.Why ?? string.Empty }, cancellation)
            : await FindAsync(deployment, asked, cancellation);
        if (view is null)
        {
            return session.Terminal.Refuse(refusal ?? Refusal.NoSuchPack(asked));
        }

        session.Terminal.Json(view);
        Write(session.Terminal, view);
        return ExitCode.Done;
    }

    private static async Task<(OutsideView? View, Refusal? Refusal)> FindAsync(Deployment deployment, string asked, CancellationToken cancellation)
    {
        var (pack, refusal) = await OutsideViews.FindAsync(deployment, asked, cancellation);
        return pack is null ? (null, refusal) : (await OutsideViews.OfAsync(deployment, pack, cancellation), null);
    }

    private static void WriteAll(Terminal terminal, IReadOnlyList<OutsideView> views) => terminal.Table(
        [terminal.In(new("政策包", "Pack")), terminal.In(new("评价体系", "Scheme")), terminal.In(new("对外展示", "Outside")), terminal.In(new("依据", "Why"))],
        views.Select(view => (IReadOnlyList<string>)[view.Pack, terminal.In(view.SchemeTitle), terminal.In(Word(view.Mark)), terminal.In(view.Mark.Reason)]));

    private static void Write(Terminal terminal, OutsideView view)
    {
        terminal.Line($"{terminal.In(view.SchemeTitle)}  {view.Pack}");
        terminal.Line($"{terminal.In(Word(view.Mark))}：{view.Mark.Reason.Zh}", $"{terminal.In(Word(view.Mark))}: {view.Mark.Reason.En}");
        if (view.Clause?.Text is { } text)
        {
            terminal.Line($"    {text.ReplaceLineEndings("\n    ").TrimEnd()}");
        }

        foreach (var setting in view.Settings)
        {
            var at = $"{setting.At.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}";
            terminal.Line($"  {at}  {setting.By}  设为{(setting.IsAllowed ? "可以" : "不得")}：{setting.Reason}", $"  {at}  {setting.By}  {(setting.IsAllowed ? "allowed" : "denied")}: {setting.Reason}");
        }
    }

    private static Policy.LocalText Word(OutsideMark mark) => mark.IsShown ? new("可以", "may be shown") : new("不得", "not shown");
}
