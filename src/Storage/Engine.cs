namespace Xinheng.Storage;

/// <summary>The two databases Xinheng runs on. Every storage test runs on both.</summary>
public enum Engine
{
    /// <summary>One file in write-ahead mode: the embedded default.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later: for production.</summary>
    Postgres,
}
