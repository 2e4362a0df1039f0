using Xinheng.Assessment.PackLife;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment.PackLife;

public sealed class PackDraftTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_step_from_a_draft_to_a_version_in_force_is_kept_with_who_and_when(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        var shipped = city.Packs.Find(GradedCity.Pack)!.Pack!.Fingerprint; // shipped and sound
        var opened = Texts.Done(await city.Drafts.OpenAsync(Texts.Version(city, "2026.2"), shipped, Texts.Author));

        city.Clock.Advance(TimeSpan.FromHours(1));
        var submitted = Texts.Done(await city.Drafts.SubmitAsync(Texts.Wish(opened, Texts.Author)));
        var returned = Texts.Done(await city.Drafts.ReturnAsync(Texts.Wish(submitted, Texts.Approver), "第 3 条规则缺少依据"));
        var saved = Texts.Done(await city.Drafts.SaveAsync(Texts.Wish(returned, Texts.Author), Texts.Version(city, "2026.3").Texts));
        var again = Texts.Done(await city.Drafts.SubmitAsync(Texts.Wish(saved, Texts.Author)));
        var approved = Texts.Done(await city.Drafts.ApproveAsync(Texts.Wish(again, Texts.Approver)));
        var activated = Texts.Done(await city.Drafts.ActivateAsync(Texts.Wish(approved, Texts.Author), GradedCity.Day("2026-12-01")));

        Assert.Equal(
            [DraftState.Writing, DraftState.Submitted, DraftState.Returned, DraftState.Writing, DraftState.Submitted, DraftState.Approved, DraftState.Activated],
            activated.Steps.Select(step => step.State));
        Assert.Equal(["李明", "李明", "王芳", "李明", "李明", "王芳", "李明"], activated.Steps.Select(step => step.By.Name));
        Assert.Equal("第 3 条规则缺少依据", activated.Steps[2].Reason);
        Assert.Equal(GradedCity.Day("2026-12-01"), activated.Steps[^1].From);
        Assert.Equal(TimeSpan.FromHours(1), activated.Steps[1].At - activated.Steps[0].At);
        Assert.Equal((shipped, "2026.3"), (activated.BasedOn, activated.Version));
        Assert.Equal(activated.Steps, (await city.Drafts.FindAsync(opened.Number))?.Steps);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_two_who_save_one_draft_the_second_is_told_who_changed_what_and_nothing_is_lost(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        var seen = await Texts.OpenAsync(city, Texts.Version(city, "2026.2"));
        var first = Texts.Done(await city.Drafts.SaveAsync(Texts.Wish(seen, Texts.Approver), Texts.Version(city, "2026.3").Texts));

        var second = await city.Drafts.SaveAsync(Texts.Wish(seen, Texts.Author), Texts.Version(city, "2026.4").Texts);

        Assert.Equal(("AS-021", DraftRefusalKind.Overtaken), (second.Refusal?.Code, second.Refusal?.Kind));
        Assert.Equal(("王芳", first.Revision), (second.Refusal?.Overtaking?.By.Name, second.Refusal?.Overtaking?.Revision));
        Assert.Equal(["pack.yaml"], second.Refusal?.Overtaking?.Changed);
        Assert.Equal(first.Files.Texts, (await city.Drafts.FindAsync(seen.Number))?.Files.Texts);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_many_who_save_at_once_exactly_one_does(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        var seen = await Texts.OpenAsync(city, Texts.Version(city, "2026.2"));

        var answers = await Task.WhenAll(Enumerable.Range(3, 8).Select(number => Task.Run(() =>
            city.Drafts.SaveAsync(Texts.Wish(seen, Texts.Author), Texts.Version(city, $"2026.{number}").Texts))));

        Assert.Single(answers, answer => answer.IsDone);
        Assert.All(answers.Where(answer => !answer.IsDone), answer => Assert.Equal("AS-021", answer.Refusal?.Code));
        Assert.Equal(2, (await city.Drafts.FindAsync(seen.Number))?.Steps.Count);
    }

    [Fact]
    public async Task The_same_files_saved_again_change_nothing()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var draft = await Texts.OpenAsync(city, Texts.Version(city, "2026.2"));

        var again = Texts.Done(await city.Drafts.SaveAsync(Texts.Wish(draft, Texts.Approver), draft.Files.Texts));

        Assert.Equal(draft.Revision, again.Revision);
    }

    [Theory]
    [InlineData("李明")]
    [InlineData("  李　明 ")]
    [InlineData("李·明")]
    [InlineData("李\u200b明")]
    public async Task Who_wrote_or_submitted_a_draft_can_neither_approve_nor_return_it_however_the_name_is_written(string name)
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var draft = await Texts.OpenAsync(city, Texts.Version(city, "2026.2"));
        var submitted = Texts.Done(await city.Drafts.SubmitAsync(Texts.Wish(draft, Texts.Person("赵强"))));

        var approval = await city.Drafts.ApproveAsync(Texts.Wish(submitted, Texts.Person(name)));
        var bySubmitter = await city.Drafts.ApproveAsync(Texts.Wish(submitted, Texts.Person("赵强")));
        var back = await city.Drafts.ReturnAsync(Texts.Wish(submitted, Texts.Person(name)), "改");

        Assert.Equal(["AS-023", "AS-023", "AS-023"], new[] { approval, bySubmitter, back }.Select(answer => answer.Refusal?.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("123")]
    [InlineData("…")]
    [InlineData("李\n明")]
    [InlineData("李\0明")]
    public void What_names_nobody_is_no_name(string text)
    {
        Assert.Null(NamedPerson.Read(text));
        Assert.Null(NamedPerson.Read(new string('李', NamedPerson.LongestName + 1)));
        Assert.Equal("AS-028", NamedPerson.Refuse(text).Code);
    }

    [Fact]
    public async Task Findings_and_failing_cases_keep_a_draft_from_being_submitted_and_are_named()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var broken = await Texts.OpenAsync(city, Texts.Changed(Texts.Version(city, "2026.2"), ("precedence: first-match", "precedense: first-match")));
        var unsettled = await Texts.OpenAsync(city, Texts.Changed(Texts.Version(city, "2026.2"), ("precedence: first-match", string.Empty)));
        var failing = await Texts.OpenAsync(city, Texts.Changed(Texts.Version(city, "2026.2"), ("value: 5", "value: 4")));

        var misspelt = await city.Drafts.SubmitAsync(Texts.Wish(broken, Texts.Author));
        var overlapping = await city.Drafts.SubmitAsync(Texts.Wish(unsettled, Texts.Author));
        var wrong = await city.Drafts.SubmitAsync(Texts.Wish(failing, Texts.Author));

        Assert.Equal(["AS-024", "AS-024", "AS-024"], new[] { misspelt, overlapping, wrong }.Select(answer => answer.Refusal?.Code));
        Assert.Contains("PK-009 pack.yaml:", misspelt.Refusal?.Message.En);
        Assert.Contains(overlapping.Refusal?.Check?.Entry.Diagnostics ?? [], diagnostic => diagnostic.Code.StartsWith("LN-", StringComparison.Ordinal));
        Assert.Contains(wrong.Refusal?.Check?.Cases ?? [], one => !one.IsPassed && one.Case.Title.Zh.Contains('五'));
        Assert.Equal(DraftState.Writing, (await city.Drafts.FindAsync(failing.Number))?.State);
    }

    [Fact]
    public async Task A_version_that_another_text_has_is_refused()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var shipped = await Texts.OpenAsync(city, Texts.Version(city, "2023.1"));
        await Texts.ApprovedAsync(city, Texts.Version(city, "2026.2"));
        var other = await Texts.OpenAsync(city, Texts.Changed(Texts.Version(city, "2026.2"), ("# Langfang's", "# The city's")));

        var sameAsShipped = await city.Drafts.SubmitAsync(Texts.Wish(shipped, Texts.Author));
        var sameAsApproved = await city.Drafts.SubmitAsync(Texts.Wish(other, Texts.Author));

        Assert.Equal(("AS-025", "AS-025"), (sameAsShipped.Refusal?.Code, sameAsApproved.Refusal?.Code));
    }

    [Fact]
    public async Task A_step_the_state_does_not_allow_is_refused()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var written = await Texts.OpenAsync(city, Texts.Version(city, "2026.2"));
        var approved = await Texts.ApprovedAsync(city, Texts.Version(city, "2026.3"));
        var active = await Texts.ActivatedAsync(city, Texts.Version(city, "2026.4"), "2026-12-01");
        var gone = Texts.Done(await city.Drafts.DiscardAsync(Texts.Wish(await Texts.OpenAsync(city, Texts.Version(city, "2026.5")), Texts.Author), null));

        DraftAnswer[] answers =
        [
            await city.Drafts.ApproveAsync(Texts.Wish(written, Texts.Approver)),
            await city.Drafts.ReturnAsync(Texts.Wish(written, Texts.Approver), "改"),
            await city.Drafts.SaveAsync(Texts.Wish(approved, Texts.Author), written.Files.Texts),
            await city.Drafts.DiscardAsync(Texts.Wish(active, Texts.Author), null),
            await city.Drafts.SaveAsync(Texts.Wish(active, Texts.Author), written.Files.Texts),
            await city.Drafts.SubmitAsync(Texts.Wish(gone, Texts.Author)),
            await city.Drafts.DiscardAsync(Texts.Wish(gone, Texts.Author), null),
        ];

        Assert.All(answers, answer => Assert.Equal("AS-022", answer.Refusal?.Code));
    }

    [Fact]
    public async Task A_draft_cannot_be_put_in_force_unapproved_in_the_past_or_outside_the_packs_own_time()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var approved = await Texts.ApprovedAsync(city, Texts.Version(city, "2026.2"));
        var written = await Texts.OpenAsync(city, Texts.Version(city, "2026.3"));

        var past = await city.Drafts.ActivateAsync(Texts.Wish(approved, Texts.Author), GradedCity.Day("2026-11-20"));
        var late = await city.Drafts.ActivateAsync(Texts.Wish(approved, Texts.Author), GradedCity.Day("2028-01-19"));
        var unapproved = await city.Drafts.ActivateAsync(Texts.Wish(written, Texts.Author), GradedCity.Day("2026-12-01"));
        var today = await city.Drafts.ActivateAsync(Texts.Wish(approved, Texts.Author), GradedCity.Day("2026-11-21"));

        Assert.Equal(["AS-026", "AS-027", "AS-022", null], new[] { past, late, unapproved, today }.Select(answer => answer.Refusal?.Code));
    }

    [Theory]
    [InlineData("../pack.yaml")]
    [InlineData("/etc/passwd")]
    [InlineData("cases/../../pack.yaml")]
    [InlineData("cases/a.yml")]
    [InlineData("cases/a.yaml\n")]
    [InlineData("cases/案例.yaml")]
    [InlineData("cases/A.yaml")]
    [InlineData("cases//a.yaml")]
    [InlineData("cases\\a.yaml")]
    [InlineData("cases/.yaml")]
    [InlineData("program.exe")]
    [InlineData("")]
    public async Task A_file_that_is_no_part_of_a_pack_is_refused(string path)
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var files = Texts.Version(city, "2026.2");

        var answer = await city.Drafts.OpenAsync(files with { Texts = files.Texts.Append(new(path, "x: 1")).ToDictionary() }, null, Texts.Author);

        Assert.Equal("AS-030", answer.Refusal?.Code);
        Assert.Empty((await city.Drafts.ListAsync((null, null), default, 10)).Items);
    }

    [Fact]
    public async Task A_draft_is_bounded_in_files_and_size_and_needs_a_packs_id_and_a_base_that_is_known()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var files = Texts.Version(city, "2026.2");
        var many = Enumerable.Range(1, 201).ToDictionary(number => $"cases/c{number}.yaml", _ => "x");
        var heavy = Enumerable.Range(1, 6).ToDictionary(number => $"cases/c{number}.yaml", _ => new string('x', 400_000));

        DraftAnswer[] answers =
        [
            await city.Drafts.OpenAsync(files with { Texts = many }, null, Texts.Author),
            await city.Drafts.OpenAsync(files with { Texts = new Dictionary<string, string>() }, null, Texts.Author),
            await city.Drafts.OpenAsync(files with { Texts = new Dictionary<string, string> { ["pack.yaml"] = new('#', 400_001) } }, null, Texts.Author),
            await city.Drafts.OpenAsync(files with { Texts = heavy }, null, Texts.Author),
            await city.Drafts.OpenAsync(files with { Id = "../etc/passwd" }, null, Texts.Author),
            await city.Drafts.OpenAsync(files, new string('0', 64), Texts.Author),
        ];

        Assert.Equal(["AS-031", "AS-031", "AS-032", "AS-033", "AS-034", "AS-035"], answers.Select(answer => answer.Refusal?.Code));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Drafts_are_listed_latest_first_by_pack_and_state_and_page_by_page(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        var first = await Texts.OpenAsync(city, Texts.Version(city, "2026.2"));
        var second = await Texts.ApprovedAsync(city, Texts.Version(city, "2026.3"));
        var third = await Texts.OpenAsync(city, Texts.Version(city, "2026.4") with { Id = "langfang/other" });

        var page = await city.Drafts.ListAsync((null, null), default, 2);
        var rest = await city.Drafts.ListAsync((null, null), page.Next ?? default, 2);
        var written = await city.Drafts.ListAsync((GradedCity.Pack, DraftState.Writing), default, 10);

        Assert.Equal([third.Number, second.Number], page.Items.Select(draft => draft.Number));
        Assert.Equal([first.Number], rest.Items.Select(draft => draft.Number));
        Assert.Null(rest.Next);
        Assert.Equal([first.Number], written.Items.Select(draft => draft.Number));
    }

    [Fact]
    public async Task What_does_not_exist_is_said_not_to()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var wish = new DraftWish(new DraftNumber(7), 1, Texts.Author);

        DraftAnswer[] answers =
        [
            await city.Drafts.SaveAsync(wish, Texts.Version(city, "2026.2").Texts),
            await city.Drafts.SubmitAsync(wish),
            await city.Drafts.ApproveAsync(wish),
            await city.Drafts.ActivateAsync(wish, GradedCity.Day("2026-12-01")),
        ];

        Assert.All(answers, answer => Assert.Equal(("AS-020", DraftRefusalKind.Unknown), (answer.Refusal?.Code, answer.Refusal?.Kind)));
        Assert.Null(await city.Drafts.FindAsync(wish.Draft));
    }

    [Fact]
    public async Task Garbage_can_be_drafted_and_checked_but_not_submitted()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var files = Texts.Version(city, "2026.2") with { Texts = new Dictionary<string, string> { ["pack.yaml"] = "pack: [\0\u0007: *x", ["broken/a.yaml"] = "]", ["cases/a.yaml"] = "{" } };

        var draft = await Texts.OpenAsync(city, files);
        var check = await city.Drafts.CheckAsync(files, TestContext.Current.CancellationToken);
        var answer = await city.Drafts.SubmitAsync(Texts.Wish(draft, Texts.Author), TestContext.Current.CancellationToken);

        Assert.NotEmpty(check.Entry.Diagnostics);
        Assert.Equal("AS-024", answer.Refusal?.Code);
        Assert.Equal(files.Texts["pack.yaml"], draft.Files.Texts["pack.yaml"]);
    }
}
