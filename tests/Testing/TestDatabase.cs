using Xinheng.Storage;

namespace Xinheng.Testing;

/// <summary>An empty database on one engine, gone when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? connection;
    private readonly string folder;

    private TestDatabase(Database database, string folder, string? connection)
    {
        Database = database;
        this.folder = folder;
        this.connection = connection;
    }

    /// <summary>The engines as rows of a theory.</summary>
    public static IEnumerable<object[]> Engines => [[Engine.Sqlite], [Engine.Postgres]];

    /// <summary>The database.</summary>
    public Database Database { get; }

    /// <summary>An empty folder for kept originals and the SQLite file.</summary>
    public string Folder => folder;

    /// <summary>PostgreSQL's connection string; null on SQLite.</summary>
    public string? Connection => connection;

    /// <summary>Makes an empty database with the given migrations applied.</summary>
    public static async Task<TestDatabase> CreateAsync(Engine engine, params IEnumerable<Migration> migrations)
    {
        var folder = Directory.CreateTempSubdirectory("xinheng-test-").FullName;
        var connection = engine is Engine.Postgres ? await TestPostgres.NewDatabaseAsync() : null;
        var database = Database.Open(folder, connection);
        await Migrations.ApplyAsync(database, [.. migrations]);
        return new TestDatabase(database, folder, connection);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (connection is not null)
        {
            await TestPostgres.DropAsync(connection);
        }

        Directory.Delete(folder, recursive: true);
    }
}
