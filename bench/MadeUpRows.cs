using System.Globalization;
using System.Text;
using Xinheng.Registry;

namespace Xinheng.Bench;

/// <summary>Made-up registrations and penalties with codes that pass both checks. The same seed gives the same rows.</summary>
internal sealed class MadeUpRows(int seed)
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly string[] Counties = ["131002", "131003", "131022", "131023", "131024", "131025", "131026", "131028", "131081", "131082"];
    private static readonly string[] Places = ["廊坊", "三河", "霸州", "固安", "永清", "香河", "大城", "文安", "大厂", "安次", "广阳"];
    private static readonly string[] Trades = ["科技", "商贸", "建材", "物流", "食品", "家具", "机械", "化工", "餐饮管理", "装饰工程", "农业开发", "环保设备"];
    private static readonly string[] Forms = ["有限公司", "有限责任公司", "股份有限公司", "经营部", "商行", "厂"];
    private const string Syllables = "云山海天星辰禾木川原松柏清岚瑞祥恒泰宏远博雅嘉禄盛凯启明新源百汇华晨东升安康聚力同创金鼎润泽长风";
    private readonly Random random = new(seed);

    public static string Code(int number)
    {
        Span<char> code = stackalloc char[18];
        $"91{Counties[number % Counties.Length]}".CopyTo(code);
        // A bijection of the number, so that codes arrive in no order, as they do in life.
        var body = (ulong)(uint)number * 2654435761UL % 100_000_000UL;
        body.TryFormat(code[8..], out _, "D8", CultureInfo.InvariantCulture);
        ReadOnlySpan<int> organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 8; i++)
        {
            sum += (code[8 + i] - '0') * organisationWeights[i];
        }

        code[16] = (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
        ReadOnlySpan<int> weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
        sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += Alphabet.IndexOf(code[i], StringComparison.Ordinal) * weights[i];
        }

        code[17] = Alphabet[(31 - (sum % 31)) % 31];
        return new string(code);
    }

    public string Name() =>
        $"{Pick(Places)}{Syllables[random.Next(Syllables.Length)]}{Syllables[random.Next(Syllables.Length)]}{Syllables[random.Next(Syllables.Length)]}{Pick(Trades)}{Pick(Forms)}";

    public IncomingRegistration Registration(int number) => new()
    {
        Code = CreditCode.Read(Code(number)),
        Name = Name(),
        Licence = random.Next(20) == 0 ? "revoked" : "active",
        Registered = new DateOnly(2000, 1, 1).AddDays(random.Next(9000)),
        EntityType = "有限责任公司(自然人投资或控股)",
        SubjectKind = random.Next(3) == 0 ? "individual-business" : "enterprise",
        Division = Pick(Counties),
        Industry = $"C{random.Next(13, 44)}11",
        CapitalFen = random.Next(1, 5000) * 1_000_000L,
        CapitalText = "500万元人民币",
        Address = $"河北省廊坊市{Pick(Places)}光明西道{random.Next(1, 900)}号",
        Representative = "张某",
        Row = number + 2,
    };

    public IncomingRecord Penalty(int number, int subjects)
    {
        var document = $"廊市监罚〔{2018 + (number % 8)}〕{number}号";
        return new IncomingRecord
        {
            Kind = "penalty",
            Code = CreditCode.Read(Code(random.Next(subjects))),
            SubjectName = Name(),
            Key = $"{document}|廊坊市市场监督管理局",
            Happened = new DateOnly(2018, 1, 1).AddDays(random.Next(2900)),
            PublishedThrough = new DateOnly(2027, 1, 1),
            Issuer = "廊坊市市场监督管理局",
            Document = document,
            Summary = "销售不符合保障人体健康标准的产品",
            Penalties = "confiscation fine",
            AmountFen = random.Next(1, 50000) * 100L,
            Content = Encoding.UTF8.GetBytes(
                $$"""{"cf_wsh":"{{document}}","cf_cflb":"罚款;没收违法所得","cf_wfxw":"违反产品质量法的行为","cf_sy":"销售不符合保障人体健康标准的产品","cf_yj":"《中华人民共和国产品质量法》第四十九条","cf_jg":"廊坊市市场监督管理局","cf_jdrq":"2024-05-17","cf_gsjzq":"2027-01-01"}"""),
            Row = number + 2,
        };
    }

    private string Pick(string[] words) => words[random.Next(words.Length)];
}
