using Xinheng.Intake.Checks;

namespace Xinheng.Intake.Formats;

/// <summary>A sheet of a file.</summary>
/// <param name="Index">Position in the file, from 0.</param>
/// <param name="Name">Its name; empty for delimited text.</param>
/// <param name="IsHidden">Hidden in the workbook; it is read only when asked for.</param>
public sealed record SheetName(int Index, string Name, bool IsHidden);

/// <summary>The rows of one sheet, read forward once.</summary>
public abstract class SheetRows : IDisposable
{
    /// <summary>Why reading stopped before the sheet's end; null when it did not.</summary>
    public Finding? Refusal { get; private protected set; }

    /// <summary>Share of the sheet read, 0 to 1, as far as the format tells; for progress.</summary>
    public abstract double Progress { get; }

    /// <summary>
    /// Fills <paramref name="chunk"/>, after clearing it, with up to <paramref name="rows"/> rows.
    /// Returns false when nothing was left to read: the end of the sheet, or <see cref="Refusal"/>.
    /// Rows before a refusal are handed out first.
    /// </summary>
    public bool Read(RowChunk chunk, int rows)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        chunk.Clear();
        if (Refusal is not null)
        {
            return false;
        }

        try
        {
            return Fill(chunk, rows);
        }
        catch (UnreadableException refused)
        {
            Refusal = refused.Finding;
            chunk.DropOpenRow();
            return chunk.Count > 0;
        }
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Adds rows to the empty chunk; false when there were none left.</summary>
    private protected abstract bool Fill(RowChunk chunk, int rows);
}
