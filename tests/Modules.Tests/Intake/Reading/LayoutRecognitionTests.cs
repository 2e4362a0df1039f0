using Xinheng.Intake.Checks;
using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Reading;

public sealed class LayoutRecognitionTests
{
    internal const string PenaltyHeader =
        "行政相对人名称,行政相对人类别,行政相对人代码_1(统一社会信用代码),法定代表人,法定代表人证件号码,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额(万元),处罚决定日期,处罚有效期,公示截止期,处罚机关";

    public static TheoryData<string, string> Headers => new()
    {
        { "penalty", PenaltyHeader },
        { "penalty", "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_YXQ,CF_CFJG" },
        { "penalty", "CF_CFMC,CF_WSH,CF_CFLB1,CF_CFLB2,CF_SY,CF_YJ,CF_XDR_MC,CF_XDR_SHXYM,CF_XDR_ZDM,CF_XDR_GSDJ,CF_XDR_SFZ,CF_FR,CF_JG,CF_JDRQ,CF_XZJG,CF_ZT,DFBM,SJC,BZ" },
        { "permit", "行政相对人名称,行政相对人代码_1(统一社会信用代码),行政许可决定文书名称,行政许可决定文书号,许可类别,许可内容,许可决定日期,有效期自,有效期至,许可机关" },
        { "permit", "XK_XDR_MC,XK_XDR_SHXYM,XK_XKWS,XK_WSH,XK_XKLB,XK_NR,XK_JDRQ,XK_YXQZ,XK_YXQZI,XK_XKJG,XK_ZT" },
        { "registration", "name,uscc,reg_date,ent_type,reg_capital,province,city,address,name_masked" },
        { "registration", "name,code_as_published,province,city,reg_date,class" },
        { "registration", "企业名称,统一社会信用代码,成立日期,企业类型,注册资本(万元),住所,登记状态,行业代码" },
        { "serious-list", "企业名称,统一社会信用代码,名单名称,列入原因,列入日期,列入机关,移出日期" },
        { "abnormal-operation", "企业名称,统一社会信用代码,列入经营异常名录原因,列入日期,列入决定机关,移出日期" },
        { "judgment", "当事人,统一社会信用代码,案号,案由,判决结果,判决日期,审理法院" },
        { "compulsion", "当事人名称,统一社会信用代码,行政强制决定书文号,行政强制类别,行政强制决定日期,强制机关" },
        { "tax-arrears", "纳税人名称(企业名称),统一社会信用代码,欠税税种,欠税余额(元),公告日期,主管税务机关" },
        { "irregular-taxpayer", "企业名称,纳税人识别号,统一社会信用代码,认定非正常户日期,认定税务机关" },
        { "utility-arrears", "单位名称,统一社会信用代码,费用种类,欠费金额(元),欠费日期,供应单位" },
        { "broken-commitment", "承诺编码,承诺人名称,承诺人类别,承诺人代码,承诺类型,承诺事由,承诺作出日期,承诺履行状态,未履行的承诺内容,承诺履行状态认定日期,认定单位,承诺受理单位" },
        { "contract-breach", "企业名称,统一社会信用代码,合同编号,合同名称,违约情况,违约金额,违约认定日期,认定单位" },
        { "inspection", "检查对象名称,统一社会信用代码,抽查计划编号,抽查任务编号,抽查任务名称,抽查类型,抽查事项,检查日期,检查机关,检查结果,后续处理" },
        { "inspection", "企业名称,统一社会信用代码,检查日期,检查部门,检查结果,入样概率,抽样层" },
        { "inspection", "统一社会信用代码,检查日期,检查结果" },
        { "honour", "企业名称,统一社会信用代码,荣誉名称,授予日期,授予单位" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_standard_header_needs_no_person(string kind, string header)
    {
        var proposal = Propose($"{header}\n{new string(',', header.Count(letter => letter == ','))}x\n");

        Assert.Equal((kind, true), (proposal.Kind, proposal.IsConfident));
        Assert.Empty(proposal.MissingRequired);
        Assert.Equal((1L, 2L), (proposal.HeaderRow, proposal.FirstDataRow));
    }

    [Fact]
    public void The_codes_of_from_and_until_are_not_mixed_up()
    {
        var proposal = Propose("XK_XDR_MC,XK_XDR_SHXYM,XK_NR,XK_JDRQ,XK_YXQZ,XK_YXQZI\n");

        Assert.Equal("valid_from", proposal.Columns[4].Field);
        Assert.Equal("valid_through", proposal.Columns[5].Field);
    }

    [Fact]
    public void A_header_below_titles_and_instructions_is_found()
    {
        var proposal = Propose($"廊坊市行政处罚信息公示表,,,\n填表说明:日期请填 2023-01-01,,,\n,,,\n{PenaltyHeader}\n甲公司,法人\n");

        Assert.Equal(("penalty", 4L, 5L, true), (proposal.Kind, proposal.HeaderRow, proposal.FirstDataRow, proposal.IsConfident));
    }

    [Fact]
    public void A_header_of_two_rows_with_codes_below_names_is_read_as_one()
    {
        var proposal = Propose("行政相对人名称,统一社会信用代码,文号,种类,日期\nCF_XDR_MC,CF_XDR_SHXYM,CF_WSH,CF_CFLB,CF_JDRQ\n甲公司,91,1,警告,2023-01-05\n");

        Assert.Equal(["subject_name", "credit_code", "document", "penalty_kind", "decision_date"], proposal.Columns.Select(column => column.Field));
        Assert.Equal((1L, 3L, true), (proposal.HeaderRow, proposal.FirstDataRow, proposal.IsConfident));
    }

    [Fact]
    public void A_group_heading_above_its_columns_is_read_with_them()
    {
        var proposal = Propose("行政相对人名称,统一社会信用代码,处罚情况,,处罚决定日期\n,,处罚类别,罚款金额(万元),\n甲公司,91,罚款,0.5,2023-01-05\n");

        Assert.Equal(["subject_name", "credit_code", "penalty_kind", "fine_fen", "decision_date"], proposal.Columns.Select(column => column.Field));
        Assert.Equal(3, proposal.FirstDataRow);
    }

    [Theory]
    [InlineData("*处罚决定日期", "decision_date", null)]
    [InlineData("处罚决定\n日期(必填)", "decision_date", null)]
    [InlineData("处罚决定日期 CF_JDRQ", "decision_date", null)]
    [InlineData("CF_JDRQ(处罚决定日期)", "decision_date", null)]
    [InlineData("罚款金额（万元）", "fine_fen", "ten-thousand-yuan")]
    [InlineData("罚款金额(元)", "fine_fen", "yuan")]
    [InlineData("ＣＦ＿ＷＳＨ", "document", null)]
    [InlineData("处 罚 机 关", "issuer", null)]
    public void A_header_cell_is_read_past_stars_breaks_notes_and_units(string header, string field, string? unit)
    {
        var proposal = Propose($"行政相对人名称,统一社会信用代码,处罚类别,违法事实,\"{header}\"\n");

        Assert.Equal((field, unit), (proposal.Columns[4].Field, proposal.Columns[4].Unit));
    }

    [Fact]
    public void A_sheet_without_its_date_waits_for_a_person_and_names_the_field()
    {
        var proposal = Propose("行政相对人名称,统一社会信用代码,行政处罚决定书文号,处罚类别\n甲公司,91,1,警告\n");

        Assert.False(proposal.IsConfident);
        Assert.Equal(["decision_date"], proposal.MissingRequired);
    }

    [Fact]
    public void A_sheet_that_may_be_of_several_kinds_waits_for_a_person()
    {
        var proposal = Propose("企业名称,统一社会信用代码,日期,内容\n甲公司,91,2023-01-05,x\n");

        Assert.False(proposal.IsConfident);
    }

    [Fact]
    public void Rows_without_any_header_give_the_columns_with_their_values()
    {
        var proposal = Propose("甲公司,91131000MA00000000\n乙公司,11010519491231002X\n");

        Assert.Null(proposal.Kind);
        Assert.Equal("IN-015", Assert.Single(proposal.Findings).Code);
        Assert.Equal(["91131000MA00000000", "110105************"], proposal.Columns[1].Samples);
    }

    [Theory]
    [InlineData("宗教信仰")]
    [InlineData("血型")]
    [InlineData("员工疾病史")]
    public void A_column_of_forbidden_information_is_refused(string header)
    {
        var proposal = Propose($"{PenaltyHeader},{header}\n");

        Assert.False(proposal.IsConfident);
        Assert.Equal(("IN-302", FindingWeight.Refusal), (Assert.Single(proposal.Findings).Code, proposal.Findings[0].Weight));
    }

    [Fact]
    public void A_kind_a_person_has_said_is_kept()
    {
        var proposal = LayoutRecognition.Propose(Rows("名称,代码,日期\n甲,91,2023-01-05\n"), [], "honour");

        Assert.Equal("honour", proposal.Kind);
    }

    [Fact]
    public void A_saved_mapping_fits_the_same_header_under_another_title_and_in_another_order()
    {
        var proposal = Propose("单位,码,哪天,罚什么\n甲公司,91,2023-01-05,警告\n");
        var mapping = new Mapping
        {
            Kind = "penalty", FirstDataRow = 2, Columns = [new(0, "subject_name"), new(1, "credit_code"), new(2, "decision_date"), new(3, "penalty_kind")],
            Constants = new Dictionary<string, string> { ["issuer"] = "廊坊市市场监督管理局" },
        };
        var saved = SavedMapping.FromJson(SavedMapping.From("市场局月报", mapping, proposal).ToJson());

        var again = saved.ApplyTo(Propose("月报,,,\n哪天,罚什么,单位,码\n2023-01-05,警告,甲公司,91\n"));

        Assert.Equal(["decision_date", "penalty_kind", "subject_name", "credit_code"], again?.Columns.OrderBy(column => column.Column).Select(column => column.Field));
        Assert.Equal("廊坊市市场监督管理局", again?.Constants["issuer"]);
        Assert.Null(saved.ApplyTo(Propose("单位,码\n甲公司,91\n")));
    }

    [Fact]
    public void Every_layout_names_its_fields_once_and_keys_that_exist()
    {
        string[] roles = ["happened", "issuer", "document", "penalties", "amount"];
        foreach (var layout in LayoutCatalogue.All)
        {
            Assert.Equal(layout.Fields.Count, layout.Fields.Select(field => field.Id).Distinct().Count());
            Assert.All(layout.Key.Concat(layout.StandIn).Concat(layout.Summary), part => Assert.True(roles.Contains(part) || layout.Find(part) is not null, $"{layout.Kind}: {part}"));
            Assert.NotEmpty(layout.Source);
        }

        Assert.Equal(15, LayoutCatalogue.All.Count);
    }

    internal static MappingProposal Propose(string text, params string[] hints) => LayoutRecognition.Propose(Rows(text), hints);

    internal static RowChunk Rows(string text)
    {
        var file = SourceFile.Open(MadeFiles.Text(text)).File!; // text opens
        var chunk = new RowChunk();
        using var rows = file.Read(file.Sheets[0]);
        rows.Read(chunk, 100_000);
        return chunk;
    }
}
