using Xinheng.Policy.Packs;

namespace Xinheng.Evaluation.Tests.Packs;

/// <summary>Reads the packs that come with the program.</summary>
internal static class ShippedPack
{
    /// <summary>The files of a pack; null when there is none of that id.</summary>
    public static PackFiles? Files(string id)
    {
        var folder = Path.Combine(Root(), id);
        return Directory.Exists(folder)
            ? new(id, Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
                file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText))
            : null;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "packs", "national")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("No packs/ above the test's folder."), "packs");
    }
}
