using System.Data.Common;
using Dapper;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>Writes the rows of the search index.</summary>
internal static class SearchRows
{
    private static readonly string[] Columns =
        ["subject", "subject_key", "name", "name_text", "division", "industry", "subject_kind", "licence", "state_owned"];

    /// <summary>Puts the subjects of some changes into the index as they are now.</summary>
    public static async Task ReplaceAsync(
        Database database, DbTransaction transaction, IReadOnlyList<RegistryChange> step, CancellationToken cancellation)
    {
        var connection = transaction.Connection!; // open while the transaction is
        var dialect = database.Dialect;
        var touched = step.Where(c => c.Kind is ChangeKind.Registration).Select(c => c.Subject.Value).ToHashSet();
        var mentioned = step.Select(c => c.Subject.Value).Where(s => !touched.Contains(s)).ToHashSet();
        var indexed = await connection.QueryAsync<long>(
            $"SELECT subject FROM registry_search WHERE {dialect.InList("subject", "@subjects")}",
            new { subjects = dialect.ListOf(touched.Concat(mentioned)) }, transaction);
        var stale = indexed.ToHashSet();
        mentioned.ExceptWith(stale);
        stale.IntersectWith(touched);
        touched.UnionWith(mentioned);
        await DeleteAsync(dialect, transaction, stale);
        var current = await CurrentAsync(dialect, transaction, touched);
        await WriteAsync(database, transaction, current, cancellation);
    }

    private static async Task DeleteAsync(Dialect dialect, DbTransaction transaction, HashSet<long> stale)
    {
        if (stale.Count == 0)
        {
            return;
        }

        var subjects = dialect.ListOf(stale);
        await transaction.Connection!.ExecuteAsync(
            $"DELETE FROM registry_search WHERE {dialect.InList("subject", "@subjects")}", new { subjects }, transaction);
        if (dialect.Engine is Engine.Sqlite)
        {
            await transaction.Connection!.ExecuteAsync(
                $"DELETE FROM registry_search_token WHERE {dialect.InList("rowid", "@subjects")}", new { subjects }, transaction);
        }
    }

    private static async Task<IReadOnlyList<SubjectHit>> CurrentAsync(Dialect dialect, DbTransaction transaction, HashSet<long> touched)
    {
        var rows = await transaction.Connection!.QueryAsync<CurrentRow>(
            $"""
            SELECT s.subject AS Subject, s.subject_key AS Key, s.first_name AS FirstName, r.name AS Name, r.division AS Division,
                   r.industry AS Industry, r.subject_kind AS Kind, r.licence AS Licence, r.state_owned AS StateOwned
            FROM (SELECT * FROM registry_subject WHERE {dialect.InList("subject", "@subjects")}) AS s
            LEFT JOIN (
                SELECT * FROM registry_registration WHERE change_number IN (
                    SELECT MAX(change_number) FROM registry_registration WHERE {dialect.InList("subject", "@subjects")} GROUP BY subject)) AS r
                ON r.subject = s.subject
            ORDER BY s.subject
            """,
            new { subjects = dialect.ListOf(touched) }, transaction);
        return [.. rows.Select(row => row.ToHit())];
    }

    private static async Task WriteAsync(
        Database database, DbTransaction transaction, IReadOnlyList<SubjectHit> subjects, CancellationToken cancellation)
    {
        var isServed = database.Engine is Engine.Postgres;
        await using (var bulk = await database.BulkAsync(
            transaction, "registry_search", isServed ? [.. Columns, "tokens"] : Columns, cancellation))
        {
            foreach (var subject in subjects)
            {
                var nameText = WriteFacts(bulk, subject);
                if (isServed)
                {
                    bulk.Write([.. SearchTokens.Of(subject, nameText)]);
                }

                bulk.EndRow();
            }

            await bulk.CompleteAsync(cancellation);
        }

        if (!isServed)
        {
            await WriteTokensAsync(database, transaction, subjects, cancellation);
        }
    }

    private static string WriteFacts(BulkWriter bulk, SubjectHit subject)
    {
        var nameText = SearchTokens.Text(subject.Name);
        bulk.Write(subject.Number.Value);
        bulk.Write(subject.Key);
        bulk.Write(subject.Name);
        bulk.Write(nameText);
        bulk.Write(subject.Division);
        bulk.Write(subject.Industry);
        bulk.Write(subject.SubjectKind);
        bulk.Write(subject.Licence);
        bulk.Write(subject.StateOwned);
        return nameText;
    }

    private static async Task WriteTokensAsync(
        Database database, DbTransaction transaction, IReadOnlyList<SubjectHit> subjects, CancellationToken cancellation)
    {
        await using var bulk = await database.BulkAsync(transaction, "registry_search_token", ["rowid", "tokens"], cancellation);
        foreach (var subject in subjects)
        {
            bulk.Write(subject.Number.Value);
            bulk.Write(string.Join(' ', SearchTokens.Of(subject, SearchTokens.Text(subject.Name))));
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }

    /// <summary>A subject with its latest registration; without one it is known from records only.</summary>
    private sealed class CurrentRow
    {
        public required long Subject { get; init; }

        public required string Key { get; init; }

        public required string FirstName { get; init; }

        public string? Name { get; init; }

        public string? Division { get; init; }

        public string? Industry { get; init; }

        public string? Kind { get; init; }

        public string? Licence { get; init; }

        public string? StateOwned { get; init; }

        public SubjectHit ToHit() => new()
        {
            Number = new SubjectNumber(Subject),
            Key = Key,
            Name = Name ?? FirstName,
            Division = Division,
            Industry = Industry,
            SubjectKind = Kind ?? CreditCode.Read(Key).Department?.SubjectKind ?? "other",
            Licence = Licence ?? "unknown",
            StateOwned = StateOwned ?? "none",
        };
    }
}
