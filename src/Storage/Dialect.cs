namespace Xinheng.Storage;

/// <summary>
/// The words in which the two engines differ, so that each module writes its SQL once.
/// Dates are stored as <see cref="DateOnly.DayNumber"/> in an integer column, moments as UTC milliseconds since 1970.
/// </summary>
public sealed class Dialect
{
    private static readonly Dialect Sqlite = new(Engine.Sqlite);
    private static readonly Dialect Postgres = new(Engine.Postgres);

    private Dialect(Engine engine) => Engine = engine;

    /// <summary>The engine these words are for.</summary>
    public Engine Engine { get; }

    /// <summary>Column type of a 64-bit primary key that the program assigns.</summary>
    public string Key => Engine is Engine.Sqlite ? "INTEGER PRIMARY KEY" : "BIGINT PRIMARY KEY";

    /// <summary>Column type of raw bytes.</summary>
    public string Bytes => Engine is Engine.Sqlite ? "BLOB" : "BYTEA";

    /// <summary>Ends a SQLite table that is clustered by its primary key; nothing on PostgreSQL.</summary>
    public string Clustered => Engine is Engine.Sqlite ? "WITHOUT ROWID" : string.Empty;

    /// <summary>
    /// A statement that makes other writers of a table wait until the transaction ends; empty on SQLite, whose writers
    /// take turns by transaction anyway.
    /// </summary>
    public string LockTable(string table) =>
        Engine is Engine.Sqlite ? string.Empty : $"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE";

    /// <summary>
    /// A statement that lets the transaction's end be told before it is on the disk; empty on SQLite, which knows no such choice for one
    /// transaction. Should the server fail within that second, the transaction and whatever came after it are wholly undone: right for what is
    /// worked out again from what is there.
    /// </summary>
    public string CommitEarly => Engine is Engine.Sqlite ? string.Empty : "SET LOCAL synchronous_commit TO OFF";

    /// <summary>Case-sensitive pattern match of a column against a parameter: <c>column LIKE @pattern</c>, ESCAPE '\'.</summary>
    public string Like(string column, string parameter) =>
        Engine is Engine.Sqlite ? $"{column} LIKE {parameter} ESCAPE '\\'" : $"{column} LIKE {parameter}";

    /// <summary>
    /// Membership of a column in a list handed over as one parameter.
    /// The parameter's value comes from <see cref="ListOf(IEnumerable{long})"/> or its overload.
    /// </summary>
    public string InList(string column, string parameter) =>
        Engine is Engine.Sqlite
            ? $"{column} IN (SELECT value FROM json_each({parameter}))"
            : $"{column} = ANY({parameter})";

    /// <summary>The value of an <see cref="InList"/> parameter.</summary>
    public object ListOf(IEnumerable<long> values) =>
        Engine is Engine.Sqlite ? $"[{string.Join(',', values)}]" : values.ToArray();

    /// <summary>The value of an <see cref="InList"/> parameter.</summary>
    public object ListOf(IEnumerable<string> values) =>
        Engine is Engine.Sqlite ? System.Text.Json.JsonSerializer.Serialize(values) : values.ToArray();

    /// <summary>Escapes what a person typed for use inside a LIKE pattern.</summary>
    public static string EscapeLike(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);

    /// <summary>The words of <paramref name="engine"/>.</summary>
    public static Dialect Of(Engine engine) => engine switch
    {
        Engine.Sqlite => Sqlite,
        Engine.Postgres => Postgres,
    };
}
