using System.CommandLine;
using Xinheng.Http;
using Xinheng.Policy.Packs;

namespace Xinheng.Commands;

/// <summary><c>subject find TEXT</c>, <c>subject show CODE</c></summary>
internal static class SubjectCommands
{
    public static Command Make(CommandLine line)
    {
        var text = line.Argument<string>("TEXT", "名称（两个字起）或代码的任意部分，曾用的也可以", "Any part of a name, from two characters on, or of a code, present or former");
        var code = line.Argument<string>("CODE", "统一社会信用代码、曾用代码或主体键", "Credit code, former code or subject key");
        var limit = line.Option<int?>("--limit", "N", "最多多少条，默认 20", "At most so many; 20 when not given");
        var (asOf, knownOn) = MomentOptions.Make(line);
        return line.Group("subject", "主体", "Subjects",
        [
            line.Make(
                "find", "查找主体", "Find subjects", [text, limit, asOf, knownOn],
                (session, result, cancellation) => FindAsync(
                    session, (result.GetValue(text) ?? string.Empty, new(result.GetValue(asOf), result.GetValue(knownOn))), result.GetValue(limit) ?? 20, cancellation)),
            line.Make(
                "show", "显示一个主体", "Show a subject", [code, asOf, knownOn],
                (session, result, cancellation) => ShowAsync(
                    session, result.GetValue(code) ?? string.Empty, new(result.GetValue(asOf), result.GetValue(knownOn)), cancellation)),
        ]);
    }

    public static void Write(Terminal terminal, IReadOnlyList<SubjectRow> rows) => terminal.Table(
        [terminal.In(new("代码", "Code")), terminal.In(new("等级", "Grade")), terminal.In(new("地区", "Division")), terminal.In(new("名称", "Name"))],
        rows.Select(row => (IReadOnlyList<string>)[row.Key, row.IsUnderReview ? "?" : (row.Grade?.Letter ?? "—") + Suspended(terminal, row.Grade), row.Division?.Name.Zh ?? "—", row.Name + FormerOf(terminal, row)]));

    private static string Suspended(Terminal terminal, GradeView? grade) =>
        grade is { IsSuspended: true } ? terminal.In(new("（暂缓使用）", " (suspended)")) : string.Empty;

    private static string FormerOf(Terminal terminal, SubjectRow row) => row.Former.Count == 0
        ? string.Empty
        : terminal.In(new($"（曾用 {string.Join("、", row.Former)}）", $" (formerly {string.Join(", ", row.Former)})"));

    private static async Task<int> FindAsync(Session session, (string Text, MomentQuery Moment) asked, int limit, CancellationToken cancellation)
    {
        var text = asked.Text;
        var filter = SubjectFilter.None with { Text = text, AsOf = asked.Moment.AsOf, KnownOn = asked.Moment.KnownOn };
        if ((filter.Check() ?? Paging.Read(null, limit).Refusal) is { } refusal)
        {
            return session.Terminal.Refuse(refusal);
        }

        await using var deployment = await session.OpenAsync(cancellation);
        var (listing, refused) = await SubjectListing.OpenAsync(deployment, filter, cancellation);
        if (listing is null)
        {
            return session.Terminal.Refuse(refused ?? Refusal.OurFault());
        }

        var page = await listing.PageAsync(0, limit, cancellation);
        session.Terminal.Json(page);
        if (page.Items.Count == 0)
        {
            session.Terminal.Note($"没有名称或代码含“{text}”的主体。", $"No subject has \"{text}\" in its name or code.");
            return ExitCode.Done;
        }

        Write(session.Terminal, page.Items);
        return ExitCode.Done;
    }

    private static async Task<int> ShowAsync(Session session, string code, MomentQuery moment, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var (view, refusal) = await SubjectPages.ViewAsync(deployment, code, moment, cancellation);
        if (view is null)
        {
            return session.Terminal.Refuse(refusal ?? Refusal.NoSuchSubject(code));
        }

        session.Terminal.Json(view);
        session.Terminal.Line($"{view.Name}  {view.Key}");
        session.Terminal.Line(session.Terminal.In(view.Code.Note));
        if (view.Registration is { } registration)
        {
            var licence = PackVocabulary.Licences.FirstOrDefault(known => known.Id == registration.Licence)?.Title ?? new(registration.Licence, registration.Licence);
            session.Terminal.Line($"{registration.EntityType}  {registration.Division?.Name.Zh}  {registration.Industry?.Name.Zh}  {session.Terminal.In(licence)}  {registration.Registered:yyyy-MM-dd}");
            session.Terminal.Line(registration.Address ?? string.Empty);
        }

        foreach (var grade in view.Grades)
        {
            session.Terminal.Line($"{session.Terminal.In(grade.SchemeTitle)} {grade.Letter ?? "—"} · {session.Terminal.In(grade.Name)}{Suspended(session.Terminal, grade)}");
            if (!grade.Outside.IsShown)
            {
                session.Terminal.Line($"  仅供内部使用：{grade.Outside.Reason.Zh}", $"  For internal use only: {grade.Outside.Reason.En}");
            }
        }

        foreach (var result in view.Results)
        {
            session.Terminal.Line(
                $"{result.SchemeTitle.Zh} {result.Letter} · {result.Day:yyyy-MM-dd}，{result.Issuer ?? "未写明评价单位"}{(result.Withdrawn is { } zh ? $"，自 {zh:yyyy-MM-dd} 撤销" : "")}",
                $"{result.SchemeTitle.En} {result.Letter} · {result.Day:yyyy-MM-dd}, {result.Issuer ?? "issuer not named"}{(result.Withdrawn is { } en ? $", withdrawn from {en:yyyy-MM-dd}" : "")}");
        }

        session.Terminal.Line($"记录 {view.Records} 条，登记版本 {view.Versions.Count} 个", $"{view.Records} records, {view.Versions.Count} versions of its registration");
        return ExitCode.Done;
    }
}
