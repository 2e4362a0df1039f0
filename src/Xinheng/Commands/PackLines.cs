using Xinheng.Http;
using Xinheng.Policy;

namespace Xinheng.Commands;

/// <summary>The list of packs in lines: a heading for each territory, literal renderings last.</summary>
internal static class PackLines
{
    public static void Write(Terminal terminal, IReadOnlyList<PackRow> rows)
    {
        // One table, so that the columns of all groups stand under each other.
        var lines = new List<IReadOnlyList<string>>();
        foreach (var group in rows.GroupBy(row => row.IsLiteral ? terminal.In(new("逐字转写的文件，不用于评价", "Documents rendered literally, not for grading")) : PlaceOf(terminal, row)))
        {
            lines.Add([$"[{group.Key}]", string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty]);
            lines.AddRange(group.Select(row => (IReadOnlyList<string>)
                [$"  {row.Id}", row.Version ?? "—", terminal.In(Force(row)), row.CanRun ? "✓" : "—", Findings(terminal, row), $"{row.Cases + row.BrokenCases}", terminal.In(row.Title)]));
        }

        terminal.Table(
            [terminal.In(new("政策包", "Pack")), terminal.In(new("版本", "Version")), terminal.In(new("施行", "In force")), terminal.In(new("可用于评价", "Can grade")), terminal.In(new("检查", "Findings")), terminal.In(new("案例", "Cases")), terminal.In(new("名称", "Title"))],
            lines);
    }

    private static string PlaceOf(Terminal terminal, PackRow row) =>
        row.Place is { } place ? terminal.In(place.Name) : terminal.In(new("无法读取", "Cannot be read"));

    private static LocalText Force(PackRow row) => row.Force switch
    {
        PackForce.InForce => row.InForceThrough is { } last ? new($"至 {last:yyyy-MM-dd}", $"through {last:yyyy-MM-dd}") : new("有效", "yes"),
        PackForce.Later => new($"自 {row.InForceFrom:yyyy-MM-dd}", $"from {row.InForceFrom:yyyy-MM-dd}"),
        PackForce.Ended => new($"止于 {row.InForceThrough:yyyy-MM-dd}", $"ended {row.InForceThrough:yyyy-MM-dd}"),
        PackForce.Unplaced => new("—", "—"),
    };

    private static string Findings(Terminal terminal, PackRow row)
    {
        var counts = new[] { (row.Errors, new LocalText("错误", "errors")), (row.Warnings, new LocalText("警告", "warnings")), (row.Notes, new LocalText("提示", "notes")) }
            .Where(count => count.Item1 > 0).Select(count => $"{count.Item1} {terminal.In(count.Item2)}").ToList();
        return counts.Count == 0 ? "—" : string.Join(' ', counts);
    }
}
