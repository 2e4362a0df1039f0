using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

public sealed class TakingTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("liaoning-2022", "3", "LN-3")]
    public async Task A_registration_makes_its_subject_known_with_every_fact(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var sent = new IncomingRegistration
        {
            Code = CreditCode.Read("9313102835894621xx"), Name = "大厂云川蔬菜种植专业合作社", Licence = "revoked", LicenceSince = new DateOnly(2025, 6, 1),
            Registered = new DateOnly(2012, 2, 29), EntityType = "农民专业合作社", SubjectKind = "cooperative", Division = "131028", Industry = "A0141",
            StateOwned = "county", CapitalFen = 123_456_789_012, CapitalText = "12.3亿", Address = "夏垫镇", Representative = "李某",
            Tags = ["z", "key-field:food"], Row = 17,
        };

        var taken = Assert.Single(await registry.TakeAsync(sent));

        Assert.Equal((TakeOutcome.New, true), (taken.Outcome, taken.IsSubjectNew));
        var facts = (await registry.StandingAsync("9313102835894621XX", "2026-03-02")).Registration;
        Assert.NotNull(facts);
        Assert.Equal(
            (sent.Name, sent.Licence, sent.LicenceSince, sent.Registered, sent.EntityType, sent.SubjectKind, sent.Division, sent.Industry),
            (facts.Name, facts.Licence, facts.LicenceSince, facts.Registered, facts.EntityType, facts.SubjectKind, facts.Division, facts.Industry));
        Assert.Equal(
            (sent.StateOwned, sent.CapitalFen, sent.CapitalText, sent.Address, sent.Representative, Rows.Origin.Received, 7L, 17L),
            (facts.StateOwned, facts.CapitalFen, facts.CapitalText, facts.Address, facts.Representative, facts.Received, facts.Batch, facts.Row));
        Assert.Equal(["key-field:food", "z"], facts.Tags);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_registration_again_writes_nothing(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        await registry.TakeAsync(Rows.Registration(Rows.Code));
        var before = await registry.Changes.LastAsync(RegistryFixture.Token);

        var again = await registry.TakeAsync(Rows.Registration(Rows.Code) with { Row = 99 }, Rows.Registration(Rows.Code.ToLowerInvariant()) with { Code = CreditCode.Read(Rows.Code) });

        Assert.All(again, row => Assert.Equal((TakeOutcome.Unchanged, false), (row.Outcome, row.IsSubjectNew)));
        Assert.Equal(before, await registry.Changes.LastAsync(RegistryFixture.Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Other_facts_are_a_further_version_and_the_old_name_is_kept(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        await registry.TakeAsync(Rows.Registration(Rows.Code, "旧名有限公司"));

        var changed = Assert.Single(await registry.TakeAsync(Rows.Registration(Rows.Code, "新名有限公司")));

        Assert.Equal(TakeOutcome.Changed, changed.Outcome);
        Assert.Equal(["旧名有限公司", "新名有限公司"], (await registry.Reading.VersionsAsync(changed.Subject, RegistryFixture.Token)).Select(v => v.Name));
        Assert.Equal("旧名有限公司", Assert.Single(await registry.Reading.FormerNamesAsync(changed.Subject, RegistryFixture.Token)).Value);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rows_told_twice_in_one_chunk_are_taken_once(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);

        var registrations = await registry.TakeAsync(Rows.Registration(Rows.Code), Rows.Registration(Rows.Code), Rows.Registration(Rows.Code, "改名"));
        var records = await registry.TakeAsync(Rows.Penalty(Rows.Code, "1号"), Rows.Penalty(Rows.Code, "1号"), Rows.Penalty(Rows.Code, "1号", "另一事由"), Rows.Penalty(Rows.Code, "2号"));

        Assert.Equal([TakeOutcome.New, TakeOutcome.Unchanged, TakeOutcome.Changed], registrations.Select(r => r.Outcome));
        Assert.Equal([TakeOutcome.New, TakeOutcome.Unchanged, TakeOutcome.Changed, TakeOutcome.New], records.Select(r => r.Outcome));
        Assert.Equal(records[0].Record, records[2].Record);
        Assert.Equal(["另一事由", "销售不合格食品"], (await registry.StandingAsync(Rows.Code, "2026-03-02")).Records.Select(r => r.Summary));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_record_of_an_unknown_subject_makes_it_known(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);

        var taken = await registry.TakeAsync(Rows.Penalty(Rows.Code, "1号"), Rows.Penalty(Rows.Code, "2号"));
        var later = Assert.Single(await registry.TakeAsync(Rows.Registration(Rows.Code)));

        Assert.Equal([true, false], taken.Select(r => r.IsSubjectNew));
        Assert.Equal((TakeOutcome.New, false, taken[0].Subject), (later.Outcome, later.IsSubjectNew, later.Subject));
        Assert.Equal(1, (await registry.Reading.CountsAsync(RegistryFixture.Token)).Subjects);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("hebei-2021", "4", "HB-4")]
    public async Task Subjects_without_a_usable_code_are_kept_apart_and_none_is_lost(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var first = await registry.TakeAsync(
            Rows.Registration("无", "甲店"), Rows.Registration("", "乙店"), Rows.Registration("无", "甲店") with { Division = "131081" },
            Rows.Registration("12345", "丙店"), Rows.Registration("12345", "丁店"), Rows.Registration("", ""), Rows.Registration("", "") with { Address = "别处" });

        var again = await registry.TakeAsync(Rows.Registration("", "甲店") with { Address = "新址" }, Rows.Registration("", ""));

        Assert.Equal(7, first.Select(r => r.Subject).Distinct().Count());
        Assert.Equal((first[0].Subject, TakeOutcome.Changed), (again[0].Subject, again[0].Outcome));
        Assert.Equal((first[5].Subject, TakeOutcome.Unchanged), (again[1].Subject, again[1].Outcome));
        var kept = await registry.Reading.GetAsync(first[3].Subject, RegistryFixture.Token);
        Assert.Equal(("12345", CodeClass.WrongLength), (kept?.Code.Value, kept?.Code.Class));
        Assert.Equal(kept, await registry.Reading.FindAsync(kept!.Key, RegistryFixture.Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_persons_identity_number_is_written_nowhere(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);

        var taken = await registry.TakeAsync(Rows.Registration("11010519491231002X", "某商店"));

        var subject = await registry.Reading.GetAsync(taken[0].Subject, RegistryFixture.Token);
        Assert.Equal((string.Empty, CodeClass.IdentityNumber), (subject?.Code.Value, subject?.Code.Class));
        Assert.Null(await registry.Reading.FindAsync("11010519491231002X", RegistryFixture.Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Hostile_text_is_taken_and_comes_back(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var name = "'; DROP TABLE registry_subject; --\u0000\uD83C<script>🏭" + new string('长', 5000);

        await registry.TakeAsync(Rows.Registration(Rows.Code, name));

        var read = (await registry.StandingAsync(Rows.Code, "2026-03-02")).Registration?.Name;
        Assert.Equal(name.Replace("\u0000", "").Replace("\uD83C<", "\uFFFD<"), read);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_record_reported_with_other_content_is_corrected_and_its_history_is_kept(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var first = Assert.Single(await registry.TakeAsync(Rows.Penalty(Rows.Code, "1号")));

        await registry.TakeAsync(Rows.Penalty(Rows.Code, "1号", "更正后的事由") with { AmountFen = 5 });
        var again = Assert.Single(await registry.TakeAsync(Rows.Penalty(Rows.Code, "1号", "更正后的事由") with { AmountFen = 5 }));

        Assert.Equal(TakeOutcome.Unchanged, again.Outcome);
        var now = Assert.Single((await registry.StandingAsync(Rows.Code, "2026-03-02")).Records);
        var then = Assert.Single((await registry.StandingAsync(Rows.Code, "2026-03-02", first.Change)).Records);
        Assert.Equal(("更正后的事由", 5L, "销售不合格食品", 2_000_000L), (now.Summary, now.AmountFen, then.Summary, then.AmountFen));
        var history = await registry.Reading.HistoryAsync(first.Record, RegistryFixture.Token);
        Assert.Equal([null, RecordEventKind.Corrected], history.Select(h => h.Kind));
        Assert.Equal("{\"summary\":\"更正后的事由\"}"u8.ToArray(), history[1].Content!.Value.ToArray());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_state_reported_as_lifted_ends_on_that_day(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var listed = Rows.Penalty(Rows.Code, "名单1") with { Kind = "abnormal-operation" };
        await registry.TakeAsync(listed);

        var lifted = await registry.TakeAsync(listed with { Lifted = new DateOnly(2026, 2, 1) }, listed with { Lifted = new DateOnly(2026, 2, 1) }, listed);

        Assert.Equal([TakeOutcome.Changed, TakeOutcome.Unchanged, TakeOutcome.Unchanged], lifted.Select(r => r.Outcome));
        Assert.Equal(RecordStanding.Effective, (await registry.StandingAsync(Rows.Code, "2026-01-31")).Records[0].Standing);
        Assert.Equal(RecordStanding.Lifted, (await registry.StandingAsync(Rows.Code, "2026-02-01")).Records[0].Standing);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_decision_number_of_another_kind_or_subject_is_another_record(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);

        var taken = await registry.TakeAsync(
            Rows.Penalty(Rows.Code, "1号"), Rows.Penalty(Rows.LegacyCode(1), "1号"), Rows.Penalty(Rows.Code, "1号") with { Kind = "permit" });

        Assert.All(taken, row => Assert.Equal(TakeOutcome.New, row.Outcome));
        var counts = await registry.Reading.CountsAsync(RegistryFixture.Token);
        Assert.Equal((2L, 2L, 1L), (counts.Subjects, counts.RecordsByKind["penalty"], counts.RecordsByKind["permit"]));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Records_under_a_former_code_reach_the_subject(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var subject = (await registry.TakeAsync(Rows.Registration(Rows.Code)))[0].Subject;
        var other = (await registry.TakeAsync(Rows.Registration(Rows.LegacyCode(5))))[0].Subject;
        Task<SubjectNumber?> LinkAsync(string code) => registry.Database.WriteAsync(
            (transaction, token) => new FormerCodes(registry.Database).LinkAsync(transaction, subject, CreditCode.Read(code), Rows.Origin, token), RegistryFixture.Token);

        Assert.Null(await LinkAsync("320404000009558"));
        Assert.Null(await LinkAsync("320404000009558"));
        Assert.Equal(other, await LinkAsync(Rows.LegacyCode(5)));
        var taken = Assert.Single(await registry.TakeAsync(Rows.Penalty("320404000009558", "旧1号")));

        Assert.Equal((subject, false), (taken.Subject, taken.IsSubjectNew));
        Assert.Equal(subject, (await registry.Reading.FindAsync("320404 000009558", RegistryFixture.Token))?.Number);
        Assert.Equal("320404000009558", Assert.Single(await registry.Reading.FormerCodesAsync(subject, RegistryFixture.Token)).Value);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_chunk_whose_transaction_fails_leaves_nothing(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);

        await Assert.ThrowsAsync<InvalidDataException>(() => registry.Database.WriteAsync(
            async (transaction, token) =>
            {
                await new RegistryTaking(registry.Database).TakeAsync(transaction, [Rows.Registration(Rows.Code)], Rows.Origin, token);
                throw new InvalidDataException();
            },
            RegistryFixture.Token));
        var taken = Assert.Single(await registry.TakeAsync(Rows.Registration(Rows.Code)));

        Assert.Equal((TakeOutcome.New, true, 1L, 1L), (taken.Outcome, taken.IsSubjectNew, taken.Subject.Value, taken.Change.Value));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_empty_chunk_is_taken(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);

        Assert.Empty(await registry.TakeAsync(Array.Empty<IncomingRecord>()));
        Assert.Empty(await registry.TakeAsync(Array.Empty<IncomingRegistration>()));
    }
}
