using System.Data.Common;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>Appends events to records: repair, withdrawal, objection, lifting, findings.</summary>
public sealed class RecordEvents(Database database)
{
    /// <summary>Appends events in the caller's transaction; returns their change numbers in order.</summary>
    /// <exception cref="ArgumentException">An event names a record that is not known, or is a correction.</exception>
    public Task<IReadOnlyList<ChangeNumber>> AppendAsync(
        DbTransaction transaction, IReadOnlyList<IncomingEvent> events, ChangeOrigin origin, CancellationToken cancellation = default) =>
        throw new NotImplementedException(database.ToString());
}
