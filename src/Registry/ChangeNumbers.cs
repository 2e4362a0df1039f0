using System.Data.Common;
using Dapper;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>
/// Hands out change and subject numbers within one transaction. The counter row stays locked to the commit, so numbers become
/// visible in their order: whoever sees one sees every lower one that will ever be.
/// </summary>
internal sealed class ChangeNumbers
{
    private readonly DbTransaction transaction;
    private readonly long before;
    private long lastChange;
    private long lastSubject;

    private ChangeNumbers(DbTransaction transaction, long lastChange, long lastSubject, long received)
    {
        this.transaction = transaction;
        this.lastChange = before = lastChange;
        this.lastSubject = lastSubject;
        Received = received;
    }

    /// <summary>
    /// When these changes count as received, in UTC milliseconds: never before changes with lower numbers, even when clocks differ.
    /// </summary>
    public long Received { get; }

    /// <summary>The civil day of <see cref="Received"/> in China, which keeps one time, eight hours ahead of UTC.</summary>
    public DateOnly Today => CivilDay(Moments.FromColumn(Received));

    /// <summary>The civil day of a moment in China.</summary>
    public static DateOnly CivilDay(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime.AddHours(8));

    /// <summary>Takes the lock; waits while another transaction holds it.</summary>
    public static async Task<ChangeNumbers> BeginAsync(DbTransaction transaction, ChangeOrigin origin)
    {
        var (change, subject, received) = await Connection(transaction).QuerySingleAsync<(long, long, long)>(
            "UPDATE registry_counter SET change_number = change_number WHERE counter = 1 RETURNING change_number, subject_number, received",
            transaction: transaction);
        return new ChangeNumbers(transaction, change, subject, Math.Max(received, Moments.ToColumn(origin.Received)));
    }

    public long NextChange() => ++lastChange;

    public long NextSubject() => ++lastSubject;

    /// <summary>Stores how far the numbers went. To be called before anything else takes numbers in the transaction.</summary>
    public async Task EndAsync()
    {
        if (lastChange == before)
        {
            return;
        }

        await Connection(transaction).ExecuteAsync(
            """
            UPDATE registry_counter SET change_number = @lastChange, subject_number = @lastSubject, received = @Received WHERE counter = 1;
            INSERT INTO registry_write (change_number, received) VALUES (@lastChange, @Received);
            """,
            new { lastChange, lastSubject, Received }, transaction);
    }

    private static DbConnection Connection(DbTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
