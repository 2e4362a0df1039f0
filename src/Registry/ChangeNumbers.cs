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

    private ChangeNumbers(DbTransaction transaction, long change, long subject, long writer)
    {
        this.transaction = transaction;
        LastChange = ChangeBefore = change;
        LastSubject = SubjectBefore = subject;
        Writer = WriterBefore = writer;
    }

    /// <summary>The last change before this transaction; 0 when there was none.</summary>
    public long ChangeBefore { get; }

    /// <summary>The last subject before this transaction; 0 when there was none.</summary>
    public long SubjectBefore { get; }

    /// <summary>The random number beside <see cref="ChangeBefore"/>; 0 when there was no change.</summary>
    public long WriterBefore { get; }

    /// <summary>The last change handed out.</summary>
    public long LastChange { get; private set; }

    /// <summary>The last subject handed out.</summary>
    public long LastSubject { get; private set; }

    /// <summary>The random number beside <see cref="LastChange"/>, once it is stored: it tells this writing from any other of the same number.</summary>
    public long Writer { get; private set; }

    /// <summary>
    /// When these changes count as received, in UTC milliseconds: never before changes with lower numbers, even when clocks differ.
    /// </summary>
    public required long Received { get; init; }

    /// <summary>The civil day of <see cref="Received"/> in China, which keeps one time, eight hours ahead of UTC.</summary>
    public DateOnly Today => CivilDay(Moments.FromColumn(Received));

    /// <summary>The civil day of a moment in China.</summary>
    public static DateOnly CivilDay(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime.AddHours(8));

    /// <summary>The first moment of a civil day in China.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-8);

    /// <summary>Takes the lock; waits while another transaction holds it.</summary>
    public static async Task<ChangeNumbers> BeginAsync(DbTransaction transaction, ChangeOrigin origin)
    {
        var (change, subject, received) = await Connection(transaction).QuerySingleAsync<(long, long, long)>(
            "UPDATE registry_counter SET change_number = change_number WHERE counter = 1 RETURNING change_number, subject_number, received",
            transaction: transaction);
        return new ChangeNumbers(transaction, change, subject, await WriterOfAsync(transaction, change))
        {
            Received = Math.Max(received, Moments.ToColumn(origin.Received)),
        };
    }

    /// <summary>The random number its writer put beside the last change of a transaction; 0 when there is no such change.</summary>
    public static async Task<long> WriterOfAsync(DbTransaction transaction, long change) =>
        await Connection(transaction).ExecuteScalarAsync<long?>(
            "SELECT writer FROM registry_write WHERE change_number = @change", new { change }, transaction) ?? 0;

    public long NextChange() => ++LastChange;

    public long NextSubject() => ++LastSubject;

    /// <summary>Stores how far the numbers went. To be called before anything else takes numbers in the transaction.</summary>
    public async Task EndAsync()
    {
        if (LastChange == ChangeBefore)
        {
            return;
        }

        Writer = Random.Shared.NextInt64(1, long.MaxValue);
        await Connection(transaction).ExecuteAsync(
            """
            UPDATE registry_counter SET change_number = @LastChange, subject_number = @LastSubject, received = @Received WHERE counter = 1;
            INSERT INTO registry_write (change_number, received, writer) VALUES (@LastChange, @Received, @Writer);
            """,
            new { LastChange, LastSubject, Received, Writer }, transaction);
    }

    private static DbConnection Connection(DbTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
