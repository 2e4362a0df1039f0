using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary>What a trial comes to, in lines: the answer first, then who is hit.</summary>
internal static class WhatIfLines
{
    public static void Write(Terminal terminal, WhatIfView view)
    {
        terminal.Line($"{view.Tried.Id} {view.Tried.Version}  {view.AsOf:yyyy-MM-dd}");
        foreach (var value in view.Values)
        {
            terminal.Line($"  {terminal.In(value.Title)}  {terminal.In(value.Live)} → {terminal.In(value.Tried)}");
        }

        terminal.Line(
            $"{view.Subjects:N0} 户中 {view.Moved:N0} 户等级改变（{Share(view.Moved, view.Subjects)}）：变好 {view.Better:N0}，变差 {view.Worse:N0}",
            $"{view.Moved:N0} of {view.Subjects:N0} get another grade ({Share(view.Moved, view.Subjects)}): {view.Better:N0} better, {view.Worse:N0} worse");
        terminal.Line();
        Moves(terminal, view);
        Groups(terminal, view);
        Loads(terminal, view);
    }

    private static void Moves(Terminal terminal, WhatIfView view)
    {
        var letters = view.Scheme.Scale.Select(step => (string?)step.Letter).Append(null)
            .Concat(view.Moves.Select(move => move.From)).Concat(view.Moves.Select(move => move.To)).Distinct().ToList();
        terminal.Table(
            [terminal.In(new("现行 \\ 试算", "now \\ tried")), .. letters.Select(letter => letter ?? "—")],
            letters.Where(from => view.Moves.Any(move => move.From == from)).Select(from => (IReadOnlyList<string>)
            [
                from ?? "—",
                .. letters.Select(to => view.Moves.FirstOrDefault(move => move.From == from && move.To == to) is { } move ? $"{move.Subjects:N0}" : "·"),
            ]));
    }

    private static void Groups(Terminal terminal, WhatIfView view)
    {
        var hit = view.Groups.Where(group => group.Better + group.Worse + group.Other > 0).ToList();
        if (hit.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Table(
            [
                terminal.In(new("分组", "Group")), terminal.In(new("户数", "Subjects")), terminal.In(new("变好", "Better")), terminal.In(new("变差", "Worse")),
                terminal.In(new("其他", "Other")), terminal.In(new("相对总体", "Against all")),
            ],
            hit.Select(group => (IReadOnlyList<string>)
                [terminal.In(group.Title), $"{group.Subjects:N0}", $"{group.Better:N0}", $"{group.Worse:N0}", $"{group.Other:N0}", $"{group.AgainstAll:0.00}"]));
    }

    private static void Loads(Terminal terminal, WhatIfView view)
    {
        foreach (var load in view.Loads)
        {
            terminal.Line();
            terminal.Line(
                $"{terminal.In(load.Title)}（{load.Pack}）：预计每年抽查 {load.Before:N0} → {load.After:N0} 次",
                $"{terminal.In(load.Title)} ({load.Pack}): {load.Before:N0} → {load.After:N0} inspections a year to be expected");
            terminal.Table(
                [terminal.In(new("规则", "Rule")), terminal.In(new("现行", "Now")), terminal.In(new("试算", "Tried"))],
                load.Rows.Select(row => (IReadOnlyList<string>)[terminal.In(row.Title), $"{row.Before:N0}", $"{row.After:N0}"]));
        }
    }

    private static string Share(long part, long whole) => whole == 0 ? "0 %" : $"{100.0 * part / whole:0.0} %";
}
