using System.CommandLine;
using Xinheng.Assessment;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Commands;

/// <summary><c>storage migrate</c>, <c>storage rebuild</c>, <c>storage distribute</c>, <c>storage snapshot</c></summary>
internal static class StorageCommands
{
    public static Command Make(CommandLine line) => line.Group("storage", "数据库", "The database",
    [
        line.Make("migrate", "把数据库更新到当前结构", "Bring the database to the current form", [], MigrateAsync),
        line.Make("rebuild", "由原始登记与评价重建检索和现状表", "Build the search index and the standings anew from registrations, records and grades", [], RebuildAsync),
        DistributeCommand.Make(line),
        SnapshotCommands.Make(line),
    ]);

    private static async Task<int> MigrateAsync(Session session, ParseResult result, CancellationToken cancellation)
    {
        Directory.CreateDirectory(session.Place.DataDirectory);
        await using var database = Database.Open(session.Place.DataDirectory, session.Place.Connection);
        var applied = await Migrations.ApplyAsync(database, Deployment.Migrations, cancellation);
        session.Terminal.Json(applied.Select(step => new { step.Module, step.Number, step.Name }));
        foreach (var step in applied)
        {
            session.Terminal.Line($"{step.Module} {step.Number}  {step.Name}");
        }

        session.Terminal.Line(applied.Count == 0 ? "数据库已是当前结构。" : $"完成 {applied.Count} 步。", applied.Count == 0 ? "The database is up to date." : $"{applied.Count} steps done.");
        return ExitCode.Done;
    }

    private static async Task<int> RebuildAsync(Session session, ParseResult result, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var index = await session.Terminal.ProgressAsync(
            session.Terminal.In(new LocalText("重建检索", "Building the search index")),
            report => deployment.Search.RebuildAsync(
                new Reporter<SearchProgress>(state => report(state.Through.Value, state.Last.Value, string.Empty)), cancellation));
        var standings = new List<object>();
        foreach (var scheme in await deployment.Figures.SchemesAsync(cancellation))
        {
            var subjects = await new StandingRebuild(deployment.Database).RebuildAsync(scheme, cancellation);
            standings.Add(new { Scheme = scheme, Subjects = subjects });
            session.Terminal.Line($"{scheme}：{subjects:N0} 个主体的现状已重建。", $"{scheme}: standings of {subjects:N0} subjects built anew.");
        }

        session.Terminal.Json(new { Indexed = index.Through.Value, Standings = standings });
        session.Terminal.Line($"检索已重建至变更 {index.Through.Value:N0}。", $"Search index built anew through change {index.Through.Value:N0}.");
        return ExitCode.Done;
    }
}
