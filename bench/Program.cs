using Xinheng.Bench;

// Each benchmark is one file and one line here. Without a name all are listed.
var benchmarks = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["intake"] = IntakeBenchmark.RunAsync,
    ["intake-stages"] = StageBenchmark.RunAsync,
    ["intake-memory"] = IntakeBenchmark.MemoryAsync,
    ["intake-xlsx"] = XlsxBenchmark.RunAsync,
    ["registry-taking"] = RegistryTakingBenchmark.RunAsync,
    ["registry-reading"] = RegistryReadingBenchmark.RunAsync,
};

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var run))
{
    await Console.Error.WriteLineAsync($"usage: bench NAME [rows]\nnames: {string.Join(", ", benchmarks.Keys)}");
    return 2;
}

await run(args[1..]);
return 0;
