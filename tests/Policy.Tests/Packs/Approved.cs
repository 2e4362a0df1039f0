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
    public static void Check(string name, string text, [CallerFilePath] string caller = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(caller)!, "Approved", name); // a source file has a folder
        if (Environment.GetEnvironmentVariable("XINHENG_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file), text);
    }
}
