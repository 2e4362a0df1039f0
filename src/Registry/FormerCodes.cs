using System.Data.Common;
using Dapper;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>Links codes a subject bore before, so that records reported under them reach it.</summary>
public sealed class FormerCodes(Database database)
{
    /// <summary>Links a former code to a subject; linking it again changes nothing.</summary>
    /// <returns>Null when it is linked, else the number of the other subject the code belongs to already.</returns>
    /// <exception cref="ArgumentException">The code does not tell subjects apart, or the subject is not known.</exception>
    public async Task<SubjectNumber?> LinkAsync(
        DbTransaction transaction, SubjectNumber subject, CreditCode former, ChangeOrigin origin, CancellationToken cancellation = default)
    {
        if (!former.IsUsable)
        {
            throw new ArgumentException("A code that does not tell subjects apart cannot be linked.", nameof(former));
        }

        var numbers = await ChangeNumbers.BeginAsync(transaction, origin);
        if (await OwnerAsync(transaction, former.Value) is { } owner)
        {
            return owner == subject.Value ? null : new SubjectNumber(owner);
        }

        var isKnown = await Ask(transaction).ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM registry_subject WHERE subject = @Value", new { subject.Value }, transaction);
        if (isKnown == 0)
        {
            throw new ArgumentException($"Subject {subject.Value} is not known.", nameof(subject));
        }

        await using (var bulk = await database.BulkAsync(
            transaction, "registry_former_code", ["code", "subject", "change_number", "received", "batch"], cancellation))
        {
            bulk.Write(former.Value);
            bulk.Write(subject.Value);
            bulk.Write(numbers.NextChange());
            bulk.Write(numbers.Received);
            bulk.Write(origin.Batch);
            bulk.EndRow();
            await bulk.CompleteAsync(cancellation);
        }

        await numbers.EndAsync();
        return null;
    }

    internal static async Task<bool> ExistAsync(DbTransaction transaction) =>
        await Ask(transaction).ExecuteScalarAsync<long?>("SELECT 1 FROM registry_former_code LIMIT 1", transaction: transaction) is not null;

    private static Task<long?> OwnerAsync(DbTransaction transaction, string code) =>
        Ask(transaction).QuerySingleOrDefaultAsync<long?>(
            """
            SELECT subject FROM registry_subject WHERE subject_key = @code
            UNION SELECT subject FROM registry_former_code WHERE code = @code
            """,
            new { code }, transaction);

    private static DbConnection Ask(DbTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
