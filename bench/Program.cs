using System.Diagnostics;
using Xinheng.Bench;

// Each benchmark is one file and one line here. Without a name all are listed.
var benchmarks = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["intake"] = IntakeBenchmark.RunAsync,
    ["intake-xlsx"] = XlsxBenchmark.RunAsync,
    ["intake-stages"] = StageBenchmark.RunAsync,
    ["registry-taking"] = RegistryTakingBenchmark.RunAsync,
    ["registry-reading"] = RegistryReadingBenchmark.RunAsync,
    ["snapshot"] = SnapshotBenchmark.RunAsync,
    ["columns"] = ColumnsBenchmark.RunAsync,
    ["http"] = HttpBenchmark.RunAsync,
    ["what-if"] = WhatIfBenchmark.RunAsync,
    ["increment"] = IncrementBenchmark.RunAsync,
    ["whole-run"] = WholeRunBenchmark.RunAsync,
    ["sql"] = SqlBenchmark.RunAsync,
    ["pack-compile"] = PackCompileBenchmark.RunAsync,
    ["intake-memory"] = IntakeBenchmark.MemoryAsync,
};

if (args is [PlainServer.Name])
{
    await PlainServer.RunAsync();
    return 0;
}

if (args is ["all"])
{
    // Each in a process of its own, so that none inherits another's memory or warmed-up code.
    foreach (var name in benchmarks.Keys)
    {
        Console.WriteLine($"== {name}");
        using var one = Process.Start(Path.ChangeExtension(typeof(Measured).Assembly.Location, null), name);
        await one.WaitForExitAsync();
    }

    return 0;
}

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var run))
{
    await Console.Error.WriteLineAsync($"usage: bench NAME [rows]\nnames: all, {string.Join(", ", benchmarks.Keys)}");
    return 2;
}

using var server = BenchServer.Start();
await run(args[1..]);
return 0;
