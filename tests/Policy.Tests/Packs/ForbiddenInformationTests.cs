using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class ForbiddenInformationTests
{
    [Theory]
    [InlineData("宗教信仰", "religious-belief")]
    [InlineData("基因检测结果", "genes")]
    [InlineData("指 纹", "fingerprints")]
    [InlineData("血型", "blood-type")]
    [InlineData("既往病史", "medical-history")]
    [InlineData("人脸特征", "biometrics")]
    [InlineData("Blood Type", "blood-type")]
    [InlineData("medical_history", "medical-history")]
    [InlineData("ｆｉｎｇｅｒｐｒｉｎｔ", "fingerprints")]
    [InlineData("个人收入(元)", "income")]
    [InlineData("银行存款余额", "deposits")]
    [InlineData("有价证券", "securities")]
    [InlineData("商业保险", "insurance")]
    [InlineData("个人不动产", "real-estate")]
    [InlineData("纳税数额", "tax-amount")]
    [InlineData("信访记录", "petition")]
    [InlineData("垃圾分类违规", "garbage-sorting")]
    [InlineData("闯红灯", "jaywalking")]
    [InlineData("欠缴物业费", "property-fees")]
    [InlineData("不文明养犬", "dog-keeping")]
    public void Information_that_must_not_be_collected_is_recognised_by_its_name(string text, string id)
    {
        Assert.Equal(id, ForbiddenInformation.Find(text)?.Id);
    }

    [Theory]
    [InlineData("行政处罚")]
    [InlineData("欠缴税款")]
    [InlineData("非正常纳税户")]
    [InlineData("欠缴水电气费")]
    [InlineData("纳税人识别号")]
    [InlineData("列入严重失信主体名单日期")]
    [InlineData("不动产权证号")]
    [InlineData("营业收入")]
    [InlineData("宗教活动场所登记证号")]
    [InlineData("administrative penalty")]
    [InlineData("")]
    public void What_is_lawful_to_collect_is_not_taken_for_forbidden(string text)
    {
        Assert.Null(ForbiddenInformation.Find(text));
    }

    [Theory]
    [InlineData("petitions", "上访", "visits to offices")]
    [InlineData("blood-type", "某项", "some item")]
    [InlineData("health", "某项", "medical history")]
    [Clause("fengxian-2021", "(二)", "FX-2")]
    public void A_record_kind_of_forbidden_information_is_refused(string id, string zh, string en)
    {
        var files = SmallPack.Changed(
            "  - id: penalty",
            $"  - {{id: {id}, title: {{zh: {zh}, en: {en}}}, category: administrative, temporality: event, source: 一}}\n  - id: penalty");

        var found = SmallPack.OneFinding(files);

        Assert.Equal("PK-024", found.Code);
        Assert.Contains(id, found.SourceLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_item_names_the_rule_that_forbids_it_and_words_of_both_languages()
    {
        Assert.All(ForbiddenInformation.Items, item =>
        {
            Assert.NotEmpty(item.Source.Article);
            Assert.Contains(item.Words, word => word.Any(letter => letter > 0x4E00));
            Assert.Contains(item.Words, word => word.All(char.IsAsciiLetterLower));
        });
    }
}
