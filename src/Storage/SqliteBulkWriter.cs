using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Xinheng.Storage;

/// <summary>One prepared INSERT, bound and stepped without parameter objects.</summary>
internal sealed unsafe class SqliteBulkWriter : BulkWriter
{
    private const int RoomBytes = 64 * 1024;
    private const int WidestChar = 3;

    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt handle;
    private readonly nint statement;

    // The texts and blobs of the row being written. Pinned, so that SQLite reads them where they are.
    private readonly byte[] room = GC.AllocateUninitializedArray<byte>(RoomBytes, pinned: true);
    private readonly byte* start;
    private int used;
    private int column;
    private long rows;

    public SqliteBulkWriter(SqliteConnection connection, string table, IReadOnlyList<string> columns)
    {
        this.connection = connection;
        var places = string.Join(',', Enumerable.Repeat('?', columns.Count));
        handle = SqliteCalls.Prepare(connection, $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({places})");
        statement = handle.DangerousGetHandle(); // disposed with this writer
        start = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref room[0]); // pinned
    }

    public override void Write(long value) => Check(SqliteCalls.BindInt64(statement, ++column, value));

    public override void Write(int value) => Write((long)value);

    public override void Write(short value) => Write((long)value);

    public override void Write(bool value) => Write(value ? 1L : 0L);

    public override void Write(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        if (value.Length * WidestChar > RoomBytes - used)
        {
            WriteUtf8(Encoding.UTF8.GetBytes(value));
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(value, room.AsSpan(used));
        Check(SqliteCalls.BindText(statement, ++column, start + used, bytes, SqliteCalls.Static));
        used += bytes;
    }

    // A null pointer would bind NULL: what is empty points to the room.
    public override void WriteUtf8(ReadOnlyMemory<byte> value)
    {
        var bytes = Kept(value.Span, out var lifetime);
        fixed (byte* text = bytes)
        {
            Check(SqliteCalls.BindText(statement, ++column, text is null ? start : text, value.Length, lifetime));
        }
    }

    public override void Write(ReadOnlyMemory<byte> value)
    {
        var bytes = Kept(value.Span, out var lifetime);
        fixed (byte* blob = bytes)
        {
            Check(SqliteCalls.BindBlob(statement, ++column, blob is null ? start : blob, value.Length, lifetime));
        }
    }

    public override void WriteNull() => Check(SqliteCalls.BindNull(statement, ++column));

    public override void EndRow()
    {
        if (SqliteCalls.Step(statement) != raw.SQLITE_DONE)
        {
            Check(raw.sqlite3_errcode(connection.Handle));
        }

        Check(SqliteCalls.Reset(statement));
        (column, used) = (0, 0);
        rows++;
    }

    public override Task<long> CompleteAsync(CancellationToken cancellation = default) => Task.FromResult(rows);

    public override ValueTask DisposeAsync()
    {
        handle.Dispose();
        return ValueTask.CompletedTask;
    }

    // The bytes in the pinned room, or, when it is full, where they are, to be copied.
    private ReadOnlySpan<byte> Kept(ReadOnlySpan<byte> bytes, out nint lifetime)
    {
        if (bytes.Length > RoomBytes - used)
        {
            lifetime = SqliteCalls.Transient;
            return bytes;
        }

        lifetime = SqliteCalls.Static;
        bytes.CopyTo(room.AsSpan(used));
        used += bytes.Length;
        return room.AsSpan(used - bytes.Length, bytes.Length);
    }

    private void Check(int code) => SqliteCalls.Check(connection, code);
}
