using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Xinheng.Evaluation.Columns;
using Xinheng.Policy;

namespace Xinheng.Bench;

/// <summary>The same questions asked of DuckDB by SQL written by hand, see <c>duckdb/peer.mjs</c>.</summary>
internal static class DuckDbPeer
{
    /// <summary>What DuckDB gave: by pack the median seconds and how many subjects have each letter.</summary>
    public static async Task<IReadOnlyDictionary<string, Answer>> AskAsync(Population population, CompiledPack tree)
    {
        var folder = Directory.CreateTempSubdirectory("xinheng-bench-").FullName;
        try
        {
            await WriteAsync(population, tree, folder);
            await RunAsync("npm", "install --no-save --no-progress --loglevel=error");
            var answer = await RunAsync("node", $"peer.mjs {folder}");
            return JsonSerializer.Deserialize<Dictionary<string, Answer>>(answer, JsonSerializerOptions.Web)
                ?? throw new InvalidOperationException("DuckDB gave no answer.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteAsync(Population population, CompiledPack tree, string folder)
    {
        await using (var subjects = new StreamWriter(Path.Combine(folder, "subjects.csv")))
        {
            await subjects.WriteLineAsync("subject,licence,kind,owned,industry,registered");
            for (var at = 0; at < population.Count; at++)
            {
                var subject = new PackedSubject(population.Subjects.Span[at]);
                var traits = population.Traits[subject.Traits];
                subjects.Write(string.Create(
                    CultureInfo.InvariantCulture, $"{population.Numbers.Span[at]},{traits.Licence},{traits.Kind},{traits.StateOwned},{population.Industries[subject.Industry]},{subject.Registered:yyyy-MM-dd}\n"));
            }
        }

        await using (var records = new StreamWriter(Path.Combine(folder, "records.csv")))
        {
            await records.WriteLineAsync("subject,kind,standing,severe,happened,until_day");
            for (var at = 0; at < population.Count; at++)
            {
                foreach (var bits in population.Records.Span[(int)population.Offsets.Span[at]..(int)population.Offsets.Span[at + 1]])
                {
                    var record = new PackedRecord(bits);
                    var profile = population.Profiles[record.Profile];
                    records.Write(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{population.Numbers.Span[at]},{profile.Kind},{profile.Standing},{(profile.Penalties.Contains("permit-revoked") ? "true" : "false")},{record.Happened:yyyy-MM-dd},{record.Until:yyyy-MM-dd}\n"));
                }
            }
        }

        var kinds = population.Profiles.Select(profile => profile.Kind).Distinct(StringComparer.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "kinds.json"), JsonSerializer.Serialize(kinds));
        var weights = new Dictionary<string, decimal>(StringComparer.Ordinal);
        Weigh(tree.Tree!.Root, 1m, weights); // the pack that is asked about has a tree
        await File.WriteAllTextAsync(Path.Combine(folder, "weights.json"), JsonSerializer.Serialize(weights));
    }

    private static void Weigh(TreeNode node, decimal weight, Dictionary<string, decimal> weights)
    {
        if (node.Score is { } score)
        {
            weights[score] = weight;
        }

        foreach (var child in node.Children)
        {
            Weigh(child, weight * child.Weight, weights);
        }
    }

    private static async Task<string> RunAsync(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder(), RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{program} did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {arguments} ended with {process.ExitCode}.");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here) ?? ".", "duckdb");

    /// <summary>What DuckDB gave for a pack.</summary>
    /// <param name="Seconds">Median seconds.</param>
    /// <param name="Letters">Subjects by letter.</param>
    public sealed record Answer(double Seconds, Dictionary<string, long> Letters);
}
