using Xinheng.Intake.Checks;

namespace Xinheng.Intake.Layouts;

/// <summary>What a column was taken for.</summary>
/// <param name="Column">Column, from 0.</param>
/// <param name="Header">Header as written, its rows joined by a blank.</param>
/// <param name="Field">Field id proposed; null when unknown.</param>
/// <param name="Unit">Unit named in the header, <c>yuan</c> or <c>ten-thousand-yuan</c>; null when none is.</param>
/// <param name="Confidence">0 to 1: 1 for a standard code or name, less for looser likeness.</param>
/// <param name="Samples">Up to three values, identity numbers masked.</param>
public sealed record ColumnProposal(int Column, string Header, string? Field, string? Unit, double Confidence, IReadOnlyList<string> Samples);

/// <summary>A kind the sheet may be of.</summary>
/// <param name="Kind">Record kind.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record KindCandidate(string Kind, double Confidence);

/// <summary>A reading of a sheet's header: a person confirms or corrects it unless it is confident.</summary>
public sealed record MappingProposal
{
    /// <summary>Kind proposed; null when no header was found.</summary>
    public required string? Kind { get; init; }

    /// <summary>Confidence in the kind, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>First row of the header, from 1; 0 when none was found.</summary>
    public required long HeaderRow { get; init; }

    /// <summary>First row of data, from 1.</summary>
    public required long FirstDataRow { get; init; }

    /// <summary>Every column that has a header or values.</summary>
    public required IReadOnlyList<ColumnProposal> Columns { get; init; }

    /// <summary>Ids of required fields that no column fills.</summary>
    public required IReadOnlyList<string> MissingRequired { get; init; }

    /// <summary>Kinds that were weighed, best first.</summary>
    public required IReadOnlyList<KindCandidate> Candidates { get; init; }

    /// <summary>What stands in the way, such as a column of forbidden information.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>All required fields are there, the kind is beyond doubt and nothing stands in the way: no person is needed.</summary>
    public required bool IsConfident { get; init; }

    /// <summary>Column titles, joined and hashed: the same for the same header wherever it stands in the sheet.</summary>
    public required string HeaderSignature { get; init; }

    /// <summary>The proposal as a mapping.</summary>
    /// <exception cref="InvalidOperationException">No kind was proposed.</exception>
    public Mapping ToMapping() => new()
    {
        Kind = Kind ?? throw new InvalidOperationException("A proposal without a kind maps nothing"),
        FirstDataRow = FirstDataRow,
        Columns = [.. Columns.SelectMany(column => column.Field is { } field ? [new MappedColumn(column.Column, field, column.Unit)] : Array.Empty<MappedColumn>())],
        Headers = HeaderTexts(),
    };

    /// <summary>Header texts by column; empty where a column has none.</summary>
    public IReadOnlyList<string> HeaderTexts()
    {
        var texts = new string[Columns.Count == 0 ? 0 : Columns.Max(column => column.Column) + 1];
        Array.Fill(texts, "");
        foreach (var column in Columns)
        {
            texts[column.Column] = column.Header;
        }

        return texts;
    }
}
