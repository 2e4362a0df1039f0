using System.CommandLine;
using Xinheng.Http;
using Xinheng.Policy.Packs;

namespace Xinheng.Commands;

/// <summary><c>pack show PACK [--as-of DATE]</c>: a pack in words, each rule with its clause.</summary>
internal static class PackShowCommand
{
    public static Command Make(CommandLine line)
    {
        var pack = line.Argument<string>("PACK", "政策包的标识，例如 langfang/public-credit，或其文件夹", "A pack's id, such as langfang/public-credit, or its folder");
        var asOf = line.Option<DateOnly?>("--as-of", "DATE", "这一天的版本；不给则为今天", "The version of this day; today when not given");
        return line.Make("show", "用文字显示政策包", "Show a pack in words", [pack, asOf],
            (session, result, cancellation) => RunAsync(session, result.GetValue(pack) ?? string.Empty, result.GetValue(asOf), cancellation));
    }

    private static async Task<int> RunAsync(Session session, string asked, DateOnly? asOf, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var day = asOf ?? deployment.Today;
        if (await deployment.Versions.OpenAsync(asked, day, cancellation) is not { } entry)
        {
            return session.Terminal.Refuse(Refusal.NoSuchPack(asked));
        }

        var detail = PackViews.Detail(entry, await deployment.Versions.LineAsync(entry.Id, null, cancellation), day);
        session.Terminal.Json(detail);
        if (entry.Pack is { } pack)
        {
            Write(session.Terminal, PackView.Of(pack, day), detail.Pack);
        }
        else
        {
            session.Terminal.Line($"{entry.Id} 有错误，无法显示：xinheng lint {asked}", $"{entry.Id} has errors and cannot be shown: xinheng lint {asked}");
        }

        return entry.Pack is null ? ExitCode.Refused : ExitCode.Done;
    }

    private static void Write(Terminal terminal, PackView view, PackRow row)
    {
        terminal.Line($"{terminal.In(view.Title)}  {view.Id} {view.Version}");
        terminal.Line($"{terminal.In(view.Issuer)}  {row.InForceFrom:yyyy-MM-dd} – {row.InForceThrough:yyyy-MM-dd}");
        foreach (var section in view.Sections.Where(section => section.Items.Count > 0))
        {
            terminal.Line();
            terminal.Line($"{terminal.In(section.Title)} ({section.Items.Count})");
            foreach (var item in section.Items)
            {
                Write(terminal, item, "  ");
            }

            if (section.Id == "tree" && view.Hierarchy is { } tree)
            {
                MatrixLines.Write(terminal, tree);
            }
        }
    }

    private static void Write(Terminal terminal, PackViewItem item, string indent)
    {
        terminal.Line($"{indent}{(item.Letter is { } letter ? $"{letter}  " : string.Empty)}{terminal.In(item.Title)}");
        foreach (var text in new[] { terminal.In(item.Text), item.Note is { } note ? terminal.In(note) : string.Empty, item.Source?.ToString() ?? string.Empty })
        {
            if (text.Length > 0 && text != terminal.In(item.Title))
            {
                terminal.Line($"{indent}    {text.ReplaceLineEndings($"\n{indent}    ").TrimEnd()}");
            }
        }

        foreach (var part in item.Parts)
        {
            Write(terminal, part, $"{indent}    ");
        }
    }
}
