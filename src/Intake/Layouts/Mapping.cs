namespace Xinheng.Intake.Layouts;

/// <summary>A column of a sheet and the field it fills.</summary>
/// <param name="Column">Column, from 0.</param>
/// <param name="Field">Field id of the layout.</param>
/// <param name="Unit"><c>yuan</c> or <c>ten-thousand-yuan</c> for amounts; null takes the layout's own.</param>
public sealed record MappedColumn(int Column, string Field, string? Unit = null);

/// <summary>How the rows of one sheet are read: kind, where the data begins, which column fills which field.</summary>
public sealed record Mapping
{
    /// <summary>Record kind, such as <c>penalty</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>First row of data, from 1; rows before it are titles and headers.</summary>
    public required long FirstDataRow { get; init; }

    /// <summary>Columns that fill fields; two columns may fill one field, the first that has a value counts.</summary>
    public required IReadOnlyList<MappedColumn> Columns { get; init; }

    /// <summary>Values for fields that no column fills, such as the issuer: field id → text as a person would write it.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Texts of the header, one a column, so that a header repeated among the rows is known; empty when not known.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];
}
