using System.Text;
using Xinheng.Modules.Tests.Intake.Batches;

namespace Xinheng.Bench;

/// <summary>
/// Two CSV files as a department sends them: mostly clean, of 200 rows five with something to flag and one that is
/// rejected. Gone when disposed.
/// </summary>
internal sealed class MadeUpImport : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("xinheng-bench-").FullName;

    public MadeUpImport(int count)
    {
        Write(Registrations, MadeUpFiles.RegistrationHeader, MadeUpFiles.Registrations(count).Select(Registration));
        Write(Penalties, MadeUpFiles.PenaltyHeader, MadeUpFiles.Penalties(count, count / 2).Select(Penalty));
    }

    public string Registrations => Path.Combine(folder, "registrations.csv");

    public string Penalties => Path.Combine(folder, "penalties.csv");

    public static long CountLines(string path) => File.ReadLines(path).LongCount() - 1;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A file of penalties alone, for one long import.</summary>
    public static void WritePenalties(string path, int count) =>
        Write(path, MadeUpFiles.PenaltyHeader, MadeUpFiles.Penalties(count, count / 2).Select(Penalty));

    // Flagged: a capital nobody can read. Rejected: neither code nor name.
    private static string Registration(string line, int place) => (place % 200) switch
    {
        0 or 40 or 80 or 120 or 160 => line.Replace("万人民币", "万左右", StringComparison.Ordinal),
        100 => line[line.IndexOf(',', line.IndexOf(',', StringComparison.Ordinal) + 1)..].Insert(0, ","),
        _ => line,
    };

    // Flagged: no issuer's day makes sense. Rejected: a decision on a day that never was.
    private static string Penalty(string line, int place) => (place % 200) switch
    {
        0 or 40 or 80 or 120 or 160 => line.Replace("-01-01,", "-13-01,", StringComparison.Ordinal),
        100 => line.Replace(".500000,20", ".500000,20xx", StringComparison.Ordinal),
        _ => line,
    };

    private static void Write(string path, string header, IEnumerable<string> lines)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        writer.WriteLine(header);
        foreach (var line in lines)
        {
            writer.WriteLine(line);
        }
    }
}
