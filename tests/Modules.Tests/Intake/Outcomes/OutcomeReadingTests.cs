using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xinheng.Intake.Formats;
using Xinheng.Intake.Outcomes;
using Xinheng.Modules.Tests.Intake.Reading;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Outcomes;

public sealed class OutcomeReadingTests
{
    private const string Code = "91110000710925462X";

    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("统一社会信用代码,检查日期,检查结果\n91110000710925462X,2026年3月5日,未发现问题\n", "utf-8")]
    [InlineData("检查结果；抽查日期；社会信用代码\n", "utf-8", "否;2026/3/5;91110000710925462X\n")]
    [InlineData("统一社会信用代码\t检查日期\t是否发现问题\n91110000710925462x\t20260305\t0\n", "gb18030")]
    [InlineData("Credit code,Date,Result\n91110000-710925462X,2026-03-05,Nothing found\n", "utf-16")]
    [InlineData("某市抽查结果表,,\n\n企业名称,统一社会信用代码(18位),检查日期,抽查检查结果\n甲公司,91110000710925462X,2026.3.5,合格\n", "utf-8")]
    public void Outcomes_are_read_whatever_the_encoding_the_separator_and_the_words(string text, string encoding, string more = "")
    {
        var file = Read(MadeFiles.Text((text + more).Replace('；', ';'), encoding, encoding == "utf-16").ToArray());

        Assert.Null(file.Refusal);
        Assert.Equal([(Code, new DateOnly(2026, 3, 5), false)], file.Rows.Select(row => (row.Code, row.Day, row.Found)));
    }

    [Fact]
    public void A_workbook_is_read_like_text_with_its_rows_where_they_stand()
    {
        using var stream = new MemoryStream();
        using (var workbook = new WorkbookWriter(stream))
        {
            workbook.BeginSheet("抽查");
            workbook.WriteRow("信用代码", "日期", "结果", "入样概率", "层");
            workbook.WriteRow(Code, "46086", "不配合检查情节严重", "2.5%", "燃气");
        }

        var row = Assert.Single(OutcomeReading.Read(stream, Today).Rows);

        Assert.Equal(new OutcomeRow(2, Code, new DateOnly(2026, 3, 5), true, 0.025, "燃气"), row);
    }

    [Theory]
    [InlineData(",2026-03-05,1,0.5", "BT-101", 1)]
    [InlineData("无,2026-03-05,1,0.5", "BT-101", 1)]
    [InlineData("9111000071,2026-03-05,1,0.5", "BT-102", 1)]
    [InlineData("~12,2026-03-05,1,0.5", "BT-102", 1)]
    [InlineData("11010519491231002X,2026-03-05,1,0.5", "BT-103", 1)]
    [InlineData("91110000710925462X,,1,0.5", "BT-104", 2)]
    [InlineData("91110000710925462X,去年,1,0.5", "BT-104", 2)]
    [InlineData("91110000710925462X,2026-02-30,1,0.5", "BT-105", 2)]
    [InlineData("91110000710925462X,03/04/05,1,0.5", "BT-105", 2)]
    [InlineData("91110000710925462X,1912-01-01,1,0.5", "BT-105", 2)]
    [InlineData("91110000710925462X,2026-11-23,1,0.5", "BT-106", 2)]
    [InlineData("91110000710925462X,长期,1,0.5", "BT-106", 2)]
    [InlineData("91110000710925462X,2026-03-05,,0.5", "BT-107", 3)]
    [InlineData("91110000710925462X,2026-03-05,未发现开展本次抽查涉及的经营活动,0.5", "BT-107", 3)]
    [InlineData("91110000710925462X,2026-03-05,2,0.5", "BT-107", 3)]
    [InlineData("91110000710925462X,2026-03-05,1,", "BT-108", 4)]
    [InlineData("91110000710925462X,2026-03-05,1,0", "BT-108", 4)]
    [InlineData("91110000710925462X,2026-03-05,1,2", "BT-108", 4)]
    [InlineData("91110000710925462X,2026-03-05,1,-0.5", "BT-108", 4)]
    [InlineData("91110000710925462X,2026-03-05,1,101%", "BT-108", 4)]
    [InlineData("91110000710925462X,2026-03-05,1,1/0", "BT-108", 4)]
    [InlineData("91110000710925462X,2026-03-05,1,NaN", "BT-108", 4)]
    [InlineData("91110000710925462X,2026-03-05,1,1e-300", "BT-108", 4)]
    public void A_row_that_cannot_be_read_is_told_with_its_place(string row, string code, int column)
    {
        var file = Read($"信用代码,日期,结果,入样概率\n{row}\n91110000710925462X,2026-03-05,1,1/20\n");

        var trouble = Assert.Single(file.Troubles);
        Assert.Equal((code, 1, 2, column), (trouble.Code, trouble.Count, trouble.First[0].Row, trouble.First[0].Column));
        Assert.Equal((2, 1, 0.05), (file.Read, file.Rows.Count, file.Rows[0].Probability));
        Assert.NotNull(OutcomeMessages.Find(code));
    }

    [Fact]
    public void An_identity_number_is_never_shown_wherever_it_stands()
    {
        var file = Read($"信用代码,日期,结果,层\n11010519491231002X,2026-03-05,1,甲\n{Code},2026-03-05,张三11010519491231002X,甲\n{Code},2026-03-05,1,张三11010519491231002X\n");

        Assert.Equal(["BT-103", "BT-107"], file.Troubles.Select(trouble => trouble.Code));
        Assert.DoesNotContain("19491231", string.Concat(file.Troubles.SelectMany(trouble => trouble.First).Select(place => place.Found).Concat(file.Rows.Select(row => row.Stratum))));
    }

    [Fact]
    public void Every_row_is_taken_or_told_and_only_the_first_few_are_shown()
    {
        var text = new StringBuilder("信用代码,日期,结果\n");
        for (var row = 0; row < 5_000; row++)
        {
            text.Append(Code).Append(",2026-03-05,").Append(row % 2 == 0 ? "1" : "也许").Append('\n');
        }

        var file = Read(text.ToString());

        Assert.Equal((5_000, 2_500, 2_500), (file.Read, file.Rows.Count, file.Troubles.Single().Count));
        Assert.Equal([3, 5, 7, 9, 11], file.Troubles.Single().First.Select(place => place.Row));
    }

    [Theory]
    [InlineData("", "IN-001")]
    [InlineData("%PDF-1.7", "IN-004")]
    [InlineData("企业名称,检查日期,检查结果\n甲公司,2026-03-05,1\n", "BT-001")]
    [InlineData("甲,乙\n丙,丁\n", "BT-001")]
    [InlineData("信用代码,检查日期,抽查日期,结果\n91110000710925462X,2026-03-05,2026-03-06,1\n", "BT-002")]
    [InlineData("信用代码,检查日期,结果\n", "BT-004")]
    [InlineData("信用代码,检查日期,结果\n,,也许\n", "BT-004")]
    public void A_file_that_cannot_be_used_is_refused_with_what_was_expected(string text, string code)
    {
        var refusal = Read(text).Refusal;

        Assert.Equal(code, refusal?.Code);
        Assert.All([refusal?.Message, refusal?.Expected, refusal?.Remedy], words => Assert.True(words is { Zh.Length: > 0, En.Length: > 0 } && !words.Zh.Contains('{')));
    }

    [Fact]
    public void More_rows_than_the_limit_and_more_strata_than_there_can_be_are_refused()
    {
        var rows = new StringBuilder("信用代码,日期,结果\n");
        for (var row = 0; row <= OutcomeReading.MostRows; row++)
        {
            rows.Append("x,,\n");
        }

        var strata = string.Concat(Enumerable.Range(0, OutcomeReading.MostStrata + 1).Select(at => $"{Code},2026-03-05,1,{at}层\n"));

        Assert.Equal("BT-003", Read(rows.ToString()).Refusal?.Code);
        Assert.Equal("BT-005", Read($"信用代码,日期,结果,层\n{strata}").Refusal?.Code);
    }

    [Fact]
    public void Columns_that_are_not_read_are_named()
    {
        var file = Read($"企业名称,信用代码,日期,结果,宗教信仰\n甲公司,{Code},2026-03-05,1,无\n");

        Assert.Equal(["企业名称", "宗教信仰"], file.Unread);
    }

    [Fact]
    public void Any_bytes_give_a_file_or_a_refusal() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(
            (from head in Gen.Elements("", "信用代码,日期,结果\n", "code,date,result,p\n\"", "PK\u0003\u0004")
             from rest in Gen.Choose(0, 255).Select(value => (byte)value).ListOf()
             select (byte[])[.. Encoding.UTF8.GetBytes(head), .. rest]).ToArbitrary(),
            bytes =>
            {
                var file = Read(bytes);

                return file.Refusal is not null || file.Rows.Count + file.Troubles.Sum(trouble => trouble.Count) == file.Read;
            }));

    private static OutcomeFile Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static OutcomeFile Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return OutcomeReading.Read(stream, Today);
    }
}
