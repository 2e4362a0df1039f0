using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Xinheng.Storage;

/// <summary>One prepared statement, read without the wrapper's objects for each cell.</summary>
internal sealed unsafe class SqliteBulkReader : BulkReader
{
    private const int NullType = 5;

    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt prepared;
    private readonly nint statement;

    public SqliteBulkReader(SqliteConnection connection, string sql)
    {
        this.connection = connection;
        prepared = SqliteCalls.Prepare(connection, sql);
        statement = prepared.DangerousGetHandle();
    }

    public override bool Next()
    {
        var code = SqliteCalls.Step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        return code == raw.SQLITE_DONE ? false : throw new SqliteException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), code);
    }

    public override bool IsNull(int column) => SqliteCalls.ColumnType(statement, column) == NullType;

    public override long Number(int column) => SqliteCalls.ColumnInt64(statement, column);

    public override ReadOnlySpan<byte> Text(int column)
    {
        // The length is that of the form the text was last asked in: the text first.
        var text = SqliteCalls.ColumnText(statement, column);
        return text == 0 ? [] : new((void*)text, SqliteCalls.ColumnBytes(statement, column));
    }

    public override ReadOnlySpan<byte> Bytes(int column)
    {
        var bytes = SqliteCalls.ColumnBlob(statement, column);
        return bytes == 0 ? [] : new((void*)bytes, SqliteCalls.ColumnBytes(statement, column));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            prepared.Dispose();
        }
    }
}
