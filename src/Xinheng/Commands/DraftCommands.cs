using System.CommandLine;
using Xinheng.Assessment;
using Xinheng.Assessment.PackLife;
using Xinheng.Http;
using Xinheng.Policy;

namespace Xinheng.Commands;

/// <summary><c>pack drafts|draft|save|submit|approve|return|activate|discard</c>: a pack's way into force, for scripts.</summary>
internal static class DraftCommands
{
    private const int Shown = 50;

    public static IEnumerable<Command> Make(CommandLine line)
    {
        var pack = line.Option<string?>("--pack", "PACK", "只列这个政策包的草稿", "Only drafts of this pack");
        var number = line.Argument<long>("NUMBER", "草稿号", "The draft's number");
        yield return line.Make("drafts", "列出草稿，最新在前", "List drafts, latest first", [pack],
            (session, result, cancellation) => ListAsync(session, result.GetValue(pack), cancellation));
        yield return line.Make("draft", "显示草稿和办理经过", "Show a draft and the steps of its life", [number],
            (session, result, cancellation) => ShowAsync(session, result.GetValue(number), cancellation));
        yield return MakeSave(line);
        yield return MakeStep(line, "submit", "提交草稿待批准", "Submit a draft for approval", (drafts, wish, _, cancellation) => drafts.SubmitAsync(wish, cancellation));
        yield return MakeStep(line, "approve", "由另一位人员批准草稿", "Approve a draft as a second person", (drafts, wish, _, cancellation) => drafts.ApproveAsync(wish, cancellation));
        yield return MakeStep(line, "return", "由另一位人员退回草稿，须写理由", "Return a draft with a reason as a second person", (drafts, wish, reason, cancellation) => drafts.ReturnAsync(wish, reason, cancellation));
        yield return MakeStep(line, "discard", "作废草稿", "Give a draft up", (drafts, wish, reason, cancellation) => drafts.DiscardAsync(wish, reason, cancellation));
        yield return MakeActivate(line);
    }

    private static Command MakeSave(CommandLine line)
    {
        var folder = line.Argument<string>("FOLDER", "政策包文件夹；是哪个包以其中 pack.yaml 的 pack 为准", "The pack's folder; which pack it is, its pack.yaml says");
        var draft = line.Option<long?>("--draft", "NUMBER", "保存到这份草稿；不给则另开一份", "Save into this draft; opens one when not given");
        var by = By(line);
        return line.Make("save", "把文件夹保存为草稿", "Save a folder as a draft", [folder, draft, by],
            (session, result, cancellation) => SaveAsync(session, result.GetValue(folder) ?? string.Empty, result.GetValue(draft), result.GetValue(by), cancellation));
    }

    private static Command MakeStep(
        CommandLine line, string name, string chinese, string english,
        Func<PackDrafts, DraftWish, string?, CancellationToken, Task<DraftAnswer>> take)
    {
        var number = line.Argument<long>("NUMBER", "草稿号", "The draft's number");
        var reason = line.Option<string?>("--reason", "TEXT", "理由", "Why");
        var by = By(line);
        IEnumerable<Symbol> symbols = name is "return" or "discard" ? [number, reason, by] : [number, by];
        return line.Make(name, chinese, english, symbols,
            (session, result, cancellation) => StepAsync(session, result.GetValue(number), result.GetValue(by),
                (deployment, wish) => take(deployment.Drafts, wish, name is "return" or "discard" ? result.GetValue(reason) : null, cancellation), cancellation));
    }

    private static Command MakeActivate(CommandLine line)
    {
        var number = line.Argument<long>("NUMBER", "草稿号", "The draft's number");
        var from = line.Option<DateOnly?>("--from", "DATE", "启用日期，今天或以后；不给则为今天", "The first day in force, today or later; today when not given");
        var by = By(line);
        return line.Make("activate", "自某日起启用已批准的草稿", "Put an approved draft in force from a day", [number, from, by],
            (session, result, cancellation) => StepAsync(session, result.GetValue(number), result.GetValue(by),
                (deployment, wish) => deployment.Drafts.ActivateAsync(wish, result.GetValue(from) ?? deployment.Today, cancellation), cancellation));
    }

    private static Option<string> By(CommandLine line)
    {
        var by = line.Option<string>("--by", "NAME", "办理人姓名", "Name of the person who does it");
        by.Required = true;
        return by;
    }

    private static async Task<int> ListAsync(Session session, string? pack, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var drafts = (await deployment.Drafts.ListAsync((pack, null), default, Shown, cancellation)).Items.Select(PackLifeViews.Row).ToList();
        var terminal = session.Terminal;
        terminal.Json(drafts);
        terminal.Table(
            [terminal.In(new("草稿", "Draft")), terminal.In(new("状态", "State")), terminal.In(new("政策包", "Pack")), terminal.In(new("版本", "Version")), terminal.In(new("最近办理", "Last step")), terminal.In(new("办理人", "By"))],
            drafts.Select(draft => (IReadOnlyList<string>)
                [$"{draft.Number}", terminal.In(draft.StateName), draft.Pack, draft.Version ?? "—", $"{draft.LastAt.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}", draft.LastBy]));
        return ExitCode.Done;
    }

    private static async Task<int> ShowAsync(Session session, long number, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        return await deployment.Drafts.FindAsync(new DraftNumber(number), cancellation) is { } draft
            ? Show(session, draft)
            : session.Terminal.Refuse(Refusal.NoSuchDraft(number));
    }

    private static async Task<int> SaveAsync(Session session, string folder, long? number, string? by, CancellationToken cancellation)
    {
        var (person, nobody) = PackRequests.Person(by);
        if (person is null)
        {
            return session.Terminal.Refuse(nobody ?? Refusal.OurFault());
        }

        await using var deployment = await session.OpenAsync(cancellation);
        if (!Directory.Exists(folder) || deployment.Packs.Open(Path.GetFullPath(folder)) is not { } entry)
        {
            return session.Terminal.Refuse(Refusal.NoSuchPack(folder));
        }

        if (entry.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Code is "AS-001" or "AS-002") is { } unread)
        {
            return session.Terminal.Refuse(RunViews.Refused([unread]));
        }

        return number is { } existing
            ? await StepAsync(session, existing, by, (_, wish) => deployment.Drafts.SaveAsync(wish, entry.Files.Texts, cancellation), cancellation)
            : Answer(session, deployment, await OpenAsync(deployment, entry, person, cancellation));
    }

    /// <summary>A draft that begins from the version in force.</summary>
    private static async Task<DraftAnswer> OpenAsync(Deployment deployment, PackEntry entry, NamedPerson by, CancellationToken cancellation)
    {
        var inForce = await deployment.Versions.OnAsync(entry.Id, deployment.Today, null, cancellation);
        return await deployment.Drafts.OpenAsync(entry.Files, inForce?.Entry.Pack?.Fingerprint, by, cancellation);
    }

    private static async Task<int> StepAsync(
        Session session, long number, string? by, Func<Deployment, DraftWish, Task<DraftAnswer>> take, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        if (await deployment.Drafts.FindAsync(new DraftNumber(number), cancellation) is not { } draft)
        {
            return session.Terminal.Refuse(Refusal.NoSuchDraft(number));
        }

        var (wish, nobody) = PackRequests.Wish(number, draft.Revision, by);
        return wish is null
            ? session.Terminal.Refuse(nobody ?? Refusal.OurFault())
            : Answer(session, deployment, await take(deployment, wish));
    }

    private static int Answer(Session session, Deployment deployment, DraftAnswer answer)
    {
        if (answer.IsDone)
        {
            return Show(session, answer.Draft);
        }

        foreach (var diagnostic in answer.Refusal.Check?.Entry.Diagnostics ?? [])
        {
            session.Terminal.Note(DiagnosticText.Render(diagnostic, "zh").TrimEnd(), DiagnosticText.Render(diagnostic, "en").TrimEnd());
        }

        foreach (var difference in answer.Refusal.Check?.Cases.Select(one => one.Difference).OfType<LocalText>() ?? [])
        {
            session.Terminal.Note($"✗ {difference.Zh}", $"✗ {difference.En}");
        }

        return session.Terminal.Refuse(PackLifeViews.Of(answer.Refusal, deployment.Today));
    }

    private static int Show(Session session, PackDraft draft)
    {
        var terminal = session.Terminal;
        var view = PackLifeViews.Of(draft);
        terminal.Json(view);
        var pack = view.Version is { } version ? $"{view.Pack} {version}" : view.Pack;
        terminal.Line(
            $"草稿 {view.Number}：{pack}，{view.StateName.Zh}，{view.Files.Count} 个文件",
            $"Draft {view.Number}: {pack}, {view.StateName.En}, {view.Files.Count} files");
        foreach (var step in view.Steps)
        {
            terminal.Line($"  {step.At.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}  {terminal.In(step.StateName)}  {step.By}  {(step.From is { } from ? $"{from:yyyy-MM-dd}" : step.Reason)}".TrimEnd());
        }

        return ExitCode.Done;
    }
}
