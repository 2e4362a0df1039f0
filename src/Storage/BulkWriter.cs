namespace Xinheng.Storage;

/// <summary>
/// Writes many rows into one table. For each row: one <c>Write</c> per column in the order the columns were named,
/// then <see cref="EndRow"/>. Nothing is kept unless <see cref="CompleteAsync"/> is called.
/// Column types on PostgreSQL must be exactly those of the value: <c>long</c> BIGINT, <c>int</c> INTEGER,
/// <c>short</c> SMALLINT, <c>string</c> TEXT, bytes BYTEA, <c>bool</c> BOOLEAN.
/// </summary>
public abstract class BulkWriter : IAsyncDisposable
{
    /// <summary>Writes a 64-bit integer.</summary>
    public abstract void Write(long value);

    /// <summary>Writes a 32-bit integer.</summary>
    public abstract void Write(int value);

    /// <summary>Writes a 16-bit integer.</summary>
    public abstract void Write(short value);

    /// <summary>Writes a truth value; 0 or 1 on SQLite.</summary>
    public abstract void Write(bool value);

    /// <summary>Writes text, or NULL for null.</summary>
    public abstract void Write(string? value);

    /// <summary>Writes UTF-8 text that need not become a string first.</summary>
    public abstract void WriteUtf8(ReadOnlyMemory<byte> value);

    /// <summary>Writes raw bytes.</summary>
    public abstract void Write(ReadOnlyMemory<byte> value);

    /// <summary>Writes a list of texts into a TEXT[] column. PostgreSQL only: SQLite has no lists.</summary>
    /// <exception cref="NotSupportedException">The engine is SQLite.</exception>
    public virtual void Write(string[] values) => throw new NotSupportedException("SQLite has no list columns.");

    /// <summary>Writes NULL.</summary>
    public abstract void WriteNull();

    /// <summary>Ends the row.</summary>
    public abstract void EndRow();

    /// <summary>Hands the last rows over; returns how many rows were written.</summary>
    public abstract Task<long> CompleteAsync(CancellationToken cancellation = default);

    /// <summary>Writes a 64-bit integer or NULL.</summary>
    public void Write(long? value)
    {
        if (value is { } present)
        {
            Write(present);
        }
        else
        {
            WriteNull();
        }
    }

    /// <summary>Writes a 32-bit integer or NULL.</summary>
    public void Write(int? value)
    {
        if (value is { } present)
        {
            Write(present);
        }
        else
        {
            WriteNull();
        }
    }

    /// <summary>Writes a date as its day number, or NULL.</summary>
    public void Write(DateOnly? value) => Write(value?.DayNumber);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
