using Xinheng.Evaluation;
using Xinheng.Policy;
using Xinheng.Policy.Packs;

namespace Xinheng.Http;

/// <summary>Sets an explanation out for people: the sentence first, then the proof.</summary>
internal static class ExplanationViews
{
    public static ExplanationView Of(
        Explanation explanation, CompiledPack pack, PolicyWords words, (string Key, string Name) subject, DateOnly? knownOn) =>
        new()
        {
            Subject = subject.Key,
            Name = subject.Name,
            AsOf = explanation.AsOf,
            KnownOn = knownOn,
            Pack = words.Reference,
            Grade = words.Grade(explanation.Letter, explanation.IsSuspended is true),
            Sentence = ExplanationSentence.Of(explanation, words),
            Rule = explanation.Rule is { } rule ? words.Rule(rule) : null,
            Rules = [.. explanation.Rules.Select(trace => Outcome(trace, words))],
            Indicators = [.. explanation.Indicators.Select(trace => Outcome(trace, words))],
            Records = [.. explanation.Records.Select(trace => Outcome(trace, words))],
            Parameters = [.. explanation.Parameters.Select(trace => Use(trace, words))],
            Questions = [.. explanation.Questions.Select(question => new QuestionView(
                question.Code, question.Text, question.Records, question.Source is { } source ? words.Clause(source) : null))],
            NextChange = explanation.NextChange is { Cause: "time" } next ? new NextChangeView(next.On, words.Grade(next.Letter, next.IsSuspended is true)) : null,
            Ways = [.. explanation.Ways.Select(way => new WayView(
                words.Grade(way.Letter),
                [.. way.Steps.Select(step => new StepOfWay(
                    step.Kind, step.Record, step.Text, step.From, step.Source is { } source ? words.Clause(source) : null))],
                way.Earliest))],
            Results = [.. explanation.Results.Select(trace => ModelOutcomeViews.Of(trace, words))],
            Score = ModelOutcomeViews.Total(explanation, pack, words),
            Scores = [.. explanation.Scores.Select(trace => ModelOutcomeViews.Of(trace, words))],
            Limits = [.. explanation.Limits.Select(trace => ModelOutcomeViews.Of(trace, words))],
        };

    private static RuleOutcome Outcome(RuleTrace trace, PolicyWords words) => new(
        words.Rule(trace.Rule),
        trace.Holds,
        [.. trace.Atoms.Select(atom => new ComparisonView(atom.Text, atom.Seen, atom.Holds))]);

    private static IndicatorOutcome Outcome(IndicatorTrace trace, PolicyWords words) => new(
        trace.Indicator.Id,
        trace.Indicator.Title,
        PolicyWords.Text(trace.Value),
        PackWords.Say(trace.Indicator, trace.Value),
        trace.From,
        trace.Records,
        words.Clause(trace.Indicator.Source));

    private static ParameterUse Use(ParameterTrace trace, PolicyWords words) => new(
        trace.Parameter.Id,
        trace.Parameter.Title,
        trace.Parameter.Unit,
        PolicyWords.Text(trace.Value.Value),
        words.Say(trace.Parameter, trace.Value),
        trace.Value.From,
        words.Clause(trace.Value.Source));

    private static RecordOutcome Outcome(RecordTrace trace, PolicyWords words) => new()
    {
        Record = trace.Record.Record,
        Kind = trace.Record.Kind,
        KindTitle = words.KindTitle(trace.Record.Kind),
        Summary = trace.Record.Summary,
        Happened = trace.Record.Happened,
        Until = trace.Record.Until,
        Standing = trace.Record.Standing,
        Issuer = trace.Record.Issuer,
        Document = trace.Record.Document,
        Penalties = trace.Record.Penalties,
        AmountFen = trace.Record.AmountFen,
        GraveConsequence = trace.Record.GraveConsequence,
        Effect = trace.Effect,
        Clause = trace.EffectSource is { } source ? words.Clause(source) : null,
        Counted = trace.Counted,
        Reason = trace.Reason,
        ReasonCode = trace.ReasonCode,
        StopsCounting = trace.StopsCounting,
    };
}

/// <summary>The answer a person would give: the grade, what it rests on, and when time alone changes it.</summary>
internal static class ExplanationSentence
{
    public static LocalText Of(Explanation explanation, PolicyWords words)
    {
        var grade = words.Grade(explanation.Letter);
        var counted = Counted(explanation, words);
        var (thenZh, thenEn) = Then(explanation, words);
        var held = Held(explanation);
        return explanation.Letter is null
            ? new LocalText($"尚无评价等级：没有规则覆盖这种情形，待人工研判。{counted.Zh}{thenZh}", $"No grade yet: no rule covers this situation; it needs a person's judgement. {counted.En}{thenEn}".Trim())
            : new LocalText(
                $"评价等级 {grade.Letter}（{grade.Name.Zh}）{(explanation.IsSuspended is true ? "，因异议处理暂缓使用" : "")}：{counted.Zh}{held.Zh}{thenZh}",
                $"Grade {grade.Letter} ({grade.Name.En}){(explanation.IsSuspended is true ? ", suspended while an objection is handled" : "")}: {counted.En}{held.En}{thenEn}");
    }

    /// <summary>Which floor or veto changed the grade the rules gave.</summary>
    private static LocalText Held(Explanation explanation)
    {
        var bit = explanation.Limits.Where(trace => trace.Bit).ToList();
        return new LocalText(
            string.Concat(bit.Select(trace => $"因“{trace.Limit.Title.Zh}”由 {trace.From} 改为 {trace.To}。")),
            string.Concat(bit.Select(trace => $" Changed from {trace.From} to {trace.To} by the limit: {trace.Limit.Title.En}.")));
    }

    private static LocalText Counted(Explanation explanation, PolicyWords words)
    {
        var groups = explanation.Records.Where(trace => trace.Counted)
            .GroupBy(trace => trace.Record.Kind)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Title: words.KindTitle(group.Key), Count: group.Count()))
            .ToList();
        if (groups.Count > 0)
        {
            return new LocalText(
                $"计入{string.Join("、", groups.Select(group => $"{group.Title.Zh} {group.Count} 条"))}。",
                $"{string.Join(", ", groups.Select(group => $"{group.Title.En} × {group.Count}"))} counted.");
        }

        return explanation.Rule is { } rule && explanation.Records.Count > 0
            ? new LocalText($"{rule.Title.Zh}；{explanation.Records.Count} 条记录均不计入。", $"{rule.Title.En}; none of {explanation.Records.Count} records counts.")
            : new LocalText(explanation.Rule is { } alone ? $"{alone.Title.Zh}。" : string.Empty, explanation.Rule is { } only ? $"{only.Title.En}." : string.Empty);
    }

    private static (string Zh, string En) Then(Explanation explanation, PolicyWords words)
    {
        if (explanation.NextChange is not { } next)
        {
            return (string.Empty, string.Empty);
        }

        if (next.Cause is "pack-ends")
        {
            return ($"本政策自 {next.On:yyyy-MM-dd} 起不再有效。", $" The policy ceases to be in force on {next.On:yyyy-MM-dd}.");
        }

        if (next.Letter == explanation.Letter)
        {
            return next.IsSuspended is true
                ? ($"{next.On:yyyy-MM-dd} 起暂缓使用。", $" It is suspended from {next.On:yyyy-MM-dd} on.")
                : ($"{next.On:yyyy-MM-dd} 起不再暂缓使用。", $" It is no longer suspended from {next.On:yyyy-MM-dd} on.");
        }

        var name = words.NameOf(next.Letter);
        return next.Letter is null
            ? ($"若无新的记录，{next.On:yyyy-MM-dd} 起待人工研判。", $" Without new records it needs a person's judgement from {next.On:yyyy-MM-dd} on.")
            : ($"若无新的记录，{next.On:yyyy-MM-dd} 起为 {next.Letter}（{name.Zh}）。", $" Without new records it becomes {next.Letter} ({name.En}) on {next.On:yyyy-MM-dd}.");
    }
}
