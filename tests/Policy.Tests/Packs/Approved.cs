using System.Runtime.CompilerServices;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

/// <summary>Compares what a person reads with a file that a person has approved.</summary>
internal static class Approved
{
    /// <summary>
    /// Fails when the text differs from the approved file. Run with <c>XINHENG_APPROVE=1</c> to write the file anew,
    /// and read it before committing.
    /// </summary>
    public static void Check(string name, string text, [CallerFilePath] string caller = "") =>
        CheckFile(Path.Combine(Path.GetDirectoryName(caller)!, "Approved", name), text); // a source file has a folder

    /// <summary>As <see cref="Check"/>, for a document named by its path in the repository.</summary>
    public static void CheckDocument(string path, string text) => CheckFile(Path.Combine(ShippedPacks.Folder, "..", path), text);

    private static void CheckFile(string file, string text)
    {
        if (Environment.GetEnvironmentVariable("XINHENG_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!); // as above
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file), text);
    }
}
