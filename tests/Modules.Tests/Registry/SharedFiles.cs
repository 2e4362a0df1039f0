using System.Text;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

/// <summary>Real registrations that lie beside the checkout and are no part of the project. Tests skip where they are absent.</summary>
internal static class SharedFiles
{
    public static IEnumerable<string[]> Rows(string folder, string pattern)
    {
        var path = Path.Combine(Root(), folder);
        Assert.SkipUnless(Directory.Exists(path), "The real registrations are not here; set XINHENG_SHARED to the folder that holds data/.");
        return Directory.GetFiles(path, pattern).Order().SelectMany(file => File.ReadLines(file, Encoding.UTF8).Skip(1)).Select(Split);
    }

    private static string Root()
    {
        if (Environment.GetEnvironmentVariable("XINHENG_SHARED") is { Length: > 0 } given)
        {
            return given;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Xinheng.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.Parent?.FullName ?? "/", "shared");
    }

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        return [.. fields, field.ToString()];
    }
}
