using System.Data.Common;
using Dapper;
using Xinheng.Storage;

namespace Xinheng.Registry.Search;

/// <summary>Writes the rows of the search index.</summary>
internal static class SearchRows
{
    private static readonly string[] Columns =
    [
        "subject", "subject_key", "name", "name_text", "division", "industry", "subject_kind", "licence", "state_owned",
        "former_names", "former_codes",
    ];

    /// <summary>Puts the subjects of some changes into the index as they are now.</summary>
    public static async Task ReplaceAsync(
        Database database, DbTransaction transaction, IReadOnlyList<RegistryChange> step, CancellationToken cancellation)
    {
        var connection = transaction.Connection!; // open while the transaction is
        var dialect = database.Dialect;
        var touched = step.Where(c => c.Kind is ChangeKind.Registration or ChangeKind.FormerCode).Select(c => c.Subject.Value).ToHashSet();
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
        var values = new { subjects = dialect.ListOf(touched) };
        var versions = await transaction.Connection!.QueryAsync<RegisteredFacts>(
            $"""
            SELECT subject AS Subject, name AS Name, division AS Division, industry AS Industry, subject_kind AS Kind, licence AS Licence,
                   state_owned AS StateOwned
            FROM registry_registration WHERE {dialect.InList("subject", "@subjects")} ORDER BY subject, change_number DESC
            """,
            values, transaction);
        var facts = versions.ToLookup(version => version.Subject);
        var codes = await transaction.Connection!.QueryAsync<(long Subject, string Code)>(
            $"SELECT subject, code FROM registry_former_code WHERE {dialect.InList("subject", "@subjects")} ORDER BY subject, change_number DESC",
            values, transaction);
        var formerCodes = codes.ToLookup(former => former.Subject, former => former.Code);
        var subjects = await transaction.Connection!.QueryAsync<(long Subject, string Key, string FirstName)>(
            $"SELECT subject, subject_key, first_name FROM registry_subject WHERE {dialect.InList("subject", "@subjects")} ORDER BY subject",
            values, transaction);
        return [.. subjects.Select(s => Hit(s.Subject, s.Key, s.FirstName, [.. facts[s.Subject]]) with { FormerCodes = [.. formerCodes[s.Subject]] })];
    }

    // A subject without registration is known from records only: its code tells its kind, and nothing tells its licence.
    private static SubjectHit Hit(long subject, string key, string firstName, RegisteredFacts[] versions)
    {
        var current = versions.FirstOrDefault();
        return new SubjectHit
        {
            Number = new SubjectNumber(subject),
            Key = key,
            Name = current?.Name ?? firstName,
            FormerNames = [.. versions.Select(version => version.Name).Where(name => name.Length > 0 && name != current?.Name).Distinct(StringComparer.Ordinal)],
            Division = current?.Division,
            Industry = current?.Industry,
            SubjectKind = current?.Kind ?? CreditCode.Read(key).Department?.SubjectKind ?? "other",
            Licence = current?.Licence ?? "unknown",
            StateOwned = current?.StateOwned ?? "none",
        };
    }

    private static async Task WriteAsync(
        Database database, DbTransaction transaction, IReadOnlyList<SubjectHit> subjects, CancellationToken cancellation)
    {
        var isServed = database.Engine is Engine.Postgres;
        var tokens = new SearchTokens();
        await using (var bulk = await database.BulkAsync(
            transaction, "registry_search", isServed ? [.. Columns, "tokens"] : Columns, cancellation))
        {
            foreach (var subject in subjects)
            {
                WriteFacts(bulk, subject);
                if (isServed)
                {
                    bulk.Write(tokens.Of(subject).ToArray());
                }

                bulk.EndRow();
            }

            await bulk.CompleteAsync(cancellation);
        }

        if (!isServed)
        {
            await WriteTokensAsync(database, transaction, subjects, tokens, cancellation);
        }
    }

    private static void WriteFacts(BulkWriter bulk, SubjectHit subject)
    {
        bulk.Write(subject.Number.Value);
        bulk.Write(subject.Key);
        bulk.Write(subject.Name);
        bulk.Write(Lines([.. SearchTokens.Names(subject), .. subject.FormerCodes]));
        bulk.Write(subject.Division);
        bulk.Write(subject.Industry);
        bulk.Write(subject.SubjectKind);
        bulk.Write(subject.Licence);
        bulk.Write(subject.StateOwned);
        bulk.Write(subject.FormerNames.Count == 0 ? null : Lines(subject.FormerNames));
        bulk.Write(subject.FormerCodes.Count == 0 ? null : Lines(subject.FormerCodes));
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static async Task WriteTokensAsync(
        Database database, DbTransaction transaction, IReadOnlyList<SubjectHit> subjects, SearchTokens tokens, CancellationToken cancellation)
    {
        await using var bulk = await database.BulkAsync(transaction, "registry_search_token", ["rowid", "tokens"], cancellation);
        foreach (var subject in subjects)
        {
            bulk.Write(subject.Number.Value);
            bulk.Write(string.Join(' ', tokens.Of(subject)));
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }

    /// <summary>What the latest registration says.</summary>
    private sealed record RegisteredFacts
    {
        public required long Subject { get; init; }

        public required string Name { get; init; }

        public string? Division { get; init; }

        public string? Industry { get; init; }

        public required string Kind { get; init; }

        public required string Licence { get; init; }

        public required string StateOwned { get; init; }
    }
}
