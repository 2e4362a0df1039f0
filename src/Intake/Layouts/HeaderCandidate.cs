namespace Xinheng.Intake.Layouts;

/// <summary>One or two rows taken for the header, weighed as the header of one kind.</summary>
internal sealed class HeaderCandidate
{
    private const double CoverageWeight = 0.55;
    private const double LikenessWeight = 0.3;
    private const double HintWeight = 0.15;

    private HeaderCandidate(HeaderMatcher matcher, IReadOnlyList<ColumnHeader> headers, bool isHinted)
    {
        Matcher = matcher;
        Fields = Assign(matcher, headers);
        var filled = headers.Count(header => header.Text.Length > 0);
        Coverage = CoverageOf(out var missing);
        Missing = missing;
        var likeness = filled == 0 ? 0 : Fields.Values.Sum(match => match.Confidence) / filled;
        Score = (CoverageWeight * Coverage) + (LikenessWeight * likeness) + (isHinted ? HintWeight : 0);
    }

    public HeaderMatcher Matcher { get; }

    /// <summary>Column → field.</summary>
    public IReadOnlyDictionary<int, HeaderMatch> Fields { get; }

    /// <summary>Share of needed fields that are there.</summary>
    public double Coverage { get; }

    public double Score { get; }

    /// <summary>Needed fields that no column fills.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>All needed fields are there under names that are known.</summary>
    public bool IsComplete => Missing.Count == 0 && !Fields.Values.Any(match => match.Field.Need is not null && match.Confidence < 0.8 && !HasBetter(match.Field));

    public static HeaderCandidate Of(HeaderMatcher matcher, IReadOnlyList<ColumnHeader> headers, bool isHinted) => new(matcher, headers, isHinted);

    private bool HasBetter(LayoutField field) => Fields.Values.Any(other => other.Field.Need == field.Need && field.Need != "column" && other.Confidence >= 0.8);

    // Exact matches choose first; a field is filled by one column, save that kinds of penalty may stand in several.
    private static Dictionary<int, HeaderMatch> Assign(HeaderMatcher matcher, IReadOnlyList<ColumnHeader> headers)
    {
        var matches = headers
            .SelectMany(header => Match(matcher, header) is { } match ? [(header.Column, match)] : Array.Empty<(int Column, HeaderMatch match)>())
            .OrderByDescending(pair => pair.match.Confidence).ThenBy(pair => pair.Column);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var fields = new Dictionary<int, HeaderMatch>();
        foreach (var (column, match) in matches)
        {
            if (taken.Add(match.Field.Id) || (match.Field.Type == FieldType.Penalties && match.Confidence >= 0.8))
            {
                fields[column] = match;
            }
        }

        return fields;
    }

    private static HeaderMatch? Match(HeaderMatcher matcher, ColumnHeader header) =>
        header.Readings.Select(reading => matcher.Match(reading, loosely: false)).FirstOrDefault(match => match is not null)
        ?? header.Readings.Select(reading => matcher.Match(reading, loosely: true)).FirstOrDefault(match => match is not null);

    private double CoverageOf(out IReadOnlyList<string> missing)
    {
        var present = Fields.Values.Select(match => match.Field.Id).ToHashSet(StringComparer.Ordinal);
        var groups = Matcher.Layout.Fields.Where(field => field.Need is not null).GroupBy(field => field.Need == "column" ? field.Id : field.Need, StringComparer.Ordinal).ToList();
        var lacking = groups.Where(group => !group.Any(field => present.Contains(field.Id))).ToList();
        missing = [.. lacking.Select(group => group.First().Id)];
        return 1 - ((double)lacking.Count / groups.Count);
    }
}

/// <summary>The header of one column.</summary>
/// <param name="Column">Column, from 0.</param>
/// <param name="Text">As written, its rows joined by a blank.</param>
/// <param name="Readings">What each of its rows says, the lower row first, and both together.</param>
internal sealed record ColumnHeader(int Column, string Text, IReadOnlyList<HeaderReading> Readings)
{
    /// <summary>The unit any row of the header names.</summary>
    public string? Unit => Readings.Select(reading => reading.Unit).FirstOrDefault(unit => unit is not null);
}
