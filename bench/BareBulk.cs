using Dapper;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Bench;

/// <summary>The peer: the same columns of the same rows by the bulk path alone, in one transaction, into a table without index.</summary>
internal static class BareBulk
{
    private static readonly string[] RegistrationColumns =
    [
        "change_number", "subject", "code", "name", "licence", "registered", "entity_type", "subject_kind", "division", "industry",
        "state_owned", "capital_fen", "capital_text", "address", "representative", "received", "batch", "batch_row",
    ];

    private static readonly string[] PenaltyColumns =
    [
        "record", "subject", "kind", "code", "received", "batch", "batch_row", "happened", "until_day", "published_through",
        "issuer", "document", "summary", "penalties", "grave_consequence", "amount_fen", "content",
    ];

    public static Task<double> RegistrationsAsync(Database database, IncomingRegistration[][] chunks) =>
        RunAsync(
            database, "bench_registration", RegistrationColumns, database.Dialect.Bytes, chunks.SelectMany(c => c), (bulk, row, number) =>
            {
                bulk.Write(number);
                bulk.Write(number);
                bulk.Write(row.Code.Value);
                bulk.Write(row.Name);
                bulk.Write(row.Licence);
                bulk.Write(row.Registered);
                bulk.Write(row.EntityType);
                bulk.Write(row.SubjectKind);
                bulk.Write(row.Division);
                bulk.Write(row.Industry);
                bulk.Write(row.StateOwned);
                bulk.Write(row.CapitalFen);
                bulk.Write(row.CapitalText);
                bulk.Write(row.Address);
                bulk.Write(row.Representative);
                bulk.Write(0L);
                bulk.Write(1L);
                bulk.Write(row.Row);
            });

    public static Task<double> PenaltiesAsync(Database database, IncomingRecord[][] chunks) =>
        RunAsync(
            database, "bench_penalty", PenaltyColumns, database.Dialect.Bytes, chunks.SelectMany(c => c), (bulk, row, number) =>
            {
                bulk.Write(number);
                bulk.Write(number);
                bulk.Write(row.Kind);
                bulk.Write(row.Code.Value);
                bulk.Write(0L);
                bulk.Write(1L);
                bulk.Write(row.Row);
                bulk.Write(row.Happened);
                bulk.Write(row.Until);
                bulk.Write(row.PublishedThrough);
                bulk.Write(row.Issuer);
                bulk.Write(row.Document);
                bulk.Write(row.Summary);
                bulk.Write(row.Penalties);
                bulk.Write(row.GraveConsequence);
                bulk.Write(row.AmountFen);
                bulk.Write(row.Content);
            });

    private static async Task<double> RunAsync<T>(
        Database database, string table, string[] columns, string bytes, IEnumerable<T> rows, Action<BulkWriter, T, long> write)
    {
        string[] days = ["registered", "happened", "until_day", "published_through"];
        string[] numbers = ["change_number", "record", "subject", "capital_fen", "amount_fen", "received", "batch", "batch_row"];
        var defined = columns.Select(c =>
            $"{c} {(c == "content" ? bytes : days.Contains(c) ? "INTEGER" : numbers.Contains(c) ? "BIGINT" : "TEXT")}");
        await database.WriteAsync((transaction, _) => transaction.Connection!.ExecuteAsync(
            $"CREATE TABLE {table} ({string.Join(", ", defined)})", transaction: transaction));
        return await Measured.SecondsAsync(() => database.WriteAsync(async (transaction, token) =>
        {
            await using var bulk = await database.BulkAsync(transaction, table, columns, token);
            var number = 0L;
            foreach (var row in rows)
            {
                write(bulk, row, ++number);
                bulk.EndRow();
            }

            await bulk.CompleteAsync(token);
        }));
    }
}
