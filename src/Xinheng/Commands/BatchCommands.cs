using System.CommandLine;
using Xinheng.Http;
using Xinheng.Intake;

namespace Xinheng.Commands;

/// <summary><c>batch list|show|cancel|resume|rejected</c></summary>
internal static class BatchCommands
{
    public static Command Make(CommandLine line)
    {
        var number = line.Argument<long>("NUMBER", "批次号", "The batch's number");
        var limit = line.Option<int?>("--limit", "N", "最多多少条，默认 20", "At most so many; 20 when not given");
        var file = line.Option<string>("-o", "FILE", "写到哪个文件", "The file to write");
        file.Required = true;
        return line.Group("batch", "归集批次", "Intake batches",
        [
            line.Make("list", "列出批次，最新在前", "List batches, latest first", [limit],
                (session, result, cancellation) => ListAsync(session, result.GetValue(limit) ?? 20, cancellation)),
            line.Make("show", "显示回执", "Show a receipt", [number],
                (session, result, cancellation) => WithBatchAsync(session, result.GetValue(number), (_, batch) => Show(session, batch), cancellation)),
            line.Make("cancel", "停止；已收录的保留", "Cancel; what was taken stays", [number],
                (session, result, cancellation) => WithBatchAsync(session, result.GetValue(number),
                    async (deployment, batch) => Answer(session, await deployment.Intake.CancelAsync(batch.Number, cancellation)), cancellation)),
            line.Make("resume", "接着做", "Go on where it stopped", [number],
                (session, result, cancellation) => WithBatchAsync(session, result.GetValue(number),
                    (deployment, batch) => ResumeAsync(session, deployment, batch, cancellation), cancellation)),
            line.Make("rejected", "下载退回的行", "Get the rejected rows", [number, file],
                (session, result, cancellation) => WithBatchAsync(session, result.GetValue(number),
                    (deployment, batch) => RejectedAsync(session, deployment, batch, result.GetValue(file) ?? string.Empty, cancellation), cancellation)),
        ]);
    }

    private static async Task<int> ListAsync(Session session, int limit, CancellationToken cancellation)
    {
        if (Paging.Read(null, limit).Refusal is { } refusal)
        {
            return session.Terminal.Refuse(refusal);
        }

        await using var deployment = await session.OpenAsync(cancellation);
        var batches = (await deployment.Intake.ListAsync([], null, limit, cancellation)).Select(receipt => BatchViews.Of(receipt)).ToList();
        var terminal = session.Terminal;
        terminal.Json(batches);
        terminal.Table(
            [terminal.In(new("批次", "Batch")), terminal.In(new("状态", "State")), terminal.In(new("信息类别", "Kind")), terminal.In(new("收录", "Accepted")), terminal.In(new("退回", "Rejected")), terminal.In(new("文件", "File"))],
            batches.Select(batch => (IReadOnlyList<string>)
                [$"{batch.Number}", terminal.In(BatchLines.StateOf(batch.State)), batch.KindTitle is { } kind ? terminal.In(kind) : "?", $"{batch.Rows.Accepted:N0}", $"{batch.Rows.Rejected:N0}", batch.FileName]));
        return ExitCode.Done;
    }

    private static async Task<int> WithBatchAsync(
        Session session, long number, Func<Deployment, Receipt, Task<int>> work, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        return await deployment.Intake.FindAsync(new BatchNumber(number), cancellation) is { } batch
            ? await work(deployment, batch)
            : session.Terminal.Refuse(Refusal.NoSuchBatch(number));
    }

    private static Task<int> Show(Session session, Receipt batch)
    {
        var view = BatchViews.Of(batch);
        session.Terminal.Json(view);
        BatchLines.Write(session.Terminal, view);
        return Task.FromResult(ExitCode.Done);
    }

    private static int Answer(Session session, BatchAnswer answer)
    {
        if (!answer.IsDone)
        {
            return session.Terminal.Refuse(Refusal.Of(answer.Refusal));
        }

        var view = BatchViews.Of(answer.Receipt, answer.IsRepeat);
        session.Terminal.Json(view);
        BatchLines.Write(session.Terminal, view);
        return ExitCode.Done;
    }

    private static async Task<int> ResumeAsync(Session session, Deployment deployment, Receipt batch, CancellationToken cancellation)
    {
        // A batch whose process died needs no wish to go on: it is taken up as it is.
        if (batch.State is Intake.BatchState.Cancelled or Intake.BatchState.Failed or Intake.BatchState.Finished or Intake.BatchState.Refused or Intake.BatchState.NeedsMapping)
        {
            var answer = await deployment.Intake.ResumeAsync(batch.Number, cancellation);
            if (!answer.IsDone)
            {
                return Answer(session, answer);
            }
        }

        var receipt = await session.Terminal.ProgressAsync(batch.File.Name, report => deployment.Intake.RunAsync(
            batch.Number, new Reporter<IntakeProgress>(progress => report(progress.RowsDone, progress.RowsTotal, string.Empty)), cancellation));
        return await Show(session, receipt ?? batch);
    }

    private static async Task<int> RejectedAsync(Session session, Deployment deployment, Receipt batch, string file, CancellationToken cancellation)
    {
        if (Terminal.CheckFile(file) is { } refusal)
        {
            return session.Terminal.Refuse(refusal);
        }

        await using var stream = File.Create(file);
        var rows = await deployment.Intake.WriteRejectedAsync(batch.Number, stream, cancellation);
        session.Terminal.Json(new { Batch = batch.Number.Value, Rows = rows, File = file });
        session.Terminal.Note($"{rows:N0} 行已写入 {file}。改正后再次 import 即可。", $"{rows:N0} rows written to {file}. Correct them and import the file.");
        return ExitCode.Done;
    }
}
