namespace Xinheng.Registry;

/// <summary>The registry's number of a subject. Never reused, never shown to the public.</summary>
public readonly record struct SubjectNumber(long Value);

/// <summary>The number of a credit record: the change number of its first report.</summary>
public readonly record struct RecordNumber(long Value);

/// <summary>
/// The number of a change to the registry: a registration, a record, an event on a record, a received result.
/// Changes become visible in the order of their numbers, whoever writes them.
/// </summary>
public readonly record struct ChangeNumber(long Value);
