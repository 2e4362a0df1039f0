using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Xinheng.Storage;

/// <summary>One prepared INSERT, bound and stepped without parameter objects.</summary>
internal sealed class SqliteBulkWriter : BulkWriter
{
    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;
    private int column;
    private long rows;

    public SqliteBulkWriter(SqliteConnection connection, string table, IReadOnlyList<string> columns)
    {
        this.connection = connection;
        var places = string.Join(',', Enumerable.Repeat('?', columns.Count));
        Check(raw.sqlite3_prepare_v2(
            connection.Handle, $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({places})", out statement));
    }

    public override void Write(long value) => Check(raw.sqlite3_bind_int64(statement, ++column, value));

    public override void Write(int value) => Check(raw.sqlite3_bind_int(statement, ++column, value));

    public override void Write(short value) => Check(raw.sqlite3_bind_int(statement, ++column, value));

    public override void Write(bool value) => Check(raw.sqlite3_bind_int(statement, ++column, value ? 1 : 0));

    public override void Write(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        Span<byte> room = stackalloc byte[512];
        var bytes = value.Length * 3 <= room.Length ? room[..Encoding.UTF8.GetBytes(value, room)] : Encoding.UTF8.GetBytes(value);
        Check(raw.sqlite3_bind_text(statement, ++column, bytes));
    }

    public override void WriteUtf8(ReadOnlyMemory<byte> value) =>
        Check(raw.sqlite3_bind_text(statement, ++column, value.Span));

    public override void Write(ReadOnlyMemory<byte> value) =>
        Check(raw.sqlite3_bind_blob(statement, ++column, value.Span));

    public override void WriteNull() => Check(raw.sqlite3_bind_null(statement, ++column));

    public override void EndRow()
    {
        if (raw.sqlite3_step(statement) != raw.SQLITE_DONE)
        {
            Check(raw.sqlite3_errcode(connection.Handle));
        }

        Check(raw.sqlite3_reset(statement));
        column = 0;
        rows++;
    }

    public override Task<long> CompleteAsync(CancellationToken cancellation = default) => Task.FromResult(rows);

    public override ValueTask DisposeAsync()
    {
        statement.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), code);
        }
    }
}
