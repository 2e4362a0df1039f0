using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>What a change was.</summary>
public enum ChangeKind
{
    /// <summary>A registration, first or further.</summary>
    Registration,

    /// <summary>The first report of a record.</summary>
    Record,

    /// <summary>An event on a record.</summary>
    Event,

    /// <summary>A former code was linked to a subject.</summary>
    FormerCode,
}

/// <summary>One change to the registry.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Subject">Whom it concerns.</param>
/// <param name="Kind">What it was.</param>
public readonly record struct RegistryChange(ChangeNumber Number, SubjectNumber Subject, ChangeKind Kind);

/// <summary>
/// The changes in the order of their numbers, for those who follow the registry by cursor: once a number is seen,
/// no lower number appears later. Safe to use from many threads.
/// </summary>
public sealed class RegistryChanges(Database database)
{
    /// <summary>The last change there is; 0 in an empty registry.</summary>
    public Task<ChangeNumber> LastAsync(CancellationToken cancellation = default) => throw new NotImplementedException(database.ToString());

    /// <summary>The last change the platform had taken at a moment; 0 when there was none.</summary>
    public Task<ChangeNumber> KnownOnAsync(DateTimeOffset moment, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The changes after <paramref name="number"/>, ascending, at most <paramref name="limit"/>.</summary>
    public Task<IReadOnlyList<RegistryChange>> AfterAsync(ChangeNumber number, int limit, CancellationToken cancellation = default) => throw new NotImplementedException();
}
