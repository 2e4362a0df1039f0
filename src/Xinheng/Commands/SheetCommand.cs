using System.CommandLine;
using Xinheng.Assessment;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>pack sheet PACK [--as-of DATE]</c>: the sheet for sign-off as a file that a browser prints.</summary>
internal static class SheetCommand
{
    public static Command Make(CommandLine line)
    {
        var pack = line.Argument<string>("PACK", "政策包的标识，例如 langfang/public-credit，或其文件夹", "A pack's id, such as langfang/public-credit, or its folder");
        var asOf = line.Option<DateOnly?>("--as-of", "DATE", "按这一天的参数取值；不给则为今天", "With the parameter values of this day; today when not given");
        return line.Make("sheet", "供签批的对照表（HTML，可打印）：xinheng pack sheet 政策包 > 对照表.html", "The sheet for sign-off (HTML to print): xinheng pack sheet PACK > sheet.html", [pack, asOf],
            (session, result, _) => Task.FromResult(PackCommands.WithPack(
                session, result.GetValue(pack) ?? string.Empty, (_, _, entry) => Write(session, entry, result.GetValue(asOf)))));
    }

    private static int Write(Session session, PackEntry entry, DateOnly? asOf)
    {
        if (PolicySheetViews.Of(entry, asOf ?? CivilDay.Of(session.Clock.GetUtcNow())) is not { } sheet)
        {
            return session.Terminal.Refuse(Refusal.NotReadable(entry.Id));
        }

        session.Terminal.Json(sheet);
        session.Terminal.Line(new SheetHtml(sheet, session.Terminal.Language).Write());
        return ExitCode.Done;
    }
}
