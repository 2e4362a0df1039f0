using Xinheng.Intake.Checks;
using Xinheng.Intake.Layouts;
using Xinheng.Intake.Values;
using Xinheng.Modules.Tests.Intake.Batches;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Reading;

public sealed class ResultReadingTests
{
    private const string Header = "企业名称,统一社会信用代码,评价体系,等级,评价日期,评价单位,文号,状态,撤销日期";
    private const string Code = "91130000104759628H";
    private static readonly CheckContext Context = new(new DateOnly(2026, 11, 22), "1310") { Scales = IntakeTest.ShippedScales.Value };

    [Fact]
    public void A_sound_result_is_accepted_with_its_facts_and_without_a_flag()
    {
        var row = Check("廊坊甲有限公司,91130000104759628H,enterprise-credit-comprehensive,B,2026-05-01,全国信用信息共享平台,评〔2026〕1号,有效,");

        Assert.Equal(RowOutcome.Accepted, row.Outcome);
        Assert.Empty(row.Findings);
        var result = row.Result!; // accepted
        Assert.Equal((Code, "廊坊甲有限公司", "enterprise-credit-comprehensive", "B"), (result.Code.Value, result.SubjectName, result.Scheme, result.Letter));
        Assert.Equal((new DateOnly(2026, 5, 1), "全国信用信息共享平台", "评〔2026〕1号"), (result.Day, result.Issuer, result.Document));
        Assert.Equal((false, null, 2L), (result.IsWithdrawn, result.WithdrawnOn, result.Row));
        Assert.Null(row.Record);
    }

    [Theory]
    [InlineData("企业信用状况综合评价", "B级", "B")]
    [InlineData("Enterprise credit COMPREHENSIVE evaluation", "b", "B")]
    [InlineData(" 企业信用 风险分类 ", "Ｃ类", "C")]
    [InlineData("enterprise-credit-risk", "信用风险一般", "B")]
    [InlineData("ENTERPRISE-CREDIT-RISK", "high risk", "D")]
    [InlineData("hebei-public-credit", "C－", "C-")]
    public void A_scheme_and_a_letter_are_known_however_they_are_written(string scheme, string written, string letter) =>
        Assert.Equal(letter, Check($"甲,{Code},{scheme},{written},2026年5月1日,某平台,,,").Result?.Letter);

    [Theory]
    [InlineData("no-such-scheme", "A", "IN-110", "scheme")]
    [InlineData("enterprise-credit-risk", "E", "IN-111", "grade")]
    [InlineData("enterprise-credit-risk", "AA", "IN-111", "grade")]
    [InlineData("enterprise-credit-risk", "未评", "IN-111", "grade")]
    [InlineData("enterprise-credit-risk", "无", "IN-102", "grade")]
    [InlineData("", "A", "IN-102", "scheme")]
    public void A_scheme_no_pack_knows_and_a_letter_off_its_scale_are_rejected_at_their_field(string scheme, string letter, string code, string field)
    {
        var row = Check($"甲,{Code},{scheme},{letter},2026-05-01,某平台,,,");

        var finding = Assert.Single(row.Findings);
        Assert.Equal((RowOutcome.Rejected, code, field), (row.Outcome, finding.Code, finding.Field));
        Assert.Null(row.Result);
    }

    [Theory]
    [InlineData("张三,,")]
    [InlineData("廊坊甲有限公司,,")]
    public void A_result_is_kept_under_no_name_without_a_code_which_could_be_a_persons(string subject)
    {
        var row = Check($"{subject}enterprise-credit-risk,A,2026-05-01,某平台,,,");

        Assert.Equal(RowOutcome.Rejected, row.Outcome);
        Assert.Contains(("IN-102", "credit_code"), row.Findings.Select(finding => (finding.Code, finding.Field)));
        Assert.Null(row.Result);
    }

    [Fact]
    public void A_rejection_names_the_letters_of_the_scheme_and_the_schemes_packs_take_results_on()
    {
        var letter = Check($"甲,{Code},enterprise-credit-risk,E,2026-05-01,某平台,,,").Findings[0];
        var scheme = Check($"甲,{Code},国家评价,E,2026-05-01,某平台,,,").Findings[0];

        Assert.Equal("“等级”不在该评价体系的等级之内：E", letter.Message.Zh);
        Assert.Equal("该评价体系的等级之一：A、B、C、D", letter.Expected.Zh);
        Assert.Equal("Write one of A, B, C, D, as the document has it", letter.Remedy.En);
        Assert.Contains("enterprise-credit-comprehensive、enterprise-credit-risk", scheme.Expected.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_with_a_row_is_said_at_once()
    {
        var row = Check($",,国家评价,,2026-13-45,,,大概,");

        Assert.Equal(RowOutcome.Rejected, row.Outcome);
        Assert.Superset(new HashSet<string> { "IN-101", "IN-102", "IN-105", "IN-110", "IN-112" }, row.Findings.Select(finding => finding.Code).ToHashSet());
    }

    [Theory]
    [InlineData("", "", false, null)]
    [InlineData("有效", "", false, null)]
    [InlineData("已撤销", "", true, null)]
    [InlineData("作废", "2026-07-01", true, "2026-07-01")]
    [InlineData("", "2026年7月1日", true, "2026-07-01")]
    public void A_result_is_withdrawn_by_a_word_or_a_day(string standing, string day, bool isWithdrawn, string? on)
    {
        var result = Check($"甲,{Code},enterprise-credit-risk,A,2026-05-01,某平台,,{standing},{day}").Result!; // accepted

        Assert.Equal((isWithdrawn, on is null ? null : DateOnly.Parse(on)), (result.IsWithdrawn, result.WithdrawnOn));
    }

    [Fact]
    public void One_result_reported_in_two_writings_of_its_scheme_day_and_issuer_has_one_key()
    {
        var one = Check($"甲,{Code},企业信用风险分类,A,2026-05-01,某局（信用处）,,,").Result;
        var other = Check($"甲,{Code},enterprise-credit-risk,B级,2026年5月1日,某局 (信用处),,,").Result;

        Assert.Equal(one?.Key, other?.Key);
        Assert.NotEqual(one?.Key, Check($"甲,{Code},企业信用风险分类,A,2026-05-02,某局（信用处）,,,").Result?.Key);
    }

    [Theory]
    [InlineData("李某,11010519491231002X,enterprise-credit-risk,A,2026-05-01,某平台,,,")]
    [InlineData("李某,1101 0519 4912 3100 2X,enterprise-credit-risk,A,2026-05-01,某平台,,,")]
    public void A_result_about_a_natural_person_is_refused(string row)
    {
        var read = Check(row);

        Assert.Equal((RowOutcome.RefusedPerson, "IN-301"), (read.Outcome, Assert.Single(read.Findings).Code));
        Assert.Null(read.Result);
    }

    [Fact]
    public void A_sheet_whose_mapping_fills_no_scheme_rejects_every_row_for_it()
    {
        var mapping = new Mapping { Kind = "received-results", FirstDataRow = 2, Columns = [new(0, "subject_name"), new(1, "credit_code"), new(4, "evaluated_date")] };

        var row = Read($"{Header}\n甲,{Code},x,A,2026-05-01,某平台,,,\n", mapping)[0];

        Assert.Equal(["scheme", "grade"], row.Findings.Where(finding => finding.Code == "IN-102").Select(finding => finding.Field));
    }

    [Fact]
    public void A_constant_of_the_mapping_says_the_scheme_of_every_row()
    {
        var mapping = new Mapping
        {
            Kind = "received-results", FirstDataRow = 2,
            Columns = [new(0, "subject_name"), new(1, "credit_code"), new(3, "grade"), new(4, "evaluated_date")],
            Constants = new Dictionary<string, string> { ["scheme"] = "企业信用风险分类", ["issuer"] = "市场监管总局" },
        };

        var result = Read($"{Header}\n甲,{Code},,A,2026-05-01,,,,\n", mapping)[0].Result!; // accepted

        Assert.Equal(("enterprise-credit-risk", "市场监管总局"), (result.Scheme, result.Issuer));
    }

    [Fact]
    public void Hostile_cells_are_rejected_and_end()
    {
        var rows = Read(
            $"""
            {Header}
            甲,{Code},enterprise-credit-risk,{new string('A', 100_000)},2026-05-01,某平台,,,
            甲,{Code},{new string('评', 100_000)},A,2026-05-01,某平台,,,
            甲,{Code},enterprise-credit-risk,=HYPERLINK(A1),2026-05-01,某平台,,,
            甲,{Code},enterprise-credit-risk,A' OR 1=1 --,2026-05-01,某平台,,,
            甲,{Code},enterprise-credit-risk,A{'\u202E'}B,2026-05-01,某平台,,,

            """);

        Assert.Equal(["IN-111", "IN-110", "IN-111", "IN-111", "IN-111"], rows.Select(row => Assert.Single(row.Findings).Code));
        Assert.All(rows, row => Assert.True(row.Findings[0].Found.Length <= 80));
    }

    [Fact]
    public void Where_no_pack_knows_a_scale_every_result_is_rejected()
    {
        var row = Read($"{Header}\n甲,{Code},enterprise-credit-risk,A,2026-05-01,某平台,,,\n", context: new CheckContext(Context.Today))[0];

        Assert.Equal("IN-110", Assert.Single(row.Findings).Code);
        Assert.EndsWith("such as (none)", row.Findings[0].Expected.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_may_mean_two_things_means_none_and_an_id_as_it_stands_is_always_meant()
    {
        var words = new WordTable<string>(["a", "A", "b"], id => id, id => id == "b" ? ["mean", "A"] : ["mean"]);

        Assert.Equal(("a", "A", "b", "b"), (words.Find("a"), words.Find("A"), words.Find("b"), words.Find("B")));
        Assert.Null(words.Find("mean"));
        Assert.Null(words.Find("Ａ "));
    }

    private static CheckedRow Check(string row) => Read($"{Header}\n{row}\n")[0];

    private static List<CheckedRow> Read(string text, Mapping? mapping = null, CheckContext? context = null)
    {
        var rows = LayoutRecognitionTests.Rows(text);
        var proposal = LayoutRecognition.Propose(rows, []);
        Assert.Equal("received-results", proposal.Kind);
        Assert.True(proposal.IsConfident);
        var results = new List<CheckedRow>();
        new RowChecker(mapping ?? proposal.ToMapping(), context ?? Context).Check(rows, results);
        return results;
    }
}
