namespace Xinheng.Demo;

/// <summary>Credit codes that nobody bears, right by both check characters (GB 32100-2015, GB 11714-1997).</summary>
/// <source id="hebei-2021">二(一)1</source>
internal static class MadeCodes
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string OrganisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The <paramref name="index"/>-th code of a kind; distinct for hundreds of millions.</summary>
    /// <param name="kind">Second character: 1 enterprise, 2 individual business, 3 cooperative.</param>
    /// <param name="authority">Division code of the registering authority.</param>
    /// <param name="index">Which.</param>
    public static string Make(char kind, string authority, int index)
    {
        Span<char> code = stackalloc char[18];
        code[0] = '9';
        code[1] = kind;
        authority.CopyTo(code[2..]);
        Body(index, code[8..16]);
        code[16] = OrganisationCheck(code[8..16]);
        code[17] = Check(code[..17]);
        return new string(code);
    }

    /// <summary>The same code with a defect as sources send them.</summary>
    public static string Spoil(string code, Random random) => random.Next(3) switch
    {
        0 => code.ToLowerInvariant(),
        1 => $"{code[..17]}{Alphabet[(Alphabet.IndexOf(code[17]) + 1 + random.Next(29)) % Alphabet.Length]}",
        _ => code[..17],
    };

    private static void Body(int index, Span<char> body)
    {
        // Multiplying by a number prime to 31 spreads neighbours over the whole range.
        const long places = 31L * 31 * 31 * 31 * 31 * 31;
        var mixed = index * 48_271_009L % places;
        body[0] = 'M';
        body[1] = 'Y';
        for (var place = 2; place < 8; place++)
        {
            body[place] = Alphabet[(int)(mixed % 31)];
            mixed /= 31;
        }
    }

    private static char OrganisationCheck(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var place = 0; place < 8; place++)
        {
            sum += OrganisationAlphabet.IndexOf(body[place]) * OrganisationWeights[place];
        }

        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }

    private static char Check(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var place = 0; place < 17; place++)
        {
            sum += Alphabet.IndexOf(code[place]) * Weights[place];
        }

        return Alphabet[(31 - sum % 31) % 31];
    }
}

/// <summary>Choices that depend on nothing but the seed.</summary>
internal static class Chance
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public static bool Happens(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>A choice by weight.</summary>
    public static T Weighted<T>(this Random random, IReadOnlyList<T> items, Func<T, int> weight)
    {
        var left = random.Next(items.Sum(weight));
        foreach (var item in items)
        {
            left -= weight(item);
            if (left < 0)
            {
                return item;
            }
        }

        return items[^1];
    }

    /// <summary>How often something with this mean happens.</summary>
    public static int Poisson(this Random random, double mean)
    {
        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = random.NextDouble(); product > limit; product *= random.NextDouble())
        {
            count++;
        }

        return count;
    }

    /// <summary>Days with this mean, long-tailed.</summary>
    public static int Days(this Random random, double mean) => (int)(-Math.Log(1 - random.NextDouble()) * mean);
}
