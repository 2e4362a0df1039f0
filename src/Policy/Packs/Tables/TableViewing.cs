using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Tables;

/// <summary>Sets the tables of a pack out for reading.</summary>
/// <param name="pack">The pack.</param>
/// <param name="words">Says its values.</param>
/// <param name="conditions">Says its conditions.</param>
/// <param name="item">Makes an item of id, title, text and source.</param>
internal sealed class TableViewing(
    CompiledPack pack, PackWords words, ConditionWords conditions, Func<string, LocalText, LocalText, SourceReference, PackViewItem> item)
{
    private PackTables Tables => pack.Tables;

    /// <summary>A section for every table that has entries.</summary>
    public IReadOnlyList<PackViewSection> Sections()
    {
        List<PackViewSection> sections =
        [
            new("treatments", new("差异化监管", "What follows from grades"), [.. Tables.Treatments.Select(View)]),
            new("draws", new("抽查", "Draws"), [.. Tables.Draws.Select(View)]),
            new("consistency", new("等级一致性", "Consistency of grades"), [.. Tables.Consistency.Select(View)]),
            new("warnings", new("风险预警", "Warnings"), [.. Tables.Warnings.Select(View)]),
            new("measures", new("措施清单", "List of measures"), [.. Tables.Measures.Select(View)]),
            new("lists", new("主体名单", "Lists of subjects"), [.. Tables.Lists.Select(View)]),
            new("duties", new("时限义务", "Duties and limits"), [.. Tables.Duties.Select(View)]),
            new("publications", new("公示规则", "What is shown"), [.. Tables.Publications.Select(View)]),
            new("channels", new("公示渠道", "Channels"), [.. Tables.Channels.Select(channel => Item(channel, Nothing))]),
            new("masks", new("脱敏规则", "Masks"), [.. Tables.Masks.Select(View)]),
            new("commitments", new("信用承诺", "Credit commitments"), [.. Tables.Commitments.Select(View)]),
            new("rates", new("比率", "Rates"), [.. Tables.Rates.Select(View)]),
            new("catalogues", new("其他清单", "Other lists"), [.. Tables.Catalogues.Select(View)]),
        ];
        return [.. sections.Where(section => section.Items.Count > 0)];
    }

    private static readonly LocalText Nothing = new(string.Empty, string.Empty);

    private PackViewItem Item(TableEntry entry, params IEnumerable<LocalText> parts) =>
        item(entry.Id, entry.Title, Join(parts), entry.Source) with
        {
            Note = entry.Head.Note,
            IsExample = entry.Head.IsExample,
            Numbers = [.. Numbers(entry).Select(number => number?.Parameter?.Id).OfType<string>()],
        };

    private static IReadOnlyList<Quantity?> Numbers(TableEntry entry) => entry switch
    {
        TreatmentRule rule => [rule.Ratio, rule.Times],
        ConsistencyRule rule => [rule.Apart],
        WarningRule warning => [warning.CoolDown],
        SubjectList list => [list.Months],
        Duty { Limit: DutyLimit.Within within } => [within.Length],
        Duty { Limit: DutyLimit.ByDayOfMonth monthly } => [monthly.Day],
        Publication publication => [publication.Months],
        Rate rate => [rate.Target],
        _ => [],
    };

    private PackViewItem View(Treatment treatment) =>
        Item(treatment, TableChoices.TreatmentPrecedences.Say(treatment.Precedence), PackChoices.Gaps.Say(treatment.Gap)) with
        {
            Parts = [.. treatment.Rules.Select(View)],
        };

    private PackViewItem View(TreatmentRule rule)
    {
        var when = conditions.Say(rule.When);
        var effects = Join(
            rule.Sampling is { } sampling ? TableChoices.Samplings.Say(sampling) : Nothing,
            rule.Ratio is { } ratio ? Prefix("抽查比例 ", "ratio ", words.Say(ratio)) : Nothing,
            rule.Times is { } times ? Prefix("每年 ", "each year ", words.Say(times)) : Nothing,
            rule.Visits is { } visits ? TableChoices.VisitKinds.Say(visits) : Nothing,
            Titles("措施：", "measures: ", rule.Measures, Tables.Measures),
            Titles("例外：", "except: ", [.. rule.Exceptions.Select(id => TableChoices.Exceptions.First(known => known.Id == id).Title)]));
        return Item(rule, new LocalText($"{when.Zh}：{effects.Zh}", $"{when.En}: {effects.En}")) with
        {
            Condition = rule.When.Text,
            When = rule.When,
            Parts = [.. pack.Rulings.Where(ruling => ruling.Id == rule.Ruling).Select(ruling => item(ruling.Id, ruling.Statement, ruling.Reason, ruling.Source))],
        };
    }

    private PackViewItem View(Draw draw) => Item(
        draw,
        Titles("依据：", "by: ", [.. draw.By.Select(TitleOf)]),
        draw.IsPublished ? new("对外公开", "public") : new("不对外公开", "not public"),
        draw.IsSealed ? new("分层数量封存", "strata sealed") : Nothing);

    private PackViewItem View(ConsistencyRule rule) => Item(
        rule,
        Titles("比较：", "between: ", [.. rule.Between.Select(TitleOf)]),
        rule.Apart is { } apart ? Prefix("相差达到 ", "apart by ", words.Say(apart)) : Nothing,
        rule.Bars is { } bars ? Prefix("不得并存：", "not beside each other: ", conditions.Say(bars)) : Nothing,
        rule.Mapping is { } mapping ? Prefix("对应关系：", "mapping: ", pack.Mappings.First(known => known.Id == mapping).Title) : Nothing,
        rule.Then,
        Titles("时限：", "in time: ", Named(rule.Duty), Tables.Duties));

    private PackViewItem View(WarningRule warning) => Item(
        warning,
        conditions.Say(warning.When),
        warning.CoolDown is { } rest ? Prefix("不重复提示的期间：", "not repeated for ", words.Say(rest)) : Nothing) with
    {
        Condition = warning.When.Text,
        When = warning.When,
    };

    private PackViewItem View(Measure measure) => Item(
        measure,
        TableChoices.MeasureClasses.Say(measure.Class),
        measure.Content,
        Prefix("对象：", "on: ", measure.On),
        Prefix("实施主体：", "by: ", measure.Body),
        Prefix("依据：", "basis: ", measure.Basis));

    private PackViewItem View(SubjectList list) => Item(
        list,
        TableChoices.ListKinds.Say(list.Kind),
        list.Criteria,
        Titles("告知：", "notice: ", Named(list.Notice), Tables.Duties),
        Titles("陈述申辩：", "hearing: ", Named(list.Hearing), Tables.Duties),
        Titles("异议：", "objection: ", Named(list.Objection), Tables.Duties),
        list.Removal is { } removal ? Prefix("移出：", "removal: ", removal) : Nothing,
        list.Months is { } months ? Prefix("期限：", "for ", words.Say(months)) : Nothing,
        list.IsPublished ? Titles("公示于：", "shown on: ", Named(list.Channel), Tables.Channels) : new("不公示", "not shown"));

    private PackViewItem View(Duty duty) => Item(
        duty,
        duty.Who,
        duty.Starts,
        duty.Limit switch
        {
            DutyLimit.Within within => Prefix("时限：", "within ", words.Say(within.Length)),
            DutyLimit.ByDayOfMonth monthly => Prefix("每月不迟于：", "each month by day ", words.Say(monthly.Day)),
            DutyLimit.Each each => TableChoices.Recurrences.Say(each.Stretch),
            _ => throw new InvalidOperationException("A limit outside the closed set"),
        },
        duty.Counting is DayCounting.Unstated ? Nothing : TableChoices.Countings.Say(duty.Counting));

    private PackViewItem View(Publication publication)
    {
        var which = publication.When is { } when ? conditions.Say(when) : new("不论情形", "whatever the record");
        return Item(
            publication,
            Titles("渠道：", "on: ", [publication.Channel], Tables.Channels),
            Titles("信息：", "kinds: ", [.. words.Kinds.Where(kind => publication.Kinds.Contains(kind.Id)).Select(kind => kind.Title)]),
            PackWords.Say(publication.From, publication.Through),
            which,
            Say(publication),
            Titles("脱敏：", "masked: ", publication.Masks, Tables.Masks)) with
        {
            Condition = publication.When?.Text,
            When = publication.When,
        };
    }

    private LocalText Say(Publication publication) => publication.Term switch
    {
        PublicationTerm.Unstated => new("期限未写明", "period not stated"),
        PublicationTerm.Months when publication is { Months: { } months, Starts: { } starts } =>
            Prefix(TableChoices.PublicationStarts.Say(starts).Zh, $"{TableChoices.PublicationStarts.Say(starts).En}: ", words.Say(months)),
        PublicationTerm.Months => Nothing,
        PublicationTerm.UntilEnd => new("至记录有效期届满", "until the record ends"),
        PublicationTerm.Unlimited => new("长期公示", "without end"),
        PublicationTerm.NotShown => new("不公示", "not shown"),
    };

    private PackViewItem View(Mask mask)
    {
        var field = TableChoices.MaskedFields.First(known => known.Word == mask.Field).Title;
        return Item(mask, field, mask.Keep is { } keep
            ? new($"保留前 {keep.First} 位、后 {keep.Last} 位", $"the first {keep.First} and the last {keep.Last} characters stay")
            : new("整项隐藏", "hidden whole"));
    }

    private PackViewItem View(Commitment commitment) => Item(
        commitment,
        TableChoices.CommitmentForms.Say(commitment.Form),
        commitment.IsPublished ? new("公开", "shown") : new("不公开", "not shown"),
        commitment.Breach is { } breach ? Prefix("违诺记为：", "a breach becomes: ", words.Kinds.First(kind => kind.Id == breach).Title) : Nothing,
        commitment.Closes ?? Nothing);

    private PackViewItem View(Rate rate) => Item(
        rate,
        new LocalText($"{rate.Part.Zh} ÷ {rate.Whole.Zh}", $"{rate.Part.En} ÷ {rate.Whole.En}"),
        rate.Target is { } target ? Prefix("目标：", "target: ", words.Say(target)) : Nothing);

    private PackViewItem View(Catalogue catalogue) =>
        Item(catalogue, Nothing) with { Parts = [.. catalogue.Entries.Select(entry => Item(entry, entry.Text ?? Nothing))] };

    private LocalText TitleOf(string grade) =>
        pack.Results.FirstOrDefault(result => result.Id == grade)?.Title ?? pack.Scheme?.Title ?? new(grade, grade);

    private static IReadOnlyList<string> Named(string? id) => id is null ? [] : [id];

    private static LocalText Titles(string zh, string en, IReadOnlyList<string> ids, IEnumerable<TableEntry> among) =>
        Titles(zh, en, [.. among.Where(entry => ids.Contains(entry.Id)).Select(entry => entry.Title)]);

    private static LocalText Titles(string zh, string en, IReadOnlyList<LocalText> titles) => titles.Count == 0
        ? Nothing
        : Prefix(zh, en, new(string.Join("、", titles.Select(title => title.Zh)), string.Join(", ", titles.Select(title => title.En))));

    private static LocalText Prefix(string zh, string en, LocalText text) => new(zh + text.Zh, en + text.En);

    private static LocalText Join(params IEnumerable<LocalText> parts)
    {
        var said = parts.Where(part => part.En.Length > 0).ToList();
        return new(string.Join("；", said.Select(part => part.Zh)), string.Join("; ", said.Select(part => part.En)));
    }
}
