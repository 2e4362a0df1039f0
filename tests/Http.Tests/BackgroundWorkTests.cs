using Xinheng.Storage;
using Xunit;

namespace Xinheng.Http.Tests;

/// <summary>What a server does in the background, several things at a time.</summary>
public sealed class BackgroundWorkTests
{
    private const string Registrations = "企业名称,统一社会信用代码,成立日期\n廊坊甲商贸有限公司,91131000710925462J,2015-03-02\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_sent_in_is_taken_and_found_while_a_run_cannot_go_on()
    {
        await using var server = await TestServer.StartAsync(Engine.Postgres);
        await server.SendInAsync("登记.csv", Registrations);
        Assessment.Run run;
        States meanwhile;
        await using (var held = await server.Deployment.Database.OpenAsync(Token))
        await using (var transaction = await held.BeginTransactionAsync(Token))
        {
            await using var hold = held.CreateCommand();
            hold.Transaction = transaction;
            hold.CommandText = "LOCK TABLE assessment_grade IN ACCESS EXCLUSIVE MODE";
            await hold.ExecuteNonQueryAsync(Token);
            run = (await server.Deployment.Runs.StartAsync("langfang/public-credit", new(2026, 11, 22), null, Token)).Run!;
            await Task.Delay(TimeSpan.FromSeconds(3), Token); // longer than a step's pause: the run is being worked on

            var batch = await server.SendInAsync("登记二.csv", Registrations.Replace("甲", "乙", StringComparison.Ordinal));
            meanwhile = new(batch.GetProperty("state").GetString(), (await server.Deployment.Runs.FindAsync(run.Number, Token))!.State);
        }

        var ended = await server.UntilAsync($"/api/assessment/runs/{run.Number}", "state", "running");

        Assert.Equal(new States("finished", Assessment.RunState.Running), meanwhile);
        Assert.Equal("finished", ended.GetProperty("state").GetString());
    }

    private sealed record States(string? Batch, Assessment.RunState Run);
}
