namespace Xinheng.Policy.Packs;

/// <summary>Turns the files of a pack into a pack that runs, or says everything that is wrong with them.</summary>
public static class PackCompiler
{
    /// <summary>Reads, checks and binds a pack.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="resolve">Gives the files of a pack that another extends; null when there is none of that id.</param>
    public static PackReading Compile(PackFiles files, Func<string, PackFiles?> resolve) => throw new NotSupportedException();
}
