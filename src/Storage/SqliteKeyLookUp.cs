using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Xinheng.Storage;

/// <summary>Steps one prepared statement through all keys.</summary>
internal static class SqliteKeyLookUp
{
    public static void Run(SqliteConnection connection, KeyLookUp lookUp, LookedUp take)
    {
        var query = lookUp.Query.Replace(':', '?');
        Check(connection, raw.sqlite3_prepare_v2(connection.Handle, query, out var statement));
        using (statement)
        {
            Span<long> values = stackalloc long[lookUp.Columns];
            for (var key = 0; key < lookUp.Count; key++)
            {
                Bind(connection, statement, lookUp, key);
                Step(connection, statement, key, values, take);
                Check(connection, raw.sqlite3_reset(statement));
            }
        }
    }

    private static void Step(SqliteConnection connection, sqlite3_stmt statement, int key, Span<long> values, LookedUp take)
    {
        int state;
        while ((state = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
        {
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = raw.sqlite3_column_int64(statement, column);
            }

            take(key, values);
        }

        if (state != raw.SQLITE_DONE)
        {
            Check(connection, state);
        }
    }

    private static void Bind(SqliteConnection connection, sqlite3_stmt statement, KeyLookUp lookUp, int key)
    {
        Span<byte> room = stackalloc byte[256];
        for (var part = 0; part < lookUp.Parts.Count; part++)
        {
            if (lookUp.Parts[part] is long[] numbers)
            {
                Check(connection, raw.sqlite3_bind_int64(statement, part + 1, numbers[key]));
                continue;
            }

            var text = ((string[])lookUp.Parts[part])[key];
            var bytes = text.Length * 3 <= room.Length ? room[..Encoding.UTF8.GetBytes(text, room)] : Encoding.UTF8.GetBytes(text);
            Check(connection, raw.sqlite3_bind_text(statement, part + 1, bytes));
        }
    }

    private static void Check(SqliteConnection connection, int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), code);
        }
    }
}
