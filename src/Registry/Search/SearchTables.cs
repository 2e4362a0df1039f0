using Xinheng.Storage;

namespace Xinheng.Registry.Search;

/// <summary>
/// The search index: one row a subject with its current name and place, and the tokens it is found by.
/// Derived: it may be dropped and built again from the registry.
/// </summary>
internal static class SearchTables
{
    public static string Create(Dialect dialect) => dialect.Engine switch
    {
        Engine.Sqlite =>
            $"""
            {Common(dialect, string.Empty)}
            CREATE VIRTUAL TABLE registry_search_token USING fts5 (tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
            """,
        Engine.Postgres =>
            $"""
            {Common(dialect, ", tokens TEXT[] NOT NULL")}
            CREATE INDEX registry_search_tokens ON registry_search USING gin (tokens);
            """,
    };

    /// <summary>
    /// Columns for former names and codes, a line each; the index is filled anew. On SQLite its tokens are gathered in
    /// memory for a whole step and merged more seldom, which makes filling it about twice as fast.
    /// </summary>
    public static string AddFormer(Dialect dialect) =>
        $"""
        ALTER TABLE registry_search ADD COLUMN former_names TEXT;
        ALTER TABLE registry_search ADD COLUMN former_codes TEXT;
        UPDATE registry_search_cursor SET change_number = 0;
        {(dialect.Engine is Engine.Sqlite ? GatherTokens : string.Empty)}
        """;

    /// <summary>Nothing indexed, to be filled from the first change on.</summary>
    public static string Empty(Dialect dialect) =>
        $"""
        UPDATE registry_search_cursor SET change_number = 0;
        DELETE FROM registry_search;
        {(dialect.Engine is Engine.Sqlite ? "INSERT INTO registry_search_token (registry_search_token) VALUES ('delete-all');" : string.Empty)}
        """;

    private const string GatherTokens =
        """
        INSERT INTO registry_search_token (registry_search_token, rank) VALUES ('hashsize', 67108864);
        INSERT INTO registry_search_token (registry_search_token, rank) VALUES ('automerge', 8);
        """;

    private static string Common(Dialect dialect, string tokens) =>
        $"""
        CREATE TABLE registry_search_cursor (cursor INTEGER PRIMARY KEY, change_number BIGINT NOT NULL);
        INSERT INTO registry_search_cursor (cursor, change_number) VALUES (1, 0);
        CREATE TABLE registry_search (
            subject {dialect.Key}, subject_key TEXT NOT NULL, name TEXT NOT NULL, name_text TEXT NOT NULL, division TEXT, industry TEXT,
            subject_kind TEXT NOT NULL, licence TEXT NOT NULL, state_owned TEXT NOT NULL{tokens});
        CREATE INDEX registry_search_division ON registry_search (division, state_owned, subject);
        """;
}
