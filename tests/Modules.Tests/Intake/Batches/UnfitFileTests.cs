using Xinheng.Intake;
using Xinheng.Intake.Batches;
using Xinheng.Modules.Tests.Intake.Reading;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Batches;

public sealed class UnfitFileTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_file_of_forbidden_columns_is_refused_with_all_of_them_and_cannot_be_mapped(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);

        var receipt = await test.TakeAsync("员工.csv", "员工登记表,,,\n姓名,身份证号,宗教信仰,血型\n张三,11010519491231002X,佛教,A\n");
        var proposal = (await test.Desk.ProposalsAsync(receipt.Number, IntakeTest.Token)).Single().Proposal;
        var mapped = await test.Desk.SetMappingAsync(receipt.Number, [], null, IntakeTest.Token);

        Assert.Equal((BatchState.Refused, "IN-302", 2L), (receipt.State, receipt.Trouble?.Code, receipt.Trouble?.Row));
        Assert.Contains("宗教信仰, 血型", receipt.Trouble?.Message.Zh, StringComparison.Ordinal);
        Assert.All(proposal.Columns, column => Assert.Empty(column.Samples));
        Assert.Equal("IN-406", mapped.Refusal?.Code);
        Assert.Equal(0, await test.CountAsync("registry_subject"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_forbidden_column_in_a_hidden_sheet_is_refused_and_the_sheet_named(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var good = Row(1, MadeUpFiles.RegistrationHeader.Split(',')) + Row(2, MadeUpFiles.Registrations(1).Single().Split(','));
        var workbook = MadeFiles.Xlsx("", ("登记", good), ("隐藏", Row(3, ["姓名", "指纹"])));

        var answer = await test.Desk.SubmitAsync(workbook, "登记.xlsx", new IntakeWish(), IntakeTest.Token);
        var receipt = await test.RunAsync(answer.Receipt!.Number);

        Assert.Equal((BatchState.Refused, "IN-302", 3L), (receipt.State, receipt.Trouble?.Code, receipt.Trouble?.Row));
        Assert.Contains("隐藏!指纹", receipt.Trouble?.Message.En, StringComparison.Ordinal);
        Assert.Equal(0, receipt.Counts.Read);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_quotation_mark_that_never_closes_is_named_also_where_the_header_is_not_recognised(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);

        var receipt = await test.TakeAsync("短.csv", "甲列,乙列\n甲公司,x\n\"乙公司,y\n丙公司,z\n");

        Assert.Equal((BatchState.Refused, "IN-009", 3L), (receipt.State, receipt.Trouble?.Code, receipt.Trouble?.Row));
    }

    private static string Row(int number, string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select(cell => $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";
}
