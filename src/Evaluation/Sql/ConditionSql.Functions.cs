using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Evaluation.Sql;

/// <summary>Functions.</summary>
internal sealed partial class ConditionSql
{
    private const string NotConvertible = "'EX-105'";

    private SqlTerm Function(Expression.Call call)
    {
        var operands = call.Operands;
        return call.Function switch
        {
            "size" => new($"{(operands[0].Type is ValueType.ListOf ? "CARDINALITY" : "CHAR_LENGTH")}({Of(operands[0]).Value})::bigint")
                { Error = ErrorOf(null, Of(operands[0])), Range = SqlRange.Count },
            "startsWith" => OnTexts(operands, "starts_with({0}, {1})"),
            "endsWith" => OnTexts(operands, "(RIGHT({0}, CHAR_LENGTH({1})) = {1})"),
            "contains" => OnTexts(operands, "(STRPOS({0}, {1}) > 0)"),
            "days_between" => new($"({Of(operands[1]).Value} - {Of(operands[0]).Value})::bigint")
                { Error = ErrorOf(null, Of(operands[0]), Of(operands[1])), Range = SqlRange.Days },
            "days" or "months" or "years" => Length(call),
            "matches" => Matches(call),
            "int" => ToInteger(call),
            "decimal" => ToDecimal(call),
            "string" => ToText(operands[0]),
            "date" => ToDate(operands[0]),
            _ => refusals.Construct(condition, call, new LocalText("没有相应的函数", "there is no such function")),
        };
    }

    private SqlTerm OnTexts(IReadOnlyList<Expression> operands, string form)
    {
        var (a, b) = (Of(operands[0]), Of(operands[1]));
        return new(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, a.Value, b.Value)) { Error = ErrorOf(null, a, b) };
    }

    /// <summary>A length as an array of months and days.</summary>
    private SqlTerm Length(Expression.Call call)
    {
        var count = Of(call.Operands[0]);
        if (call.Function != "years")
        {
            return new($"ARRAY[{(call.Function == "days" ? $"0, {count.Value}" : $"{count.Value}, 0")}]::bigint[]") { Error = ErrorOf(null, count), CanBeNull = false };
        }

        var months = Guarded($"({count.Value})::numeric * 12", Overflow, [count]);
        return new($"CASE WHEN {months.Value} IS NOT NULL THEN ARRAY[{months.Value}, 0]::bigint[] END") { Error = months.Error };
    }

    private SqlTerm Matches(Expression.Call call)
    {
        var text = Of(call.Operands[0]);
        var pattern = call.Operands[1] is Expression.Literal { Value: Value.Text literal } ? PatternSql.Of(literal.Content) : null;
        return pattern is null
            ? refusals.Construct(condition, call, new LocalText(
                "PostgreSQL 的正则表达式没有意义相同的写法", "PostgreSQL's regular expressions have nothing that means the same"))
            : new($"({text.Value} ~ {SqlText.Quoted(pattern)})") { Error = ErrorOf(null, text) };
    }

    private SqlTerm ToInteger(Expression.Call call)
    {
        var term = Of(call.Operands[0]);
        if (call.Operands[0].Type == ValueType.Int)
        {
            return term with { Error = ErrorOf(null, term), CanBeNull = false };
        }

        if (call.Operands[0].Type == ValueType.Text)
        {
            var read = Let(term.Value, text => $"CASE WHEN CHAR_LENGTH({text}) <= 100 AND {text} ~ '^[+-]?[0-9]+$' THEN {text}::numeric END");
            return Guarded(read, NotConvertible, [term]);
        }

        // Both ends are left out.
        var whole = Let($"TRUNC({term.Value})", name => $"CASE WHEN {name} > {long.MinValue} AND {name} < {long.MaxValue} THEN {name}::bigint END");
        return new(whole) { Error = ErrorOf(term.Range is { IsLong: true } ? null : $"CASE WHEN {whole} IS NULL THEN {Overflow} END", term), Range = SqlRange.AnyInteger };
    }

    private SqlTerm ToDecimal(Expression.Call call)
    {
        var operand = call.Operands[0];
        if (operand is Expression.Literal { Value: Value.Text { Content: var written } } && ShortNumber().IsMatch(written))
        {
            var number = decimal.Parse(written, System.Globalization.CultureInfo.InvariantCulture);
            return new(SqlText.Number(number)) { Range = SqlRange.Of(number) };
        }

        var term = Of(operand);
        return operand.Type == ValueType.Text
            ? refusals.Construct(condition, call, new LocalText("文字不能逐字无差地转换成小数", "a text is not read as a decimal the same way to the last digit"))
            : term with { Value = operand.Type == ValueType.Int ? $"({term.Value})::numeric" : term.Value, Error = ErrorOf(null, term), CanBeNull = false };
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\A-?[0-9]{1,12}(\.[0-9]{1,12})?\z")]
    private static partial System.Text.RegularExpressions.Regex ShortNumber();

    private SqlTerm ToText(Expression operand)
    {
        var term = Of(operand);
        var value = operand.Type switch
        {
            ValueType.Scalar { Kind: ScalarKind.Bool } => $"CASE WHEN {term.Value} THEN 'true' WHEN NOT {term.Value} THEN 'false' END",
            ValueType.Scalar { Kind: ScalarKind.Int } => $"(({term.Value})::bigint)::text",
            ValueType.Scalar { Kind: ScalarKind.Decimal } => $"TRIM_SCALE({term.Value})::text",
            ValueType.Scalar { Kind: ScalarKind.Date } => IsoDay(term.Value),
            _ => term.Value,
        };
        return new(value) { Error = ErrorOf(null, term) };
    }

    /// <summary>A day as <c>yyyy-MM-dd</c>.</summary>
    public static string IsoDay(string day) => $"TO_CHAR({SqlText.Date(day)}, 'YYYY-MM-DD')";

    private SqlTerm ToDate(Expression operand)
    {
        var term = Of(operand);
        if (operand.Type == ValueType.Date)
        {
            return term with { Error = ErrorOf(null, term), CanBeNull = false };
        }

        // The last day of a month is the day before the next one begins.
        const string Last = "EXTRACT(DAY FROM (make_date({0}[1], {0}[2], 1) + make_interval(months => 1))::date - 1)";
        var read = Let(term.Value, text => $"CASE WHEN {text} ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$' THEN " + Let(
            $"ARRAY[LEFT({text}, 4)::integer, SUBSTRING({text}, 6, 2)::integer, RIGHT({text}, 2)::integer]",
            d => $"CASE WHEN {d}[1] >= 1 AND {d}[2] BETWEEN 1 AND 12 THEN CASE WHEN {d}[3] BETWEEN 1 AND {string.Format(System.Globalization.CultureInfo.InvariantCulture, Last, d)} THEN {SqlText.DayOf($"make_date({d}[1], {d}[2], {d}[3])")} END END") + " END");
        return new(read) { Error = ErrorOf($"CASE WHEN {read} IS NULL THEN {NotConvertible} END", term) };
    }
}
