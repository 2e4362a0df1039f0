using System.Data.Common;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>
/// Takes registrations and credit records into the registry, in chunks of about ten to twenty thousand rows.
/// The caller owns the transaction: a chunk is there whole after its commit, or not at all.
/// The first taking in a transaction waits until no other transaction is taking.
/// </summary>
public sealed class RegistryTaking(Database database)
{
    /// <summary>
    /// Takes registrations. A row equal to what is known of its subject writes nothing; other content is a further version.
    /// </summary>
    /// <returns>One outcome a row, in the order of the rows.</returns>
    public Task<IReadOnlyList<TakenRow>> TakeAsync(
        DbTransaction transaction, IReadOnlyList<IncomingRegistration> rows, ChangeOrigin origin, CancellationToken cancellation = default) =>
        throw new NotImplementedException(database.ToString());

    /// <summary>
    /// Takes credit records. The same key of the same kind about the same subject is the same record: equal content writes nothing,
    /// other content is a correction, a newly given lifting is a lifting. A subject not known yet is made known.
    /// </summary>
    /// <returns>One outcome a row, in the order of the rows.</returns>
    public Task<IReadOnlyList<TakenRow>> TakeAsync(
        DbTransaction transaction, IReadOnlyList<IncomingRecord> rows, ChangeOrigin origin, CancellationToken cancellation = default) =>
        throw new NotImplementedException(database.ToString());
}
