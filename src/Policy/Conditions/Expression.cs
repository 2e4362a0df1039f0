namespace Xinheng.Policy.Conditions;

/// <summary>What a value can be. Types are closed: no any, no dynamic.</summary>
public abstract record ValueType
{
    /// <summary>A truth value.</summary>
    public static readonly ValueType Bool = new Scalar(ScalarKind.Bool);

    /// <summary>A 64-bit integer.</summary>
    public static readonly ValueType Int = new Scalar(ScalarKind.Int);

    /// <summary>A decimal.</summary>
    public static readonly ValueType Decimal = new Scalar(ScalarKind.Decimal);

    /// <summary>Text.</summary>
    public static readonly ValueType Text = new Scalar(ScalarKind.Text);

    /// <summary>A civil date.</summary>
    public static readonly ValueType Date = new Scalar(ScalarKind.Date);

    /// <summary>A length of time to be added to a date.</summary>
    public static readonly ValueType Duration = new Scalar(ScalarKind.Duration);

    /// <summary>Absence only.</summary>
    public static readonly ValueType Null = new Scalar(ScalarKind.Null);

    /// <summary>No value: what the items of an empty list are of. It fits wherever a value is wanted.</summary>
    public static readonly ValueType Nothing = new Scalar(ScalarKind.Nothing);

    private ValueType()
    {
    }

    /// <summary>A scalar type.</summary>
    public sealed record Scalar(ScalarKind Kind) : ValueType;

    /// <summary>A list of one element type.</summary>
    public sealed record ListOf(ValueType Element) : ValueType;

    /// <summary>A named shape with fields: <c>record</c>, <c>subject</c>, <c>params</c>.</summary>
    public sealed record Shape(string Name, IReadOnlyDictionary<string, FieldType> Fields) : ValueType;
}

/// <summary>The scalar types.</summary>
public enum ScalarKind
{
    /// <summary>A truth value.</summary>
    Bool,

    /// <summary>A 64-bit integer.</summary>
    Int,

    /// <summary>A decimal.</summary>
    Decimal,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A civil date.</summary>
    Date,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>Absence only.</summary>
    Null,

    /// <summary>No value.</summary>
    Nothing,
}

/// <summary>A field of a shape.</summary>
/// <param name="Type">Its type.</param>
/// <param name="IsOptional">Whether it can be absent; reading it then gives null and <c>has()</c> is false.</param>
/// <param name="Values">For text, or a list of texts, with a closed set of values: those values, which the linter and the checker use; else null.</param>
/// <param name="Title">For people.</param>
public sealed record FieldType(ValueType Type, bool IsOptional, IReadOnlyList<string>? Values, LocalText Title);

/// <summary>A node of a checked expression. <see cref="Type"/> is the type the checker found.</summary>
public abstract record Expression(ValueType Type, int Offset, int Length)
{
    /// <summary>A literal.</summary>
    public sealed record Literal(Value Value, ValueType Type, int Offset, int Length) : Expression(Type, Offset, Length);

    /// <summary>A variable: an indicator, <c>record</c>, <c>subject</c>, <c>params</c>, or a macro's item.</summary>
    public sealed record Variable(string Name, ValueType Type, int Offset, int Length) : Expression(Type, Offset, Length);

    /// <summary>Field selection.</summary>
    public sealed record Select(Expression Target, string Field, ValueType Type, int Offset, int Length) : Expression(Type, Offset, Length);

    /// <summary><c>has(target.field)</c>.</summary>
    public sealed record Has(Expression Target, string Field, ValueType Type, int Offset, int Length) : Expression(Type, Offset, Length);

    /// <summary>An operator or a function with its operands; names as in CEL: <c>&amp;&amp;</c>, <c>||</c>, <c>!</c>, <c>==</c>, <c>&lt;</c>, <c>+</c>, <c>in</c>, <c>?:</c>, <c>[]</c>, <c>size</c>, <c>startsWith</c> …</summary>
    public sealed record Call(string Function, IReadOnlyList<Expression> Operands, ValueType Type, int Offset, int Length) : Expression(Type, Offset, Length);

    /// <summary>A list literal.</summary>
    public sealed record ListLiteral(IReadOnlyList<Expression> Items, ValueType Type, int Offset, int Length) : Expression(Type, Offset, Length);

    /// <summary>A macro over a bounded list: <c>exists</c>, <c>all</c>, <c>exists_one</c>, <c>filter</c>, <c>map</c>.</summary>
    public sealed record Macro(string Name, Expression Range, string Item, Expression Body, ValueType Type, int Offset, int Length) : Expression(Type, Offset, Length)
    {
        /// <summary>Which items <c>map(item, where, body)</c> takes; null: all.</summary>
        public Expression? Where { get; init; }
    }
}
