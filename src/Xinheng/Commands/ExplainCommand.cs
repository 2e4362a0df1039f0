using System.CommandLine;
using Xinheng.Http;
using Xinheng.Policy;

namespace Xinheng.Commands;

/// <summary><c>explain CODE [--pack PACK] [--as-of DATE] [--known-on DATE]</c></summary>
internal static class ExplainCommand
{
    public static Command Make(CommandLine line)
    {
        var code = line.Argument<string>("CODE", "统一社会信用代码、曾用代码或主体键", "Credit code, former code or subject key");
        var pack = line.Option<string?>("--pack", "PACK", "政策包", "The pack");
        var asOf = line.Option<DateOnly?>("--as-of", "DATE", "评价日期；不给则为今天", "Evaluation date; today when not given");
        var knownOn = line.Option<DateOnly?>("--known-on", "DATE", "只看该日及以前收到的信息", "Only what had been received by that day");
        return line.Make(
            "explain", "说明一个主体的等级", "Explain the grade of a subject", [code, pack, asOf, knownOn],
            (session, result, cancellation) => RunAsync(
                session,
                new ExplanationWish(result.GetValue(code) ?? string.Empty, result.GetValue(pack), result.GetValue(asOf), result.GetValue(knownOn)),
                cancellation));
    }

    private static async Task<int> RunAsync(Session session, ExplanationWish wish, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var (view, refusal) = await SubjectGrades.ExplainAsync(deployment, wish, cancellation);
        if (view is null)
        {
            return session.Terminal.Refuse(refusal ?? Refusal.NoSuchSubject(wish.Key));
        }

        session.Terminal.Json(view);
        ExplanationLines.Write(session.Terminal, view);
        return ExitCode.Done;
    }
}

/// <summary>An explanation in lines: the answer first, then the proof.</summary>
internal static class ExplanationLines
{
    public static void Write(Terminal terminal, ExplanationView view)
    {
        terminal.Line($"{view.Name}  {view.Subject}");
        terminal.Line($"{terminal.In(view.Grade.SchemeTitle)}  {view.AsOf:yyyy-MM-dd}  {view.Pack.Id} {view.Pack.Version}");
        terminal.Line();
        terminal.Line(terminal.In(view.Sentence));
        if (!view.Grade.Outside.IsShown)
        {
            terminal.Line($"仅供内部使用，不得对外展示：{view.Grade.Outside.Reason.Zh}", $"For internal use only, not to be shown outside: {view.Grade.Outside.Reason.En}");
        }

        Rule(terminal, view);
        Records(terminal, view, counted: true, "计入的记录", "Records that counted");
        Records(terminal, view, counted: false, "不计入的记录", "Records that did not count");
        Indicators(terminal, view);
        ModelLines.Write(terminal, view);
        Parameters(terminal, view);
        Ways(terminal, view);
    }

    private static void Rule(Terminal terminal, ExplanationView view)
    {
        var quoted = new HashSet<string>(StringComparer.Ordinal);
        if (view.Rule is { } rule)
        {
            terminal.Line();
            terminal.Line($"规则 {rule.Number}：{rule.Title.Zh}", $"Rule {rule.Number}: {rule.Title.En}");
            terminal.Line($"  {rule.Condition}");
            Clause(terminal, rule.Clause, quoted);
            if (rule.Ruling is { } ruling)
            {
                terminal.Line($"  适用口径 {ruling.Id}：{ruling.Statement.Zh}", $"  Ruling {ruling.Id}: {ruling.Statement.En}");
            }
        }

        foreach (var question in view.Questions)
        {
            terminal.Line();
            terminal.Line($"待人工研判：{question.Text.Zh}", $"Needs a person's judgement: {question.Text.En}");
            if (question.Clause is { } clause)
            {
                Clause(terminal, clause, quoted);
            }
        }
    }

    // The words of a clause stand where it is first cited.
    private static void Clause(Terminal terminal, ClauseView clause, HashSet<string> quoted)
    {
        var named = Named(clause);
        var isQuoted = clause.Text is not null && !quoted.Add(named.Zh);
        terminal.Line($"  {named.Zh}{(isQuoted ? "（条文见上）" : "")}", $"  {named.En}{(isQuoted ? " (text above)" : "")}");
        if (!isQuoted && clause.Text is { } text)
        {
            terminal.Line($"    {text.ReplaceLineEndings("\n    ").TrimEnd()}");
        }
    }

    private static LocalText Named(ClauseView clause) =>
        new($"《{clause.DocumentTitle.Zh}》{clause.Article}", $"{clause.DocumentTitle.En}, {clause.Article}");

    private static void Records(Terminal terminal, ExplanationView view, bool counted, string chinese, string english)
    {
        var records = view.Records.Where(record => record.Counted == counted).ToList();
        if (records.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Line($"{chinese}（{records.Count}）", $"{english} ({records.Count})");
        foreach (var record in records)
        {
            terminal.Line($"  {record.Happened:yyyy-MM-dd}  {terminal.In(record.KindTitle)}  {record.Document}  {record.Summary}".TrimEnd());
            terminal.Line($"    {terminal.In(record.Reason)}");
        }
    }

    private static void Indicators(Terminal terminal, ExplanationView view)
    {
        if (view.Indicators.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Line("指标", "Indicators");
        foreach (var indicator in view.Indicators)
        {
            terminal.Line($"  {indicator.Title.Zh}：{indicator.Words.Zh}", $"  {indicator.Title.En}: {indicator.Words.En}");
        }
    }

    private static void Parameters(Terminal terminal, ExplanationView view)
    {
        if (view.Parameters.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Line("用到的参数", "Parameters used");
        foreach (var parameter in view.Parameters)
        {
            terminal.Line(
                $"  {parameter.Title.Zh}：{parameter.Words.Zh}（{Named(parameter.Clause).Zh}）",
                $"  {parameter.Title.En}: {parameter.Words.En} ({Named(parameter.Clause).En})");
        }
    }

    private static void Ways(Terminal terminal, ExplanationView view)
    {
        if (view.NextChange is { } next)
        {
            terminal.Line();
            var (markZh, markEn) = next.Grade.IsSuspended ? ("，暂缓使用", ", suspended") : view.Grade.IsSuspended ? ("，不再暂缓使用", ", no longer suspended") : ("", "");
            terminal.Line($"仅随时间推移：{next.On:yyyy-MM-dd} 起为 {next.Grade.Letter ?? "—"}（{next.Grade.Name.Zh}）{markZh}", $"By time alone: {next.Grade.Letter ?? "—"} ({next.Grade.Name.En}){markEn} from {next.On:yyyy-MM-dd}");
        }

        foreach (var way in view.Ways)
        {
            terminal.Line();
            terminal.Line(
                $"改善路径：到 {way.Grade.Letter}（{way.Grade.Name.Zh}）：{(way.Earliest is { } zh ? $"最早 {zh:yyyy-MM-dd}" : "日期取决于有关机关的决定")}",
                $"To {way.Grade.Letter} ({way.Grade.Name.En}): {(way.Earliest is { } en ? $"{en:yyyy-MM-dd} at the earliest" : "the day depends on a decision")}");
            foreach (var step in way.Steps)
            {
                terminal.Line(
                    $"  · {step.Text.Zh}{(step is { From: { } day, Kind: not "wait" } ? $"（{day:yyyy-MM-dd} 起可以办理）" : "")}",
                    $"  · {step.Text.En}{(step is { From: { } first, Kind: not "wait" } ? $" (possible from {first:yyyy-MM-dd})" : "")}");
            }
        }
    }
}
