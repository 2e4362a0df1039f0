using System.Security.Cryptography;
using System.Text;
using Xinheng.Intake.Checks;
using Xinheng.Intake.Formats;
using Xinheng.Intake.Values;

namespace Xinheng.Intake.Layouts;

/// <summary>Finds the header of a sheet and proposes what its columns mean.</summary>
public static class LayoutRecognition
{
    /// <summary>Rows that are looked at.</summary>
    public const int RowsNeeded = 60;

    private const int HeaderWithin = 40;
    private const int SampleCount = 3;
    private const int LongestHeader = 80;
    private const int TitleCells = 2;
    private const double SureMargin = 0.02;
    private const int LongestUnknownHeader = 30;

    /// <summary>Proposes a mapping from the first rows of a sheet.</summary>
    /// <param name="first">The first rows, <see cref="RowsNeeded"/> or all there are.</param>
    /// <param name="hints">Names that may tell the kind: the file's, the sheet's.</param>
    /// <param name="kind">The kind when a person has said it; else null.</param>
    public static MappingProposal Propose(RowChunk first, IReadOnlyList<string> hints, string? kind = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(hints);
        var rows = Enumerable.Range(0, Math.Min(first.Count, RowsNeeded)).Select(index => first[index].ToTexts()).ToList();
        var matchers = kind is null ? HeaderMatcher.All : [.. HeaderMatcher.All.Where(matcher => matcher.Layout.Kind == kind)];
        Place? best = null;
        for (var row = 0; row < Math.Min(rows.Count, HeaderWithin); row++)
        {
            if (Weigh(rows, row, hints, matchers) is { } place && (best is null || place.Best.Score > best.Best.Score + 1e-9))
            {
                best = place;
            }
        }

        var proposal = best is null ? Unknown(first, rows, kind) : Proposal(first, rows, best, isKindSaid: kind is not null);
        return Forbidden(first, rows, best).DistinctBy(finding => finding.Found).ToList() is { Count: > 0 } forbidden ? Refused(proposal, forbidden) : proposal;
    }

    // Of a sheet that may not be taken no value is shown: nobody is going to map it.
    private static MappingProposal Refused(MappingProposal proposal, IReadOnlyList<Finding> forbidden) => proposal with
    {
        Columns = [.. proposal.Columns.Select(column => column with { Samples = [] })],
        Findings = [.. forbidden, .. proposal.Findings],
        IsConfident = false,
    };

    // Below a header that was recognised stand data: there only a further header counts that is as well known.
    private static IEnumerable<Finding> Forbidden(RowChunk first, List<string[]> rows, Place? best)
    {
        for (var row = 0; row < Math.Min(rows.Count, HeaderWithin); row++)
        {
            var (cells, number) = (rows[row].Select(Shown).ToList(), first[row].Number);
            var isHeader = best is not null && row >= best.Row && row < best.Row + best.Height;
            var mayBeHeader = best is null || row < best.Row || LooksLikeHeader(rows[row], HeaderMatcher.All);
            foreach (var finding in isHeader ? ForbiddenColumns.InHeader(cells, number) : mayBeHeader ? ForbiddenColumns.InRow(cells, number) : [])
            {
                yield return finding;
            }
        }
    }

    private sealed record Place(int Row, int Height, IReadOnlyList<ColumnHeader> Headers, IReadOnlyList<HeaderCandidate> Candidates)
    {
        public HeaderCandidate Best => Candidates[0];
    }

    private static Place? Weigh(List<string[]> rows, int row, IReadOnlyList<string> hints, IReadOnlyList<HeaderMatcher> matchers)
    {
        if (rows[row].Count(cell => cell.Length > 0) < 2)
        {
            return null;
        }

        var height = row + 1 < rows.Count && LooksLikeHeader(rows[row + 1], matchers) && rows[row].Count(cell => cell.Length > 0) > 1 ? 2 : 1;
        var headers = Headers(rows, row, height);
        var titles = rows.Take(row).Where(cells => cells.Count(cell => cell.Length > 0) <= TitleCells).SelectMany(cells => cells).Where(cell => cell.Length is > 0 and <= LongestHeader).Concat(hints).ToList();
        var candidates = matchers
            .Select(matcher => HeaderCandidate.Of(matcher, headers, matcher.Layout.Hints.Any(hint => titles.Any(title => title.Contains(hint, StringComparison.OrdinalIgnoreCase)))))
            .Where(candidate => candidate.Fields.Count >= 2 && candidate.Fields.Values.Any(match => match.Confidence >= 0.8))
            .OrderByDescending(candidate => candidate.Score).ThenByDescending(candidate => candidate.Fields.Count).ToList();
        return candidates.Count == 0 ? null : new Place(row, height, headers, candidates);
    }

    // A second header row is made of names or codes too: at least two, and half of what it holds.
    private static bool LooksLikeHeader(string[] cells, IReadOnlyList<HeaderMatcher> matchers)
    {
        var filled = cells.Where(cell => cell.Trim().Length > 0).ToList();
        if (filled.Count < 2 || filled.Any(cell => cell.Length > LongestHeader))
        {
            return false;
        }

        var known = filled.Count(cell => HeaderText.Read(cell) is var reading && (reading.Code is not null || matchers.Any(matcher => matcher.Match(reading, loosely: false) is { Confidence: >= 0.9 })));
        return known >= 2 && known * 2 >= filled.Count;
    }

    private static List<ColumnHeader> Headers(List<string[]> rows, int row, int height)
    {
        var headers = new List<ColumnHeader>();
        var width = rows.Skip(row).Take(height).Max(cells => cells.Length);
        for (var column = 0; column < width; column++)
        {
            var texts = rows.Skip(row).Take(height).Select(cells => column < cells.Length ? Shown(cells[column]) : "").Where(text => text.Length > 0).ToList();
            var lowerFirst = Enumerable.Reverse(texts).ToList();
            var together = string.Join(' ', texts);
            headers.Add(new ColumnHeader(column, together, [.. lowerFirst.Append(texts.Count > 1 ? string.Concat(texts) : "").Where(text => text.Length > 0).Select(HeaderText.Read)]));
        }

        return headers;
    }

    private static string Shown(string cell)
    {
        char[] scratch = [];
        var text = CleanText.Of(cell, ref scratch);
        return new string(text.Length > LongestHeader ? text[..LongestHeader] : text);
    }

    private static MappingProposal Proposal(RowChunk first, List<string[]> rows, Place place, bool isKindSaid)
    {
        var best = place.Best;
        var rival = place.Candidates.Skip(1).FirstOrDefault(candidate => candidate.IsComplete);
        var isBeyondDoubt = isKindSaid || rival is null || best.Score - rival.Score >= SureMargin;
        var afterHeader = place.Row + place.Height;
        return new MappingProposal
        {
            Kind = best.Matcher.Layout.Kind,
            Confidence = Math.Round(Math.Min(1, best.Score + (isBeyondDoubt ? 0.1 : 0)), 3),
            HeaderRow = first[place.Row].Number,
            FirstDataRow = afterHeader < first.Count ? first[afterHeader].Number : first[afterHeader - 1].Number + 1,
            Columns = [.. place.Headers.Select(header => Column(header, best, rows, afterHeader)).Where(column => column.Header.Length > 0 || column.Samples.Count > 0)],
            MissingRequired = best.Missing,
            Candidates = [.. place.Candidates.Take(5).Select(candidate => new KindCandidate(candidate.Matcher.Layout.Kind, Math.Round(Math.Min(1, candidate.Score), 3)))],
            IsConfident = best.IsComplete && isBeyondDoubt,
            HeaderSignature = Signature(place.Headers),
        };
    }

    private static ColumnProposal Column(ColumnHeader header, HeaderCandidate best, List<string[]> rows, int afterHeader)
    {
        var hasField = best.Fields.TryGetValue(header.Column, out var match);
        var isIdentity = hasField && match.Field.Type is FieldType.Identity or FieldType.PersonId;
        var samples = isIdentity ? [] : rows.Skip(afterHeader)
            .Where(cells => header.Column < cells.Length && cells[header.Column].Trim().Length > 0)
            .Take(SampleCount).Select(cells => Sample(cells[header.Column])).ToList();
        return new ColumnProposal(
            header.Column, header.Text, hasField ? match.Field.Id : null, header.Unit, hasField ? match.Confidence : 0, samples);
    }

    private static string Sample(string cell)
    {
        var text = Shown(cell);
        return IdentityNumbers.Masked(text) ?? text;
    }

    private static string Signature(IReadOnlyList<ColumnHeader> headers)
    {
        var text = string.Join('|', headers.Select(header => HeaderText.Normal(header.Text)).Where(header => header.Length > 0));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    // No header is understood: the columns are shown with their values under what looks like a header, for a person to name.
    private static MappingProposal Unknown(RowChunk first, List<string[]> rows, string? kind)
    {
        var header = rows.FindIndex(LooksLikeNames);
        header = header == rows.Count - 1 ? -1 : header;
        var names = header < 0 ? [] : rows[header];
        var width = rows.Count == 0 ? 0 : rows.Max(cells => cells.Length);
        var columns = Enumerable.Range(0, width).Select(column => new ColumnProposal(
            column, column < names.Length ? Shown(names[column]) : "", null, null, 0,
            [.. rows.Skip(header + 1).Where(cells => column < cells.Length && cells[column].Trim().Length > 0).Take(SampleCount).Select(cells => Sample(cells[column]))])).ToList();
        return new MappingProposal
        {
            Kind = kind,
            Confidence = 0,
            HeaderRow = header < 0 ? 0 : first[header].Number,
            FirstDataRow = header < 0 ? 1 : first[header + 1].Number,
            Columns = columns,
            MissingRequired = [],
            Candidates = [],
            Findings = header < 0 ? [new Finding("IN-015", null, "")] : [],
            IsConfident = false,
            HeaderSignature = header < 0 ? "" : Signature([.. columns.Select(column => new ColumnHeader(column.Column, column.Header, []))]),
        };
    }

    private static bool LooksLikeNames(string[] cells)
    {
        var filled = cells.Where(cell => cell.Trim().Length > 0).ToList();
        return filled.Count >= 2 && filled.All(cell => cell.Length <= LongestUnknownHeader && !cell.Any(char.IsAsciiDigit));
    }
}
