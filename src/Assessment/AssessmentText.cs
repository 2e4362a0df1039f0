using Xinheng.Policy;

namespace Xinheng.Assessment;

/// <summary>All messages of the module, in both languages.</summary>
internal static class AssessmentText
{
    public static Diagnostic FileTooLarge(string path, long length, long most) => Error(
        "AS-001",
        $"{path} 有 {length} 字节，超过政策包单个文件的上限 {most} 字节。请拆分该文件，或把它移出政策包目录。",
        $"{path} has {length} bytes; a file of a pack may have at most {most}. Split it, or move it out of the pack's folder.");

    public static Diagnostic FileUnreadable(string path, string problem) => Error(
        "AS-002",
        $"无法读取 {path}：{problem}。请检查文件权限。",
        $"{path} cannot be read: {problem} Check the file's permissions.");

    public static Diagnostic PackUnknown(string pack) => Error(
        "AS-003",
        $"没有政策包“{pack}”。应为“发布方/名称”，例如 langfang/public-credit；用 xinheng pack list 查看全部。",
        $"There is no policy pack \"{pack}\". Expected ISSUER/NAME such as langfang/public-credit; xinheng pack list shows all.");

    public static Diagnostic Blocked(string pack) => Error(
        "AS-004",
        $"政策包 {pack} 有未解决的检查结论，不能用于评价。请逐条修正，或在政策包中写明适用口径。",
        $"The findings on the pack {pack} forbid grading with it. Mend each, or state a ruling in the pack.");

    public static Diagnostic NoScheme(string pack) => Error(
        "AS-005",
        $"政策包 {pack} 只供其他政策包引用，没有评价等级。请选用带有 scheme 的政策包。",
        $"The pack {pack} is only there to be extended and has no grades. Choose a pack with a scheme.");

    public static Diagnostic NoPrecedence(string pack) => Error(
        "AS-006",
        $"政策包 {pack} 没有规定多条规则同时符合时何者优先。请写明 precedence: first-match 并按优先顺序排列规则。",
        $"The pack {pack} does not say which rule prevails when several hold. State precedence: first-match and order the rules.");

    public static Diagnostic NotInForce(CompiledPack pack, DateOnly asOf) => Error(
        "AS-007",
        $"评价日 {asOf:yyyy-MM-dd} 不在政策包 {pack.Id} 的有效期内（自 {pack.InForceFrom:yyyy-MM-dd} 起{Through(pack, "，至 ", " 止")}）。请改用有效期内的日期。",
        $"The evaluation date {asOf:yyyy-MM-dd} is outside the time the pack {pack.Id} is in force (from {pack.InForceFrom:yyyy-MM-dd}{Through(pack, " through ", string.Empty)}). Choose a date within.");

    public static Diagnostic WorkingDaysUnreadable(string file, long line, long position, string? path) => Error(
        "AS-130",
        $"节假日安排 {file} 第 {line} 行第 {position} 个字节{(path is null ? string.Empty : $"（{path}）")}无法读取。应为 {{\"years\": [{{\"year\": 2026, \"source\": \"通知名称\", \"daysOff\": [\"2026-10-01/2026-10-07\"], \"daysWorked\": [\"2026-10-10\"]}}]}}。改正之前，工作日只按周末推算并标为暂定。",
        $"The days off in {file} cannot be read at line {line}, byte {position}{(path is null ? string.Empty : $" ({path})")}. Expected {{\"years\": [{{\"year\": 2026, \"source\": \"the notice\", \"daysOff\": [\"2026-10-01/2026-10-07\"], \"daysWorked\": [\"2026-10-10\"]}}]}}. Until it is mended, working days go by weekends alone and are marked provisional.");

    public static Diagnostic WorkingYearMisplaced(string place, int year, int? expected) => Error(
        "AS-131",
        $"{place} 为 {year}，{(expected is { } zh ? $"应为 {zh}：各年须从早到晚连续，缺年会把普通周末当成没有节假日" : "应为四位年份，例如 2026")}。请改正或补上缺少的年份。",
        $"{place} is {year}; expected {(expected is { } en ? $"{en}: the years follow one another without a gap, lest a year without a notice pass for one without holidays" : "a year of four digits, such as 2026")}. Correct it, or add the years that are missing.");

    public static Diagnostic WorkingYearWithoutSource(string place) => Error(
        "AS-132",
        $"{place} 为空。应写明依据的通知，例如“国务院办公厅关于2026年部分节假日安排的通知”。",
        $"{place} is empty. Name the notice it comes from, such as that of the State Council's office for 2026.");

    public static Diagnostic NoDaysOfYear(string place, string found, int year) => Error(
        "AS-133",
        $"{place} 为“{Shortened(found)}”，应为 {year} 年的一天或一段（不超过 60 天），例如 {year}-10-01 或 {year}-10-01/{year}-10-07。",
        $"{place} is \"{Shortened(found)}\"; expected a day of {year} or a stretch of at most 60 days, such as {year}-10-01 or {year}-10-01/{year}-10-07.");

    public static Diagnostic NoMakeUpDay(DateOnly day) => Error(
        "AS-134",
        $"调休上班日 {day:yyyy-MM-dd} 不是周末，或同时列为放假。应为周末的一天，例如 2026-10-10；请对照通知改正。",
        $"{day:yyyy-MM-dd} is given as a worked weekend day but is no weekend day, or is off as well. Expected a Saturday or Sunday such as 2026-10-10; correct it by the notice.");

    public static Diagnostic SqlWantsPostgres() => Error(
        "AS-050",
        "--engine sql 在 PostgreSQL 中评价，当前使用的是 SQLite。请用 --db 指定 PostgreSQL 连接串，例如 --db \"Host=127.0.0.1;Database=xinheng\"，或去掉 --engine sql。",
        "--engine sql grades inside PostgreSQL, and this is SQLite. Name a PostgreSQL with --db, such as --db \"Host=127.0.0.1;Database=xinheng\", or leave out --engine sql.");

    public static Diagnostic SqlCannotLookAhead(CompiledPack pack) => Error(
        "AS-051",
        $"政策包 {pack.Id} 的条件用到评价日本身（as_of 或 days_since_last），等级可能逐日变化，SQL 不能算出下次变化的日期。请改用 --engine explaining；等级本身的 SQL 见 xinheng pack sql。",
        $"Conditions of the pack {pack.Id} name the evaluation date itself (as_of or days_since_last), so that a grade can change on any day, and SQL does not find the next one. Use --engine explaining; xinheng pack sql shows the SQL of the grade itself.");

    public static Diagnostic ColumnsLack(LocalText lack) => Error("AS-052", $"{lack.Zh}。请去掉 --engine columns。", $"{lack.En}. Leave out --engine columns.");

    public static Diagnostic CopyIsThere() => Error(
        "AS-053",
        "评价副本已经分布好了。请直接写入事实：xinheng storage distribute --fill；要换服务器，先在登记所在的数据库执行 DROP TABLE assessment_copy_subject, assessment_copy_record, assessment_copy_result, assessment_copy_grade, assessment_copy_day，并删除各服务器上的同名表。",
        "The grading copy is laid out already. Fill it: xinheng storage distribute --fill; for other servers first run DROP TABLE assessment_copy_subject, assessment_copy_record, assessment_copy_result, assessment_copy_grade, assessment_copy_day in the database of the registry, and drop the tables of these names on each server.");

    public static Diagnostic ServerIsAway(int number, string place, string why) => Error(
        "AS-054",
        $"第 {number} 台服务器（{place}）连接不上：{why}。没有改动任何服务器；确认它在运行、地址和账号无误后再试。",
        $"Server {number} ({place}) cannot be reached: {why}. No server was changed; see that it runs and that its address and person are right, and try again.");

    public static Diagnostic NoCopy() => Error(
        "AS-055",
        "还没有评价副本。请先分布：xinheng storage distribute --fdw \"Host=10.0.0.11;Database=shard\"，每台服务器写一次 --fdw。",
        "There is no grading copy. Lay it out first: xinheng storage distribute --fdw \"Host=10.0.0.11;Database=shard\", with one --fdw for each server.");

    public static Diagnostic CopyOfAnotherDay(DateOnly asked, DateOnly? held) => Error(
        "AS-056",
        $"评价副本{(held is { } day ? $"是 {day:yyyy-MM-dd} 的事实" : "没有写完")}，不能用来评 {asked:yyyy-MM-dd}。请先写入：xinheng storage distribute --fill --as-of {asked:yyyy-MM-dd}。",
        $"The grading copy {(held is { } other ? $"holds the facts of {other:yyyy-MM-dd}" : "has not been filled to its end")} and cannot be graded for {asked:yyyy-MM-dd}. Fill it first: xinheng storage distribute --fill --as-of {asked:yyyy-MM-dd}.");

    public static Diagnostic OutsideNotLeftOpen(CompiledPack pack, OutsideShowing showing) => Error(
        "AS-040",
        $"政策包 {pack.Id}：{showing.Words.Zh}{(showing.Source is { } zh ? $"（{zh}）" : string.Empty)}，使用单位不能另行设定。只有写明 outside: deployment 的评价体系可以设定。",
        $"The pack {pack.Id}: {showing.Words.En}{(showing.Source is { } en ? $" ({en})" : string.Empty)}; it is not for the deployment to set. Only a scheme with outside: deployment can be set.");

    public static Diagnostic OutsideReason(int longest) => Error(
        "AS-041",
        $"设定可否对外展示须写明理由，1 到 {longest} 个字符，例如“市信用办 2026 年第 3 次会议决定”。请写明理由后重试。",
        $"A setting on showing grades outside needs a reason of 1 to {longest} characters, such as \"decided by the credit office's third meeting of 2026\". State it and try again.");

    private static string Through(CompiledPack pack, string before, string after) =>
        pack.InForceThrough is { } last ? $"{before}{last:yyyy-MM-dd}{after}" : string.Empty;

    private static string Shortened(string text) => text.Length <= 40 ? text : $"{text[..40]}…";

    private static Diagnostic Error(string code, string zh, string en) => new(code, Severity.Error, new LocalText(zh, en), null);
}
