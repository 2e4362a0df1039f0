using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;

namespace Xinheng.Intake.Checks;

/// <summary>What a check must know besides the row.</summary>
/// <param name="Today">The day in Asia/Shanghai, for dates in the future.</param>
/// <param name="DivisionPrefix">Division code the platform serves, such as <c>1310</c>, to read addresses by; null for none.</param>
public sealed record CheckContext(DateOnly Today, string? DivisionPrefix = null);

/// <summary>
/// Checks rows of one kind under one mapping. It keeps caches of its own: one checker a thread, any number of them
/// over chunks of the same sheet.
/// </summary>
public sealed class RowChecker
{
    /// <summary>Makes a checker.</summary>
    /// <exception cref="ArgumentException">The mapping names a kind or field that does not exist.</exception>
    public RowChecker(Mapping mapping, CheckContext context) => throw new NotImplementedException();

    /// <summary>
    /// Checks every row of a chunk in order, appending one result a row. The results own their memory and outlive the chunk.
    /// </summary>
    public void Check(RowChunk chunk, IList<CheckedRow> results) => throw new NotImplementedException();

    /// <summary>
    /// The cells of a row as they may be kept beside its findings: identity numbers masked, columns of identity
    /// numbers blank. Never ask for a row of outcome <see cref="RowOutcome.RefusedPerson"/>.
    /// </summary>
    public string[] KeepableCells(SheetRow row) => throw new NotImplementedException();
}
