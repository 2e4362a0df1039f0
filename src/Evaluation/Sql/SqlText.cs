using System.Globalization;
using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Evaluation.Sql;

/// <summary>Writes values and pieces of SQL for PostgreSQL. Days are day numbers.</summary>
internal static class SqlText
{
    /// <summary>
    /// Ends a query whose columns are each worked out once: without it the planner would copy each expression to wherever
    /// its column is named. It skips nothing, and as a constant of its type the planner sees so at once: beside a plain 0,
    /// which has to be converted first, it lets no parallel worker help.
    /// </summary>
    public const string Fence = "OFFSET BIGINT '0'";

    private const string Epoch = "DATE '0001-01-01'";

    /// <summary>Words of a piece of SQL that can be names of columns, and some more: those in texts and of the language.</summary>
    public static HashSet<string> NamesIn(string sql)
    {
        var (names, begin) = (new HashSet<string>(StringComparer.Ordinal), 0);
        for (var at = 0; at <= sql.Length; at++)
        {
            if (at < sql.Length && (sql[at] is '_' || char.IsAsciiLetterLower(sql[at]) || char.IsAsciiDigit(sql[at])))
            {
                continue;
            }

            if (at > begin)
            {
                names.Add(sql[begin..at]);
            }

            begin = at + 1;
        }

        return names;
    }

    /// <summary>A text as a literal.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Whether a text can stand in a statement: PostgreSQL keeps neither NUL nor half a surrogate pair.</summary>
    public static bool CanStand(string text) =>
        !text.Contains('\0', StringComparison.Ordinal) && text.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar || text.Contains('\uFFFD', StringComparison.Ordinal));

    /// <summary>A day's number.</summary>
    public static string Day(DateOnly day) => day.DayNumber.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Whole(long number) =>
        number is >= int.MinValue and <= int.MaxValue ? Signed(number.ToString(CultureInfo.InvariantCulture)) : $"('{number.ToString(CultureInfo.InvariantCulture)}'::bigint)";

    /// <summary>A decimal with the places it has.</summary>
    public static string Number(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? Signed(text) : $"{Signed(text)}::numeric";
    }

    /// <summary>The column type of a type; null when SQL has none.</summary>
    public static string? TypeOf(ValueType type) => type switch
    {
        ValueType.Scalar { Kind: ScalarKind.Bool } => "boolean",
        ValueType.Scalar { Kind: ScalarKind.Int } => "bigint",
        ValueType.Scalar { Kind: ScalarKind.Decimal } => "numeric",
        ValueType.Scalar { Kind: ScalarKind.Text or ScalarKind.Null or ScalarKind.Nothing } => "text",
        ValueType.Scalar { Kind: ScalarKind.Date } => "integer",
        ValueType.ListOf { Element: ValueType.Scalar { Kind: not (ScalarKind.Duration or ScalarKind.Null) } element } => $"{TypeOf(element)}[]",
        _ => null,
    };

    /// <summary>A value; null when SQL cannot write it.</summary>
    public static SqlTerm? Literal(Value value, ValueType type) => value switch
    {
        Value.Null => new(TypeOf(type) is { } named && type != ValueType.Null ? $"NULL::{named}" : "NULL") { CanBeNull = true },
        Value.Bool truth => new(truth.Content ? "TRUE" : "FALSE"),
        Value.Int whole => new(Whole(whole.Content)) { Range = SqlRange.Of(whole.Content) },
        Value.Decimal number => new(Number(number.Content)) { Range = SqlRange.Of(number.Content) },
        Value.Text text => CanStand(text.Content) ? new(Quoted(text.Content)) : null,
        Value.Date day => new(Day(day.Content)),
        Value.List list => List(list, type),
        Value.Error error => new($"NULL::{TypeOf(type) ?? "text"}") { Error = Quoted(error.Code) },
        _ => null,
    };

    /// <summary>The calendar day of a day number.</summary>
    public static string Date(string day) => $"({Epoch} + {day})";

    /// <summary>The day number of a calendar day.</summary>
    public static string DayOf(string date) => $"({date} - {Epoch})";

    /// <summary>A part of a day: <c>year</c>, <c>month</c> or <c>day</c>.</summary>
    public static string Part(string part, string day) => $"EXTRACT({part} FROM {Date(day)})::integer";

    /// <summary>A day moved by months, to the month's last day where there is none.</summary>
    public static string Moved(string day, string months) => DayOf($"({Date(day)} + make_interval(months => {months}))::date");

    /// <summary>The first code that is not NULL; null when there is none to look at.</summary>
    public static string? First(IEnumerable<string?> codes)
    {
        var some = codes.OfType<string>().ToList();
        return some.Count switch { 0 => null, 1 => some[0], _ => $"COALESCE({string.Join(", ", some)})" };
    }

    /// <summary>All of some conditions.</summary>
    public static string All(IEnumerable<string?> conditions)
    {
        var some = conditions.OfType<string>().ToList();
        return some.Count == 0 ? "TRUE" : string.Join(" AND ", some);
    }

    private static SqlTerm? List(Value.List list, ValueType type)
    {
        if (type is not ValueType.ListOf { Element: var element } || TypeOf(type) is not { } named)
        {
            return null;
        }

        var items = list.Content.Select(item => Literal(item, element)?.Value).ToList();
        return items.Contains(null) ? null : new(items.Count == 0 ? $"'{{}}'::{named}" : $"ARRAY[{string.Join(", ", items)}]::{named}");
    }

    private static string Signed(string number) => number.StartsWith('-') ? $"({number})" : number;
}
