using System.CommandLine;
using Xinheng.Policy;
using Xinheng.Policy.Conditions.Conformance;

namespace Xinheng.Commands;

/// <summary><c>pack cel CASES</c>: runs cases of the condition language, our own or those of CEL's public suite turned into JSON.</summary>
internal static class ConformanceCommand
{
    public static Command Make(CommandLine line)
    {
        var file = line.Argument<string>("CASES", "用例文件（JSON）：自己的用例，或 cel-spec 的公开用例转成的 JSON", "A file of cases (JSON): your own, or cel-spec's public cases turned into JSON");
        return line.Make(
            "cel", "运行条件语言的用例", "Run cases of the condition language", [file],
            async (session, result, cancellation) => await RunAsync(session.Terminal, result.GetValue(file) ?? string.Empty, cancellation));
    }

    private static async Task<int> RunAsync(Terminal terminal, string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            return terminal.Refuse(Refusal.BadValue("CASES", file, new("一个 JSON 文件，例如 cases.json", "a JSON file, such as cases.json")));
        }

        var reading = new FileInfo(file).Length > ConformanceFile.LengthLimit
            ? ConformanceFile.TooLarge(new FileInfo(file).Length, file)
            : ConformanceFile.Read(await File.ReadAllBytesAsync(file, cancellation), file);
        if (reading.Diagnostics.Count > 0)
        {
            terminal.Json(new { Diagnostics = reading.Diagnostics.Select(found => new { found.Code, found.Message, found.Span }) });
            foreach (var diagnostic in reading.Diagnostics)
            {
                terminal.Line(DiagnosticText.Render(diagnostic, terminal.Language).TrimEnd());
            }

            return ExitCode.Refused;
        }

        var outcomes = new List<ConformanceOutcome>();
        foreach (var one in reading.Cases)
        {
            cancellation.ThrowIfCancellationRequested();
            outcomes.Add(ConformanceRun.Run(one));
        }

        return Report(terminal, outcomes);
    }

    private static int Report(Terminal terminal, IReadOnlyList<ConformanceOutcome> outcomes)
    {
        int Count(Verdict verdict) => outcomes.Count(outcome => outcome.Verdict == verdict);

        terminal.Json(new
        {
            Passed = Count(Verdict.Passed),
            Failed = Count(Verdict.Failed),
            Outside = Count(Verdict.Outside),
            Cases = outcomes.Select(outcome => new
            {
                outcome.Case.Name,
                outcome.Case.Expression,
                outcome.Verdict,
                outcome.Expected,
                outcome.Found,
                outcome.Why,
            }),
        });
        foreach (var outcome in outcomes.Where(outcome => outcome.Verdict != Verdict.Passed))
        {
            terminal.Line(outcome.Verdict == Verdict.Failed ? $"✗ {outcome.Case.Name}: {Short(outcome.Case.Expression)}" : $"– {outcome.Case.Name}: {Short(outcome.Case.Expression)}");
            terminal.Line(
                outcome.Why is { } outside ? $"    子集之外：{outside.Zh}" : $"    应为 {outcome.Expected.Zh}，得到 {outcome.Found.Zh}",
                outcome.Why is { } why ? $"    outside the subset: {why.En}" : $"    expected {outcome.Expected.En}, found {outcome.Found.En}");
        }

        terminal.Line(
            $"{Count(Verdict.Passed)} 个通过，{Count(Verdict.Failed)} 个未通过，{Count(Verdict.Outside)} 个在子集之外",
            $"{Count(Verdict.Passed)} passed, {Count(Verdict.Failed)} failed, {Count(Verdict.Outside)} outside the subset");
        return Count(Verdict.Failed) == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static string Short(string expression)
    {
        var line = string.Concat(expression.Select(character => char.IsControl(character) ? ' ' : character));
        return line.Length <= 120 ? line : line[..120] + "…";
    }
}
