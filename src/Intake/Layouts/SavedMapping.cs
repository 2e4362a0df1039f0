using System.Text.Json;

namespace Xinheng.Intake.Layouts;

/// <summary>A header and the field it fills in a saved mapping.</summary>
/// <param name="Header">Header in its normal form.</param>
/// <param name="Occurrence">Which of several equal headers, from 0.</param>
/// <param name="Field">Field id.</param>
/// <param name="Unit"><c>yuan</c>, <c>ten-thousand-yuan</c> or null.</param>
public sealed record SavedColumn(string Header, int Occurrence, string Field, string? Unit);

/// <summary>
/// A mapping a person confirmed, kept under a name. It holds headers, not positions, so that it fits the same layout
/// with other titles above it or columns in another order.
/// </summary>
public sealed record SavedMapping
{
    /// <summary>Name the person gave it.</summary>
    public required string Name { get; init; }

    /// <summary>Record kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Signature of the header it was made for.</summary>
    public required string HeaderSignature { get; init; }

    /// <summary>Headers and the fields they fill.</summary>
    public required IReadOnlyList<SavedColumn> Columns { get; init; }

    /// <summary>Values for fields that no column fills.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Makes a saved mapping of what a person confirmed for a sheet.</summary>
    public static SavedMapping From(string name, Mapping mapping, MappingProposal proposal)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(proposal);
        var headers = Keyed(proposal);
        return new SavedMapping
        {
            Name = name,
            Kind = mapping.Kind,
            HeaderSignature = proposal.HeaderSignature,
            Columns = [.. from column in mapping.Columns
                          where headers.ContainsKey(column.Column)
                          select new SavedColumn(headers[column.Column].Header, headers[column.Column].Occurrence, column.Field, column.Unit)],
            Constants = mapping.Constants,
        };
    }

    /// <summary>The mapping for a sheet; null when one of the saved headers is not in it.</summary>
    public Mapping? ApplyTo(MappingProposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var places = Keyed(proposal).ToDictionary(pair => pair.Value, pair => pair.Key);
        var columns = new List<MappedColumn>();
        foreach (var column in Columns)
        {
            if (!places.TryGetValue((column.Header, column.Occurrence), out var place))
            {
                return null;
            }

            columns.Add(new MappedColumn(place, column.Field, column.Unit));
        }

        return new Mapping
        {
            Kind = Kind, FirstDataRow = proposal.FirstDataRow, Columns = columns, Constants = Constants, Headers = proposal.HeaderTexts(),
        };
    }

    /// <summary>The mapping as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no saved mapping.</exception>
    public static SavedMapping FromJson(string json) =>
        JsonSerializer.Deserialize<SavedMapping>(json, JsonSerializerOptions.Web) ?? throw new JsonException("A saved mapping is an object");

    private static Dictionary<int, (string Header, int Occurrence)> Keyed(MappingProposal proposal)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var keyed = new Dictionary<int, (string, int)>();
        foreach (var column in proposal.Columns)
        {
            var header = HeaderText.Normal(column.Header);
            if (header.Length == 0)
            {
                continue;
            }

            seen[header] = seen.TryGetValue(header, out var count) ? count + 1 : 0;
            keyed[column.Column] = (header, seen[header]);
        }

        return keyed;
    }
}
