using System.Collections.Frozen;

namespace Xinheng.Intake.Layouts;

/// <summary>A field a header was matched to.</summary>
/// <param name="Field">The field.</param>
/// <param name="Confidence">0 to 1.</param>
internal readonly record struct HeaderMatch(LayoutField Field, double Confidence);

/// <summary>Matches headers to the fields of one layout.</summary>
internal sealed class HeaderMatcher
{
    private const int LooseLength = 4;
    private readonly FrozenDictionary<string, LayoutField> _byCode;
    private readonly FrozenDictionary<string, LayoutField> _byName;
    private readonly (string Name, LayoutField Field)[] _longestFirst;

    public HeaderMatcher(Layout layout)
    {
        Layout = layout;
        _byCode = layout.Fields.SelectMany(field => field.Codes, (field, code) => (code, field)).DistinctBy(pair => pair.code)
            .ToFrozenDictionary(pair => pair.code, pair => pair.field, StringComparer.Ordinal);
        _byName = layout.Fields.SelectMany(field => field.Names, (field, name) => (Name: HeaderText.Read(name).Names[0], field)).DistinctBy(pair => pair.Name)
            .ToFrozenDictionary(pair => pair.Name, pair => pair.field, StringComparer.Ordinal);
        _longestFirst = [.. _byName.Where(pair => pair.Key.Length >= LooseLength).Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Key.Length)];
    }

    /// <summary>All layouts' matchers.</summary>
    public static IReadOnlyList<HeaderMatcher> All { get; } = [.. LayoutCatalogue.All.Select(layout => new HeaderMatcher(layout))];

    public Layout Layout { get; }

    /// <summary>The field a header names; null when it names none.</summary>
    public HeaderMatch? Match(HeaderReading header, bool loosely)
    {
        if (header.Code is { } code && _byCode.TryGetValue(code, out var coded))
        {
            return new HeaderMatch(coded, 1);
        }

        for (var index = 0; index < header.Names.Count; index++)
        {
            if (_byName.TryGetValue(header.Names[index], out var named) || _byCode.TryGetValue(header.Names[index], out named))
            {
                return new HeaderMatch(named, 1 - (0.1 * index));
            }
        }

        if (loosely && header.Names.Count > 0)
        {
            foreach (var (name, field) in _longestFirst)
            {
                if (header.Names[0].Contains(name, StringComparison.Ordinal))
                {
                    return new HeaderMatch(field, 0.6);
                }
            }
        }

        return null;
    }
}
