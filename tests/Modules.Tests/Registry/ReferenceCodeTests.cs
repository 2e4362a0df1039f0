using Xinheng.Registry;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

public sealed class ReferenceCodeTests
{
    [Theory]
    [InlineData("河北省廊坊市三河市燕郊镇燕灵路", null, "131082")]
    [InlineData("廊坊市三河市燕郊镇", "1310", "131082")]
    [InlineData("三河市燕郊开发区", null, "131082")]
    [InlineData("廊坊三河燕郊", "1310", "131082")]
    [InlineData("河北大厂回族自治县夏垫镇", null, "131028")]
    [InlineData("固安工业园区", "1310", "131022")]
    [InlineData("衡水桃城区赵圈镇", null, "131102")]
    [InlineData("景 县广川工业区", "1311", "131127")]
    [InlineData("北京市朝阳区建国路", null, "110105")]
    [InlineData("廊坊市广阳区新华路三河市场", "1310", "131003")]
    [InlineData("上海市崇明县庙镇", null, "310151")]
    [InlineData("廊坊市光明西道5号", "1310", "131000")]
    [InlineData("辽宁省锦州市古塔区汉口街５２号", null, "210702")]
    public void The_county_an_address_names_is_found(string address, string? within, string expected)
    {
        Assert.Equal(expected, Divisions.National.FromAddress(address, within)?.Code);
    }

    [Theory]
    [InlineData("鼓楼区中山路1号", null)]
    [InlineData("朝阳路1号", null)]
    [InlineData("文安道12号", "1310")]
    [InlineData("光明小区3栋", "1310")]
    [InlineData("上海市崇明区城桥镇", "1310")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_address_that_names_no_county_or_several_gives_none(string? address, string? within)
    {
        Assert.Null(Divisions.National.FromAddress(address, within));
    }

    [Fact]
    public void Four_of_five_real_addresses_name_their_county_and_it_is_found()
    {
        var addresses = SharedFiles.Rows("data/enterprise-registry", "registry-hengshui.csv").Select(r => r[7]).Where(a => a.Length > 0).ToArray();

        var found = addresses.Count(a => Divisions.National.FromAddress(a, "1311")?.Code.EndsWith("00") == false);

        Assert.InRange(found / (double)addresses.Length, 0.8, 1);
    }

    [Fact]
    public void Abolished_divisions_stay_known_with_their_last_day_and_successor()
    {
        var chongming = Divisions.National.Find("310230");

        Assert.Equal(("崇明县", new DateOnly(2016, 7, 22), "310151"), (chongming?.Name, chongming?.AbolishedOn, chongming?.Successor));
        Assert.DoesNotContain(Divisions.National.Under("310000"), d => d.Code == "310230");
    }

    [Fact]
    public void A_region_without_a_national_code_can_be_added()
    {
        var divisions = Divisions.National.With([
            new Division("1310L1", "临空经济区(廊坊)", "131000", IsNational: false) { Aliases = ["临空经济区", "廊坊临空区"] },
            new Division("131071", "廊坊经济技术开发区", "131000", IsNational: false) { Aliases = ["廊坊开发区"] },
        ]);

        Assert.Equal("1310L1", divisions.FromAddress("廊坊市临空经济区航谊道", "1310")?.Code);
        Assert.Equal("131071", divisions.FromAddress("廊坊开发区友谊路", "1310")?.Code);
        Assert.Contains(divisions.Under("131000"), d => d.Code == "1310L1");
        Assert.Null(Divisions.National.Find("1310L1"));
    }

    [Theory]
    [InlineData("C1311", "稻谷加工", IndustryLevel.Class, "C131")]
    [InlineData("1311", "稻谷加工", IndustryLevel.Class, "C131")]
    [InlineData("c13", "农副食品加工业", IndustryLevel.Division, "C")]
    [InlineData("J", "金融业", IndustryLevel.Section, null)]
    public void Industries_are_found_with_and_without_their_letter(string code, string name, IndustryLevel level, string? parent)
    {
        var industry = Industries.Find(code);

        Assert.Equal((name, level, parent), (industry?.Name, industry?.Level, industry?.Parent));
        Assert.Equal(code.ToUpperInvariant()[^1], Industries.FindByName(name)?.Code[^1]);
    }

    [Fact]
    public void There_are_twenty_sections_and_every_industry_has_a_parent_that_exists()
    {
        Assert.Equal("ABCDEFGHIJKLMNOPQRST", string.Concat(Industries.Sections.Select(s => s.Code)));
        Assert.Equal(97, Industries.Sections.Sum(s => Industries.Under(s.Code).Count));
        Assert.Null(Industries.Find("Z9999"));
    }
}
