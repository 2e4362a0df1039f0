namespace Xinheng.Policy.Conditions;

/// <summary>How types go together.</summary>
internal static class Types
{
    /// <summary>Whether a value of a type can stand where another type is wanted.</summary>
    public static bool Is(ValueType type, ValueType wanted) => type == wanted || type == ValueType.Nothing;

    public static bool IsNumber(ValueType type) => type == ValueType.Decimal || Is(type, ValueType.Int);

    /// <summary>Whether <c>&lt;</c> can be asked of two values of a type.</summary>
    public static bool IsOrdered(ValueType type) =>
        type is ValueType.Scalar { Kind: not (ScalarKind.Null or ScalarKind.Duration) };

    /// <summary>Whether <c>==</c> can be asked of two values: of one type, or numbers of either kind.</summary>
    public static bool AreComparable(ValueType a, ValueType b) => (a, b) switch
    {
        (ValueType.ListOf x, ValueType.ListOf y) => AreComparable(x.Element, y.Element),
        _ => a == b || a == ValueType.Nothing || b == ValueType.Nothing || (IsNumber(a) && IsNumber(b)),
    };

    /// <summary>The type of what is one or the other; null when they have no type in common.</summary>
    public static ValueType? Join(ValueType a, ValueType b) => (a, b) switch
    {
        (ValueType.ListOf x, ValueType.ListOf y) => Join(x.Element, y.Element) is { } element ? new ValueType.ListOf(element) : null,
        _ when Is(a, b) => b,
        _ when b == ValueType.Nothing => a,
        _ => null,
    };
}
