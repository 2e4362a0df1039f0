using System.Data.Common;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>Links codes a subject bore before, so that records reported under them reach it.</summary>
public sealed class FormerCodes(Database database)
{
    /// <summary>Links a former code to a subject; linking it again changes nothing.</summary>
    /// <returns>Null when it is linked, else the subject the code belongs to already.</returns>
    public Task<Subject?> LinkAsync(
        DbTransaction transaction, SubjectNumber subject, CreditCode former, ChangeOrigin origin, CancellationToken cancellation = default) => throw new NotImplementedException(database.ToString());
}
