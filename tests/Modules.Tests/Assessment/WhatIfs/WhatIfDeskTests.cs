using Xinheng.Assessment;
using Xinheng.Assessment.WhatIfs;
using Xinheng.Evaluation.WhatIf;
using Xinheng.Modules.Tests.Assessment.Snapshots;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment.WhatIfs;

public sealed class WhatIfDeskTests
{
    private static readonly DateOnly AsOf = LivelyRegistry.FirstDay;

    private static readonly PackLibrary Packs = new(GradedCity.PackRoot());

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_question_is_answered_alike_from_the_kept_columns_and_by_reading_the_registry(Engine engine)
    {
        await using var registry = await LivelyRegistry.CreateAsync(engine, seed: 4);
        await registry.LiveAsync(subjects: 150, changes: 600);
        using var reading = new WhatIfDesk(registry.Database, registry.Store);
        var read = await SaidAsync(reading, Question(limit: 0));

        await registry.Store.BringUpToDateAsync(AsOf);
        using var opening = new WhatIfDesk(registry.Database, registry.Store);
        var opened = await SaidAsync(opening, Question(limit: 0));

        Assert.Equal(read, opened);
        Assert.Contains(read, line => line.StartsWith("B>C", StringComparison.Ordinal));
        Assert.Contains(read, line => line.StartsWith("langfang/fused-regulation", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Questions_asked_at_once_are_answered_as_they_are_alone(Engine engine)
    {
        await using var registry = await LivelyRegistry.CreateAsync(engine, seed: 5);
        await registry.LiveAsync(subjects: 60, changes: 200);
        await registry.Store.BringUpToDateAsync(AsOf);
        var questions = Enumerable.Range(0, 5).SelectMany(limit => new[] { Question(limit), Question(limit, AsOf.AddDays(-limit)) }).ToList();
        var alone = new List<IReadOnlyList<string>>();
        foreach (var question in questions)
        {
            using var own = new WhatIfDesk(registry.Database, registry.Store);
            alone.Add(await SaidAsync(own, question));
        }

        using var desk = new WhatIfDesk(registry.Database, registry.Store);
        var together = await Task.WhenAll(questions.Select(question => Task.Run(() => SaidAsync(desk, question), Token)));

        Assert.Equal(alone, together);
    }

    [Fact]
    public async Task What_came_in_since_is_in_the_next_answer_and_the_answer_before_can_still_be_asked()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite, seed: 6);
        await registry.LiveAsync(subjects: 50, changes: 80);
        await registry.Store.BringUpToDateAsync(AsOf);
        using var desk = new WhatIfDesk(registry.Database, registry.Store);
        var (before, _) = await desk.AskAsync(Question(limit: 0), cancellation: Token);
        using var first = before!; // the pack is in force on the day
        var moved = first.Comparison.Moved;

        await registry.LiveAsync(subjects: 300, changes: 200);
        var (after, _) = await desk.AskAsync(Question(limit: 0), cancellation: Token);
        using var second = after!; // as above

        Assert.True(second.Comparison.Subjects > first.Comparison.Subjects);
        Assert.Equal(moved, first.Comparison.Movers().Count());
        Assert.NotEmpty(first.Groups);
    }

    [Fact]
    public async Task A_population_is_given_back_when_the_last_who_looks_at_it_has_let_go()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite, seed: 7);
        await registry.LiveAsync(subjects: 20, changes: 30);
        var snapshot = (await registry.Store.BringUpToDateAsync(AsOf)).Snapshot!; // the registry is sound
        var held = new HeldPopulation(AsOf, new ChangeNumber(1), snapshot.Columns(out _)!, snapshot); // as is the snapshot

        held.Take();
        held.LetGo();
        Assert.NotNull(snapshot.Columns(out _));
        held.LetGo();

        Assert.Throws<ObjectDisposedException>(() => snapshot.Columns(out _));
    }

    [Fact]
    public async Task A_desk_that_is_closed_leaves_the_population_to_the_answer_that_holds_it()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite, seed: 8);
        await registry.LiveAsync(subjects: 20, changes: 30);
        await registry.Store.BringUpToDateAsync(AsOf);
        var desk = new WhatIfDesk(registry.Database, registry.Store);
        var (answer, _) = await desk.AskAsync(Question(limit: 0), cancellation: Token);

        desk.Dispose();

        using var held = answer!; // the pack is in force on the day
        Assert.Equal(held.Comparison.Subjects, held.Groups.Where(group => group.By is GroupedBy.Age).Sum(group => group.Subjects));
        Assert.NotEmpty(held.Loads);
    }

    [Fact]
    public async Task Packs_without_a_scheme_and_days_out_of_force_are_refused()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        using var desk = new WhatIfDesk(registry.Database, registry.Store);
        var catalogue = Pack("national/catalogue");

        var (_, noScheme) = await desk.AskAsync(new WhatIfQuestion(catalogue, catalogue, "same", AsOf), cancellation: Token);
        var (_, notInForce) = await desk.AskAsync(Question(limit: 0, new DateOnly(2001, 1, 1)), cancellation: Token);

        Assert.Equal("AS-005", noScheme?.Code);
        Assert.Equal("AS-007", notInForce?.Code);
    }

    [Fact]
    public async Task A_registry_with_nobody_in_it_has_an_answer_about_nobody()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        using var desk = new WhatIfDesk(registry.Database, registry.Store);

        var (answer, _) = await desk.AskAsync(Question(limit: 0), cancellation: Token);

        using var held = answer!; // the pack is in force on the day
        Assert.Equal((0, 0), (held.Comparison.Subjects, held.Groups.Count));
    }

    private static CompiledPack Pack(string id) => Packs.Open(id)?.Pack ?? throw new InvalidOperationException($"{id} does not compile.");

    private static WhatIfQuestion Question(int limit, DateOnly? asOf = null)
    {
        var live = Pack(GradedCity.Pack);
        var (tried, _) = PackVariant.With(live, new Dictionary<string, string> { ["general_limit"] = $"{limit}" });
        return new WhatIfQuestion(live, tried!, $"limit {limit}", asOf ?? AsOf) { Regulations = [Pack("langfang/fused-regulation")] }; // a whole number
    }

    /// <summary>All that an answer says, line by line.</summary>
    private static async Task<IReadOnlyList<string>> SaidAsync(WhatIfDesk desk, WhatIfQuestion question)
    {
        var (answer, trouble) = await desk.AskAsync(question, cancellation: Token);
        Assert.Null(trouble);
        using var held = answer!; // there is one when there is no trouble
        return
        [
            .. held.Comparison.Moves.Select(move => $"{move.From}>{move.To} {move.Subjects}").Order(StringComparer.Ordinal),
            .. held.Groups.Select(group => group.ToString()),
            .. held.Loads.SelectMany(load => load.Rows.Select(row => $"{load.Pack} {row.Rule?.Head.Id} {row.Before} {row.After} {row.Yearly}")),
            string.Join(' ', held.Comparison.Movers().Select(at => held.Population.Numbers.Span[at])),
        ];
    }
}
