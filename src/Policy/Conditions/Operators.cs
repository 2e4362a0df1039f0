namespace Xinheng.Policy.Conditions;

/// <summary>How tightly operators bind, from <c>?:</c> (0) to what follows a dot (7).</summary>
internal static class Operators
{
    public const int Conditional = 0;
    public const int Or = 1;
    public const int And = 2;
    public const int Relation = 3;
    public const int Unary = 6;
    public const int Postfix = 7;

    /// <summary>Strength of a binary operator, all of which associate to the left; null for none.</summary>
    public static int? Binary(string mark) => mark switch
    {
        "||" => Or,
        "&&" => And,
        "==" or "!=" or "<" or "<=" or ">" or ">=" or "in" => Relation,
        "+" or "-" => 4,
        "*" or "/" or "%" => 5,
        _ => null,
    };
}
