using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Xinheng.Storage;

/// <summary>Steps one prepared statement through all keys.</summary>
internal static unsafe class SqliteKeyLookUp
{
    private const int RoomBytes = 256;
    private const int WidestChar = 3;

    public static void Run(SqliteConnection connection, KeyLookUp lookUp, LookedUp take)
    {
        using var handle = SqliteCalls.Prepare(connection, lookUp.Query.Replace(':', '?'));
        var statement = handle.DangerousGetHandle(); // disposed at the end
        Span<long> values = stackalloc long[lookUp.Columns];
        for (var key = 0; key < lookUp.Count; key++)
        {
            Bind(connection, statement, lookUp, key);
            Step(connection, statement, key, values, take);
            SqliteCalls.Check(connection, SqliteCalls.Reset(statement));
        }
    }

    private static void Step(SqliteConnection connection, nint statement, int key, Span<long> values, LookedUp take)
    {
        int state;
        while ((state = SqliteCalls.Step(statement)) == raw.SQLITE_ROW)
        {
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = SqliteCalls.ColumnInt64(statement, column);
            }

            take(key, values);
        }

        if (state != raw.SQLITE_DONE)
        {
            SqliteCalls.Check(connection, state);
        }
    }

    private static void Bind(SqliteConnection connection, nint statement, KeyLookUp lookUp, int key)
    {
        Span<byte> room = stackalloc byte[RoomBytes];
        for (var part = 0; part < lookUp.Parts.Count; part++)
        {
            if (lookUp.Parts[part] is long[] numbers)
            {
                SqliteCalls.Check(connection, SqliteCalls.BindInt64(statement, part + 1, numbers[key]));
                continue;
            }

            var value = ((string[])lookUp.Parts[part])[key];
            var bytes = value.Length * WidestChar <= RoomBytes ? room[..Encoding.UTF8.GetBytes(value, room)] : Encoding.UTF8.GetBytes(value);
            fixed (byte* text = bytes.IsEmpty ? room : bytes) // a null pointer would bind NULL
            {
                SqliteCalls.Check(connection, SqliteCalls.BindText(statement, part + 1, text, bytes.Length, SqliteCalls.Transient));
            }
        }
    }
}
