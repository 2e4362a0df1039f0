using Xinheng.Intake;
using Xinheng.Intake.Batches;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Batches;

public sealed class BatchWorkersTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_cancelled_batch_keeps_what_it_took_and_resumes_at_the_next_row(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var number = (await test.SubmitAsync("处罚.csv", IntakeTest.Penalties(5000, 300))).Receipt!.Number;

        var cancelled = await test.RunAsync(number, new CancelAfter(test.Desk, rows: 2000));
        var untouched = await test.RunAsync(number);
        var resumed = await test.Desk.ResumeAsync(number, IntakeTest.Token);
        var finished = await test.RunAsync(number);

        Assert.Equal((BatchState.Cancelled, "IN-411"), (cancelled.State, cancelled.Trouble?.Code));
        Assert.InRange(cancelled.Counts.New, 2000, 4000);
        Assert.Equal(cancelled.Counts.New, untouched.Counts.New);
        Assert.Equal((BatchState.Waiting, (BatchTrouble?)null), (resumed.Receipt?.State, resumed.Receipt?.Trouble));
        Assert.Equal((BatchState.Finished, 5000L, 5000L), (finished.State, finished.Counts.Read, finished.Counts.New));
        Assert.Equal(5000, await test.CountAsync("registry_record"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_batch_not_begun_is_cancelled_at_once(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var number = (await test.SubmitAsync("处罚.csv", IntakeTest.Penalties(10, 10))).Receipt!.Number;

        var cancelled = await test.Desk.CancelAsync(number, IntakeTest.Token);
        var due = await test.Desk.RunDueAsync(null, IntakeTest.Token);

        Assert.Equal(BatchState.Cancelled, cancelled.Receipt?.State);
        Assert.Empty(due);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Wishes_that_do_not_fit_a_batchs_state_are_refused(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var number = (await test.TakeAsync("登记.csv", IntakeTest.Registrations(3))).Number;

        var cancel = await test.Desk.CancelAsync(number, IntakeTest.Token);
        var resume = await test.Desk.ResumeAsync(number, IntakeTest.Token);
        var map = await test.Desk.SetMappingAsync(number, [], null, IntakeTest.Token);
        var missing = await test.Desk.CancelAsync(new BatchNumber(99), IntakeTest.Token);

        Assert.Equal(("IN-402", "IN-403", "IN-406", "IN-401"), (cancel.Refusal?.Code, resume.Refusal?.Code, map.Refusal?.Code, missing.Refusal?.Code));
        Assert.Equal(new("批次已完成，无法停止", "The batch is finished and cannot be cancelled"), cancel.Refusal?.Message);
        Assert.Null(await test.Desk.FindAsync(new BatchNumber(99), IntakeTest.Token));
        Assert.Null(await test.Desk.ProgressAsync(new BatchNumber(-1), IntakeTest.Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_desks_at_once_take_every_row_once(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var numbers = new List<BatchNumber>();
        for (var part = 0; part < 4; part++)
        {
            numbers.Add((await test.SubmitAsync($"登记{part}.csv", IntakeTest.Registrations(2000, part * 2000))).Receipt!.Number);
        }

        await Task.WhenAll(test.Desk.RunDueAsync(null, IntakeTest.Token), test.NewDesk(500).RunDueAsync(null, IntakeTest.Token));
        await test.Desk.RunDueAsync(null, IntakeTest.Token);

        var receipts = await test.Desk.ListAsync([], null, 100, IntakeTest.Token);
        Assert.All(receipts, receipt => Assert.Equal((BatchState.Finished, 2000L, 2000L), (receipt.State, receipt.Counts.Read, receipt.Counts.New)));
        Assert.Equal(8000, await test.CountAsync("registry_registration"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_file_sent_twice_at_once_makes_one_batch(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => test.SubmitAsync("登记.csv", IntakeTest.Registrations(40))));

        Assert.Single(answers, answer => !answer.IsRepeat);
        Assert.All(answers, answer => Assert.Equal(1, answer.Receipt?.Number.Value));
        Assert.Equal(1, await test.CountAsync("intake_batch"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_batch_whose_worker_died_here_is_taken_over_at_once(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var number = (await test.SubmitAsync("登记.csv", IntakeTest.Registrations(40))).Receipt!.Number;
        await test.ExecuteAsync($"UPDATE intake_batch SET state = 'running', lease_until = {long.MaxValue}, lease_owner = '{Environment.MachineName}/2147483000/1/x'");

        var before = await test.Desk.FindAsync(number, IntakeTest.Token);
        var done = await test.Desk.RunDueAsync(null, IntakeTest.Token);

        Assert.Equal((BatchState.Running, true), (before?.State, before?.IsResuming));
        Assert.Equal((BatchState.Finished, 40L), (done.Single().State, done.Single().Counts.New));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_batch_held_on_another_machine_is_left_alone_until_its_lease_runs_out(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var number = (await test.SubmitAsync("登记.csv", IntakeTest.Registrations(40))).Receipt!.Number;
        var until = (test.Clock.GetUtcNow() + TimeSpan.FromMinutes(1)).ToUnixTimeMilliseconds();
        await test.ExecuteAsync($"UPDATE intake_batch SET state = 'running', lease_until = {until}, lease_owner = 'elsewhere/1/1/x'");

        var held = await test.RunAsync(number);
        test.Clock.Advance(TimeSpan.FromMinutes(2));
        var takenOver = await test.RunAsync(number);

        Assert.Equal((BatchState.Running, false, 0L), (held.State, held.IsResuming, held.Counts.Read));
        Assert.Equal((BatchState.Finished, 40L), (takenOver.State, takenOver.Counts.New));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_worker_that_lost_its_lease_writes_nothing_more(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var number = (await test.SubmitAsync("处罚.csv", IntakeTest.Penalties(5000, 300))).Receipt!.Number;
        var robber = new Robber(test);

        await Assert.ThrowsAsync<LeaseLostException>(() => test.RunAsync(number, robber));

        var progress = await test.Desk.ProgressAsync(number, IntakeTest.Token);
        Assert.Equal(await test.CountAsync("registry_record"), progress?.RowsDone);
        Assert.InRange(progress!.RowsDone, 1000, 4000);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_stopping_program_lets_go_of_its_batch_for_the_next_one(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var number = (await test.SubmitAsync("处罚.csv", IntakeTest.Penalties(5000, 300))).Receipt!.Number;
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.Desk.RunAsync(number, new StopAfter(stop), stop.Token));
        var stopped = await test.Desk.FindAsync(number, IntakeTest.Token);
        var finished = await test.RunAsync(number);

        Assert.Equal((BatchState.Running, true), (stopped?.State, stopped?.IsResuming));
        Assert.Equal((BatchState.Finished, 5000L, 5000L), (finished.State, finished.Counts.Read, finished.Counts.New));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Progress_grows_to_the_whole_file_and_is_seen_by_others(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var number = (await test.SubmitAsync("处罚.csv", IntakeTest.Penalties(5000, 300))).Receipt!.Number;
        var seen = new Steps();

        await test.RunAsync(number, seen);

        var others = await test.NewDesk().ProgressAsync(number, IntakeTest.Token);
        Assert.Equal([1000, 2000, 3000, 4000, 5000], seen.Rows);
        Assert.Equal((5000, 5000, others!.BytesTotal), (others.RowsDone, others.RowsTotal, others.BytesDone));
    }

    private sealed class CancelAfter(IntakeDesk desk, long rows) : IProgress<IntakeProgress>
    {
        public void Report(IntakeProgress value)
        {
            if (value.RowsDone >= rows)
            {
                desk.CancelAsync(value.Batch).GetAwaiter().GetResult();
            }
        }
    }

    private sealed class Robber(IntakeTest test) : IProgress<IntakeProgress>
    {
        public void Report(IntakeProgress value) =>
            test.ExecuteAsync("UPDATE intake_batch SET lease_owner = 'elsewhere/1/1/x'").GetAwaiter().GetResult();
    }

    private sealed class StopAfter(CancellationTokenSource stop) : IProgress<IntakeProgress>
    {
        public void Report(IntakeProgress value) => stop.Cancel();
    }

    private sealed class Steps : IProgress<IntakeProgress>
    {
        public List<long> Rows { get; } = [];

        public void Report(IntakeProgress value) => Rows.Add(value.RowsDone);
    }
}
