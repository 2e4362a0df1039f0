using System.Globalization;
using System.Text.Json;
using Xinheng.Assessment.WhatIfs;
using Xinheng.Evaluation.WhatIf;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>What a trial comes to, for the pages and the command line alike.</summary>
internal static class WhatIfViews
{
    private static readonly JsonSerializerOptions Options = JsonOptions();

    private static readonly LocalText NotKnown = new("未知", "Unknown");

    private static readonly Dictionary<string, LocalText> Ages = new(StringComparer.Ordinal)
    {
        ["0-1"] = new("成立不足1年", "under 1 year"),
        ["1-3"] = new("成立1至3年", "1 to 3 years"),
        ["3-5"] = new("成立3至5年", "3 to 5 years"),
        ["5-10"] = new("成立5至10年", "5 to 10 years"),
        ["10-"] = new("成立10年及以上", "10 years and more"),
    };

    private static readonly Dictionary<string, LocalText> Capitals = new(StringComparer.Ordinal)
    {
        ["0-100"] = new("注册资本不足100万元", "capital under CNY 1 million"),
        ["100-500"] = new("注册资本100万至500万元", "capital of CNY 1 to 5 million"),
        ["500-1000"] = new("注册资本500万至1000万元", "capital of CNY 5 to 10 million"),
        ["1000-5000"] = new("注册资本1000万至5000万元", "capital of CNY 10 to 50 million"),
        ["5000-"] = new("注册资本5000万元及以上", "capital of CNY 50 million and more"),
    };

    /// <summary>The whole report.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="answer">What came of it.</param>
    /// <param name="isWhole">Whether groups and inspections are wanted too.</param>
    public static WhatIfView Of(Deployment deployment, WhatIfAnswer answer, bool isWhole)
    {
        var (question, comparison) = (answer.Question, answer.Comparison);
        var words = new PolicyWords(question.Tried, question.AsOf);
        var share = comparison.Subjects == 0 ? 0 : (double)comparison.Moved / comparison.Subjects;
        return new WhatIfView
        {
            Live = Reference(question.Live),
            Tried = words.Reference,
            Scheme = words.Scheme ?? throw new InvalidOperationException("A trial is of a pack that gives grades."),
            AsOf = question.AsOf,
            Values = ValuesOf(question),
            Subjects = comparison.Subjects,
            Moved = comparison.Moved,
            Better = comparison.Better,
            Worse = comparison.Worse,
            Moves = [.. comparison.Moves.OrderBy(move => Order(question.Tried, move.From)).ThenBy(move => Order(question.Tried, move.To))
                .Select(move => new GradeMoveView(move.From, move.To, move.Subjects))],
            Groups = isWhole ? [.. answer.Groups.Select(group => Of(deployment, group, share))] : [],
            Loads = isWhole ? [.. answer.Loads.Select(Of)] : [],
        };
    }

    /// <summary>The parameters of a pack that can be tried with other values.</summary>
    public static IReadOnlyList<ChangeableParameter> Parameters(CompiledPack pack, DateOnly day)
    {
        var words = new PackWords(pack, day);
        return
        [
            .. from parameter in PackVariant.Changeable(pack)
               let value = (parameter.On(day) ?? parameter.Values[0]).Value
               select new ChangeableParameter(
                   parameter.Id, parameter.Title, parameter.Unit, TypeOf(value), Written(value), words.Say(parameter, value)),
        ];
    }

    /// <summary>Some of those who get another grade.</summary>
    public static async Task<MoversPage> MoversAsync(Deployment deployment, WhatIfAnswer answer, MoversRequest wish, CancellationToken cancellation)
    {
        var limit = wish.Limit ?? 50;
        var places = answer.Comparison.Movers(wish.From, wish.To).SkipWhile(at => at <= (wish.After ?? -1)).Take(limit + 1).ToList();
        var shown = places.Take(limit).ToList();
        var items = await RowsAsync(deployment, answer, shown, cancellation);
        return new MoversPage(items, places.Count > limit ? shown[^1] : null);
    }

    /// <summary>Everybody who gets another grade, in chunks as they are read.</summary>
    public static async IAsyncEnumerable<MoverView> AllMoversAsync(
        Deployment deployment, WhatIfAnswer answer, MoversRequest wish, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var chunk in answer.Comparison.Movers(wish.From, wish.To).Chunk(2_000))
        {
            foreach (var row in await RowsAsync(deployment, answer, chunk, cancellation))
            {
                yield return row;
            }
        }
    }

    /// <summary>What is kept of a question or a report.</summary>
    public static string Write<T>(T view) => JsonSerializer.Serialize(view, Options);

    /// <summary>A kept report; null when it was written by a program that knew other members.</summary>
    public static WhatIfView? Read(string report)
    {
        try
        {
            return JsonSerializer.Deserialize<WhatIfView>(report, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A kept trial.</summary>
    public static TrialView Of(SavedTrial trial) => new(
        trial.Number, trial.Name, JsonSerializer.Deserialize<WhatIfRequest>(trial.Question, Options) ?? new WhatIfRequest { Pack = trial.Pack }, trial.IsShadow, trial.Made);

    private static JsonSerializerOptions JsonOptions()
    {
        var options = new JsonSerializerOptions();
        Server.Configure(options);
        options.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip;
        return options;
    }

    private static async Task<IReadOnlyList<MoverView>> RowsAsync(
        Deployment deployment, WhatIfAnswer answer, IReadOnlyList<int> places, CancellationToken cancellation)
    {
        var numbers = places.ToDictionary(at => (long)answer.Population.Numbers.Span[at], at => at);
        var known = await deployment.Changes.LastAsync(cancellation);
        var found = await deployment.Registry.ListAsync([.. numbers.Keys.Select(number => new SubjectNumber(number))], answer.Question.AsOf, known, cancellation);
        return
        [
            .. from standing in found
               let letters = answer.Comparison.LettersOf(numbers[standing.Subject.Number.Value])
               select new MoverView(
                   standing.Subject.Key, standing.Registration?.Name ?? standing.Subject.FirstName,
                   standing.Registration?.Division, standing.Registration?.Industry, letters.From, letters.To),
        ];
    }

    private static PackReference Reference(CompiledPack pack) => new(pack.Id, pack.Version, pack.Fingerprint, pack.Title);

    private static int Order(CompiledPack pack, string? letter)
    {
        var at = letter is null ? -1 : (pack.Scheme?.Scale ?? []).ToList().FindIndex(step => step.Letter == letter);
        return at < 0 ? int.MaxValue : at;
    }

    private static IReadOnlyList<TriedValue> ValuesOf(WhatIfQuestion question)
    {
        var words = new PackWords(question.Tried, question.AsOf);
        var live = PackVariant.Changeable(question.Live).ToDictionary(parameter => parameter.Id, StringComparer.Ordinal);
        return
        [
            .. from parameter in PackVariant.Changeable(question.Tried)
               let before = live.GetValueOrDefault(parameter.Id)?.On(question.AsOf)?.Value
               let after = parameter.On(question.AsOf)?.Value
               where before is not null && after is not null && !before.Equals(after)
               select new TriedValue(parameter.Id, parameter.Title, words.Say(parameter, before), words.Say(parameter, after)),
        ];
    }

    private static GroupMovesView Of(Deployment deployment, GroupMoves group, double shareOfAll) => new()
    {
        By = group.By switch
        {
            GroupedBy.County => "county",
            GroupedBy.Industry => "industry",
            GroupedBy.Kind => "kind",
            GroupedBy.Age => "age",
            GroupedBy.Capital => "capital",
        },
        Group = group.Name,
        Title = group.Name is not { } name ? NotKnown : group.By switch
        {
            GroupedBy.County => deployment.Territory.NameOf(name)?.Name ?? new LocalText(name, name),
            GroupedBy.Industry => Territory.IndustryOf(name)?.Name ?? new LocalText(name, name),
            GroupedBy.Kind => PackVocabulary.SubjectKinds.FirstOrDefault(kind => kind.Id == name)?.Title ?? new LocalText(name, name),
            GroupedBy.Age => Ages[name],
            GroupedBy.Capital => Capitals[name],
        },
        Subjects = group.Subjects,
        Better = group.Better,
        Worse = group.Worse,
        Other = group.Other,
        AgainstAll = shareOfAll == 0 ? 1 : Math.Round((double)group.Moved / group.Subjects / shareOfAll, 2),
    };

    private static LoadView Of(InspectionLoad load) => new()
    {
        Pack = load.Pack,
        Title = load.Table.Head.Title,
        Rows = [.. load.Rows.Select(row => new LoadRowView(row.Rule?.Head.Title ?? PolicyWords.ForAPerson, row.Before, row.After, row.Yearly))],
        Before = load.Before,
        After = load.After,
    };

    private static string TypeOf(Value value) => value switch { Value.Int => "int", Value.Decimal => "decimal", _ => "bool" };

    private static string Written(Value value) => value switch
    {
        Value.Int whole => whole.Content.ToString(CultureInfo.InvariantCulture),
        Value.Decimal number => number.Content.ToString("0.############################", CultureInfo.InvariantCulture),
        Value.Bool truth => truth.Content ? "true" : "false",
        _ => string.Empty,
    };
}
