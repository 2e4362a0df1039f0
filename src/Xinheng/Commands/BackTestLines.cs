using Xinheng.Assessment.BackTests;
using Xinheng.Evaluation.BackTests;
using Xinheng.Http;
using Xinheng.Policy;

namespace Xinheng.Commands;

/// <summary>A back-test's report in lines.</summary>
internal static class BackTestLines
{
    public static void Write(Terminal terminal, BackTestView view)
    {
        var test = view.Test;
        var source = BackTestWords.Source(test);
        terminal.Line($"回溯检验 {test.Number}  {test.SchemeId}  {source.Zh}", $"Back-test {test.Number}  {test.SchemeId}  {source.En}");
        if (view.Result is not { } result || test.Words is not { } words)
        {
            terminal.Line("  没有完成。", "  It was not done.");
            return;
        }

        terminal.Line(terminal.In(words));
        var (read, readEn) = test.Source is OutcomeSource.Platform ? ($"平台中有 {view.Asked.RowsRead:N0} 次检查", $"{view.Asked.RowsRead:N0} inspections in the platform") : ($"读到 {view.Asked.RowsRead:N0} 行", $"{view.Asked.RowsRead:N0} rows read");
        terminal.Line(
            $"{read}，计入 {result.Taken:N0} 次检查（{result.Report.Basis.Subjects:N0} 个主体）。",
            $"{readEn}, {result.Taken:N0} inspections of {result.Report.Basis.Subjects:N0} subjects in the report.");
        terminal.Line(terminal.In(result.KnownWords));
        foreach (var use in result.Versions)
        {
            var (zh, en) = use.BeforeInForce > 0 ? ($"，其中施行前 {use.BeforeInForce:N0}", $", {use.BeforeInForce:N0} of them before it was in force") : ("", "");
            terminal.Line($"  {use.Pack} {use.Version}：{use.Outcomes:N0} 次{zh}", $"  {use.Pack} {use.Version}: {use.Outcomes:N0}{en}");
        }

        Fates(terminal, result.Fates, test.Source is OutcomeSource.Platform ? new("记录", "Records") : new("行", "Rows"));
        Classes(terminal, result.Report, test.Scheme);
        Discriminations(terminal, result.Report);
        Steps(terminal, result.Report.Steps);
        terminal.Line();
        foreach (var sentence in result.Method)
        {
            terminal.Line($"· {terminal.In(sentence)}");
        }
    }

    private static void Fates(Terminal terminal, IReadOnlyList<FateView> fates, LocalText places)
    {
        foreach (var fate in fates)
        {
            terminal.Line($"  未计入 {fate.Code} × {fate.Count:N0}  {fate.Message.Zh}", $"  left out {fate.Code} × {fate.Count:N0}  {fate.Message.En}");
            terminal.Line(
                $"    应为：{fate.Expected.Zh}；{fate.Remedy.Zh}。{places.Zh}：{Places(fate)}", $"    expected: {fate.Expected.En}. {fate.Remedy.En}. {places.En}: {Places(fate)}");
        }
    }

    private static string Places(FateView fate) =>
        string.Join(", ", fate.First.Select(place => place.Found.Length > 0 ? $"{place.Row} ({place.Found})" : $"{place.Row}")) + (fate.Count > fate.First.Count ? " …" : "");

    private static void Classes(Terminal terminal, BackTestReport report, SchemeView? scheme)
    {
        terminal.Line();
        terminal.Table(
            [.. Titles(terminal, new("等级", "class")), terminal.In(new("占比", "share")), terminal.In(new("提升", "lift"))],
            report.Classes.Select(one => (IReadOnlyList<string>)[.. Cells(Name(terminal, one.Letter, scheme), one.Yield), BackTestWords.Percent(one.Share), BackTestWords.Number(one.Lift, 2)])
                .Append([.. Cells(terminal.In(new("合计", "all")), report.Overall), string.Empty, string.Empty]));
        if (report.Strata.Count > 0)
        {
            terminal.Line();
            terminal.Table(Titles(terminal, new("层", "stratum")), report.Strata.Select(one => Cells(one.Stratum.Length == 0 ? "—" : one.Stratum, one.Yield)));
        }

        if (report.Bands.Count > 0)
        {
            terminal.Line();
            terminal.Table(Titles(terminal, new("得分", "score")), report.Bands.Select(one => Cells($"{one.From:0.##}–{one.Through:0.##}", one.Yield)));
        }
    }

    private static void Discriminations(Terminal terminal, BackTestReport report)
    {
        terminal.Line();
        if (report.ByClass is { } told)
        {
            terminal.Line($"AUC（等级） {Interval(told)}", $"AUC by class {Interval(told)}");
        }

        if (report.ByScore is { } score)
        {
            var isUp = score.HigherIsWorse is true;
            terminal.Line($"AUC（得分，{(isUp ? "高分为差" : "低分为差")}） {Interval(score)}", $"AUC by score ({(isUp ? "higher is worse" : "lower is worse")}) {Interval(score)}");
        }
    }

    private static void Steps(Terminal terminal, IReadOnlyList<PeriodStep> steps)
    {
        if (steps.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Table(
            [terminal.In(new("时期", "period")), "PSI", "Brier", terminal.In(new("不分级", "without classes")), terminal.In(new("等级未变", "unchanged")), terminal.In(new("平均变动级数", "mean steps"))],
            steps.Select(step => (IReadOnlyList<string>)
            [
                $"{step.Before.From:yyyy-MM-dd} → {step.After.From:yyyy-MM-dd}",
                BackTestWords.Number(step.Shift.Psi) + (step.Shift.EmptyFilled > 0 ? "*" : ""),
                BackTestWords.Number(step.ByClass.Brier),
                BackTestWords.Number(step.ByClass.BrierWithoutClasses),
                $"{BackTestWords.Percent(step.Moves.Unchanged)} ({step.Moves.Subjects:N0})",
                BackTestWords.Number(step.Moves.MeanSteps, 2),
            ]));
    }

    private static List<string> Titles(Terminal terminal, LocalText first) =>
        [terminal.In(first), terminal.In(new("检查", "inspections")), terminal.In(new("发现", "found")), terminal.In(new("发现率", "rate")), terminal.In(new("95% 区间", "95% interval"))];

    private static List<string> Cells(string first, Yield yield) =>
        [first, $"{yield.Outcomes:N0}", $"{yield.Found:N0}", BackTestWords.Percent(yield.Rate), yield.Rate is null ? "—" : $"{BackTestWords.Percent(yield.Low)}–{BackTestWords.Percent(yield.High)}"];

    private static string Interval(Discrimination told) => $"{BackTestWords.Number(told.Auc)} ({BackTestWords.Number(told.Low)}–{BackTestWords.Number(told.High)})";

    private static string Name(Terminal terminal, string? letter, SchemeView? scheme) =>
        letter is null ? terminal.In(PolicyWords.ForAPerson)
        : scheme?.Scale.FirstOrDefault(step => step.Letter == letter) is { } step ? $"{letter} {terminal.In(step.Name)}"
        : letter;
}
