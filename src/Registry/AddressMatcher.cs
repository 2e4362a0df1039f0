using System.Collections.Frozen;

namespace Xinheng.Registry;

/// <summary>
/// Finds the divisions an address names. Full names count anywhere; short names (三河 for 三河市) only at the beginning or
/// right after another division, and not when they name a street.
/// </summary>
internal sealed class AddressMatcher
{
    private const int LongestLookedAt = 80;
    private const string StreetEndings = "路街道巷胡大里桥镇乡村";
    private static readonly string[] Suffixes = ["自治县", "自治旗", "自治区", "特别行政区", "新区", "省", "市", "县", "区", "旗"];

    private readonly FrozenDictionary<string, Name[]> names;
    private readonly FrozenDictionary<string, Name[]>.AlternateLookup<ReadOnlySpan<char>> lookUp;
    private readonly int longest;

    public AddressMatcher(IEnumerable<Division> divisions)
    {
        names = divisions
            .SelectMany(NamesOf)
            .GroupBy(n => n.Text, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        lookUp = names.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = names.Keys.Max(k => k.Length);
    }

    public Division? Find(string address, string withinPrefix)
    {
        var text = address.Any(char.IsWhiteSpace) ? string.Concat(address.Where(c => !char.IsWhiteSpace(c))) : address;
        var matches = Matches(text.AsSpan(0, Math.Min(text.Length, LongestLookedAt)));
        var named = matches.Where(m => !IsCounty(m.Division)).Select(m => m.Division.Code).ToHashSet(StringComparer.Ordinal);
        var counties = matches
            .Where(m => IsCounty(m.Division) && m.Division.Code.StartsWith(withinPrefix, StringComparison.Ordinal))
            .Select(m => (m.Division, Rank: Rank(m, named)))
            .OrderBy(m => m.Rank)
            .ToArray();
        if (counties.Length > 0)
        {
            var isOnlyOne = counties.All(c => c.Division == counties[0].Division || c.Rank.CompareTo(counties[0].Rank) > 0);
            return isOnlyOne ? counties[0].Division : null;
        }

        return matches
            .Where(m => !IsCounty(m.Division) && IsWithin(m.Division.Code, withinPrefix))
            .OrderBy(m => m.Division.Parent is null).ThenBy(m => m.At)
            .Select(m => m.Division)
            .FirstOrDefault();
    }

    // What the address says of city and province first, then the place in the address, then the longer and the living name.
    private static (int, int, int, bool) Rank(Match match, HashSet<string> named)
    {
        var code = match.Division.Code;
        var context = (named.Contains(code[..4] + "00") ? 2 : 0) + (named.Contains(code[..2] + "0000") ? 1 : 0);
        return (-context, match.At, -match.Length, match.Division.AbolishedOn is not null);
    }

    private List<Match> Matches(ReadOnlySpan<char> address)
    {
        var matches = new List<Match>();
        var end = 0;
        for (var at = 0; at < address.Length; at++)
        {
            for (var length = Math.Min(longest, address.Length - at); length >= 2; length--)
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
