using System.CommandLine;
using Xinheng.Http;
using Xinheng.Intake;
using Xinheng.Intake.Batches;
using Xinheng.Policy;

namespace Xinheng.Commands;

/// <summary><c>import FILE… [--as KIND] [--profile NAME]</c></summary>
internal static class ImportCommand
{
    public static Command Make(CommandLine line)
    {
        var files = line.Argument<string[]>("FILE", "要归集的文件", "Files to take in");
        files.Arity = ArgumentArity.OneOrMore;
        var kind = line.Option<string?>("--as", "KIND", "数据种类，例如 penalty；不给则按表头识别", "Kind of rows, such as penalty; by the header when not given");
        var profile = line.Option<string?>("--profile", "NAME", "已保存的列对应", "A saved mapping");
        return line.Make(
            "import", "归集文件", "Take files in", [files, kind, profile],
            (session, result, cancellation) => RunAsync(
                session, result.GetValue(files) ?? [], new IntakeWish(result.GetValue(kind), result.GetValue(profile)), cancellation));
    }

    private static async Task<int> RunAsync(Session session, IReadOnlyList<string> files, IntakeWish wish, CancellationToken cancellation)
    {
        var terminal = session.Terminal;
        if (wish.Kind is { } kind && !Kinds.Exists(kind))
        {
            return terminal.Refuse(Refusal.NoneOf("--as", kind, Kinds.All.Select(known => known.Id)));
        }

        if (files.FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            return terminal.Refuse(Refusal.BadValue("FILE", missing, new("一个存在的文件（不是文件夹），例如 登记.csv", "a file that exists and is no folder, such as penalties.csv")));
        }

        await using var deployment = await session.OpenAsync(cancellation);
        var views = new List<BatchView>();
        foreach (var file in files)
        {
            if (await TakeAsync(terminal, deployment, file, wish, cancellation) is not { } view)
            {
                return ExitCode.Refused;
            }

            views.Add(view);
            BatchLines.Write(terminal, view);
        }

        await deployment.Search.CatchUpAsync(null, cancellation);
        terminal.Json(views);
        return views.TrueForAll(view => view.State is Http.BatchState.Finished && view.Rows.Rejected == 0) ? ExitCode.Done : ExitCode.Refused;
    }

    /// <summary>Takes one file in to its rest; null when it was not even kept.</summary>
    public static async Task<BatchView?> TakeAsync(
        Terminal terminal, Deployment deployment, string file, IntakeWish wish, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file);
        var answer = await deployment.Intake.SubmitAsync(content, Path.GetFileName(file), wish, cancellation);
        if (!answer.IsDone)
        {
            terminal.Refuse(Refusal.Of(answer.Refusal));
            return null;
        }

        var receipt = await terminal.ProgressAsync(Path.GetFileName(file), report => deployment.Intake.RunAsync(
            answer.Receipt.Number, new Reporter<IntakeProgress>(progress => report(progress.RowsDone, progress.RowsTotal, Rate(progress))), cancellation));
        return BatchViews.Of(receipt ?? answer.Receipt, answer.IsRepeat);
    }

    private static string Rate(IntakeProgress progress) => progress.RowsPerSecond is { } rate ? $"{rate:N0}/s" : string.Empty;
}

/// <summary>Hands reports on at once, on the thread that makes them.</summary>
internal sealed class Reporter<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}

/// <summary>A receipt in lines.</summary>
internal static class BatchLines
{
    // What became of a row is called the same in the counts and in the list of codes.
    private static readonly LocalText Flagged = new("带提示", "flagged");
    private static readonly LocalText Rejected = new("退回", "rejected");
    private static readonly LocalText NaturalPersons = new("涉及自然人不予受理", "about natural persons");
    private static readonly LocalText NotPenalties = new("不属处罚", "no penalties");

    public static void Write(Terminal terminal, BatchView batch)
    {
        var kind = batch.KindTitle is { } title ? $"  {terminal.In(title)}" : string.Empty;
        terminal.Line($"批次 {batch.Number}  {batch.FileName}{kind}  {StateOf(batch.State).Zh}", $"Batch {batch.Number}  {batch.FileName}{kind}  {StateOf(batch.State).En}");
        if (batch.IsRepeat)
        {
            terminal.Line("  同一文件先前已归集：这是当时的回执，没有改动。", "  The same file was taken in before: this is its receipt, nothing was changed.");
        }

        if (batch.Refusal is { } refusal)
        {
            terminal.Line($"  {refusal.Code} {terminal.In(refusal.Message)}");
            terminal.Line($"    → {terminal.In(refusal.Remedy)}");
        }

        if (batch.State is Http.BatchState.NeedsMapping)
        {
            terminal.Line($"  批次页面：运行 xinheng serve，打开 /intake/{batch.Number}/mapping", $"  The batch's page: run xinheng serve and open /intake/{batch.Number}/mapping");
        }

        if (batch.Rows.Read > 0 || batch.Refusal is null)
        {
            Counts(terminal, batch.Rows);
        }

        if (batch is { Profile: { } profile, ProfileVersion: { } version })
        {
            terminal.Line($"  对应方案 {profile}（第 {version} 版）", $"  Saved mapping {profile} (version {version})");
        }

        terminal.Line($"  SHA-256 {batch.Sha256}");
        Codes(terminal, batch.Rejections, Rejected);
        Codes(terminal, batch.Flags, Flagged);
        if (batch.Rows.Rejected > 0)
        {
            terminal.Line($"  下载退回的行：xinheng batch rejected {batch.Number} -o rejected.xlsx", $"  Get the rejected rows: xinheng batch rejected {batch.Number} -o rejected.xlsx");
        }
    }

    private static void Counts(Terminal terminal, Http.RowCounts rows) => terminal.Line(
        $"  读到 {rows.Read:N0} 行：收录 {rows.Accepted:N0}（新增 {rows.New:N0}，更正 {rows.Changed:N0}，无变化 {rows.Unchanged:N0}；{Flagged.Zh} {rows.Flagged:N0}），{Rejected.Zh} {rows.Rejected:N0}，{NaturalPersons.Zh} {rows.NaturalPersons:N0}，{NotPenalties.Zh} {rows.NotPenalties:N0}；新增主体 {rows.SubjectsCreated:N0}",
        $"  {rows.Read:N0} rows read: {rows.Accepted:N0} accepted ({rows.New:N0} new, {rows.Changed:N0} changed, {rows.Unchanged:N0} unchanged; {rows.Flagged:N0} {Flagged.En}), {rows.Rejected:N0} {Rejected.En}, {rows.NaturalPersons:N0} {NaturalPersons.En}, {rows.NotPenalties:N0} {NotPenalties.En}; {rows.SubjectsCreated:N0} new subjects");

    public static LocalText StateOf(Http.BatchState state) => state switch
    {
        Http.BatchState.Waiting => Intake.BatchState.Waiting.Title(),
        Http.BatchState.NeedsMapping => Intake.BatchState.NeedsMapping.Title(),
        Http.BatchState.Running => Intake.BatchState.Running.Title(),
        Http.BatchState.Interrupted => new("接着处理中", "going on after a break"),
        Http.BatchState.Finished => Intake.BatchState.Finished.Title(),
        Http.BatchState.Cancelled => Intake.BatchState.Cancelled.Title(),
        Http.BatchState.Failed => Intake.BatchState.Failed.Title(),
        Http.BatchState.Refused => Intake.BatchState.Refused.Title(),
    };

    private static void Codes(Terminal terminal, IReadOnlyList<CodeCount> counts, LocalText outcome)
    {
        foreach (var count in counts)
        {
            var words = count.Code switch { "IN-301" => NaturalPersons, "IN-219" => NotPenalties, _ => outcome };
            terminal.Line($"  {words.Zh} {count.Code} × {count.Count:N0}  {count.Title.Zh}", $"  {words.En} {count.Code} × {count.Count:N0}  {count.Title.En}");
        }
    }
}
