using System.Text;
using System.Text.Json;
using Xinheng.Intake.Checks;
using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;
using Xinheng.Registry;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Reading;

public sealed class RowCheckerTests
{
    private const string Header = LayoutRecognitionTests.PenaltyHeader;
    private const string Code = "91130000104759628H";
    private static readonly CheckContext Context = new(new DateOnly(2026, 11, 22), "1310");

    private static readonly Dictionary<string, string> Penalty = new()
    {
        ["行政相对人名称"] = "廊坊甲有限公司", ["行政相对人类别"] = "法人及非法人组织", ["行政相对人代码_1(统一社会信用代码)"] = Code, ["法定代表人"] = "张三",
        ["行政处罚决定书文号"] = "廊市监罚〔2023〕12号", ["违法行为类型"] = "未公示年报", ["违法事实"] = "逾期", ["处罚依据"] = "条例第十七条", ["处罚类别"] = "罚款",
        ["处罚内容"] = "罚款伍仟元", ["罚款金额(万元)"] = "0.500000", ["处罚决定日期"] = "2023-01-05", ["处罚有效期"] = "2024-01-05", ["公示截止期"] = "2026-01-05", ["处罚机关"] = "廊坊市市场监督管理局",
    };

    [Fact]
    [Clause("langfang-2023", "三(二)", "LF-5")]
    public void A_sound_penalty_is_accepted_with_its_facts_and_without_a_flag()
    {
        var row = Check();

        Assert.Equal(RowOutcome.Accepted, row.Outcome);
        Assert.Empty(row.Findings);
        var record = row.Record!; // accepted
        Assert.Equal(("penalty", Code, "廊坊甲有限公司", "fine", 500_000L), (record.Kind, record.Code.Value, record.SubjectName, record.Penalties, record.AmountFen));
        Assert.Equal((new DateOnly(2023, 1, 5), new DateOnly(2024, 1, 5), new DateOnly(2026, 1, 5)), (record.Happened, record.Until, record.PublishedThrough));
        Assert.Equal(("廊坊市市场监督管理局", "廊市监罚〔2023〕12号", 2L), (record.Issuer, record.Document, record.Row));
    }

    [Fact]
    public void The_content_is_json_with_normal_values_under_field_ids()
    {
        using var content = JsonDocument.Parse(Check(("处罚决定日期", "2023年1月5日"), ("违法事实", "他说:\"好\"\\\n第二行")).Record!.Content); // accepted

        Assert.Equal("2023-01-05", content.RootElement.GetProperty("decision_date").GetString());
        Assert.Equal(500_000, content.RootElement.GetProperty("fine_fen").GetInt64());
        Assert.Equal("他说:\"好\"\\ 第二行", content.RootElement.GetProperty("facts").GetString());
    }

    [Theory]
    [InlineData("处罚决定日期", "", "IN-102")]
    [InlineData("处罚决定日期", "昨天", "IN-103")]
    [InlineData("处罚决定日期", "23-1-5", "IN-104")]
    [InlineData("处罚决定日期", "2023-02-30", "IN-105")]
    [InlineData("处罚决定日期", "9999-12-31", "IN-105")]
    [InlineData("处罚决定日期", "1949-09-30", "IN-106")]
    public void A_row_without_a_day_of_decision_is_rejected(string column, string value, string code)
    {
        var row = Check((column, value));

        Assert.Equal((RowOutcome.Rejected, code, "decision_date"), (row.Outcome, row.Findings[^1].Code, row.Findings[^1].Field));
        Assert.Null(row.Record);
    }

    [Theory]
    [InlineData("处罚决定日期", "2027-01-05", "IN-204")]
    [InlineData("处罚有效期", "2022-01-05", "IN-205")]
    [InlineData("处罚有效期", "以后再说", "IN-207")]
    [InlineData("罚款金额(万元)", "", "IN-206")]
    [InlineData("罚款金额(万元)", "若干", "IN-208")]
    [InlineData("罚款金额(万元)", "100美元", "IN-209")]
    [InlineData("罚款金额(万元)", "0.12345678", "IN-210")]
    [InlineData("处罚类别", "罚站", "IN-211")]
    [InlineData("处罚类别", "暂扣或者吊销许可证", "IN-212")]
    [InlineData("违法事实", "", "IN-214")]
    [InlineData("行政处罚决定书文号", "", "IN-214")]
    [InlineData("行政相对人代码_1(统一社会信用代码)", "", "IN-201")]
    [InlineData("行政相对人代码_1(统一社会信用代码)", "91130000104759628J", "IN-202")]
    [InlineData("行政相对人代码_1(统一社会信用代码)", "9.11300001047596E+17", "IN-203")]
    [InlineData("行政相对人代码_1(统一社会信用代码)", "320404000009558", "IN-221")]
    [InlineData("行政相对人代码_1(统一社会信用代码)", "9113000010475", "IN-2")]
    [InlineData("行政相对人代码_1(统一社会信用代码)", "91130000104759628h", "IN-223")]
    [InlineData("行政相对人名称", "", "IN-216")]
    [InlineData("行政相对人名称", "廊坊\uFFFD公司", "IN-218")]
    public void A_doubt_is_flagged_and_the_record_is_not_lost(string column, string value, string code)
    {
        var row = Check((column, value));

        Assert.Equal(RowOutcome.Accepted, row.Outcome);
        Assert.Contains(row.Findings, finding => finding.Code.StartsWith(code, StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_with_neither_code_nor_name_is_rejected()
    {
        var row = Check(("行政相对人名称", "无"), ("行政相对人代码_1(统一社会信用代码)", "N/A"));

        Assert.Equal((RowOutcome.Rejected, "IN-101"), (row.Outcome, Assert.Single(row.Findings).Code));
    }

    [Theory]
    [InlineData("行政相对人类别", "自然人")]
    [InlineData("行政相对人代码_1(统一社会信用代码)", "11010519491231002X")]
    [InlineData("行政相对人代码_1(统一社会信用代码)", "110105 19491231 002x")]
    [InlineData("行政相对人代码_1(统一社会信用代码)", "１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData("行政相对人代码_1(统一社会信用代码)", "110105491231003")]
    public void A_row_about_a_natural_person_is_refused_and_nothing_of_it_kept(string column, string value)
    {
        var row = Check((column, value));

        Assert.Equal((RowOutcome.RefusedPerson, "IN-301", ""), (row.Outcome, Assert.Single(row.Findings).Code, row.Findings[0].Found));
        Assert.Null(row.Record);
    }

    [Theory]
    [InlineData("违法事实")]
    [InlineData("处罚内容")]
    [InlineData("行政相对人名称")]
    [InlineData("行政处罚决定书文号")]
    public void An_identity_number_in_any_text_is_masked_before_it_is_kept(string column)
    {
        var row = Check((column, "张三11010519491231002X"), ("法定代表人证件号码", "11010519491231002X"));

        Assert.Contains(row.Findings, finding => finding.Code == "IN-213");
        var record = row.Record!; // accepted
        Assert.DoesNotContain("19491231", $"{Encoding.UTF8.GetString(record.Content.Span)}{record.Key}{record.Summary}{record.SubjectName}{record.Document}", StringComparison.Ordinal);
    }

    [Fact]
    public void The_cells_of_a_rejected_row_are_kept_without_identity_numbers()
    {
        var rows = Table(Values(("处罚决定日期", "身份证11010519491231002X"), ("法定代表人证件号码", "11010519491231002X")));
        var checker = Checker(rows);
        var results = new List<CheckedRow>();
        checker.Check(rows, results);

        var kept = string.Join(',', checker.KeepableCells(rows[1])) + results[0].Findings[0].Found + results[0].Findings[0].Message;

        Assert.Equal(RowOutcome.Rejected, results[0].Outcome);
        Assert.DoesNotContain("19491231", kept, StringComparison.Ordinal);
        Assert.Contains("廊坊甲有限公司", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("责令改正")]
    [InlineData("其他-不予行政处罚")]
    public void What_is_no_penalty_by_law_is_counted_and_becomes_no_record(string kind)
    {
        var row = Check(("处罚类别", kind), ("罚款金额(万元)", ""));

        Assert.Equal((RowOutcome.NotAPenalty, "IN-219"), (row.Outcome, row.Findings[^1].Code));
        Assert.Null(row.Record);
    }

    [Fact]
    public void A_fine_beside_an_order_to_correct_is_a_fine() =>
        Assert.Equal("fine", Check(("处罚类别", "责令改正")).Record?.Penalties);

    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void A_revoked_licence_named_among_the_certificates_is_told_from_other_permits()
    {
        var rows = LayoutRecognitionTests.Rows($"行政相对人名称,统一社会信用代码,处罚类别,暂扣或吊销证照名称及编号,处罚决定日期\n甲公司,{Code},吊销许可证件,营业执照,2023-01-05\n乙公司,{Code},吊销许可证件,食品经营许可证,2023-01-05\n");

        Assert.Equal(["licence-revoked", "permit-revoked"], Check(rows).Select(row => row.Record?.Penalties));
    }

    [Theory]
    [InlineData("廊市监罚[2023]12号")]
    [InlineData("廊市监罚〔2023〕 12号")]
    [InlineData("廊市监罚［２０２３］１２号")]
    public void A_document_number_in_other_brackets_is_the_same_record(string document) =>
        Assert.Equal(Check().Record?.Key, Check(("行政处罚决定书文号", document), ("违法事实", "另述")).Record?.Key);

    [Fact]
    public void Without_a_document_number_the_facts_tell_records_apart()
    {
        var first = Check(("行政处罚决定书文号", "")).Record?.Key;

        Assert.Equal(first, Check(("行政处罚决定书文号", "--"), ("违法事实", "另述"), ("处罚决定日期", "2023/1/5")).Record?.Key);
        Assert.NotEqual(first, Check(("行政处罚决定书文号", ""), ("处罚决定日期", "2023-01-06")).Record?.Key);
        Assert.NotEqual(first, Check(("行政处罚决定书文号", ""), ("罚款金额(万元)", "0.6")).Record?.Key);
    }

    [Theory]
    [InlineData(",,,")]
    [InlineData("合计,,,12,,")]
    [InlineData("填表人:张三")]
    [InlineData("注:以上数据截至月底")]
    public void Blank_rows_notes_and_totals_are_passed_over(string row) =>
        Assert.Equal(RowOutcome.Skipped, Check(LayoutRecognitionTests.Rows($"{Header}\n{row}\n"))[0].Outcome);

    [Fact]
    public void A_header_repeated_among_the_rows_is_passed_over() =>
        Assert.Equal([RowOutcome.Accepted, RowOutcome.Skipped, RowOutcome.Accepted], Check(LayoutRecognitionTests.Rows($"{Header}\n{Values()}\n{Header}\n{Values()}\n")).Select(row => row.Outcome));

    [Fact]
    public void A_row_with_filled_cells_beyond_the_header_is_rejected()
    {
        var row = Check(LayoutRecognitionTests.Rows($"{Header}\n{Values()},错位\n"))[0];

        Assert.Equal((RowOutcome.Rejected, "IN-107"), (row.Outcome, row.Findings[0].Code));
    }

    [Fact]
    public void A_constant_of_the_mapping_fills_what_no_column_does()
    {
        var rows = LayoutRecognitionTests.Rows($"行政相对人名称,统一社会信用代码,处罚类别,处罚决定日期\n甲公司,{Code},警告,2023-01-05\n");
        var mapping = LayoutRecognition.Propose(rows, []).ToMapping() with { Constants = new Dictionary<string, string> { ["issuer"] = "廊坊市生态环境局" } };

        Assert.Equal("廊坊市生态环境局", Check(rows, mapping)[0].Record?.Issuer);
    }

    [Fact]
    public void A_list_entry_carries_the_day_it_was_lifted_under_the_same_key()
    {
        const string Lists = "企业名称,统一社会信用代码,列入经营异常名录原因,列入日期,列入决定机关,移出日期\n";
        var before = Check(LayoutRecognitionTests.Rows($"{Lists}甲公司,{Code},未按规定公示年报,2023-07-10,安次区市场监督管理局,\n"))[0].Record;
        var after = Check(LayoutRecognitionTests.Rows($"{Lists}甲公司,{Code},未按规定公示年报,2023/7/10,安次区市场监督管理局,2024-01-05\n"))[0].Record;

        Assert.Equal(before?.Key, after?.Key);
        Assert.Equal((null, new DateOnly(2024, 1, 5)), (before?.Lifted, after?.Lifted));
    }

    [Fact]
    public void A_commitment_that_was_kept_is_no_broken_one()
    {
        var row = Check(LayoutRecognitionTests.Rows($"承诺编码,承诺人名称,承诺人代码,承诺类型,承诺履行状态,承诺履行状态认定日期\n1,甲公司,{Code},审批替代型,全部履行,2023-01-05\n"))[0];

        Assert.Equal((RowOutcome.Rejected, "IN-109"), (row.Outcome, row.Findings[0].Code));
    }

    [Theory]
    [InlineData("存续", "active")]
    [InlineData("存续（在营、开业、在册）", "active")]
    [InlineData("吊销,未注销", "revoked")]
    [InlineData("注销", "cancelled")]
    [InlineData("迁出", "moved-out")]
    [InlineData("", "unknown")]
    public void A_registration_says_the_state_of_the_licence(string state, string expected)
    {
        var row = Check(LayoutRecognitionTests.Rows($"企业名称,统一社会信用代码,成立日期,登记状态,注册资本(万元),住所\n甲公司,{Code},2001-02-03,\"{state}\",\"22,000(万元人民币)\",廊坊市三河市燕郊镇\n"))[0];

        Assert.Equal((RowOutcome.Accepted, expected, 22_000_000_000L, "131082"), (row.Outcome, row.Registration?.Licence, row.Registration?.CapitalFen, row.Registration?.Division));
    }

    [Theory]
    [InlineData("registry-chongming.csv")]
    [InlineData("registry-hengshui.csv")]
    [InlineData("registry-jinzhou.csv")]
    [InlineData("registry-qinhuangdao.csv")]
    [InlineData("registry-wanzhou.csv")]
    [InlineData("registry-yingkou.csv")]
    [InlineData("registry-yongchuan.csv")]
    public void Every_real_registration_is_accepted_with_a_sound_code(string name)
    {
        var rows = Real(name);

        var registrations = Check(rows);

        Assert.All(registrations, row => Assert.Equal((RowOutcome.Accepted, CodeClass.Sound), (row.Outcome, row.Registration?.Code.Class)));
        Assert.Equal(rows.Count - 1, registrations.Count);
        Assert.DoesNotContain(registrations.SelectMany(row => row.Findings), finding => finding.Code == "IN-207");
        Assert.InRange(registrations.SelectMany(row => row.Findings).Count(finding => finding.Code == "IN-208"), 0, rows.Count / 200);
        Assert.All(registrations, row => Assert.NotNull(row.Registration?.Registered));
    }

    [Fact]
    public void Every_registration_with_a_defective_code_is_accepted_and_flagged()
    {
        var registrations = Check(Real("uscc-defects.csv"));

        Assert.Equal(1751, registrations.Count);
        Assert.All(registrations, row => Assert.Equal(RowOutcome.Accepted, row.Outcome));
        Assert.All(registrations, row => Assert.Contains(row.Findings, finding => finding.Code is "IN-201" or "IN-202" or "IN-221" or "IN-222" or "IN-223"));
    }

    [Fact]
    public void Two_checkers_on_two_threads_give_what_one_gives()
    {
        var rows = LayoutRecognitionTests.Rows(Header + "\n" + string.Concat(Enumerable.Range(0, 3000).Select(number => Values(("行政处罚决定书文号", $"{number}号"), ("处罚类别", number % 2 == 0 ? "警告;罚款" : "吊销许可证件")) + "\n")));
        var expected = Check(rows).Select(Shown).ToList();
        var found = new List<string>[2];

        Parallel.For(0, 2, thread => found[thread] = [.. Check(rows).Select(Shown)]);

        Assert.All(found, list => Assert.Equal(expected, list));
    }

    [Fact]
    public void Every_code_has_words_in_both_languages()
    {
        foreach (var code in IntakeMessages.Codes)
        {
            var finding = new Finding(code, "decision_date", "甲") { Row = 7 };

            Assert.All(
                new[] { finding.Message.Zh, finding.Message.En, finding.Expected.Zh, finding.Expected.En, finding.Remedy.Zh, finding.Remedy.En },
                text => Assert.True(text.Length > 1 && !text.Contains('{'), $"{code}: {text}"));
        }
    }

    [Fact]
    public void The_title_of_a_count_of_findings_names_no_single_value() =>
        Assert.All(
            IntakeMessages.Codes.Where(code => code.StartsWith("IN-1", StringComparison.Ordinal) || code.StartsWith("IN-2", StringComparison.Ordinal)),
            code => Assert.DoesNotContain("{", Finding.TitleOf(code).Zh + Finding.TitleOf(code).En, StringComparison.Ordinal));

    private static string Shown(CheckedRow row) => $"{row.Row} {row.Outcome} {row.Record?.Key} {row.Record?.Penalties} {(row.Record is { } record ? Encoding.UTF8.GetString(record.Content.Span) : null)}";

    private static CheckedRow Check(params (string Column, string Value)[] changes) => Check(Table(Values(changes)))[0];

    private static RowChunk Table(string row) => LayoutRecognitionTests.Rows($"{Header}\n{row}\n");

    private static string Values(params (string Column, string Value)[] changes) => string.Join(',', Header.Split(',').Select(column =>
        "\"" + (changes.FirstOrDefault(change => change.Column == column) is { Column: not null } change ? change.Value : Penalty.GetValueOrDefault(column, "")).Replace("\"", "\"\"") + "\""));

    private static RowChecker Checker(RowChunk rows) => new(LayoutRecognition.Propose(rows, []).ToMapping(), Context);

    private static List<CheckedRow> Check(RowChunk rows, Mapping? mapping = null)
    {
        var checker = new RowChecker(mapping ?? LayoutRecognition.Propose(rows, []).ToMapping(), Context);
        var results = new List<CheckedRow>();
        checker.Check(rows, results);
        return results;
    }

    private static RowChunk Real(string name)
    {
        var folder = Environment.GetEnvironmentVariable("XINHENG_SHARED") ?? Beside();
        var path = Path.Combine(folder ?? "", "data", "enterprise-registry", name);
        Assert.SkipUnless(folder is not null && File.Exists(path), "The registrations are not beside the checkout");
        using var stream = File.OpenRead(path);
        var file = SourceFile.Open(stream).File!; // asserted by what follows
        var chunk = new RowChunk();
        using var rows = file.Read(file.Sheets[0]);
        Assert.True(rows.Read(chunk, 100_000));
        return chunk;
    }

    private static string? Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Xinheng.slnx")))
            {
                var shared = Path.Combine(folder.Parent?.FullName ?? "", "shared");
                return Directory.Exists(shared) ? shared : null;
            }
        }

        return null;
    }
}
