using System.CommandLine;
using Xinheng.Assessment;
using Xinheng.Http;
using Xinheng.Policy;
using Xinheng.Policy.Linting;
using Xinheng.Policy.Packs.Comparison;

namespace Xinheng.Commands;

/// <summary><c>lint PACK</c>, <c>pack test PACK</c>, <c>pack diff A B</c>, which read packs only and open no database; and <c>pack list</c>.</summary>
internal static class PackCommands
{
    public static Command MakeLint(CommandLine line)
    {
        var pack = PackArgument(line);
        return line.Make(
            "lint", "检查政策包", "Check a policy pack", [pack],
            (session, result, _) => Task.FromResult(WithPack(session, result.GetValue(pack) ?? string.Empty, Lint)));
    }

    public static Command Make(CommandLine line)
    {
        var pack = PackArgument(line);
        var before = line.Argument<string>("A", "原来的政策包：标识或文件夹", "The pack compared from: an id or a folder");
        var after = line.Argument<string>("B", "新的政策包：标识或文件夹", "The pack compared to: an id or a folder");
        return line.Group("pack", "政策包", "Policy packs",
        [
            line.Make("list", "列出政策包", "List the packs", [], (session, _, cancellation) => ListAsync(session, cancellation)),
            line.Make(
                "test", "运行政策包的案例", "Run a pack's cases", [pack],
                (session, result, _) => Task.FromResult(WithPack(session, result.GetValue(pack) ?? string.Empty, Test))),
            line.Make(
                "diff", "用文字说明两个版本的差别", "Say in words how two versions differ", [before, after],
                (session, result, _) => Task.FromResult(Diff(session, result.GetValue(before) ?? string.Empty, result.GetValue(after) ?? string.Empty))),
            ConformanceCommand.Make(line),
            PackShowCommand.Make(line),
            PackSqlCommand.Make(line),
            SensitivityCommand.Make(line),
            SheetCommand.Make(line),
            .. DraftCommands.Make(line),
        ]);
    }

    private static Argument<string> PackArgument(CommandLine line) =>
        line.Argument<string>("PACK", "政策包的标识，例如 langfang/public-credit，或其文件夹", "A pack's id, such as langfang/public-credit, or its folder");

    internal static int WithPack(Session session, string asked, Func<Session, PackLibrary, PackEntry, int> work)
    {
        var library = new PackLibrary(session.Place.PackDirectory);
        return library.Open(asked) is { } entry ? work(session, library, entry) : session.Terminal.Refuse(Refusal.NoSuchPack(asked));
    }

    private static async Task<int> ListAsync(Session session, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var day = deployment.Today;
        var rows = await PackListing.OfAsync(deployment, day, cancellation);
        session.Terminal.Json(rows);
        PackLines.Write(session.Terminal, rows);
        return ExitCode.Done;
    }

    private static int Lint(Session session, PackLibrary library, PackEntry entry)
    {
        var terminal = session.Terminal;
        var words = entry.Pack is null ? null : new PolicyWords(entry.Pack, CivilDay.Of(session.Clock.GetUtcNow()));
        terminal.Json(new
        {
            Pack = entry.Id,
            IsBlocked = entry.IsBlocked,
            Diagnostics = entry.Diagnostics.Select(diagnostic => PackViews.Of(diagnostic, words)),
        });
        foreach (var diagnostic in entry.Diagnostics)
        {
            terminal.Line(DiagnosticText.Render(diagnostic, terminal.Language).TrimEnd());
        }

        var blocking = entry.Diagnostics.Count(PackLinter.BlocksActivation);
        terminal.Line(
            blocking == 0 ? $"{entry.Id}：可以启用；{entry.Diagnostics.Count} 个提示。" : $"{entry.Id}：{blocking} 个问题须先解决，不能启用。",
            blocking == 0 ? $"{entry.Id}: can be put in force; {entry.Diagnostics.Count} {(entry.Diagnostics.Count == 1 ? "note" : "notes")}." : $"{entry.Id}: {blocking} {(blocking == 1 ? "finding" : "findings")} must be settled before it can be put in force.");
        return entry.IsBlocked ? ExitCode.Refused : ExitCode.Done;
    }

    private static int Diff(Session session, string before, string after) =>
        WithPack(session, before, (_, library, old) => WithPack(session, after, (_, _, now) => Diff(session, library, old, now)));

    private static int Diff(Session session, PackLibrary library, PackEntry before, PackEntry after)
    {
        if (before.Pack is not { } old || after.Pack is not { } now)
        {
            return Lint(session, library, before.Pack is null ? before : after);
        }

        var difference = PackDifference.Between(old, now);
        session.Terminal.Json(difference);
        session.Terminal.Line(PackDifferenceText.Render(difference, session.Terminal.Language).TrimEnd());
        return ExitCode.Done;
    }

    private static int Test(Session session, PackLibrary library, PackEntry entry)
    {
        var terminal = session.Terminal;
        if (entry.Pack is null)
        {
            return Lint(session, library, entry);
        }

        var check = CaseViews.Run(entry);
        var cases = check.Cases.Select(CaseViews.Of).ToList();
        var broken = check.Broken;
        terminal.Json(new
        {
            Pack = entry.Id,
            Cases = cases,
            Broken = broken.Select(outcome => new { outcome.Path, outcome.Title, outcome.IsAsExpected, outcome.Missing, Unexpected = outcome.Unexpected.Select(found => found.Code) }),
        });
        foreach (var one in cases)
        {
            terminal.Line($"{(one.Passed ? "✓" : "✗")} {terminal.In(one.Title)} → {terminal.In(one.Outcome)}");
            if (one.Difference is { } difference)
            {
                terminal.Line($"    {one.Id}  {terminal.In(difference)}");
            }
        }

        foreach (var outcome in broken)
        {
            terminal.Line($"{(outcome.IsAsExpected ? "✓" : "✗")} {terminal.In(outcome.Title)}");
            foreach (var difference in outcome.Missing.Select(missing => $"- {missing}").Concat(outcome.Unexpected.Select(found => $"+ {found.Code} {terminal.In(found.Message)}")))
            {
                terminal.Line($"    {outcome.Path}  {difference}");
            }
        }

        var failed = cases.Count(one => !one.Passed) + broken.Count(outcome => !outcome.IsAsExpected);
        var passed = cases.Count + broken.Count - failed;
        terminal.Line($"{entry.Id}：{passed} 个通过，{failed} 个未通过", $"{entry.Id}: {passed} passed, {failed} failed");
        return failed == 0 ? ExitCode.Done : ExitCode.Refused;
    }
}
