using System.CommandLine;
using Xinheng.Assessment;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>pack sensitivity PACK [--case N]</c>: which change of a weight or a judgement gives a case another grade.</summary>
internal static class SensitivityCommand
{
    public static Command Make(CommandLine line)
    {
        var pack = line.Argument<string>("PACK", "政策包的标识，例如 liaoning/general-risk，或其文件夹", "A pack's id, such as liaoning/general-risk, or its folder");
        var one = line.Option<int?>("--case", "N", "只分析第 N 个案例；不给则分析全部", "Only the Nth case; all of them when not given");
        return line.Make("sensitivity", "加权树的权重改多少，等级才会变", "Which change of a weight of the weighted tree changes a grade", [pack, one],
            (session, result, cancellation) => Task.FromResult(PackCommands.WithPack(
                session, result.GetValue(pack) ?? string.Empty, (_, _, entry) => Run(session, entry, result.GetValue(one), cancellation))));
    }

    private static int Run(Session session, PackEntry entry, int? one, CancellationToken cancellation)
    {
        if (SensitivityViews.CaseOf(entry, one ?? 1).Refusal is { } refusal)
        {
            return session.Terminal.Refuse(refusal);
        }

        var day = CivilDay.Of(session.Clock.GetUtcNow());
        var views = new List<SensitivityView>();
        foreach (var number in one is { } only ? [only] : Enumerable.Range(1, entry.Cases.Count))
        {
            cancellation.ThrowIfCancellationRequested();
            views.Add(SensitivityViews.Of(entry, number, day));
        }

        session.Terminal.Json(views);
        foreach (var view in views)
        {
            Write(session.Terminal, view);
        }

        return ExitCode.Done;
    }

    private static void Write(Terminal terminal, SensitivityView view)
    {
        terminal.Line($"{view.Case}. {terminal.In(view.Title)}");
        terminal.Line($"   {terminal.In(view.Words)}");
        if (view.Weights.Count > 0)
        {
            Weights(terminal, view);
            Judgements(terminal, view);
        }

        terminal.Line();
    }

    private static void Weights(Terminal terminal, SensitivityView view) => terminal.Table(
        [$"   {terminal.In(new("指标", "part"))}", terminal.In(new("权重", "weight")), terminal.In(new("降到", "lowered to")), terminal.In(new("提到", "raised to"))],
        view.Weights.Select(one => (IReadOnlyList<string>)
        [
            $"   {new string(' ', 2 * (one.Depth - 1))}{terminal.In(one.Title)}",
            SensitivityText.Percent(one.Weight),
            Say(one.Lower),
            Say(one.Higher),
        ]));

    private static void Judgements(Terminal terminal, SensitivityView view)
    {
        foreach (var one in view.Judgements)
        {
            var (row, column) = (terminal.In(one.Row), terminal.In(one.Column));
            var contradicts = one.Change.IsConsistent is false;
            terminal.Line(
                $"   判断“{row}比{column}”由 {one.Judgement} 改为 {one.Change.Judgement}（{one.Change.Steps} 级）→ {one.Change.Grade.Letter ?? one.Change.Grade.Name.Zh}，CR {one.Change.ConsistencyRatio:0.0000}{(contradicts ? "，判断互相矛盾" : "")}",
                $"   the judgement \"{row} over {column}\" from {one.Judgement} to {one.Change.Judgement} ({one.Change.Steps} {(one.Change.Steps == 1 ? "step" : "steps")}) → {one.Change.Grade.Letter ?? one.Change.Grade.Name.En}, CR {one.Change.ConsistencyRatio:0.0000}{(contradicts ? ", contradictory" : "")}");
        }

        if (view.Firm > 0)
        {
            terminal.Line($"   其余 {view.Firm} 个判断单独改变都不改变等级。", $"   The other {view.Firm} judgements do not change the grade by themselves.");
        }

        if (view.Untried > 0)
        {
            terminal.Line($"   判断太多，{view.Untried} 个没有试算。", $"   There are too many judgements: {view.Untried} were not tried.");
        }
    }

    private static string Say(WeightChangeView? change) =>
        change is null ? "—" : $"{SensitivityText.Percent(change.Weight)} → {change.Grade.Letter ?? change.Grade.Name.Zh}{(change.IsLeast ? " *" : "")}";
}
