using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Evaluation.Sql;

/// <summary>What the names of a condition are as columns.</summary>
internal abstract class SqlScope(PackPart part, SqlDay day)
{
    /// <summary>The pack.</summary>
    public PackPart Part => part;

    /// <summary>The day asked about.</summary>
    public SqlDay Day => day;

    /// <summary>A variable that is no shape; null where SQL has nothing for it.</summary>
    public virtual SqlTerm? Variable(string name) => name == "as_of" ? new(day.Number) : null;

    /// <summary>A field of a shape; null where SQL has nothing for it.</summary>
    public virtual SqlTerm? Field(string shape, string field, ValueType type) => (shape, field) switch
    {
        ("params", _) => Parameter(field, type),
        ("subject", "licence") => new("licence"),
        ("subject", "kind") => new("subject_kind"),
        ("subject", "state_owned") => new("state_owned"),
        ("subject", "tags") => new("tags"),
        ("subject", "division" or "industry" or "registered") => new(field) { CanBeNull = true },
        _ => null,
    };

    /// <summary>The value of a parameter that goes by the evaluation date; null for any other.</summary>
    private Value? Constant(string parameter) =>
        part.Pack.ByRecord.Any(one => one.Id == parameter) ? null : part.Pack.PeriodOf(day.First).Parameter(parameter);

    /// <summary>The value of what depends on no fact; null when it does.</summary>
    public Value? Constant(Expression node) => node switch
    {
        Expression.Literal literal => literal.Value,
        Expression.Select { Target: Expression.Variable { Name: "params" } } select => Constant(select.Field),
        Expression.ListLiteral list when list.Items.All(item => item is Expression.Literal) => new Value.List([.. list.Items.OfType<Expression.Literal>().Select(item => item.Value)]),
        _ => null,
    };

    /// <summary>A parameter's value.</summary>
    protected virtual SqlTerm? Parameter(string id, ValueType type) => Constant(id) is { } value ? SqlText.Literal(value, type) : null;
}

/// <summary>The names of a condition about one record.</summary>
internal sealed class RecordScope(PackPart part, SqlDay day) : SqlScope(part, day)
{
    /// <inheritdoc/>
    public override SqlTerm? Field(string shape, string field, ValueType type) => (shape, field) switch
    {
        ("record", "effect") => new(Part.Prefix + "effect"),
        ("record", "kind" or "standing" or "happened" or "penalties" or "grave_consequence") => new(field),
        ("record", "until") => new("until_day") { CanBeNull = true },
        ("record", "issuer" or "document" or "amount_fen") => new(field) { CanBeNull = true, Range = field == "amount_fen" ? SqlRange.AnyInteger : null },
        _ => base.Field(shape, field, type),
    };

    /// <inheritdoc/>
    protected override SqlTerm? Parameter(string id, ValueType type)
    {
        if (Part.Pack.ByRecord.FirstOrDefault(one => one.Id == id) is not { } parameter)
        {
            return base.Parameter(id, type);
        }

        var terms = parameter.Values.Select(value => (value.From, Term: SqlText.Literal(value.Value, type))).ToList();
        if (terms.Any(term => term.Term is null))
        {
            return null;
        }

        // The latest value whose first day is not after the record's.
        var cases = terms.AsEnumerable().Reverse().Select(term =>
            $"WHEN {(term.From is { } from ? $"happened >= {SqlText.Day(from)}" : "TRUE")} THEN {term.Term!.Value}"); // none is null
        var sql = $"CASE {string.Join(' ', cases)} END";
        return new SqlTerm(sql)
        {
            Error = terms.Any(term => term.From is null) ? null : $"CASE WHEN happened < {SqlText.Day(terms[0].From.GetValueOrDefault())} THEN 'no-value' END",
            Range = terms.Select(term => term.Term!.Range).Aggregate(SqlRange.Either), // none is null
        };
    }
}

/// <summary>The names of a condition about the subject as a whole.</summary>
internal sealed class SubjectScope(PackPart part, SqlDay day) : SqlScope(part, day)
{
    private readonly Dictionary<string, SqlTerm> known = new(StringComparer.Ordinal);

    /// <summary>Gives a name its columns: an indicator, a score, <c>score</c>, or <c>results.ID</c>.</summary>
    public void Learn(string name, SqlTerm term) => known[name] = term;

    /// <inheritdoc/>
    public override SqlTerm? Variable(string name) => known.GetValueOrDefault(name) ?? base.Variable(name);

    /// <inheritdoc/>
    public override SqlTerm? Field(string shape, string field, ValueType type) =>
        shape == "results" ? known.GetValueOrDefault($"results.{field}") : base.Field(shape, field, type);
}
