using Xinheng.Storage;

namespace Xinheng.Assessment;

/// <summary>The module's tables.</summary>
public static class AssessmentMigrations
{
    /// <summary>All steps in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = [];
}
