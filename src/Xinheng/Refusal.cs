using Xinheng.Intake;
using Xinheng.Policy;

namespace Xinheng;

/// <summary>Why the program does not do what was asked, in the words of the host. The codes are stable.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Status">HTTP status it is answered with.</param>
/// <param name="Message">What was found and what was expected, with an example.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record Refusal(string Code, int Status, LocalText Message, LocalText Remedy)
{
    /// <summary>What a program may want to know beside the words, by name; empty when there is nothing.</summary>
    public IReadOnlyDictionary<string, object> More { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    public static Refusal NoSuchSubject(string key) => new(
        "HT-001", 404,
        new($"没有找到主体“{Short(key)}”。应为统一社会信用代码、曾用代码或主体键，例如 91131082MY00000000。", $"There is no subject \"{Short(key)}\". Expected a credit code, a former code or a subject key, such as 91131082MY00000000."),
        new("按名称或代码的任意部分查找：xinheng subject find 文字。", "Search by part of its name or code: xinheng subject find TEXT."));

    public static Refusal NoSuchBatch(long number) => new(
        "HT-002", 404,
        new($"没有批次 {number}。", $"There is no batch {number}."),
        new("查看批次列表：xinheng batch list。", "See the list of batches: xinheng batch list."));

    public static Refusal NoSuchPack(string pack) => new(
        "HT-003", 404,
        new($"没有政策包“{Short(pack)}”。应为“发布者/名称”，例如 langfang/public-credit，或含有 pack.yaml 的文件夹。", $"There is no pack \"{Short(pack)}\". Expected issuer/name, such as langfang/public-credit, or a folder that holds pack.yaml."),
        new("查看政策包列表：xinheng pack list。", "See the list of packs: xinheng pack list."));

    public static Refusal NotKnownBy(string key, DateOnly day) => new(
        "HT-008", 404,
        new($"截至 {day:yyyy-MM-dd} 还没有收到主体“{Short(key)}”的信息。", $"Nothing about the subject \"{Short(key)}\" had been received by {day:yyyy-MM-dd}."),
        new("改用较晚的日期，或去掉 --known-on（knownOn）。", "Choose a later day, or leave out --known-on (knownOn)."));

    public static Refusal NoSuchRun(long number) => new(
        "HT-004", 404,
        new($"没有评价任务 {number}。", $"There is no run {number}."),
        new("查看评价任务列表。", "See the list of runs."));

    public static Refusal NoSuchBackTest(long number) => new(
        "BT-305", 404,
        new($"没有回溯检验 {number}。", $"There is no back-test {number}."),
        new("查看回溯检验列表。", "See the list of back-tests."));

    public static Refusal NoSuchDirectory(string code) => new(
        "HT-005", 404,
        new($"没有名录“{Short(code)}”。", $"There is no directory \"{Short(code)}\"."),
        new("查看名录列表：xinheng directory list。", "See the list of directories: xinheng directory list."));

    public static Refusal NothingToExplain(string pack) => new(
        "HT-006", 400,
        new($"政策包 {Short(pack)} 不给出等级，或尚有错误。", $"The pack {Short(pack)} gives no grades, or has errors."),
        new("选用带评价体系的政策包；查看其问题：xinheng lint 政策包。", "Choose a pack with a scheme; see its findings: xinheng lint PACK."));

    public static Refusal NoPackChosen() => new(
        "HT-007", 400,
        new("没有可用的政策包，或不止一个：需要指明。", "There is no pack to use, or more than one: say which."),
        new("加上 pack，例如 langfang/public-credit（见 xinheng pack list）；或设定所服务的地区：xinheng territory set 131000。", "Add pack, such as langfang/public-credit (see xinheng pack list), or set the territory served: xinheng territory set 131000."));

    /// <summary>What was written is no code; null: it is a person's number, which is not repeated.</summary>
    public static Refusal NotACode(string? found) => new(
        "HT-080", 400,
        new(
            $"{(found is null ? "自然人的身份号码" : $"“{Short(found)}”")}不是统一社会信用代码。应为 18 位代码、原注册号或组织机构代码，例如 91131082MY00000000。",
            $"{(found is null ? "The identity number of a person" : $"\"{Short(found)}\"")} is no credit code. Expected a code of 18 characters, an earlier registration number or an organisation code, such as 91131082MY00000000."),
        new("检查代码是否完整；没有代码的主体用其主体键查询。", "Check that the code is whole; ask for a subject without one by its key."));

    public static Refusal NothingGraded(string scheme) => new(
        "HT-081", 404,
        new($"还没有按评价体系“{Short(scheme)}”评价过全体主体。应为评价体系的编号，例如 langfang-public-credit。", $"Not everyone has been graded by a scheme \"{Short(scheme)}\" yet. Expected the id of a scheme, such as langfang-public-credit."),
        new("检查编号，或先完成一次评价：xinheng grade 政策包。", "Check the id, or finish a run first: xinheng grade PACK."));

    public static Refusal NoGrade(string key, string scheme) => new(
        "HT-082", 404,
        new($"主体“{Short(key)}”在评价体系“{Short(scheme)}”中还没有等级。", $"The subject \"{Short(key)}\" has no grade in the scheme \"{Short(scheme)}\" yet."),
        new("评价后再查；登记日期晚于评价日期的主体要到登记日才有等级。", "Ask again when it has been graded; a subject registered after the evaluation date has none before its registration."));

    public static Refusal WantsPostgres() => new(
        "HT-070", 400,
        new("这一步要在 PostgreSQL 上进行，当前使用的是 SQLite。", "This is done on PostgreSQL, and this is SQLite."),
        new("用 --db 指定连接串，例如 --db \"Host=127.0.0.1;Database=xinheng\"。", "Name one with --db, such as --db \"Host=127.0.0.1;Database=xinheng\"."));

    public static Refusal NoConnection(string written) => new(
        "HT-071", 400,
        new($"“{Short(written)}”不是 PostgreSQL 连接串。应如 Host=10.0.0.5;Database=shard;Username=xinheng。", $"\"{Short(written)}\" is no connection string of PostgreSQL. Expected one like Host=10.0.0.5;Database=shard;Username=xinheng."),
        new("每台服务器写一个 --fdw。", "Write --fdw once for each server."));

    public static Refusal NothingToDistribute() => new(
        "HT-072", 400,
        new("应给出 --fdw 连接串（每台服务器一个）或 --citus 其中之一，或者 --fill、--grade。", "Expected either --fdw with a connection string for each server or --citus, or --fill or --grade."),
        new("见 docs/guides/scale-out.md，例如 xinheng storage distribute --fdw \"Host=10.0.0.5;Database=shard\" --print。", "See docs/guides/scale-out.md, for example xinheng storage distribute --fdw \"Host=10.0.0.5;Database=shard\" --print."));

    public static Refusal NoWeightedTree(string pack) => new(
        "HT-040", 400,
        new($"政策包 {Short(pack)} 没有加权树，或尚有错误，没有权重可以分析。", $"The pack {Short(pack)} has no weighted tree, or has errors: there are no weights to work on."),
        new("选用带加权树（tree）的政策包，例如 liaoning/general-risk。", "Choose a pack with a weighted tree, such as liaoning/general-risk."));

    public static Refusal NoSuchTrial(long number) => new(
        "HT-050", 404,
        new($"没有试算 {number}。", $"There is no trial {number}."),
        new("在“试算”页查看已保存的试算。", "See the trials kept on the page of trials."));

    public static Refusal CannotBeTried(Diagnostic trouble) => new(
        trouble.Code, 400, trouble.Message, new("换一个政策包、版本或评价日期。", "Choose another pack, version or evaluation date."));

    public static Refusal NoSuchCase(string pack, int number, int count) => new(
        "HT-041", 404,
        new($"政策包 {Short(pack)} 没有案例 {number}。应为 1 到 {count}，按 cases 里的先后，例如 1。", $"The pack {Short(pack)} has no case {number}. Expected 1 to {count} in the order of cases, such as 1."),
        new("查看案例：xinheng pack test 政策包。", "See its cases: xinheng pack test PACK."));

    public static Refusal NotReadable(string pack) => new(
        "HT-042", 400,
        new($"政策包 {Short(pack)} 有错误，读不出来。", $"The pack {Short(pack)} has errors and cannot be read."),
        new("查看并改正其错误：xinheng lint 政策包。", "See and correct its errors: xinheng lint PACK."));

    public static Refusal BadCursor(string cursor) => new(
        "HT-010", 400,
        new($"游标“{Short(cursor)}”无法识别。", $"The cursor \"{Short(cursor)}\" is not one of ours."),
        new("使用上一页返回的 next，或去掉 cursor 从头开始。", "Use the next of the page before, or leave cursor out to begin again."));

    public static Refusal BadLimit(int limit, int greatest) => new(
        "HT-011", 400,
        new($"limit 为 {limit}，应为 1 到 {greatest}，例如 50。", $"limit is {limit}; expected 1 to {greatest}, such as 50."),
        new("改用较小的 limit 并按 next 翻页。", "Use a smaller limit and page by next."));

    public static Refusal BadValue(string name, string found, LocalText expected) => new(
        "HT-012", 400,
        new($"{name} 的值“{Short(found)}”无效，应为：{expected.Zh}。", $"The value \"{Short(found)}\" of {name} is not valid; expected: {expected.En}."),
        new("改正后重试。", "Correct it and try again."));

    /// <summary>A parameter or its value that cannot be tried, in the words of whoever reads it.</summary>
    public static Refusal BadValues(LocalText why) => new(
        "HT-012", 400, new($"{why.Zh.TrimEnd('。')}。", $"{why.En.TrimEnd('.')}."), new("改正后重试。", "Correct it and try again."));

    public static Refusal NoneOf(string name, string found, IEnumerable<string> choices) =>
        BadValue(name, found, new($"{string.Join("、", choices)} 之一", $"one of {string.Join(", ", choices)}"));

    public static Refusal UnknownParameter(string name, IEnumerable<string> known) => new(
        "HT-013", 400,
        new($"未知参数“{Short(name)}”。可用：{string.Join("、", known)}。", $"Unknown parameter \"{Short(name)}\". Known here: {string.Join(", ", known)}."),
        new("检查拼写，或去掉该参数。", "Check the spelling, or leave it out."));

    public static Refusal BadRequest(LocalText what) => new(
        "HT-014", 400,
        new($"请求无法读取：{what.Zh}。", $"The request cannot be read: {what.En}."),
        new("对照接口文档 /openapi/v1.json 改正。", "Correct it by the interface's description, /openapi/v1.json."));

    public static Refusal NoFile() => new(
        "HT-015", 400,
        new("请求里没有文件。应为 multipart/form-data，字段名 files，一个或多个文件。", "There is no file in the request. Expected multipart/form-data with one or more files in the field files."),
        new("选择文件后再发送。", "Choose files and send them again."));

    public static Refusal TooManyFiles(int count, int greatest) => new(
        "HT-016", 400,
        new($"一次发送了 {count} 个文件，最多 {greatest} 个。", $"{count} files were sent at once; at most {greatest} are taken."),
        new("分几次发送。", "Send them in several goes."));

    public static Refusal TooLarge(long? greatest = null) => new(
        "HT-017", 413,
        greatest is { } bytes
            ? new($"请求过大：这里最多 {bytes / 1_000_000} MB。", $"The request is too large: at most {bytes / 1_000_000} MB are taken here.")
            : new("请求过大：每次最多 2 GB。", "The request is too large: at most 2 GB are taken at a time."),
        new("把内容拆开后再发送。", "Split it and send the parts."));

    public static Refusal UnsupportedContent() => new(
        "HT-018", 415,
        new("不支持这种内容类型。", "This content type is not taken here."),
        new("文件用 multipart/form-data 发送，其他请求用 application/json。", "Send files as multipart/form-data and everything else as application/json."));

    public static Refusal KeyReused() => new(
        "HT-019", 422,
        new("这个 Idempotency-Key 已用于另一个请求。", "This Idempotency-Key has been used for another request."),
        new("每个新请求使用新的键。", "Use a new key for each new request."));

    public static Refusal KeyInUse() => new(
        "HT-020", 409,
        new("使用同一 Idempotency-Key 的请求仍在处理。", "A request with the same Idempotency-Key is still being handled."),
        new("稍后用同一个键重试，会得到第一次的答复。", "Try again later with the same key; you will get the first answer."));

    public static Refusal NotAKey() => new(
        "HT-021", 400,
        new("Idempotency-Key 应为 1 到 200 个可见 ASCII 字符。", "An Idempotency-Key has 1 to 200 visible ASCII characters."),
        new("例如使用一个 UUID。", "Use a UUID, for instance."));

    public static Refusal NotFinished(string what) => new(
        "HT-022", 409,
        new($"{what}已经结束。", "It has ended already."),
        new("刷新后查看结果。", "Reload and see its result."));

    public static Refusal NotADemonstration() => new(
        "HT-023", 409,
        new("这里已有真实数据，不能再放入演示数据。", "There are real records here; made-up ones must not join them."),
        new("换一个数据目录：xinheng demo --data 目录。", "Choose another data folder: xinheng demo --data DIR."));

    public static Refusal TextOfRunLost(long run) => new(
        "HT-024", 410,
        new($"评价任务 {run} 所用的政策包文本没有保存，无法照原样说明。", $"The text of the pack that run {run} used was not kept; it cannot be explained as it was."),
        new("去掉 run，按评价日期的现行版本说明。", "Leave run out for the version in force on the evaluation date."));

    public static Refusal NoSuchDraft(long number) => new(
        "HT-025", 404,
        new($"没有草稿 {number}。", $"There is no draft {number}."),
        new("查看草稿列表：xinheng pack drafts。", "See the list of drafts: xinheng pack drafts."));

    public static Refusal CheckAtWork() => new(
        "HT-026", 429,
        new("上一次检查还在进行；每人一次只做一次检查。", "The check before is still at work; each client has one at a time."),
        new("稍等几秒再试。", "Try again in a few seconds."));

    public static Refusal DayToCome(string name, DateOnly day, DateOnly today) => new(
        "HT-027", 400,
        new($"{name} 为 {day:yyyy-MM-dd}，晚于今天（{today:yyyy-MM-dd}）。应为今天或以前的日期，例如 {today:yyyy-MM-dd}。", $"{name} is {day:yyyy-MM-dd}, which lies after today ({today:yyyy-MM-dd}). Expected today or an earlier day, such as {today:yyyy-MM-dd}."),
        new("改用今天或以前的日期；等级哪天会变，见企业页的说明。", "Choose today or an earlier day; when a grade will change stands in its explanation."));

    public static Refusal NoGradesYet(DateOnly asOf, DateOnly? knownOn, DateOnly? first) => new(
        "HT-028", 404,
        new($"{(knownOn is { } zh ? $"凭 {zh:yyyy-MM-dd} 及以前收到的信息，" : "")}没有 {asOf:yyyy-MM-dd} 的等级：{(first is { } begins ? $"最早的评价日期是 {begins:yyyy-MM-dd}" : "那时还没有评价过")}。",
            $"There are no grades as of {asOf:yyyy-MM-dd}{(knownOn is { } en ? $" by what was known on {en:yyyy-MM-dd}" : "")}: {(first is { } began ? $"the first evaluation date is {began:yyyy-MM-dd}" : "nothing had been graded then")}."),
        new("改用较晚的日期，或去掉 asOf 和 knownOn 查看现在的等级。", "Choose a later day, or leave asOf and knownOn out for the present grades."));

    public static Refusal AllGone() => new(
        "HT-404", 404,
        new("没有这个地址。", "There is nothing at this address."),
        new("接口说明见 /openapi/v1.json。", "The interface is described at /openapi/v1.json."));

    public static Refusal WrongMethod() => new(
        "HT-405", 405,
        new("这个地址不接受这种方法。", "This address does not take this method."),
        new("接口说明见 /openapi/v1.json。", "The interface is described at /openapi/v1.json."));

    public static Refusal OurFault() => new(
        "HT-500", 500,
        new("服务器出错，请求没有完成；已写入的内容不受影响。", "The server failed and the request was not done; what was written before is unharmed."),
        new("稍后重试；仍不行时把时间和地址告诉管理员。", "Try again later; if it persists, tell the administrator the time and the address."));

    /// <summary>Why intake does not do what was asked.</summary>
    public static Refusal Of(BatchTrouble trouble) => new(
        trouble.Code, 409,
        new($"{trouble.Message.Zh}。应为：{trouble.Expected.Zh}。", $"{trouble.Message.En}. Expected: {trouble.Expected.En}."),
        new($"{trouble.Remedy.Zh}。", $"{trouble.Remedy.En}."));

    /// <summary>What a person wrote, without control characters and not at any length.</summary>
    internal static string Short(string text)
    {
        var plain = new string([.. text.Where(c => !char.IsControl(c))]);
        return plain.Length <= 80 ? plain : $"{plain[..80]}…";
    }
}
