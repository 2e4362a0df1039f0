using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>The registry's tables.</summary>
public static class RegistryMigrations
{
    /// <summary>The steps, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = [];
}
