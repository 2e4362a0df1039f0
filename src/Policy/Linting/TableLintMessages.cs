using Xinheng.Policy.Packs;
using Xinheng.Policy.Packs.Tables;
using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Linting;

/// <summary>What the linter says of tables, in both languages.</summary>
internal static class TableLintMessages
{
    public static readonly LocalText OverlapAdvice = new(
        "请声明 precedence: strictest（或 first-match）并写一条 resolves: L3 的适用口径，或改写条件使其不重叠",
        "State precedence: strictest (or first-match) with a ruling that has resolves: L3, or rewrite the conditions so that they exclude each other");

    public static readonly LocalText GapAdvice = new(
        "请增加规则，或写一条 resolves: treatment-gap 的适用口径，说明由谁决定", "Add a rule, or a ruling with resolves: treatment-gap that says who decides");

    public static readonly LocalText StepsAdvice = new(
        "请写一条对应关系（mapping）并写明 resolves: L4 的适用口径，或按等级标准的等级重写", "Add a mapping, with a ruling that has resolves: L4, or write the steps as the scale has them");

    public static readonly LocalText MappingAdvice = new(
        "请写明两者之间的对应关系（mapping），或写一条 resolves: L5 的适用口径", "Name a mapping between the two, or state a ruling with resolves: L5");

    public static readonly LocalText CountingAdvice = new(
        "请写 counting: next-day 或 same-day 并注明依据，或写一条 resolves: L6 的适用口径", "Write counting: next-day or same-day with its reason, or state a ruling with resolves: L6");

    public static readonly LocalText PeriodAdvice = new(
        "请写 months、until: end 或 unlimited: true，或写一条 resolves: L7 的适用口径", "Write months, until: end or unlimited: true, or state a ruling with resolves: L7");

    public static readonly LocalText SealAdvice = new(
        "请写 sealed: true（分层数量不公开），或写一条 resolves: L8 的适用口径", "Write sealed: true (sizes of strata are not shown), or state a ruling with resolves: L8");

    public static readonly LocalText RightsAdvice = new(
        "请补上 notice、hearing（指向时限义务）和 removal，或写一条 resolves: list-rights 的适用口径", "Add notice and hearing (naming duties) and removal, or state a ruling with resolves: list-rights");

    private static readonly string[] WeekdaysZh = ["周一", "周二", "周三", "周四", "周五"];
    private static readonly string[] WeekdaysEn = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

    public static LocalText TwoAnswers(Treatment treatment, TreatmentRule first, TreatmentRule second, LocalText region) => new(
        $"监管措施表 {treatment.Id} 的“{first.Title.Zh}”与“{second.Title.Zh}”同时成立：{region.Zh}",
        $"In the treatment {treatment.Id}, '{first.Title.En}' and '{second.Title.En}' hold together: {region.En}");

    public static LocalText BothApply(LocalText witness, TreatmentRule first, TreatmentRule second) => new(
        $"{witness.Zh}：“{first.Id}”与“{second.Id}”", $"{witness.En}: '{first.Id}' and '{second.Id}'");

    public static LocalText Precedence(TreatmentPrecedence precedence)
    {
        var said = TableChoices.TreatmentPrecedences.Say(precedence);
        return new($"监管措施表自己规定：{said.Zh}", $"The treatment itself says: {said.En}");
    }

    public static LocalText Gap(Treatment treatment, LocalText region) => new(
        $"监管措施表 {treatment.Id} 没有规则覆盖：{region.Zh}", $"No rule of the treatment {treatment.Id} covers: {region.En}");

    public static LocalText MoreGaps(Treatment treatment, int shown) => new(
        $"监管措施表 {treatment.Id} 未被覆盖的情形多于 {shown} 处，其余不再列出", $"More than {shown} groups of situations are covered by no rule of the treatment {treatment.Id}; the rest is not listed");

    public static LocalText NoTreatment(LocalText witness) => new($"{witness.Zh}：没有处理", $"{witness.En}: no treatment");

    public static LocalText NeverHolds(Treatment treatment, TreatmentRule rule) => new(
        $"监管措施表 {treatment.Id} 的“{rule.Id}”在任何情形下都不成立。请检查条件是否自相矛盾", $"'{rule.Id}' of the treatment {treatment.Id} never holds. See whether its condition contradicts itself");

    public static LocalText Shadowed(Treatment treatment, TreatmentRule rule, IReadOnlyList<TreatmentRule> by) => new(
        $"监管措施表 {treatment.Id} 的“{rule.Id}”永远轮不到：凡它成立时，{Quoted(by, "、", "“", "”")}优先。请调整次序或删去",
        $"'{rule.Id}' of the treatment {treatment.Id} is never reached: whenever it holds, {Quoted(by, ", ", "'", "'")} prevails. Move it or remove it");

    public static LocalText Fails(Treatment treatment, TreatmentRule rule, LocalText error) => new(
        $"监管措施表 {treatment.Id} 的“{rule.Id}”有算不出的情形：{error.Zh}。请先判断有无取值，如 has(results.risk)",
        $"'{rule.Id}' of the treatment {treatment.Id} cannot be computed in some situation: {error.En}. Ask first whether there is a value, as in has(results.risk)");

    public static LocalText StepsDiffer(ModelResult result, IReadOnlyList<ScaleStep> named) => new(
        $"“{result.Title.Zh}”写明 {named.Count} 级（{Letters(named)}），等级标准 {result.Scale.Id} 却有 {result.Scale.Steps.Count} 级（{Letters(result.Scale.Steps)}），又没有对应关系",
        $"'{result.Title.En}' names {named.Count} steps ({Letters(named)}), but the scale {result.Scale.Id} has {result.Scale.Steps.Count} ({Letters(result.Scale.Steps)}), and no mapping joins them");

    public static LocalText StepWithoutName(ModelResult result, ScaleStep step) => new(
        $"收到 {step.Letter}（{step.Name.Zh}）：不知是{Any(result.NamedSteps, "、", "或")}中的哪一级", $"{step.Letter} ({step.Name.En}) is given: which of {Any(result.NamedSteps, ", ", " or ")} it is, nobody says");

    public static LocalText NameWithoutStep(ModelResult result, ScaleStep step) => new(
        $"文件写的 {step.Letter}（{step.Name.Zh}）：等级标准 {result.Scale.Id} 里没有这一级", $"{step.Letter} ({step.Name.En}) is named: the scale {result.Scale.Id} has no such step");

    public static LocalText LengthsDiffer(ConsistencyRule rule, Side one, Side other) => new(
        $"“{rule.Title.Zh}”比较 {one.Steps.Count} 级的“{one.Title.Zh}”与 {other.Steps.Count} 级的“{other.Title.Zh}”，没有对应关系，“相差几级”没有意义",
        $"'{rule.Title.En}' compares '{one.Title.En}' with {one.Steps.Count} steps and '{other.Title.En}' with {other.Steps.Count}; without a mapping 'steps apart' has no meaning");

    public static LocalText OtherMapping(ConsistencyRule rule, ScaleMapping mapping) => new(
        $"“{rule.Title.Zh}”所用的对应关系 {mapping.Id} 连接的是 {mapping.From.Id} 与 {mapping.To.Id}，不是所比较的两个等级标准",
        $"The mapping {mapping.Id} of '{rule.Title.En}' joins {mapping.From.Id} and {mapping.To.Id}, which are not the two scales compared");

    public static LocalText WorstOfBoth(Side one, Side other) => new(
        $"{one.Title.Zh} {one.Steps[^1].Letter}、{other.Title.Zh} {other.Steps[^1].Letter}：都是最差一级，按序号却是第 {one.Steps.Count} 与第 {other.Steps.Count} 级",
        $"{one.Title.En} {one.Steps[^1].Letter}, {other.Title.En} {other.Steps[^1].Letter}: both are the worst, yet by number they are step {one.Steps.Count} and step {other.Steps.Count}");

    public static LocalText FirstDayOpen(Duty duty, string unit, int days) => new(
        $"时限“{duty.Title.Zh}”为 {days} {(unit is "days" ? "天" : "个工作日")}，没有写明{duty.Starts.Zh}的当日是否计入",
        $"The limit '{duty.Title.En}' is {days} {(unit is "days" ? "days" : "working days")}, but nothing says whether the day of '{duty.Starts.En}' counts");

    public static LocalText TwoDays(Duty duty, int days)
    {
        var start = new DateOnly(2024, 3, 1);
        var (with, without) = (start.AddDays(days - 1), start.AddDays(days));
        return new(
            $"{start:yyyy-MM-dd}{duty.Starts.Zh}：计入当日则 {with:yyyy-MM-dd} 到期，不计入则 {without:yyyy-MM-dd} 到期",
            $"{duty.Starts.En} on {start:yyyy-MM-dd}: due on {with:yyyy-MM-dd} when that day counts, on {without:yyyy-MM-dd} when it does not");
    }

    /// <summary>From a Monday of weeks without holidays.</summary>
    public static LocalText TwoWorkingDays(Duty duty, int days)
    {
        var (with, without) = (Weekday(days - 1), Weekday(days));
        return new(
            $"周一{duty.Starts.Zh}（其间没有节假日）：计入当日则{with.Zh}到期，不计入则{without.Zh}到期",
            $"{duty.Starts.En} on a Monday with no holidays after it: due on {with.En} when that day counts, on {without.En} when it does not");
    }

    public static LocalText PeriodOpen(Publication publication) => new(
        $"公示规则“{publication.Title.Zh}”要求有公示期限，却没有写明是多久", $"The publication '{publication.Title.En}' demands a period and gives none");

    public static LocalText NoLastDay(RecordKind kind, Channel channel, DateOnly day) => new(
        $"{day:yyyy-MM-dd} 作出的“{kind.Title.Zh}”：不知哪一天从“{channel.Title.Zh}”撤下", $"'{kind.Title.En}' of {day:yyyy-MM-dd}: no day on which it leaves '{channel.Title.En}'");

    public static LocalText ClassShows(Draw draw, Side side) => new(
        $"抽查“{draw.Title.Zh}”对外公开，却按不对外的“{side.Title.Zh}”决定抽取多少，又没有封存分层数量",
        $"The draw '{draw.Title.En}' is public, is steered by '{side.Title.En}', which must stay inside, and its strata are not sealed");

    public static LocalText CountingDraws(Side side) => new(
        $"“{side.Title.Zh}”{side.Steps[^1].Letter} 的抽得多、{side.Steps[0].Letter} 的抽得少：比较历次公开的抽取结果即可推知一家企业的等级",
        $"'{side.Title.En}' {side.Steps[^1].Letter} is drawn more often than {side.Steps[0].Letter}: whoever compares published draws learns an enterprise's class");

    public static LocalText ListWithout(SubjectList list, IReadOnlyList<LocalText> missing) => new(
        $"惩戒名单“{list.Title.Zh}”没有规定{string.Join("、", missing.Select(part => part.Zh))}",
        $"The punishment list '{list.Title.En}' provides no {string.Join(", no ", missing.Select(part => part.En.StartsWith("a ", StringComparison.Ordinal) ? part.En[2..] : part.En))}");

    public static LocalText OnTheList(SubjectList list, LocalText missing) => new(
        $"符合“{list.Criteria.Zh}”的企业被列入：没有{missing.Zh}", $"An enterprise that meets '{list.Criteria.En}' is listed without {missing.En}");

    public static LocalText Example(string id, LocalText title) => new(
        $"{id}（{title.Zh}）是示例：文件没有给出，启用前应由有权机关确定", $"{id} ({title.En}) is an example: the document leaves it open, and whoever is competent must decide it before use");

    private static LocalText Weekday(int index)
    {
        var (weeks, day) = (index / WeekdaysZh.Length, index % WeekdaysZh.Length);
        return weeks switch
        {
            0 => new($"当周{WeekdaysZh[day][1..]}", $"{WeekdaysEn[day]} of that week"),
            1 => new($"下周{WeekdaysZh[day][1..]}", $"{WeekdaysEn[day]} of the next week"),
            _ => new($"{weeks} 周后的{WeekdaysZh[day]}", $"{WeekdaysEn[day]} {weeks} weeks later"),
        };
    }

    private static string Letters(IReadOnlyList<ScaleStep> steps) => string.Join(", ", steps.Select(step => step.Letter));

    private static string Any(IReadOnlyList<ScaleStep>? steps, string separator, string last)
    {
        var letters = (steps ?? []).Select(step => step.Letter).ToList();
        return letters.Count < 2 ? string.Concat(letters) : $"{string.Join(separator, letters.SkipLast(1))}{last}{letters[^1]}";
    }

    private static string Quoted(IReadOnlyList<TreatmentRule> rules, string separator, string open, string close) =>
        string.Join(separator, rules.Select(rule => $"{open}{rule.Id}{close}"));
}
