using Xinheng.Intake.Layouts;
using Xinheng.Policy;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Reading;

public sealed class ForbiddenColumnsTests
{
    private const string Penalty = LayoutRecognitionTests.PenaltyHeader;

    [Theory]
    [InlineData("姓名,身份证号,宗教信仰\n张三,11010519491231002X,无\n", "宗教信仰", 1)]
    [InlineData("姓名,身份证号,宗教信仰\n", "宗教信仰", 1)]
    [InlineData("职工登记表,,\n填表单位：某某局,填表人：李四,\n姓名,家庭住址1,员工疾病史\n", "员工疾病史", 3)]
    [InlineData("姓名,个人情况,\n,血型,是否患病\n张三,A,否\n", "血型 是否患病", 2)]
    [InlineData("姓名,日期（如2023-01-05）,ＤＮＡ编号\n张三,2023-01-05,7\n", "DNA编号", 1)]
    [InlineData("name,Blood Type\nZhang,A\n", "Blood Type", 1)]
    [InlineData("姓名,宗教信仰：有/无\n张三,有\n", "宗教信仰", 1)]
    [InlineData("姓名,血型\n张三,A\n" + Penalty + "\n", "血型", 1)]
    [InlineData(Penalty + "\n甲公司,法人\n\n行政相对人名称,统一社会信用代码,处罚决定日期,指纹\n", "指纹", 4)]
    [InlineData("企业名称,统一社会信用代码,成立日期,法定代表人血型\n甲公司,91,2020-01-02,A\n", "法定代表人血型", 1)]
    public void A_forbidden_column_is_named_with_its_row_whether_or_not_a_layout_knows_the_header(string text, string columns, long row)
    {
        var proposal = LayoutRecognitionTests.Propose(text);

        var forbidden = proposal.Findings.Where(finding => finding.Code == "IN-302").ToList();
        Assert.Equal(columns, string.Join(' ', forbidden.Select(finding => finding.Found)));
        Assert.All(forbidden, finding => Assert.Equal(row, finding.Row));
        Assert.False(proposal.IsConfident);
    }

    [Theory]
    [InlineData("甲列,乙列,丙列\n廊坊市疾病预防控制中心,91131000MA00000000,2023-01-05\n")]
    [InlineData("报送单位,廊坊市疾病预防控制中心\n甲列,乙列\n某公司,x\n")]
    [InlineData("报送单位：廊坊市信访局（章）,填表人：李四\n" + Penalty + "\n甲公司,法人\n")]
    [InlineData("2023年重大疾病防治行政处罚公示表,,\n" + Penalty + "\n甲公司,法人\n")]
    [InlineData(Penalty + "\n甲基因科技,法人,,,,,传播疾病\n乙公司,法人,,,,,侵占物业费\n")]
    [InlineData("户名,费种,数额\n甲公司,物业费,1200\n")]
    public void A_sender_a_title_or_a_value_that_speaks_of_forbidden_information_is_no_column_of_it(string text)
    {
        var proposal = LayoutRecognitionTests.Propose(text);

        Assert.DoesNotContain(proposal.Findings, finding => finding.Code == "IN-302");
    }

    [Theory]
    [InlineData("姓名,身份证号,宗教信仰\n张三,11010519491231002X,佛教\n")]
    [InlineData(Penalty + ",宗教信仰\n甲公司,法人,,,,,,,,,,,,,,,佛教\n")]
    public void Of_a_sheet_with_a_forbidden_column_no_value_is_shown(string text)
    {
        var proposal = LayoutRecognitionTests.Propose(text);

        Assert.NotEmpty(proposal.Columns);
        Assert.All(proposal.Columns, column => Assert.Empty(column.Samples));
    }

    [Fact]
    public void No_name_of_a_layout_is_taken_for_a_forbidden_column()
    {
        var names = LayoutCatalogue.All.SelectMany(layout => layout.Fields).SelectMany(field => field.Names.Concat(field.Codes));

        Assert.DoesNotContain(names, name => ForbiddenInformation.Find(name) is { NeedsConsent: false });
    }
}
