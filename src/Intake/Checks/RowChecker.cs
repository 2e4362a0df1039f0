using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;
using Xinheng.Intake.Values;
using Xinheng.Registry;

namespace Xinheng.Intake.Checks;

/// <summary>What a check must know besides the row.</summary>
/// <param name="Today">The day in Asia/Shanghai, for dates in the future.</param>
/// <param name="DivisionPrefix">Beginning of the division codes the platform serves, such as <c>1310</c>, to read addresses by; null for none.</param>
public sealed record CheckContext(DateOnly Today, string? DivisionPrefix = null)
{
    /// <summary>Divisions addresses are read by.</summary>
    public Divisions Divisions { get; init; } = Divisions.National;

    /// <summary>Schemes and scales on which results may be received.</summary>
    public KnownScales Scales { get; init; } = KnownScales.None;
}

/// <summary>
/// Checks rows of one kind under one mapping. It keeps caches and buffers of its own: one checker a thread, any number
/// of them over chunks of the same sheet.
/// </summary>
public sealed class RowChecker
{
    private readonly Mapping _mapping;
    private readonly FieldSlot[] _slots;
    private readonly RowDraft _draft;
    private readonly RowScreen _screen;
    private readonly RecordReading? _records;
    private readonly RegistrationReading? _registrations;
    private readonly ResultReading? _results;

    /// <summary>Makes a checker.</summary>
    /// <exception cref="ArgumentException">The mapping names a kind or field that does not exist.</exception>
    public RowChecker(Mapping mapping, CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(context);
        var layout = LayoutCatalogue.Find(mapping.Kind) ?? throw new ArgumentException($"There is no record kind {mapping.Kind}", nameof(mapping));
        _mapping = mapping;
        _slots = [.. Slots(layout, mapping)];
        _draft = new RowDraft(_slots.Length);
        _screen = new RowScreen(mapping, _slots);
        if (layout.Kind == Layout.Registration)
        {
            _registrations = new RegistrationReading(_slots, _draft, context);
        }
        else if (layout.Kind == Layout.ReceivedResults)
        {
            _results = new ResultReading(layout, _slots, _draft, context);
        }
        else
        {
            _records = new RecordReading(layout, _slots, _draft, context);
        }
    }

    /// <summary>
    /// Checks every row of a chunk in order, appending one result a row; rows before the first row of data give none.
    /// The results own their memory and outlive the chunk.
    /// </summary>
    public void Check(RowChunk chunk, ICollection<CheckedRow> results)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        ArgumentNullException.ThrowIfNull(results);
        for (var index = 0; index < chunk.Count; index++)
        {
            var row = chunk[index];
            if (row.Number >= _mapping.FirstDataRow)
            {
                results.Add(Check(row));
            }
        }
    }

    /// <summary>
    /// The cells of a row as they may be kept beside its findings: identity numbers masked, columns of identity
    /// numbers blank. Nothing of a row of outcome <see cref="RowOutcome.RefusedPerson"/> may be kept: ask for none.
    /// </summary>
    public string[] KeepableCells(SheetRow row)
    {
        var cells = row.ToTexts();
        char[] scratch = [];
        for (var column = 0; column < cells.Length; column++)
        {
            var clean = CleanText.Of(cells[column], ref scratch);
            cells[column] = _screen.IsIdentityColumn(column) ? "" : IdentityNumbers.Masked(clean) ?? cells[column].Replace("\0", "", StringComparison.Ordinal);
        }

        return cells;
    }

    private CheckedRow Check(SheetRow row)
    {
        _draft.Reset();
        if (_screen.IsNoRecord(row))
        {
            return new CheckedRow(row.Number, RowOutcome.Skipped, []);
        }

        if (_screen.IsAboutPerson(row))
        {
            return new CheckedRow(row.Number, RowOutcome.RefusedPerson, [new Finding("IN-301", null, "")]);
        }

        if (_screen.CellsBeyondHeader(row) is { } beyond)
        {
            _draft.Find("IN-107", "", beyond);
        }

        var registration = _registrations?.Read(row);
        var record = _records?.Read(row);
        var result = _results?.Read(row);
        var outcome = _draft.Outcome != RowOutcome.Accepted ? _draft.Outcome : _draft.IsRejected ? RowOutcome.Rejected : RowOutcome.Accepted;
        return new CheckedRow(row.Number, outcome, _draft.TakeFindings())
        {
            Registration = outcome == RowOutcome.Accepted ? registration : null,
            Record = outcome == RowOutcome.Accepted ? record : null,
            Result = outcome == RowOutcome.Accepted ? result : null,
        };
    }

    private static IEnumerable<FieldSlot> Slots(Layout layout, Mapping mapping)
    {
        foreach (var field in mapping.Columns.Select(column => column.Field).Concat(mapping.Constants.Keys))
        {
            if (layout.Find(field) is null)
            {
                throw new ArgumentException($"The layout {layout.Kind} has no field {field}", nameof(mapping));
            }
        }

        var named = layout.Key.Concat(layout.StandIn).Concat(layout.Summary).ToHashSet(StringComparer.Ordinal);
        foreach (var field in layout.Fields)
        {
            var columns = mapping.Columns.Where(column => column.Field == field.Id).ToList();
            var constant = mapping.Constants.GetValueOrDefault(field.Id);
            if (columns.Count > 0 || !string.IsNullOrEmpty(constant))
            {
                var unit = (columns.FirstOrDefault()?.Unit ?? field.Unit) == "ten-thousand-yuan" ? AmountUnit.TenThousandYuan : AmountUnit.Yuan;
                var isCaptured = layout.Kind == "registration" || field.Role is not null || named.Contains(field.Id);
                yield return new FieldSlot(field, [.. columns.Select(column => column.Column)], constant, unit, isCaptured);
            }
        }
    }
}
