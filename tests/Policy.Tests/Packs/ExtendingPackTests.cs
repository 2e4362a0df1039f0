using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class ExtendingPackTests
{
    private const string Head = """
        pack: somewhere/local
        version: "1"
        title: {zh: 县级包, en: County pack}
        issuer: {zh: 某县, en: Some county}
        territory: "131002"
        in_force: {from: 2024-01-01}
        extends: somewhere/small
        document: rules-2023

        """;

    [Fact]
    public void A_kind_overridden_by_id_keeps_what_is_not_said_anew()
    {
        var pack = Read("kinds:\n  - {id: penalty, enabled: false}\n").Pack;

        var penalty = Assert.Single(pack!.RecordKinds); // it compiled
        Assert.False(penalty.IsEnabled);
        Assert.Equal("行政处罚", penalty.Title.Zh);
        Assert.Equal("general", Assert.Single(penalty.Effects).Effect);
    }

    [Fact]
    public void A_parameter_overridden_by_id_takes_effect_in_the_rules_of_the_base()
    {
        var pack = Read("parameters:\n  - {id: limit, title: {zh: 上限, en: limit}, unit: records, value: 3, source: 三(五)}\n").Pack;

        Assert.Equal(["cycle_months", "limit"], pack?.Parameters.Select(parameter => parameter.Id));
        Assert.Equal(new Value.Int(3), pack?.Parameters[1].Values[0].Value);
        Assert.Equal(2, pack?.Grades.Count);
    }

    [Fact]
    public void A_new_kind_must_be_whole()
    {
        var found = Read("kinds:\n  - {id: notice, source: 一}\n").Diagnostics;

        Assert.Equal(["PK-010", "PK-010", "PK-010"], found.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void A_mistake_in_the_base_is_shown_at_the_path_of_the_base()
    {
        var reading = PackCompiler.Compile(Local(string.Empty), _ => SmallPack.Changed("temporality: event", "temporality: evnt"));

        var found = Assert.Single(reading.Diagnostics);
        Assert.Equal("../../somewhere/small/pack.yaml", found.Span?.File);
        Assert.Equal("    temporality: evnt", found.SourceLine);
    }

    [Fact]
    public void A_missing_base_is_the_only_finding_whatever_the_pack_takes_from_it()
    {
        var reading = PackCompiler.Compile(Local("kinds:\n  - {id: penalty, enabled: false}\n"), _ => null);

        Assert.Equal("PK-019", Assert.Single(reading.Diagnostics).Code);
    }

    [Fact]
    public void Packs_that_extend_each_other_are_refused()
    {
        var small = SmallPack.Changed("document: rules-2023", "document: rules-2023\nextends: somewhere/local");

        var reading = PackCompiler.Compile(small, id => id == SmallPack.Id ? small : Local(string.Empty));

        var found = Assert.Single(reading.Diagnostics, diagnostic => diagnostic.Code == "PK-020");
        Assert.Contains("somewhere/small → somewhere/local → somewhere/small", found.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_that_extends_itself_is_refused()
    {
        var small = SmallPack.Changed("document: rules-2023", "document: rules-2023\nextends: somewhere/small");

        Assert.Contains(PackCompiler.Compile(small, _ => small).Diagnostics, diagnostic => diagnostic.Code == "PK-020");
    }

    private static PackFiles Local(string more) =>
        new("somewhere/local", new Dictionary<string, string> { ["pack.yaml"] = Head + more });

    private static PackReading Read(string more) => PackCompiler.Compile(Local(more), _ => SmallPack.Of(SmallPack.Text));
}
