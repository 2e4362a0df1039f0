using System.Text;

namespace Xinheng.Policy;

/// <summary>Information that must not be collected, and how it is recognised.</summary>
/// <param name="Id">Such as <c>religious-belief</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Words">Chinese and English words that name it in ids, titles and headers; lower case, without blanks.</param>
/// <param name="NeedsConsent">True when the person's written consent could lift the ban, which a pack or a file cannot give.</param>
/// <param name="Source">The rule that forbids it.</param>
public sealed record ForbiddenItem(
    string Id, LocalText Title, IReadOnlyList<string> Words, bool NeedsConsent, SourceReference Source);

/// <summary>
/// What no pack may define as a record kind and no file may bring: the data no one may collect about people, and
/// conduct that must not enter credit records without legislation.
/// </summary>
/// <source id="credit-reporting-2013">第十四条</source>
/// <source id="city-indicators-2020">负面事项</source>
public static class ForbiddenInformation
{
    private static readonly SourceReference CreditReporting = new("credit-reporting-2013", "第十四条");
    private static readonly SourceReference TianjinCredit = new("tianjin-credit-2020", "个人信息采集禁止条款");
    private static readonly SourceReference CityIndicators = new("city-indicators-2020", "负面事项");

    /// <summary>Every item, bans without exception first.</summary>
    public static IReadOnlyList<ForbiddenItem> Items { get; } =
    [
        new("religious-belief", new("宗教信仰", "religious belief"), ["宗教信仰", "信教", "religion", "religiousbelief"], false, CreditReporting),
        new("genes", new("基因", "genes"), ["基因", "dna", "genetic", "genome"], false, CreditReporting),
        new("fingerprints", new("指纹", "fingerprints"), ["指纹", "fingerprint"], false, CreditReporting),
        new("blood-type", new("血型", "blood type"), ["血型", "bloodtype", "bloodgroup"], false, CreditReporting),
        new("medical-history", new("疾病和病史", "disease and medical history"), ["疾病", "病史", "病历", "患病", "medicalhistory", "disease", "illness"], false, CreditReporting),
        new("biometrics", new("生物识别信息", "biometric data"), ["生物识别", "人脸", "虹膜", "声纹", "biometric", "faceimage", "irisscan"], false, TianjinCredit),
        new("income", new("个人收入", "personal income"), ["个人收入", "工资收入", "年收入", "月收入", "收入情况", "personalincome", "salary"], true, CreditReporting),
        new("deposits", new("存款", "deposits"), ["存款", "deposits", "bankbalance"], true, CreditReporting),
        new("securities", new("有价证券", "securities held"), ["有价证券", "securitiesheld", "securitiesholdings"], true, CreditReporting),
        new("insurance", new("商业保险", "commercial insurance"), ["商业保险", "commercialinsurance"], true, CreditReporting),
        new("real-estate", new("不动产", "real estate"), ["不动产信息", "房产信息", "个人不动产", "realestateowned"], true, CreditReporting),
        new("tax-amount", new("纳税数额", "amount of tax paid"), ["纳税数额", "纳税金额", "纳税额", "taxamount", "taxpaid"], true, CreditReporting),
        new("petition", new("信访", "petitions"), ["信访", "上访", "petition"], false, CityIndicators),
        new("garbage-sorting", new("垃圾分类", "garbage sorting"), ["垃圾分类", "garbagesorting", "wastesorting"], false, CityIndicators),
        new("jaywalking", new("闯红灯", "jaywalking"), ["闯红灯", "jaywalking", "redlight"], false, CityIndicators),
        new("property-fees", new("欠缴物业费", "unpaid property fees"), ["物业费", "propertyfee", "propertymanagementfee"], false, CityIndicators),
        new("dog-keeping", new("不文明养犬", "dog keeping"), ["养犬", "dogkeeping"], false, CityIndicators),
        new("demolition", new("拒绝拆迁", "refusing demolition"), ["拒绝拆迁", "拆迁失信", "阻碍拆迁", "demolitionrefus"], false, CityIndicators),
    ];

    /// <summary>
    /// The first item that an id, a title or a header names; null when it names none. Case, blanks, hyphens,
    /// underscores and full-width letters make no difference.
    /// </summary>
    public static ForbiddenItem? Find(string text)
    {
        var plain = Plain(text);
        return Items.FirstOrDefault(item =>
            plain == Plain(item.Id) || item.Words.Any(word => plain.Contains(word, StringComparison.Ordinal)));
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var narrow = letter is >= '！' and <= '～' ? (char)(letter - 0xFEE0) : letter;
            if (char.IsLetterOrDigit(narrow))
            {
                plain.Append(char.ToLowerInvariant(narrow));
            }
        }

        return plain.ToString();
    }
}
