using System.CommandLine;
using Xinheng.Registry;

namespace Xinheng.Commands;

/// <summary><c>territory show</c>, <c>territory set CODE [--region CODE=NAME]…</c></summary>
internal static class TerritoryCommands
{
    private const string RegionExample = "131072=临空经济区";

    public static Command Make(CommandLine line)
    {
        var code = line.Argument<string>("CODE", "服务地区的行政区划代码，例如 131000", "Division code of the territory served, such as 131000");
        var regions = line.Option<string[]>("--region", "CODE=NAME", $"没有国家代码的地区，可重复，例如 {RegionExample}", $"A region without a national code, such as {RegionExample}; may be repeated");
        return line.Group("territory", "服务地区", "The territory served",
        [
            line.Make("show", "显示服务地区", "Show the territory served", [], (session, _, cancellation) => ShowAsync(session, cancellation)),
            line.Make(
                "set", "设定服务地区：地址、名录与统计按它解读", "Set the territory that addresses, directories and figures are read by", [code, regions],
                (session, result, cancellation) => SetAsync(session, result.GetValue(code) ?? string.Empty, result.GetValue(regions) ?? [], cancellation)),
        ]);
    }

    private static async Task<int> ShowAsync(Session session, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var (terminal, territory) = (session.Terminal, deployment.Territory);
        var divisions = territory.Code is null ? [] : territory.Divisions.Under(territory.Code);
        terminal.Json(new
        {
            Territory = territory.Named,
            Divisions = divisions.Select(division => new { division.Code, division.Name, division.IsNational }),
            Directories = new { CityStateOwned = territory.DirectoryRule.CityLevels, territory.DirectoryRule.Source },
        });
        if (territory.Named is not { } named)
        {
            terminal.Line("尚未设定服务地区。设定：xinheng territory set 131000", "No territory has been set. Set it: xinheng territory set 131000");
            return ExitCode.Done;
        }

        terminal.Line($"{named.Code}  {terminal.In(named.Name)}");
        foreach (var division in divisions)
        {
            terminal.Line($"  {division.Code}  {division.Name}");
        }

        if (territory.DirectoryRule.CityLevels is [_, ..] levels)
        {
            terminal.Line(
                $"国有层级为 {string.Join("、", levels)} 的主体列入本级名录，其余按登记地址列入各县（{territory.DirectoryRule.Source}）。",
                $"Subjects owned by the state at level {string.Join(", ", levels)} stand in the territory's own directory, all others in their county's ({territory.DirectoryRule.Source}).");
        }

        return ExitCode.Done;
    }

    private static async Task<int> SetAsync(Session session, string code, IReadOnlyList<string> regions, CancellationToken cancellation)
    {
        if (Check(code, regions) is { } refusal)
        {
            return session.Terminal.Refuse(refusal);
        }

        await using (var deployment = await session.OpenAsync(cancellation))
        {
            await deployment.Settings.SetTerritoryAsync(code, cancellation);
            await deployment.Settings.SetLocalRegionsAsync([.. regions.Select(Split)], cancellation);
        }

        return await ShowAsync(session, cancellation);
    }

    private static Refusal? Check(string code, IReadOnlyList<string> regions)
    {
        if (Divisions.National.Find(code) is not { AbolishedOn: null })
        {
            return Refusal.BadValue("CODE", code, new("现行的六位行政区划代码，例如 131000", "a six-digit division code in force, such as 131000"));
        }

        var wrong = regions.FirstOrDefault(region => Split(region) is not { Code.Length: 6, Name.Length: > 1 } split || !split.Code.All(char.IsAsciiDigit));
        if (wrong is not null)
        {
            return Refusal.BadValue("--region", wrong, new($"CODE=NAME，例如 {RegionExample}", $"CODE=NAME, such as {RegionExample}"));
        }

        return regions.FirstOrDefault(region => Divisions.National.Find(Split(region).Code) is not null) is { } taken
            ? Refusal.BadValue("--region", taken, new("尚未使用的代码", "a code that is not taken"))
            : null;
    }

    private static LocalRegion Split(string region) =>
        region.Split('=', 2, StringSplitOptions.TrimEntries) is [var code, var name] ? new LocalRegion(code, name) : new LocalRegion(string.Empty, string.Empty);
}
