using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using Xinheng.Policy;

namespace Xinheng.Commands;

/// <summary>Reads the command line, runs the command, and turns what went wrong into an exit code and a sentence.</summary>
internal static class Entry
{
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, TimeProvider clock, CancellationToken cancellation = default)
    {
        var language = LanguageOf(args);
        var line = new CommandLine(output, error, clock, language);
        var result = line.Root.Parse(args);
        if (result.Errors.Count > 0)
        {
            return Usage(line, result, error);
        }

        try
        {
            return await result.InvokeAsync(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, cancellation);
        }
        catch (OperationCanceledException)
        {
            error.WriteLine(line.In("已中断。已提交的内容保留，重新运行会接着做。", "Interrupted. What was committed stays; run it again to go on."));
            return ExitCode.Failure;
        }
#pragma warning disable CA1031 // The program's edge: whatever happened becomes a sentence and an exit code.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            error.WriteLine(line.In("没有完成：", "It was not done: ") + Reason(failure));
            if (failure is DbException { InnerException: SocketException or TimeoutException })
            {
                error.WriteLine(line.In("  → 连接不上 --db 所指的数据库：确认它在运行、地址和端口无误，再试一次。", "  → The database that --db names cannot be reached: see that it runs and that host and port are right, and try again."));
            }

            return ExitCode.Failure;
        }
    }

    private static string Reason(Exception failure) => failure switch
    {
        DbException or IOException or UnauthorizedAccessException or InvalidOperationException or InvalidDataException => failure.Message,
        _ => failure.ToString(),
    };

    private static string LanguageOf(IReadOnlyList<string> args)
    {
        for (var place = 0; place < args.Count; place++)
        {
            if (args[place] is "--lang" && place + 1 < args.Count)
            {
                return args[place + 1] is "en" ? "en" : "zh";
            }

            if (args[place].StartsWith("--lang=", StringComparison.Ordinal))
            {
                return args[place] is "--lang=en" ? "en" : "zh";
            }
        }

        return Environment.GetEnvironmentVariable("LANG")?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "zh";
    }

    private static int Usage(CommandLine line, ParseResult result, TextWriter error)
    {
        var command = result.CommandResult.Command;
        foreach (var problem in result.Errors)
        {
            var words = UsageWords.Of(problem.Message);
            error.WriteLine(line.In($"用法不对：{words.Zh}。", $"Usage: {words.En.TrimEnd('.')}."));
        }

        foreach (var token in result.UnmatchedTokens)
        {
            if (Spelling.Nearest(token, NamesIn(command)) is { } name)
            {
                error.WriteLine(line.In($"“{token}”是不是想写“{name}”？", $"Did you mean \"{name}\" instead of \"{token}\"?"));
            }
        }

        var path = command is RootCommand ? "xinheng" : $"xinheng {PathOf(result)}";
        error.WriteLine(line.In($"用法见：{path} --help", $"See: {path} --help"));
        return ExitCode.Usage;
    }

    private static string PathOf(ParseResult result)
    {
        var names = new List<string>();
        for (var at = result.CommandResult; at is not null && at.Command is not RootCommand; at = at.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, at.Command.Name);
        }

        return string.Join(' ', names);
    }

    private static IEnumerable<string> NamesIn(Command command) =>
        command.Subcommands.Where(inner => !inner.Hidden).Select(inner => inner.Name)
            .Concat(command.Options.Select(option => option.Name))
            .Concat(["--data", "--db", "--packs", "--json", "--lang", "--help"]);
}
