using Xinheng.Storage;

namespace Xinheng.Registry;

internal static class SearchTables
{
    public static string Create(Dialect dialect) => $"CREATE TABLE registry_search_cursor (cursor INTEGER PRIMARY KEY{(dialect.Engine is Engine.Sqlite ? "" : "")}, change_number BIGINT NOT NULL)";
}
