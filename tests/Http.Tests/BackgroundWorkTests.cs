using System.Text.Json;
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

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_record_sent_in_gives_its_enterprise_another_grade_and_the_history_tells_why(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("登记.csv", Registrations);
        var run = (await server.Deployment.Runs.StartAsync("langfang/public-credit", server.Deployment.Today, null, Token)).Run!; // shipped, and in force
        await server.UntilAsync($"/api/assessment/runs/{run.Number}", "state", "running");

        await server.SendInAsync("行政处罚.csv", Penalty(server.Deployment.Today.AddDays(-30)));
        var latest = await LatestGradeAsync(server, grades: 2);

        Assert.Equal(("B", "record"), (latest.GetProperty("grade").GetProperty("letter").GetString(), latest.GetProperty("reasons")[0].GetProperty("kind").GetString()));
        var (_, runs) = await server.GetAsync("/api/assessment/runs");
        Assert.Equal(1, runs.GetArrayLength());
        var (_, before) = await server.GetAsync($"/api/assessment/distribution?asOf={server.Deployment.Today.AddDays(-1):yyyy-MM-dd}");
        Assert.Equal("HT-028", before.GetProperty("code").GetString());
    }

    private static string Penalty(DateOnly day) =>
        $"""
        行政相对人名称,行政相对人类别,统一社会信用代码,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额（万元）,处罚决定日期,处罚有效期,公示截止期,处罚机关
        廊坊甲商贸有限公司,法人及非法人组织,91131000710925462J,廊市监罚〔2026〕1号,违法经营,未按规定公示,电子商务法,罚款,罚款一万元,1,{day:yyyy-MM-dd},2099-12-31,2099-12-31,廊坊市市场监督管理局

        """;

    private static async Task<JsonElement> LatestGradeAsync(TestServer server, int grades)
    {
        for (var look = 0; look < 300; look++)
        {
            var (_, history) = await server.GetAsync("/api/subjects/91131000710925462J/grades");
            if (history.GetArrayLength() >= grades)
            {
                return history[0];
            }

            await Task.Delay(200, Token);
        }

        throw new TimeoutException($"There are not {grades} grades after a minute.");
    }

    private sealed record States(string? Batch, Assessment.RunState Run);
}
