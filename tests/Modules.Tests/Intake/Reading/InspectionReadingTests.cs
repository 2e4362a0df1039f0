using System.Text.Json;
using Xinheng.Intake.Checks;
using Xinheng.Intake.Layouts;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Reading;

public sealed class InspectionReadingTests
{
    private const string Header = "检查对象名称,统一社会信用代码,抽查任务编号,抽查事项,检查类型,检查日期,检查机关,检查结果,发现的问题,入样概率,抽样层,撤销日期";

    [Theory]
    [InlineData("未发现问题", "inspection-clean")]
    [InlineData("1", "inspection-clean")]
    [InlineData("１", "inspection-clean")]
    [InlineData("1-未发现问题", "inspection-clean")]
    [InlineData("合格", "inspection-clean")]
    [InlineData("Nothing Found", "inspection-clean")]
    [InlineData("发现问题已责令改正", "inspection-problem")]
    [InlineData("6.发现问题已责令改正", "inspection-problem")]
    [InlineData("公示信息隐瞒真实情况、弄虚作假", "inspection-problem")]
    [InlineData("2;6", "inspection-problem")]
    [InlineData("未按规定公示年报、发现问题待后续处理", "inspection-problem")]
    [InlineData("公示信息隐瞒真实情况、弄虚作假；发现问题已责令改正", "inspection-problem")]
    [InlineData("8;2", "inspection-problem")]
    [InlineData("problem found", "inspection-problem")]
    [InlineData("不配合检查情节严重", "inspection-refused")]
    [InlineData("不配合检查（情节严重）", "inspection-refused")]
    [InlineData("6;7", "inspection-refused")]
    [InlineData("8 不配合检查情节严重", "inspection-refused")]
    [InlineData("未发现开展本次抽查涉及的经营活动", "inspection-void")]
    [InlineData("通过登记的住所（经营场所）无法联系", "inspection-void")]
    [InlineData("5", "inspection-void")]
    public void The_kind_of_the_record_follows_from_the_result(string result, string kind)
    {
        var row = Check(result);

        Assert.Equal(RowOutcome.Accepted, row.Outcome);
        Assert.Empty(row.Findings);
        Assert.Equal(kind, row.Record?.Kind);
    }

    [Theory]
    [InlineData("", "IN-102")]
    [InlineData("无", "IN-102")]
    [InlineData("0", "IN-113")]
    [InlineData("10", "IN-113")]
    [InlineData("B", "IN-113")]
    [InlineData("是", "IN-113")]
    [InlineData("不配合检查", "IN-113")]
    [InlineData("未发现问题吗", "IN-113")]
    [InlineData("6;也许", "IN-113")]
    [InlineData(";、;", "IN-113")]
    [InlineData("2026-03-05", "IN-113")]
    [InlineData("1;6", "IN-114")]
    [InlineData("未发现问题、发现问题已责令改正", "IN-114")]
    public void A_result_that_tells_none_or_two_that_exclude_each_other_is_rejected_with_what_was_expected(string result, string code)
    {
        var row = Check(result);

        var finding = Assert.Single(row.Findings);
        Assert.Equal((RowOutcome.Rejected, code, "result"), (row.Outcome, finding.Code, finding.Field));
        Assert.Null(row.Record);
        Assert.All([finding.Message, finding.Expected, finding.Remedy], words => Assert.True(words is { Zh.Length: > 0, En.Length: > 0 } && !words.Zh.Contains('{')));
    }

    [Fact]
    public void An_inspection_is_kept_with_its_task_its_words_and_how_it_was_drawn()
    {
        var record = Read("甲公司,91110000710925462X,任〔2026〕3号,特种设备,双随机,2026年3月5日,三河市市场监督管理局,发现问题待后续处理,未年检,5%,燃气,")[0].Record!; // accepted

        Assert.Equal((new DateOnly(2026, 3, 5), "三河市市场监督管理局", "任〔2026〕3号", "特种设备 · 发现问题待后续处理"), (record.Happened, record.Issuer, record.Document, record.Summary));
        var content = JsonDocument.Parse(record.Content).RootElement;
        Assert.Equal(["untargeted", "发现问题待后续处理", "5%", "燃气"], ((string[])["form", "result", "inclusion_probability", "stratum"]).Select(field => content.GetProperty(field).GetString()));
    }

    [Theory]
    [InlineData("一半")]
    [InlineData("0")]
    [InlineData("120%")]
    [InlineData("1/0")]
    public void A_probability_that_is_none_is_flagged_and_the_inspection_is_kept(string probability)
    {
        var row = Read($"甲公司,91110000710925462X,任1号,,日常,2026-03-05,某局,1,,{probability},,")[0];

        Assert.Equal(RowOutcome.Accepted, row.Outcome);
        Assert.Equal(("IN-224", "inclusion_probability"), (Assert.Single(row.Findings).Code, row.Findings[0].Field));
    }

    [Fact]
    public void A_day_of_withdrawal_takes_the_inspection_back()
    {
        var rows = Read("甲公司,91110000710925462X,任1号,,日常,2026-03-05,某局,1,,,,2026-04-01\n甲公司,91110000710925462X,任1号,,日常,2026-03-05,某局,6,,,,2026-03-01");

        Assert.Equal([new DateOnly(2026, 4, 1), new DateOnly(2026, 3, 1)], rows.Select(row => row.Record?.Withdrawn));
        Assert.Equal(["IN-205"], rows[1].Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void One_inspection_has_one_key_in_any_writing_and_another_item_another()
    {
        var rows = Read(
            "甲公司,91110000710925462X,任〔2026〕1号,消防,日常,2026-03-05,某局,1,,,,\n甲公司,91110000710925462X,任[2026]1号,消防,日常,2026/3/5,某局,1,,,,\n甲公司,91110000710925462X,任〔2026〕1号,卫生,日常,2026-03-05,某局,1,,,,");

        Assert.Equal(rows[0].Record?.Key, rows[1].Record?.Key);
        Assert.NotEqual(rows[0].Record?.Key, rows[2].Record?.Key);
    }

    [Fact]
    public void A_mapping_that_fills_no_result_rejects_every_row_for_it_and_a_constant_says_it_for_all()
    {
        MappedColumn[] columns = [new(0, "subject_name"), new(1, "credit_code"), new(5, "inspection_date")];
        var without = new Mapping { Kind = "inspection", FirstDataRow = 2, Columns = columns };
        var all = without with { Constants = new Dictionary<string, string> { ["result"] = "未发现问题" } };

        Assert.Contains(("IN-102", "result"), Read("甲公司,91110000710925462X,,,,2026-03-05", without)[0].Findings.Select(finding => (finding.Code, finding.Field)));
        Assert.Equal("inspection-clean", Read("甲公司,91110000710925462X,,,,2026-03-05", all)[0].Record?.Kind);
    }

    [Fact]
    public void An_inspection_of_a_natural_person_is_refused() =>
        Assert.Equal(RowOutcome.RefusedPerson, Read("李某,11010519491231002X,任1号,,日常,2026-03-05,某局,6,,,,")[0].Outcome);

    [Fact]
    public void A_cell_without_end_is_rejected_and_ends()
    {
        var row = Check(string.Concat(Enumerable.Repeat("发现问题;", 20_000)) + "？");

        Assert.Equal((RowOutcome.Rejected, "IN-113"), (row.Outcome, Assert.Single(row.Findings).Code));
        Assert.InRange(row.Findings[0].Found.Length, 1, 100);
    }

    [Fact]
    public void Wherever_a_layout_has_several_kinds_each_has_words_of_its_own_and_no_other_layouts_id()
    {
        var layouts = LayoutCatalogue.All.Where(layout => layout.Kinds.Count > 1).ToList();

        Assert.Contains(layouts, layout => layout.TellsOutcomes);
        Assert.All(layouts, layout => Assert.Equal(layout.Kinds.Select(kind => kind.Id).Order(), layout.Fields.Single(field => field.Role == "kind").Values.Keys.Order()));
        Assert.All(layouts, layout => Assert.Distinct(layout.Fields.Single(field => field.Role == "kind").Values.SelectMany(value => value.Value)));
        Assert.Distinct(LayoutCatalogue.All.SelectMany(layout => layout.Kinds).Select(kind => kind.Id));
    }

    private static CheckedRow Check(string result) => Read($"甲公司,91110000710925462X,任1号,,日常,2026-03-05,某局,\"{result}\",,,,")[0];

    private static List<CheckedRow> Read(string rows, Mapping? mapping = null)
    {
        var chunk = LayoutRecognitionTests.Rows($"{Header}\n{rows}\n");
        var proposal = LayoutRecognition.Propose(chunk, []);
        Assert.Equal(("inspection", true), (proposal.Kind, proposal.IsConfident));
        var results = new List<CheckedRow>();
        new RowChecker(mapping ?? proposal.ToMapping(), new CheckContext(new DateOnly(2026, 11, 22), "1310")).Check(chunk, results);
        return results;
    }
}
