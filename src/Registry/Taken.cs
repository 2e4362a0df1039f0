namespace Xinheng.Registry;

/// <summary>What taking one row did. Rows of one call stand in the order they were handed in.</summary>
/// <param name="Outcome">New, changed or unchanged.</param>
/// <param name="Subject">The subject the row belongs to.</param>
/// <param name="IsSubjectNew">Whether this row made the registry know the subject.</param>
/// <param name="Change">The change written; 0 when nothing was.</param>
/// <param name="Record">The credit record; 0 for registrations and received results.</param>
/// <remarks>A struct, though large, because a million of them pass through an import.</remarks>
public readonly record struct TakenRow(
    TakeOutcome Outcome, SubjectNumber Subject, bool IsSubjectNew, ChangeNumber Change, RecordNumber Record);
