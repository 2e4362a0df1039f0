using System.Text.Json;
using Spectre.Console;
using Xinheng.Http;
using Xinheng.Policy;

namespace Xinheng.Commands;

/// <summary>How a command ended, for scripts.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Failure = 3;
}

/// <summary>
/// Where a command speaks: answers on standard output, for people or as JSON; progress and messages on standard error.
/// </summary>
internal sealed class Terminal(TextWriter output, TextWriter error, string language, bool isJson)
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(2);
    private static readonly JsonSerializerOptions Options = JsonOptions();

    public string Language => language;

    public bool IsJson => isJson;

    /// <summary>Whether somebody watches standard error, so that a line may be drawn over.</summary>
    private bool IsWatched => ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected && !isJson;

    public string In(LocalText text) => text.In(language);

    /// <summary>A line of the answer for people; nothing when JSON was asked for.</summary>
    public void Line(string text = "")
    {
        if (!isJson)
        {
            output.WriteLine(text);
        }
    }

    /// <summary>A line of the answer for people.</summary>
    public void Line(string chinese, string english) => Line(In(new LocalText(chinese, english)));

    /// <summary>The answer as JSON; nothing when it was not asked for.</summary>
    public void Json(object answer)
    {
        if (isJson)
        {
            output.WriteLine(JsonSerializer.Serialize(answer, Options));
        }
    }

    /// <summary>A message beside the answer.</summary>
    public void Note(string chinese, string english) => error.WriteLine(In(new LocalText(chinese, english)));

    /// <summary>What is wrong with a file that shall be written; null when nothing is.</summary>
    public static Refusal? CheckFile(string file) =>
        !Directory.Exists(file) && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))
            ? null
            : Refusal.BadValue("-o", file, new("已有文件夹中的文件名，例如 rejected.xlsx", "a file in a folder that exists, such as rejected.xlsx"));

    /// <summary>Says why nothing was done.</summary>
    public int Refuse(Refusal refusal)
    {
        error.WriteLine($"{refusal.Code} {In(refusal.Message)}");
        error.WriteLine($"  → {In(refusal.Remedy)}");
        Json(refusal.More.Count == 0
            ? (object)new { refusal.Code, refusal.Message, refusal.Remedy }
            : new { refusal.Code, refusal.Message, refusal.Remedy, refusal.More });
        return ExitCode.Refused;
    }

    /// <summary>Rows in columns, wide characters counted twice.</summary>
    public void Table(IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (isJson)
        {
            return;
        }

        var all = rows.Prepend(titles).ToList();
        var widths = titles.Select((_, column) => all.Max(row => WidthOf(row[column]))).ToList();
        foreach (var row in all)
        {
            var cells = row.Select((cell, column) => column == row.Count - 1 ? cell : cell + new string(' ', widths[column] - WidthOf(cell)));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    /// <summary>Shows how far something is, on one line that is drawn over, or every other second when nobody watches.</summary>
    public async Task<T> ProgressAsync<T>(string title, Func<Action<long, long?, string>, Task<T>> work)
    {
        if (IsWatched)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
            return await console.Progress().AutoClear(true).HideCompleted(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(context =>
                {
                    var task = context.AddTask(Markup.Escape(title));
                    return work((done, total, text) =>
                    {
                        task.IsIndeterminate = total is null;
                        task.MaxValue = Math.Max(total ?? done + 1, 1);
                        task.Value = done;
                        task.Description = Markup.Escape($"{title} {text}");
                    });
                });
        }

        var last = DateTime.MinValue.Ticks;
        return await work((done, total, text) =>
        {
            var now = Environment.TickCount64 * TimeSpan.TicksPerMillisecond;
            if (now - last >= Often.Ticks)
            {
                last = now;
                error.WriteLine($"{title} {done:N0}{(total is { } all ? $"/{all:N0}" : "")} {text}".TrimEnd());
            }
        });
    }

    private static int WidthOf(string text) => text.Sum(character => character >= '\u2E80' ? 2 : 1);

    private static JsonSerializerOptions JsonOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true };
        Server.Configure(options);
        return options;
    }
}
