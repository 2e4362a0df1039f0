using System.CommandLine;
using Xinheng.Storage;

namespace Xinheng.Commands;

/// <summary><c>storage migrate</c></summary>
internal static class StorageCommands
{
    public static Command Make(CommandLine line) => line.Group("storage", "数据库", "The database",
    [
        line.Make("migrate", "把数据库更新到当前结构", "Bring the database to the current form", [], MigrateAsync),
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
}
