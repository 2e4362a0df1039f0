using System.Buffers;
using System.Collections.Frozen;

namespace Xinheng.Registry;

/// <summary>
/// Finds the divisions an address names. Full names count anywhere; short names (三河 for 三河市) only at the beginning or
/// right after another division, and not when they name a street.
/// </summary>
internal sealed class AddressMatcher
{
    private const int LongestLookedAt = 80;
    private static readonly SearchValues<char> Blanks =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(char.IsWhiteSpace)]);

    private const string StreetEndings = "路街道巷胡大里桥镇乡村";
    private static readonly string[] Suffixes = ["自治县", "自治旗", "自治区", "特别行政区", "新区", "省", "市", "县", "区", "旗"];

    private readonly FrozenDictionary<string, Name[]> names;
    private readonly FrozenDictionary<string, Name[]>.AlternateLookup<ReadOnlySpan<char>> lookUp;
    private readonly FrozenDictionary<int, int> longestByStart;

    public AddressMatcher(IEnumerable<Division> divisions)
    {
        names = divisions
            .SelectMany(NamesOf)
            .GroupBy(n => n.Text, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        lookUp = names.GetAlternateLookup<ReadOnlySpan<char>>();
        longestByStart = names.Keys.GroupBy(name => StartOf(name)).ToFrozenDictionary(g => g.Key, g => g.Max(name => name.Length));
    }

    public Division? Find(string address, string withinPrefix)
    {
        var text = address.AsSpan().IndexOfAny(Blanks) >= 0 ? string.Concat(address.Where(c => !char.IsWhiteSpace(c))) : address;
        var matches = Matches(text.AsSpan(0, Math.Min(text.Length, LongestLookedAt)));
        var county = FindCounty(matches, withinPrefix, out var isAnyNamed);
        return isAnyNamed ? county : FindWider(matches, withinPrefix);
    }

    // The county ranked first; null when none is named, or when another is ranked as high.
    private static Division? FindCounty(List<Match> matches, string withinPrefix, out bool isAnyNamed)
    {
        (Division? best, (int, int, int, bool) bestRank, var isOnlyOne) = (null, default, true);
        foreach (var match in matches)
        {
            if (!IsCounty(match.Division) || !match.Division.Code.StartsWith(withinPrefix, StringComparison.Ordinal))
            {
                continue;
            }

            var rank = Rank(match, matches);
            var order = best is null ? -1 : rank.CompareTo(bestRank);
            if (order < 0)
            {
                (best, bestRank, isOnlyOne) = (match.Division, rank, true);
            }
            else if (order == 0)
            {
                isOnlyOne &= match.Division == best;
            }
        }

        isAnyNamed = best is not null;
        return isOnlyOne ? best : null;
    }

    // The first city named, else the first province.
    private static Division? FindWider(List<Match> matches, string withinPrefix)
    {
        Division? province = null;
        foreach (var match in matches)
        {
            if (!IsCounty(match.Division) && IsWithin(match.Division.Code, withinPrefix))
            {
                if (match.Division.Parent is not null)
                {
                    return match.Division;
                }

                province ??= match.Division;
            }
        }

        return province;
    }

    // What the address says of city and province first, then the place in the address, then the longer and the living name.
    private static (int, int, int, bool) Rank(Match county, List<Match> matches)
    {
        var (isCityNamed, isProvinceNamed) = (false, false);
        var code = county.Division.Code.AsSpan();
        foreach (var match in matches)
        {
            var other = match.Division.Code.AsSpan();
            if (!IsCounty(match.Division) && other.StartsWith(code[..2]))
            {
                isProvinceNamed |= other.EndsWith("0000");
                isCityNamed |= other.StartsWith(code[..4]);
            }
        }

        var context = (isCityNamed ? 2 : 0) + (isProvinceNamed ? 1 : 0);
        return (-context, county.At, -county.Length, county.Division.AbolishedOn is not null);
    }

    private List<Match> Matches(ReadOnlySpan<char> address)
    {
        var matches = new List<Match>();
        var end = 0;
        for (var at = 0; at < address.Length; at++)
        {
            for (var length = Math.Min(LongestFrom(address[at..]), address.Length - at); length >= 2; length--)
            {
                if (!lookUp.TryGetValue(address.Slice(at, length), out var found))
                {
                    continue;
                }

                var isAccepted = false;
                foreach (var name in found)
                {
                    if (name.IsFull || (at == end && !NamesStreet(address[(at + length)..])))
                    {
                        matches.Add(new Match(name.Division, at, length));
                        isAccepted = true;
                    }
                }

                if (isAccepted)
                {
                    end = at + length;
                    at = end - 1;
                    break;
                }
            }
        }

        return matches;
    }

    // Most characters begin no name: two of them tell.
    private int LongestFrom(ReadOnlySpan<char> text) =>
        text.Length >= 2 && longestByStart.TryGetValue(StartOf(text), out var length) ? length : 0;

    private static int StartOf(ReadOnlySpan<char> text) => (text[0] << 16) | text[1];

    private static IEnumerable<Name> NamesOf(Division division)
    {
        foreach (var full in division.Aliases.Prepend(division.Name))
        {
            yield return new Name(full, division, true);
        }

        var suffix = Array.Find(Suffixes, s => division.Name.EndsWith(s, StringComparison.Ordinal));
        if (suffix is not null && division.Name.Length - suffix.Length >= 2)
        {
            yield return new Name(division.Name[..^suffix.Length], division, false);
        }
    }

    private static bool IsCounty(Division division) => !division.Code.EndsWith("00", StringComparison.Ordinal);

    private static bool IsWithin(string code, string prefix) =>
        code.StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith(code.TrimEnd('0'), StringComparison.Ordinal);

    private static bool NamesStreet(ReadOnlySpan<char> rest) => rest.Length > 0 && StreetEndings.Contains(rest[0]);

    private sealed record Name(string Text, Division Division, bool IsFull);

    private readonly record struct Match(Division Division, int At, int Length);
}
