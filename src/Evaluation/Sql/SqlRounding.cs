namespace Xinheng.Evaluation.Sql;

/// <summary>Rounding half to even: PostgreSQL itself rounds a half away from zero.</summary>
internal static class SqlRounding
{
    /// <summary>A number to four places.</summary>
    public static string ToFour(string number) =>
        $"CASE WHEN MOD(ABS({number}) * 10000, 1) = 0.5 THEN SIGN({number}) * (TRUNC(ABS({number}) * 10000) + MOD(TRUNC(ABS({number}) * 10000), 2)) * 0.0001 ELSE ROUND({number}, 4) END";

    /// <summary>The quotient of two numbers to a whole one, times a unit.</summary>
    public static string Quotient(string above, string below, string unit) =>
        "(SELECT (q + CASE WHEN 2 * ABS(n - q * d) > ABS(d) OR (2 * ABS(n - q * d) = ABS(d) AND MOD(q, 2) <> 0) THEN SIGN(n) * SIGN(d) ELSE 0 END) * " + unit
        + $" FROM (SELECT n, d, DIV(n, d) AS q FROM (SELECT {above} AS n, {below} AS d OFFSET 0) AS parts OFFSET 0) AS divided)";
}
