using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs.Models;

namespace Xinheng.Policy.Packs;

/// <summary>Says a condition in words: indicators by their titles, parameters by their values, closed values by their names.</summary>
internal sealed class ConditionWords
{
    private static readonly LocalText And = new("且", " and ");
    private static readonly LocalText Or = new("或者", " or ");

    private readonly Dictionary<string, LocalText> indicators;
    private readonly Dictionary<string, (LocalText Title, IReadOnlyList<NamedValue>? Values)> fields;
    private readonly PackWords words;

    public ConditionWords(CompiledPack pack, PackWords words)
    {
        this.words = words;
        indicators = pack.Indicators.Select(indicator => (indicator.Id, indicator.Title))
            .Concat(pack.Scores.Select(score => (score.Id, score.Title)))
            .Append(("score", pack.Scorecard?.Title ?? pack.Tree?.Root.Title ?? new("得分", "the score")))
            .ToDictionary(name => name.Item1, name => name.Item2);
        fields = PackFields.OfRecord(words.Kinds, withEffect: true)
            .Select(field => (Name: $"record.{field.Name}", field))
            .Concat(PackFields.OfSubject.Select(field => (Name: $"subject.{field.Name}", field)))
            .Select(pair => (pair.Name, pair.field.Title, pair.field.Values))
            .Concat(pack.Results.Select(result => (Name: $"results.{result.Id}", result.Title, Values: (IReadOnlyList<NamedValue>?)[.. result.Steps.Select(Named)])))
            .Concat(pack.Results.Select(result => (Name: $"results.{result.Id}_score", Title: ResultFields.ScoreTitle(result), Values: (IReadOnlyList<NamedValue>?)null)))
            .DistinctBy(field => field.Name)
            .ToDictionary(field => field.Name, field => (field.Title, field.Values));
    }

    /// <summary>A step by its letter and name; by its name alone where the letter is a word.</summary>
    private static NamedValue Named(ScaleStep step) => new(step.Letter, step.Letter.Length > 2
        ? step.Name
        : new($"{step.Letter}（{step.Name.Zh}）", $"{step.Letter} ({step.Name.En})"));

    /// <summary>The condition in words.</summary>
    public LocalText Say(Condition condition) => Say(condition.Root, null);

    private LocalText Say(Expression expression, IReadOnlyList<NamedValue>? among) => expression switch
    {
        Expression.Literal literal => PackWords.Say(literal.Value, among),
        Expression.Variable variable => SayVariable(variable.Name),
        Expression.Select { Target: Expression.Variable shape } select => SayField(shape.Name, select.Field),
        Expression.Has { Target: Expression.Variable shape } has => Format("有{0}", "{0} is given", SayField(shape.Name, has.Field)),
        Expression.ListLiteral list => Join(list.Items.Select(item => Say(item, among)), new("、", ", ")),
        Expression.Macro macro => SayMacro(macro),
        Expression.Call call => SayCall(call, among),
        _ => new(expression.ToString(), expression.ToString()),
    };

    private LocalText SayVariable(string name) =>
        name == "as_of" ? new("评价日期", "the evaluation date")
        : indicators.TryGetValue(name, out var title) ? title
        : new(name, name);

    private LocalText SayField(string shape, string field) =>
        shape == "params" ? words.ValueOf(field)
        : fields.TryGetValue($"{shape}.{field}", out var known) ? known.Title
        : new(field, field);

    private LocalText SayCall(Expression.Call call, IReadOnlyList<NamedValue>? among) => call.Function switch
    {
        "&&" => Join(Flatten(call, "&&").Select(part => Enclose(part, "||")), And),
        "||" => Join(Flatten(call, "||").Select(part => Enclose(part, "&&")), Or),
        "!" => SayNot(call.Operands[0]),
        "==" or "!=" => SayEqual(call),
        "in" => Format("{0}属于（{1}）", "{0} is one of ({1})", Say(call.Operands[0], null), Say(call.Operands[1], ValuesOf(call.Operands[0]))),
        "?:" => Format("若{0}则{1}，否则{2}", "if {0} then {1}, else {2}", [.. call.Operands.Select(part => Say(part, among))]),
        "size" => Format("{0}的项数", "the number of {0}", Say(call.Operands[0], null)),
        "days_between" => Format("{0}至{1}的天数", "the days from {0} to {1}", [.. call.Operands.Select(part => Say(part, null))]),
        "startsWith" => Format("{0}以“{1}”开头", "{0} begins with “{1}”", [.. call.Operands.Select(part => Say(part, null))]),
        "endsWith" => Format("{0}以“{1}”结尾", "{0} ends with “{1}”", [.. call.Operands.Select(part => Say(part, null))]),
        "contains" => Format("{0}含有“{1}”", "{0} contains “{1}”", [.. call.Operands.Select(part => Say(part, null))]),
        "matches" => Format("{0}符合格式“{1}”", "{0} matches “{1}”", [.. call.Operands.Select(part => Say(part, null))]),
        "days" => Format("{0}天", "{0} days", Say(call.Operands[0], null)),
        "months" => Format("{0}个月", "{0} months", Say(call.Operands[0], null)),
        "years" => Format("{0}年", "{0} years", Say(call.Operands[0], null)),
        "int" => Format("{0}的整数部分", "the whole part of {0}", Say(call.Operands[0], null)),
        "decimal" or "string" or "date" => Say(call.Operands[0], among),
        "[]" => Format("{0}的第{1}项（从0起）", "item {1} (from 0) of the {0}", [.. call.Operands.Select(part => Say(part, null))]),
        "-" when call.Operands.Count == 1 => Format("−{0}", "−{0}", Say(call.Operands[0], null)),
        _ when call.Operands.Count == 2 => SayOperator(call),
        _ => Format($"{call.Function}({{0}})", $"{call.Function}({{0}})", Join(call.Operands.Select(part => Say(part, null)), new("、", ", "))),
    };

    private LocalText SayOperator(Expression.Call call)
    {
        var sign = call.Function switch { ">=" => "≥", "<=" => "≤", "*" => "×", "/" => "÷", var same => same };
        return Format($"{{0}} {sign} {{1}}", $"{{0}} {sign} {{1}}", SayOperand(call, 0), SayOperand(call, 1));
    }

    /// <summary>An operand in brackets where it binds no tighter than its operator, so that the reading is not changed.</summary>
    private LocalText SayOperand(Expression.Call call, int at)
    {
        var said = Say(call.Operands[at], null);
        var isLoose = call.Operands[at] is Expression.Call inner
            && inner.Operands.Count == 2
            && Operators.Binary(inner.Function) is { } strength
            && strength < Operators.Binary(call.Function) + at;
        return isLoose ? Format("({0})", "({0})", said) : said;
    }

    private LocalText SayEqual(Expression.Call call)
    {
        var left = Say(call.Operands[0], ValuesOf(call.Operands[1]));
        var right = Say(call.Operands[1], ValuesOf(call.Operands[0]));
        var isText = call.Operands[0].Type is Conditions.ValueType.Scalar { Kind: ScalarKind.Text or ScalarKind.Bool };
        return (isText, call.Function) switch
        {
            (true, "==") => Format("{0}为“{1}”", "{0} is “{1}”", left, right),
            (true, _) => Format("{0}不为“{1}”", "{0} is not “{1}”", left, right),
            (false, "==") => Format("{0} = {1}", "{0} = {1}", left, right),
            (false, _) => Format("{0} ≠ {1}", "{0} ≠ {1}", left, right),
        };
    }

    private LocalText SayNot(Expression inner) => inner is Expression.Call { Function: "in" } membership
        ? Format("{0}不属于（{1}）", "{0} is none of ({1})", Say(membership.Operands[0], null), Say(membership.Operands[1], ValuesOf(membership.Operands[0])))
        : Format("并非“{0}”", "not “{0}”", Say(inner, null));

    private LocalText SayMacro(Expression.Macro macro)
    {
        var range = Say(macro.Range, null);
        var body = macro.Body is Expression.Call { Function: "in" or "==" } test && test.Operands[0] is Expression.Variable item && item.Name == macro.Item
            ? Format("属于（{0}）", "is one of ({0})", Say(test.Operands[1], ValuesOf(macro.Range)))
            : Format("满足“{0}”", "meets “{0}”", Say(macro.Body, null));
        return macro.Name switch
        {
            "filter" => Format("{0}中{1}的项", "those of the {0} of which each {1}", range, body),
            "map" => SayMap(macro, range),
            "all" => Format("{0}中每一项都{1}", "each of the {0} {1}", range, body),
            "exists_one" => Format("{0}中恰有一项{1}", "exactly one of the {0} {1}", range, body),
            _ => Format("{0}中至少有一项{1}", "at least one of the {0} {1}", range, body),
        };
    }

    private LocalText SayMap(Expression.Macro macro, LocalText range)
    {
        var taken = Say(macro.Body, null);
        return macro.Where is { } where
            ? Format("{0}中满足“{1}”的每一项的“{2}”", "“{2}” of each of the {0} that meets “{1}”", range, Say(where, null), taken)
            : Format("{0}中每一项的“{1}”", "“{1}” of each of the {0}", range, taken);
    }

    private IReadOnlyList<NamedValue>? ValuesOf(Expression expression) =>
        expression is Expression.Select { Target: Expression.Variable shape } select && fields.TryGetValue($"{shape.Name}.{select.Field}", out var field)
            ? field.Values
            : null;

    private LocalText Enclose(Expression part, string weaker)
    {
        var said = Say(part, null);
        return part is Expression.Call call && call.Function == weaker ? Format("（{0}）", "({0})", said) : said;
    }

    private static IEnumerable<Expression> Flatten(Expression expression, string function) =>
        expression is Expression.Call call && call.Function == function
            ? call.Operands.SelectMany(operand => Flatten(operand, function))
            : [expression];

    private static LocalText Join(IEnumerable<LocalText> parts, LocalText separator)
    {
        var all = parts.ToList();
        var zh = separator == And || separator == Or ? $"，{separator.Zh}" : separator.Zh;
        return new(string.Join(zh, all.Select(part => part.Zh)), string.Join(separator.En, all.Select(part => part.En)));
    }

    private static LocalText Format(string zh, string en, params LocalText[] parts) =>
        new(string.Format(zh, [.. parts.Select(part => part.Zh)]), string.Format(en, [.. parts.Select(part => part.En)]));
}
