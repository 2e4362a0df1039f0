using System.Collections.Frozen;
using System.Text.Json;

namespace Xinheng.Intake.Values;

/// <summary>The kinds of penalty a text names.</summary>
/// <param name="Kinds">Kind ids joined by a blank in alphabetical order; empty when none is named.</param>
/// <param name="IsNoPenalty">Only what is no penalty by law is named, such as 责令改正 or 不予处罚.</param>
/// <param name="Unknown">A part that is no known kind and counts as <c>other</c>; null when there is none.</param>
/// <param name="Ambiguous">A part that names a class of kinds which the content does not settle; null when there is none.</param>
public sealed record PenaltyReading(string Kinds, bool IsNoPenalty, string? Unknown, string? Ambiguous);

/// <summary>
/// Reads kinds of penalty: several in one cell, with <c>其他-</c> before them, by number of the law's list, in the words
/// of the current law and of the older standard. The table is <c>penalty-kinds.json</c>. Safe for many threads.
/// </summary>
/// <source id="administrative-penalty-law-2021">第九条</source>
public sealed class PenaltyKinds
{
    private const string Licence = "licence-revoked";
    private const string Permit = "permit-revoked";
    private const string Fine = "fine";
    private static readonly char[] Separators = [';', '；', '、', ',', '，', '|', '/', '+', '\n', ' '];
    private static readonly string[] OtherPrefixes = ["其他", "其它"];

    private readonly FrozenDictionary<string, string> _byName;
    private readonly FrozenDictionary<string, string[]> _classes;
    private readonly FrozenDictionary<string, string[]> _signs;
    private readonly string[] _noPenalty;
    private readonly string[] _namesLongestFirst;

    private PenaltyKinds(JsonElement table)
    {
        var kinds = table.GetProperty("kinds").EnumerateArray().ToList();
        _byName = kinds.SelectMany(kind => Texts(kind, "names").Append(Id(kind)), (kind, name) => (name, Id(kind)))
            .DistinctBy(pair => pair.name).ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);
        _signs = kinds.ToFrozenDictionary(Id, kind => Texts(kind, "signs"), StringComparer.Ordinal);
        _classes = table.GetProperty("classes").EnumerateArray()
            .SelectMany(entry => Texts(entry, "names"), (entry, name) => (name, Texts(entry, "candidates")))
            .ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);
        _noPenalty = Texts(table, "noPenalty");
        _namesLongestFirst = [.. _byName.Keys.Concat(_classes.Keys).Concat(_noPenalty).Where(name => name.Length > 1 && !char.IsAsciiLetterOrDigit(name[0])).OrderByDescending(name => name.Length)];
    }

    /// <summary>The table built into the program.</summary>
    public static PenaltyKinds Known { get; } = Load();

    /// <summary>Ids of all kinds.</summary>
    public IEnumerable<string> Ids => _signs.Keys;

    /// <summary>
    /// Reads the kinds.
    /// </summary>
    /// <param name="text">The cell or cells of the kind, joined by semicolons.</param>
    /// <param name="content">What the decision imposes and which certificates it takes, to settle a class such as 暂扣或者吊销许可证 and
    /// to tell 吊销营业执照 from the revocation of another permit, under which the law's list puts it.</param>
    public PenaltyReading Read(ReadOnlySpan<char> text, ReadOnlySpan<char> content)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var reading = new PenaltyReading("", false, null, null);
        var sawNoPenalty = false;
        foreach (var range in text.SplitAny(Separators))
        {
            var part = text[range].Trim(" -—()（）。.");
            if (!part.IsEmpty)
            {
                reading = TakePart(new string(part), content, found, reading, ref sawNoPenalty);
            }
        }

        TellLicence(found, content);
        return reading with { Kinds = string.Join(' ', found), IsNoPenalty = sawNoPenalty && found.Count == 0 };
    }

    /// <summary>The kinds that the words of a decision name, for rows that leave the kind blank.</summary>
    public PenaltyReading ReadContent(ReadOnlySpan<char> content)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var kind in _signs.Keys)
        {
            if (IsNamed(kind, content))
            {
                found.Add(kind);
            }
        }

        TellLicence(found, content);
        return new PenaltyReading(string.Join(' ', found), false, null, null);
    }

    /// <summary>What the decision imposes may change the kinds read from <paramref name="text"/>.</summary>
    public bool DependsOnContent(ReadOnlySpan<char> text)
    {
        if (text.IndexOf("吊销") >= 0 || text.IndexOf("没收") >= 0 || text.IndexOfAnyInRange('0', '9') >= 0)
        {
            return true;
        }

        foreach (var name in _classes.Keys)
        {
            if (text.IndexOf(name) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private PenaltyReading TakePart(string part, ReadOnlySpan<char> content, SortedSet<string> found, PenaltyReading reading, ref bool sawNoPenalty)
    {
        if (TakeName(part, content, found, ref reading, ref sawNoPenalty))
        {
            return reading;
        }

        var isOther = OtherPrefixes.FirstOrDefault(prefix => part.StartsWith(prefix, StringComparison.Ordinal)) is { } known;
        var rest = isOther ? part[2..].Trim('-', '—', ':', '：', ' ', '_') : part;
        var isAnyFound = false;
        foreach (var name in _namesLongestFirst)
        {
            if (rest.Contains(name, StringComparison.Ordinal))
            {
                rest = rest.Replace(name, " ", StringComparison.Ordinal);
                isAnyFound |= TakeName(name, content, found, ref reading, ref sawNoPenalty);
            }
        }

        if (isAnyFound)
        {
            return reading;
        }

        found.Add("other");
        return isOther ? reading : reading with { Unknown = reading.Unknown ?? part };
    }

    private bool TakeName(string name, ReadOnlySpan<char> content, SortedSet<string> found, ref PenaltyReading reading, ref bool sawNoPenalty)
    {
        if (_byName.TryGetValue(name, out var kind))
        {
            found.Add(kind);
            return true;
        }

        if (_noPenalty.Contains(name, StringComparer.Ordinal))
        {
            sawNoPenalty = true;
            return true;
        }

        if (!_classes.TryGetValue(name, out var candidates))
        {
            return false;
        }

        if (!Settle(candidates, content, found) && candidates.Length > 1)
        {
            reading = reading with { Ambiguous = reading.Ambiguous ?? name };
        }

        return true;
    }

    // Takes the candidates the content names, or else the first, which is the mildest.
    private bool Settle(string[] candidates, ReadOnlySpan<char> content, SortedSet<string> found)
    {
        var isSettled = false;
        foreach (var candidate in candidates)
        {
            if (IsNamed(candidate, content))
            {
                found.Add(candidate);
                isSettled = true;
            }
        }

        if (!isSettled)
        {
            found.Add(candidates[0]);
        }

        return isSettled;
    }

    // 吊销许可证件 is the law's word for licences too; only the content tells them apart.
    private void TellLicence(SortedSet<string> found, ReadOnlySpan<char> content)
    {
        if (found.Contains(Permit) && !content.IsEmpty && IsNamed(Licence, content))
        {
            found.Add(Licence);
            if (content.IndexOf("许可证") < 0 && content.IndexOf("资质") < 0)
            {
                found.Remove(Permit);
            }
        }
    }

    private bool IsNamed(string kind, ReadOnlySpan<char> content)
    {
        foreach (var sign in _signs[kind])
        {
            if (content.IndexOf(sign) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Kinds, joined by blanks, include a fine.</summary>
    internal static bool HasFine(string kinds) => kinds.Split(' ').Contains(Fine, StringComparer.Ordinal);

    private static string Id(JsonElement entry) => entry.GetProperty("id").GetString() ?? "";

    private static string[] Texts(JsonElement entry, string name) => [.. entry.GetProperty(name).EnumerateArray().Select(text => text.GetString() ?? "")];

    private static PenaltyKinds Load()
    {
        using var stream = typeof(PenaltyKinds).Assembly.GetManifestResourceStream("Xinheng.Intake.Values.penalty-kinds.json")
            ?? throw new InvalidOperationException("penalty-kinds.json is built into the assembly");
        using var document = JsonDocument.Parse(stream);
        return new PenaltyKinds(document.RootElement);
    }
}
