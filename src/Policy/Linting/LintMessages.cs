namespace Xinheng.Policy.Linting;

/// <summary>What the linter says, in both languages. Codes are stable.</summary>
internal static class LintMessages
{
    public static readonly LocalText GapAdvice = new(
        "请增加规则，或写一条 resolves: L1 的适用口径，说明由谁决定", "Add a rule, or a ruling with resolves: L1 that says who decides");

    public static readonly LocalText OverlapAdvice = new(
        "请声明 precedence: first-match 并写一条 resolves: L2 的适用口径，或改写条件使其不重叠",
        "State precedence: first-match with a ruling that has resolves: L2, or rewrite the conditions so that they exclude each other");

    public static LocalText MixedAdvice(RecordSelector selector) => new(
        $"请分成两个{selector.What.Zh}（事件 within: cycle，状态 within: as_of），或写一条 resolves: L9 的适用口径",
        "Split it in two (events within: cycle, states within: as_of), or state a ruling with resolves: L9");

    public static readonly LocalText StepAdvice = new(
        "请增加规则，或写一条 resolves: scale-step 的适用口径", "Add a rule, or a ruling with resolves: scale-step");

    public static LocalText Settled(Ruling ruling) => new(
        $"适用口径 {ruling.Id} 已作出决定：{ruling.Statement.Zh}", $"Settled by the ruling {ruling.Id}: {ruling.Statement.En}");

    public static LocalText Gap(LocalText region, LocalText? nearest) => new(
        $"没有规则覆盖：{region.Zh}{(nearest is null ? "" : "。" + nearest.Zh)}",
        $"No rule covers: {region.En}{(nearest is null ? "" : ". " + nearest.En)}");

    public static LocalText Nearest(GradeRule rule, LocalText axis) => new(
        $"最接近的是第 {rule.Number} 条（{rule.Letter}），只差“{axis.Zh}”", $"The nearest is rule {rule.Number} ({rule.Letter}), which differs only in: {axis.En}");

    /// <summary>A finding about situations with scores of which none could be shown to be possible.</summary>
    public static LocalText Possibly(LocalText found) => new(
        $"可能（没有找到得分与其余各项同时如此的实例）：{found.Zh}", $"Possibly (no case was found in which the score and the rest are so together): {found.En}");

    public static LocalText NoRule(LocalText witness) => new($"{witness.Zh}：没有规则", $"{witness.En}: no rule");

    public static LocalText TooManyGaps(int shown) => new(
        $"未被覆盖的情形多于 {shown} 处，其余不再列出", $"More than {shown} groups of situations are covered by no rule; the rest is not listed");

    public static LocalText Overlap(GradeRule first, GradeRule second, LocalText region) => new(
        $"第 {first.Number} 条（{first.Letter}）与第 {second.Number} 条（{second.Letter}）同时成立：{region.Zh}",
        $"Rules {first.Number} ({first.Letter}) and {second.Number} ({second.Letter}) hold together: {region.En}");

    public static LocalText BothHold(LocalText witness, GradeRule first, GradeRule second) => new(
        $"{witness.Zh}：既是 {first.Letter} 又是 {second.Letter}", $"{witness.En}: both {first.Letter} and {second.Letter}");

    public static LocalText NeverHolds(GradeRule rule) => new(
        $"第 {rule.Number} 条（{rule.Letter}）在任何情形下都不成立。请检查条件是否自相矛盾", $"Rule {rule.Number} ({rule.Letter}) never holds. See whether its condition contradicts itself");

    public static LocalText Shadowed(GradeRule rule, IEnumerable<int> by) => new(
        $"第 {rule.Number} 条（{rule.Letter}）永远轮不到：凡它成立时，前面的第 {string.Join("、", by)} 条已先成立。请调整次序或删去",
        $"Rule {rule.Number} ({rule.Letter}) is never reached: whenever it holds, an earlier rule ({string.Join(", ", by)}) holds as well. Move it forward or remove it");

    public static LocalText Fails(GradeRule rule, LocalText error) => new(
        $"第 {rule.Number} 条（{rule.Letter}）有算不出的情形：{error.Zh}。请先判断有无取值，如 x != null && x > 5",
        $"Rule {rule.Number} ({rule.Letter}) cannot be computed in some situation: {error.En}. Ask first whether there is a value, as in x != null && x > 5");

    public static LocalText Undecidable(string atom) => new(
        $"无法严格判定 {atom}：只有与固定值的比较、计数之和的比较、清单的 in/exists/all 可以逐一验证。请改写，或把它做成一个指标",
        $"{atom} cannot be decided exactly: only comparisons with fixed values, of sums of counts, and in/exists/all over lists can be gone through. Rewrite it, or make it an indicator");

    public static LocalText TooMany(int limit) => new(
        $"条件组合出的情形超过 {limit} 种，无法逐一验证有无空档与重叠。请减少规则中不同的比较，或把几项合成一个指标",
        $"The conditions make more than {limit} situations, too many to go through for gaps and overlaps. Use fewer different comparisons, or join some in an indicator");

    public static LocalText LetterOutsideScale(GradeRule rule, IEnumerable<string> scale) => new(
        $"第 {rule.Number} 条给出 {rule.Letter}，而等级只有 {string.Join("、", scale)}。请改规则或在等级表中补上",
        $"Rule {rule.Number} gives {rule.Letter}, but the scale has only {string.Join(", ", scale)}. Change the rule or add the step");

    public static LocalText StepWithoutRule(ScaleStep step) => new(
        $"没有规则给出等级 {step.Letter}（{step.Name.Zh}）", $"No rule gives the step {step.Letter} ({step.Name.En})");

    public static LocalText UnusedIndicator(Indicator indicator) => new(
        $"指标 {indicator.Id}（{indicator.Title.Zh}）没有被任何规则使用", $"No rule uses the indicator {indicator.Id} ({indicator.Title.En})");

    public static LocalText UnusedScore(Score score) => new(
        $"分数 {score.Id}（{score.Title.Zh}）没有被任何规则或树使用", $"No rule and no tree uses the score {score.Id} ({score.Title.En})");

    public static LocalText UnusedResult(ModelResult result) => new(
        $"结果 {result.Id}（{result.Title.Zh}）没有被使用", $"Nothing uses the result {result.Id} ({result.Title.En})");

    public static readonly LocalText UnusedTotal = new(
        "有计分表或加权树，却没有规则使用 score", "There is a scorecard or a tree, but no rule uses score");

    public static LocalText Inconsistent(TreeNode node, decimal ratio) => new(
        $"“{node.Title.Zh}”的判断矩阵前后不一致：一致性比率 CR 为 {ratio:0.000}，应小于 0.10",
        $"The judgements of '{node.Title.En}' contradict each other: their consistency ratio is {ratio:0.000} and should be below 0.10");

    public static LocalText InconsistencyWitness(TreeNode first, TreeNode middle, TreeNode last, string said, string followed) => new(
        $"“{first.Title.Zh}”对“{last.Title.Zh}”判为 {said}，而经由“{middle.Title.Zh}”推得 {followed}",
        $"'{first.Title.En}' over '{last.Title.En}' is judged {said}, but by way of '{middle.Title.En}' it follows to be {followed}");

    public static LocalText AcceptedInconsistency(Acceptance accepted) => new(
        $"已说明接受的理由：{accepted.Reason.Zh}", $"Accepted with a reason: {accepted.Reason.En}");

    public static readonly LocalText InconsistencyAdvice = new(
        "请修改判断，或写 accepted 说明接受的理由和依据", "Change the judgements, or write accepted with the reason and its source");

    public static LocalText LossUnmarked(ScaleMapping mapping, string to, IEnumerable<string> from) => new(
        $"对应关系 {mapping.Id} 把 {string.Join("、", from)} 都对应为 {to}，区别丢失而没有标明。请在这几步写 lossy: true",
        $"Mapping {mapping.Id} brings {string.Join(", ", from)} all to {to} and loses the difference without saying so. Write lossy: true on these steps");

    public static LocalText NothingLost(ScaleMapping mapping, MappedStep step) => new(
        $"对应关系 {mapping.Id} 把 {step.From} 到 {step.To} 标为有损，但没有别的等级对应为 {step.To}。请删去 lossy",
        $"Mapping {mapping.Id} marks {step.From} to {step.To} as lossy, but no other step becomes {step.To}. Remove lossy");

    public static LocalText OrderReversed(ScaleMapping mapping, MappedStep better, MappedStep worse) => new(
        $"对应关系 {mapping.Id} 颠倒了次序：{better.From} 优于 {worse.From}，却分别对应 {better.To} 和更好的 {worse.To}。请改正",
        $"Mapping {mapping.Id} reverses the order: {better.From} is better than {worse.From}, but they become {better.To} and the better {worse.To}. Correct it");

    public static LocalText LimitNeverBites(GradeLimit limit) => new(
        $"限制 {limit.Id}（{limit.Title.Zh}）以最好或最差的等级为界，永远不会起作用。请检查 at_most、at_least",
        $"The limit {limit.Id} ({limit.Title.En}) is bounded by the best or the worst step and can never bite. See its at_most or at_least");

    public static LocalText SelectsNothing(RecordSelector selector) => new(
        $"{selector.What.Zh} {selector.Id}（{selector.Title.Zh}）选不到任何种类的记录。请检查 where",
        $"The {selector.What.En} {selector.Id} ({selector.Title.En}) selects no record of any kind. See its where");

    public static LocalText UnusedParameter(Parameter parameter) => new(
        $"参数 {parameter.Id}（{parameter.Title.Zh}）没有被使用", $"Nothing uses the parameter {parameter.Id} ({parameter.Title.En})");

    public static LocalText StatesInWindow(RecordSelector selector, IReadOnlyList<RecordKind> states, IReadOnlyList<RecordKind> events) => new(
        $"{selector.What.Zh} {selector.Id}（{selector.Title.Zh}）按一段时间计数，却选入了持续状态：{Zh(states)}{(events.Count > 0 ? $"；同时选入事件：{Zh(events)}" : "")}",
        $"The {selector.What.En} {selector.Id} ({selector.Title.En}) counts inside a stretch of time but selects states: {En(states)}{(events.Count > 0 ? $"; and events: {En(events)}" : "")}");

    public static LocalText EventsAsOf(RecordSelector selector, IReadOnlyList<RecordKind> events) => new(
        $"{selector.What.Zh} {selector.Id}（{selector.Title.Zh}）按评价日的状态计数，却选入了一次性事件：{Zh(events)}",
        $"The {selector.What.En} {selector.Id} ({selector.Title.En}) counts what stands on the evaluation date but selects events: {En(events)}");

    public static LocalText StateWitness(RecordKind state) => new(
        $"“{state.Title.Zh}”记录在评价周期开始之前列入、至评价日仍未移出：按周期不计，按状态应计",
        $"'{state.Title.En}' entered before the cycle began and still standing: outside the window, yet in force");

    public static LocalText EventWitness(RecordKind happened) => new(
        $"“{happened.Title.Zh}”是某一天发生的事，没有“移出”，按状态会一直计入",
        $"'{happened.Title.En}' happened on one day and is never removed: as a state it would count for ever");

    private static string Zh(IEnumerable<RecordKind> kinds) => string.Join("、", kinds.Select(kind => kind.Title.Zh));

    private static string En(IEnumerable<RecordKind> kinds) => string.Join(", ", kinds.Select(kind => kind.Title.En));
}
