namespace Xinheng.Evaluation.Sql;

/// <summary>Rounding half to even: PostgreSQL itself rounds a half away from zero.</summary>
internal static class SqlRounding
{
    /// <summary>A number to four places.</summary>
    public static string ToFour(string number) =>
        $"CASE WHEN MOD(ABS({number}) * 10000, 1) = 0.5 THEN SIGN({number}) * (TRUNC(ABS({number}) * 10000) + MOD(TRUNC(ABS({number}) * 10000), 2)) * 0.0001 ELSE ROUND({number}, 4) END";

    /// <summary>The quotient of two 64-bit integers, the second positive and no more than a quarter of the greatest, to a whole number of ten thousandths.</summary>
    public static string ToTenThousandths(string above, string below) =>
        $"({above} / {below} + CASE WHEN 2 * ABS({above} % {below}) > {below} OR (2 * ABS({above} % {below}) = {below} AND ({above} / {below}) % 2 <> 0) THEN CASE WHEN {above} < 0 THEN -1 ELSE 1 END ELSE 0 END) * 0.0001";

    /// <summary>The quotient of two numbers to a whole one, times a unit.</summary>
    public static string Quotient(string above, string below, string unit) =>
        "(SELECT (q + CASE WHEN 2 * ABS(n - q * d) > ABS(d) OR (2 * ABS(n - q * d) = ABS(d) AND MOD(q, 2) <> 0) THEN SIGN(n) * SIGN(d) ELSE 0 END) * " + unit
        + $" FROM (SELECT n, d, DIV(n, d) AS q FROM (SELECT {above} AS n, {below} AS d OFFSET 0) AS parts OFFSET 0) AS divided)";

    /// <summary>A number to six places.</summary>
    public static string ToSix(string number) =>
        $"CASE WHEN MOD(ABS({number}) * 1000000, 1) = 0.5 THEN SIGN({number}) * (TRUNC(ABS({number}) * 1000000) + MOD(TRUNC(ABS({number}) * 1000000), 2)) * 0.000001 ELSE ROUND({number}, 6) END";

    /// <summary>
    /// A quotient to as many places as a decimal holds, half to even, without zeros at its end: a decimal has 96 bits for its
    /// digits and 28 places at most. NULL where the divisor is 0 and where no decimal holds it.
    /// </summary>
    public static string Decimal(string above, string below)
    {
        const string Most = "79228162514264337593543950335";
        return $"""
            (SELECT CASE WHEN k <= 28 THEN TRIM_SCALE(s * (m + CASE WHEN 2 * (n - m * d) > d OR (2 * (n - m * d) = d AND MOD(m, 2) = 1) THEN 1 ELSE 0 END) * ('1e-' || (28 - k))::numeric) END
             FROM (SELECT s, d, k, n, DIV(n, d) AS m FROM (
              SELECT s, d, k, a * power(10::numeric, 28 - k) AS n FROM (
               SELECT s, a, d, CASE WHEN q <= {Most} THEN 0 WHEN DIV(q, power(10::numeric, length(q::text) - 29)) <= {Most} THEN length(q::text) - 29 ELSE length(q::text) - 28 END AS k FROM (
                SELECT s, a, d, DIV(a * 1e28, d) AS q FROM (
                 SELECT SIGN(x) * SIGN(y) AS s, ABS(x) AS a, ABS(NULLIF(y, 0)) AS d FROM (SELECT ({above})::numeric AS x, ({below})::numeric AS y OFFSET 0) AS parts OFFSET 0
                ) AS signed OFFSET 0) AS whole OFFSET 0) AS places OFFSET 0) AS scaled OFFSET 0) AS divided)
            """;
    }
}
