using System.Text;
using Xinheng.Registry;

namespace Xinheng.Modules.Tests.Registry;

/// <summary>Rows as intake hands them over; a test names only what it is about.</summary>
internal static class Rows
{
    public const string Code = "91131082MA0000017H";

    public static readonly ChangeOrigin Origin = new(7, new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));

    public static IncomingRegistration Registration(string code, string name = "三河清岚食品有限公司") =>
        new() { Code = CreditCode.Read(code), Name = name, Division = "131082", Industry = "C1411", Row = 2 };

    public static IncomingRecord Penalty(string code, string key, string summary = "销售不合格食品") => new()
    {
        Kind = "penalty",
        Code = CreditCode.Read(code),
        SubjectName = "三河清岚食品有限公司",
        Key = key,
        Happened = new DateOnly(2026, 1, 5),
        Issuer = "三河市市场监督管理局",
        Document = key,
        Summary = summary,
        Penalties = "fine",
        AmountFen = 2_000_000,
        Content = Encoding.UTF8.GetBytes($$"""{"summary":"{{summary}}"}"""),
        Row = 2,
    };

    public static IncomingResult Result(string code, string letter, string day = "2026-01-05", string issuer = "全国信用信息共享平台") => new()
    {
        Code = CreditCode.Read(code),
        SubjectName = "三河清岚食品有限公司",
        Scheme = "enterprise-credit-comprehensive",
        Letter = letter,
        Day = DateOnly.Parse(day),
        Issuer = issuer,
        Document = "第1号",
        Key = $"enterprise-credit-comprehensive|{day}|{issuer}",
        Row = 2,
    };

    /// <summary>A usable legacy code of its own for each number; tests that need many subjects need no checks.</summary>
    public static string LegacyCode(int number) => $"1310820{number:D6}";
}
