namespace Xinheng.Intake.Checks;

/// <summary>Tells the division of a registration from the places it names and its address, never from its credit code.</summary>
internal sealed class RegistrationPlace(CheckContext context)
{
    private const int Most = 4096;
    private readonly Dictionary<string, string?> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _counties = new(StringComparer.Ordinal);
    private char[] _names = new char[256];

    /// <summary>The division code; null when it cannot be told.</summary>
    public string? Division(ReadOnlySpan<char> province, ReadOnlySpan<char> city, ReadOnlySpan<char> county, ReadOnlySpan<char> address)
    {
        var prefix = Prefix(province, city);
        if (!county.IsEmpty && Find(_counties, Joined(province, city, county), within => FromNames(within, prefix)) is { } named)
        {
            return named;
        }

        var found = address.IsEmpty ? null : context.Divisions.FromAddress(new string(address), prefix);
        return found?.Code ?? (prefix is { Length: >= 2 } ? prefix.PadRight(6, '0') : null);
    }

    private string? Prefix(ReadOnlySpan<char> province, ReadOnlySpan<char> city)
    {
        if (province.IsEmpty && city.IsEmpty)
        {
            return context.DivisionPrefix;
        }

        return Find(_prefixes, Joined(province, city, default), names => FromNames(names, null)?.TrimEnd('0') is { } code
            ? code.PadRight(code.Length + (code.Length % 2), '0')
            : context.DivisionPrefix);
    }

    private string? FromNames(string names, string? prefix) => context.Divisions.FromAddress(names, prefix)?.Code;

    private ReadOnlySpan<char> Joined(ReadOnlySpan<char> province, ReadOnlySpan<char> city, ReadOnlySpan<char> county)
    {
        var length = province.Length + city.Length + county.Length;
        if (length > _names.Length)
        {
            _names = new char[length];
        }

        province.CopyTo(_names);
        city.CopyTo(_names.AsSpan(province.Length));
        county.CopyTo(_names.AsSpan(province.Length + city.Length));
        return _names.AsSpan(0, length);
    }

    private static string? Find(Dictionary<string, string?> cache, ReadOnlySpan<char> names, Func<string, string?> find)
    {
        var lookup = cache.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(names, out var known))
        {
            return known;
        }

        var key = new string(names);
        var found = find(key);
        if (cache.Count < Most)
        {
            cache[key] = found;
        }

        return found;
    }
}
