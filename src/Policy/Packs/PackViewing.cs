using Xinheng.Policy.Packs.Models;
using Xinheng.Policy.Packs.Tables;

namespace Xinheng.Policy.Packs;

/// <summary>Sets a pack out for reading.</summary>
internal sealed class PackViewing
{
    private readonly CompiledPack pack;
    private readonly PackWords words;
    private readonly ConditionWords conditions;
    private readonly IndicatorWords indicators;

    private PackViewing(CompiledPack pack, PackWords words)
    {
        this.pack = pack;
        this.words = words;
        conditions = new(pack, words);
        indicators = new(pack, conditions);
    }

    /// <summary>The pack with the parameter values in force on <paramref name="day"/>.</summary>
    public static PackView View(CompiledPack pack, DateOnly day) => View(pack, new PackWords(pack, day));

    /// <summary>The pack in some words.</summary>
    public static PackView View(CompiledPack pack, PackWords words) => new PackViewing(pack, words).View();

    private PackView View() => new()
    {
        Id = pack.Id,
        Version = pack.Version,
        Fingerprint = pack.Fingerprint,
        Title = pack.Title,
        Issuer = pack.Issuer,
        Hierarchy = HierarchyView.Of(pack),
        Sections =
        [
            new("grades", new("等级怎样评定", "How grades are given"), [.. pack.Grades.Select(View)]),
            new("scheme", new("等级怎样使用", "How grades are used"), [.. SchemeViewing.Items(pack, words, Item)]),
            .. new ModelViewing(pack, conditions, Item).Sections(),
            .. new TableViewing(pack, words, conditions, Item).Sections(),
            new("parameters", new("参数", "Parameters"), [.. pack.Parameters.Select(View)]),
            new("kinds", new("信用评价信息构成表", "Composition of credit information"), [.. pack.RecordKinds.Select(View)]),
            new("indicators", new("指标", "Indicators"), [.. pack.Indicators.Select(View)]),
            new("rulings", new("适用口径", "Rulings"), [.. pack.Rulings.Select(View)]),
            new("documents", new("依据的文件", "Documents"), [.. pack.Documents.Select(View)]),
        ],
    };

    private PackViewItem View(GradeRule rule)
    {
        var step = pack.Scheme?.Scale.FirstOrDefault(known => known.Letter == rule.Letter);
        return Item(rule.Number.ToString(), rule.Title, conditions.Say(rule.When), rule.Source) with
        {
            Letter = rule.Letter,
            Condition = rule.When.Text,
            When = rule.When,
            IsExample = rule.IsExample,
            Note = step is null ? null : new($"{rule.Letter} · {step.Name.Zh}", $"{rule.Letter} · {step.Name.En}"),
            Parts = [.. pack.Rulings.Where(ruling => ruling.Id == rule.Ruling).Select(View)],
        };
    }

    private PackViewItem View(Parameter parameter) =>
        Item(parameter.Id, parameter.Title, words.Say(parameter), parameter.Values[0].Source) with
        {
            IsExample = parameter.Values.Any(value => value.IsExample),
            Note = parameter.By is DatedBy.Record ? new("按记录发生日取值", "goes by the day of each record") : null,
            Parts = parameter.Values.Count == 1
                ? []
                : [.. parameter.Values.Select(value => Item(parameter.Id, parameter.Title, words.Say(value, parameter), value.Source) with { IsExample = value.IsExample })],
        };

    private PackViewItem View(RecordKind kind)
    {
        var manner = PackChoices.Temporalities.Say(kind.Temporality);
        var state = kind.IsEnabled ? new(string.Empty, string.Empty) : new LocalText("；已停用", "; switched off");
        return Item(kind.Id, kind.Title, new($"{kind.CategoryTitle.Zh}；{manner.Zh}{state.Zh}", $"{kind.CategoryTitle.En}; {manner.En}{state.En}"), kind.Source) with
        {
            Note = kind.Note,
            IsExample = kind.IsExample,
            Parts = [.. kind.Effects.Select(effect => View(effect, kind.Effects.Count == 1)), .. kind.RepairTerms.Select(View)],
        };
    }

    private PackViewItem View(EffectRule effect, bool isOnly)
    {
        LocalText otherwise = isOnly ? new("一律", "always") : new("其余情形", "in all other cases");
        var title = PackVocabulary.Effects.FirstOrDefault(known => known.Id == effect.Effect)?.Title ?? new(effect.Effect, effect.Effect);
        var text = effect.When is { } when ? conditions.Say(when) : otherwise;
        return Item(effect.Effect, title, text, effect.Source) with { Condition = effect.When?.Text, When = effect.When, IsExample = effect.IsExample };
    }

    private PackViewItem View(RepairTerm term)
    {
        var period = PackWords.Say(term.From, term.Through);
        var which = term.When is { } when ? conditions.Say(when) : new("不论情形", "whatever the record");
        var length = PackWords.SayRepair(term.Months);
        var text = new LocalText($"{period.Zh}，{which.Zh}：{length.Zh}", $"{period.En}, {which.En}: {length.En}");
        return Item("repair", new("信用修复期限", "term of repair"), text, term.Source) with { Condition = term.When?.Text, When = term.When, Note = term.Note, IsExample = term.IsExample };
    }

    private PackViewItem View(Indicator indicator) =>
        Item(indicator.Id, indicator.Title, indicators.Say(indicator), indicator.Source) with
        {
            Condition = indicator.Where?.Text,
            When = indicator.Where,
            Expressions = [indicator.Of, indicator.Within.Length],
            Numbers = indicator.Within.Kind is WindowKind.Cycle && pack.Scheme is { } scheme ? [scheme.CycleMonths.Id] : [],
            IsExample = indicator.IsExample,
        };

    private PackViewItem View(Ruling ruling) =>
        Item(ruling.Id, ruling.Statement, ruling.Reason, ruling.Source) with
        {
            Note = ruling.About.Count == 0
                ? new(ruling.Resolves, ruling.Resolves)
                : new($"{ruling.Resolves}：{string.Join("、", ruling.About)}", $"{ruling.Resolves}: {string.Join(", ", ruling.About)}"),
        };

    private static PackViewItem View(PolicyDocument document) => new()
    {
        Id = document.Id,
        Title = document.Title,
        Text = document.Issued is { } issued ? new($"{issued:yyyy-MM-dd}", $"{issued:yyyy-MM-dd}") : new(string.Empty, string.Empty),
        Note = document.Note,
        Parts =
        [
            .. document.Clauses.Select(clause => new PackViewItem
            {
                Id = clause.Key,
                Title = new(clause.Key, clause.Key),
                Text = new(string.Empty, string.Empty),
                Source = new(document.Id, clause.Key),
                ClauseText = clause.Value,
                IsDigest = document.Digests.Contains(clause.Key),
            }),
        ],
    };

    private PackViewItem Item(string id, LocalText title, LocalText text, SourceReference source)
    {
        var document = pack.Documents.FirstOrDefault(known => known.Id == source.Document);
        return new()
        {
            Id = id,
            Title = title,
            Text = text,
            Source = source,
            ClauseText = document?.Clauses.GetValueOrDefault(source.Article),
            IsDigest = document?.Digests.Contains(source.Article) is true,
        };
    }
}
