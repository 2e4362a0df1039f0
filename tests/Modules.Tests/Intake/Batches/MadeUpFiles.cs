using System.Text;

namespace Xinheng.Modules.Tests.Intake.Batches;

/// <summary>
/// Made-up registrations and penalties as departments send them, the same for the same seed:
/// fanciful names, codes valid by both check characters, no row about a real enterprise.
/// </summary>
public static class MadeUpFiles
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] CodeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly string[] First = ["云岫", "青蘅", "朔澜", "霁川", "砚溪", "榆塘", "鹿鸣", "星汀", "禾畔", "松烟", "蓝渡", "晴屿"];
    private static readonly string[] Second = ["机械", "商贸", "食品", "建材", "环保", "物流", "家具", "电子", "化工", "餐饮", "医药", "印务"];
    private static readonly string[] Counties = ["安次区", "广阳区", "固安县", "永清县", "香河县", "大城县", "文安县", "大厂回族自治县", "霸州市", "三河市"];
    private static readonly string[] Bodies = ["市场监督管理局", "生态环境局", "应急管理局", "税务局", "交通运输局", "卫生健康委员会"];

    /// <summary>The header of <see cref="Registrations"/>.</summary>
    public const string RegistrationHeader = "name,uscc,reg_date,ent_type,reg_capital,province,city,address";

    /// <summary>The header of <see cref="Penalties"/>: the double-publicity field codes.</summary>
    public const string PenaltyHeader =
        "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_YXQ,CF_GSJZQ,CF_CFJG,CF_CFJGDM,CF_SJLY,CF_SJLYDM,BZ";

    /// <summary>Writes registrations of the subjects <paramref name="from"/> … as CSV.</summary>
    public static void WriteRegistrations(Stream to, int count, int from = 0) => Write(to, RegistrationHeader, Registrations(count, from));

    /// <summary>Writes penalties spread over <paramref name="subjects"/> subjects as CSV.</summary>
    public static void WritePenalties(Stream to, int count, int subjects, int from = 0) =>
        Write(to, PenaltyHeader, Penalties(count, subjects, from));

    /// <summary>One line of CSV for each subject.</summary>
    public static IEnumerable<string> Registrations(int count, int from = 0) =>
        Enumerable.Range(from, count).Select(subject =>
            $"{Name(subject)},{Code(subject)},{Day(subject)},有限责任公司(自然人投资或控股),{50 + (subject % 900)}万人民币,河北省,廊坊市,"
            + $"河北省廊坊市{Counties[subject % 10]}开创路{subject % 300}号");

    /// <summary>One line of CSV for each penalty.</summary>
    public static IEnumerable<string> Penalties(int count, int subjects, int from = 0) =>
        Enumerable.Range(from, count).Select(penalty =>
        {
            var subject = SubjectOf(penalty, subjects);
            var body = $"廊坊市{Counties[subject % 10]}{Bodies[penalty % 6]}";
            var agency = Code(9_000_000 + (penalty % 60));
            var year = 2019 + (penalty % 6);
            return $"{Name(subject)},法人及非法人组织,{Code(subject)},,廊罚〔{year}〕{penalty}号,违反安全生产管理规定,"
                + "未按规定对从业人员进行安全生产教育和培训,《中华人民共和国安全生产法》第九十七条第三项,罚款,处人民币罚款,"
                + $"{(penalty % 50) + 1}.500000,{year}-{(penalty % 12) + 1:00}-{(penalty % 28) + 1:00},{year + 3}-01-01,{year + 1}-06-30,"
                + $"{body},{agency},{body},{agency},";
        });

    /// <summary>Whose penalty it is.</summary>
    public static int SubjectOf(int penalty, int subjects) => (int)((uint)(penalty * 2654435761L) % (uint)subjects);

    /// <summary>The made-up name of a subject.</summary>
    public static string Name(int subject) =>
        $"廊坊市{First[subject % 12]}{First[subject / 12 % 12]}{Second[subject / 144 % 12]}{subject / 1728}有限公司";

    /// <summary>A code of eighteen characters that passes both checks.</summary>
    public static string Code(int subject)
    {
        Span<char> code = stackalloc char[18];
        "91131000".CopyTo(code);
        var rest = (uint)subject + 0x2000_0000;
        for (var place = 15; place >= 8; place--)
        {
            code[place] = Alphabet[(int)(rest % 31)];
            rest /= 31;
        }

        code[16] = OrganisationCheck(code[8..16]);
        var sum = 0;
        for (var place = 0; place < 17; place++)
        {
            sum += Alphabet.IndexOf(code[place], StringComparison.Ordinal) * CodeWeights[place];
        }

        code[17] = Alphabet[(31 - (sum % 31)) % 31];
        return new string(code);
    }

    // In the organisation code A is 10 … Z is 35, without gaps.
    private static char OrganisationCheck(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var place = 0; place < 8; place++)
        {
            sum += (char.IsAsciiDigit(body[place]) ? body[place] - '0' : body[place] - 'A' + 10) * OrganisationWeights[place];
        }

        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }

    private static string Day(int subject) => $"{2000 + (subject % 24)}-{(subject % 12) + 1:00}-{(subject % 28) + 1:00}";

    private static void Write(Stream to, string header, IEnumerable<string> lines)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        writer.WriteLine(header);
        foreach (var line in lines)
        {
            writer.WriteLine(line);
        }
    }
}
