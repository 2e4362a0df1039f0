using System.CommandLine;
using Xinheng.Assessment.Snapshots;
using Xinheng.Policy;

namespace Xinheng.Commands;

/// <summary><c>storage snapshot show</c>, <c>build</c>, <c>verify</c></summary>
internal static class SnapshotCommands
{
    public static Command Make(CommandLine line)
    {
        var anew = line.Option<bool>("--anew", string.Empty, "不用已有快照，重新读取全部登记", "Read the whole registry, whatever snapshot there is");
        return line.Group("snapshot", "列存储快照：全部主体与记录的紧凑副本，可随时重建", "The snapshot of columns: a compact copy of all subjects and records that can be built anew at any time",
        [
            line.Make("show", "显示现有快照", "Show the snapshot there is", [], ShowAsync),
            line.Make("build", "生成快照，或更新到当前", "Build the snapshot, or bring it up to date", [anew], (session, result, cancellation) => BuildAsync(session, result.GetValue(anew), cancellation)),
            line.Make("verify", "逐段核对校验和", "Hold every part against its checksum", [], VerifyAsync),
        ]);
    }

    private static async Task<int> ShowAsync(Session session, ParseResult result, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var (snapshot, trouble) = await deployment.Columns.FindAsync(cancellation);
        return snapshot is null ? Refuse(session, trouble) : Show(session, snapshot, "none");
    }

    private static async Task<int> BuildAsync(Session session, bool anew, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var outcome = await session.Terminal.ProgressAsync(
            session.Terminal.In(new LocalText("读取登记", "Reading the registry")),
            report => deployment.Columns.BringUpToDateAsync(
                deployment.Today, anew, new Reporter<(long Done, long Total)>(state => report(state.Done, state.Total, string.Empty)), cancellation));
        if (outcome.Snapshot is not { } snapshot)
        {
            return Refuse(session, outcome.Trouble);
        }

        var (zh, en, id) = outcome.Work switch
        {
            SnapshotWork.None => ("快照已是最新。", "The snapshot is up to date.", "none"),
            SnapshotWork.BroughtUpToDate => ($"快照已更新：重读 {outcome.SubjectsRead:N0} 个主体。", $"The snapshot was brought up to date: {outcome.SubjectsRead:N0} subjects were read.", "updated"),
            SnapshotWork.Built => ("快照已重新生成。", "The snapshot was built anew.", "built"),
        };
        session.Terminal.Line(zh, en);
        return Show(session, snapshot, id);
    }

    private static async Task<int> VerifyAsync(Session session, ParseResult result, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var (snapshot, trouble) = await deployment.Columns.FindAsync(cancellation);
        if (snapshot is null || snapshot.Columns(out trouble) is null)
        {
            snapshot?.Dispose();
            return Refuse(session, trouble);
        }

        session.Terminal.Line("各段校验和均相符。", "Every part fits its checksum.");
        return Show(session, snapshot, "none");
    }

    private static int Show(Session session, ColumnSnapshot snapshot, string work)
    {
        using var shown = snapshot;
        session.Terminal.Json(new { snapshot.Path, snapshot.Change, snapshot.Day, snapshot.Subjects, snapshot.Records, snapshot.Bytes, Work = work });
        session.Terminal.Line(
            $"{snapshot.Path}\n截至变更 {snapshot.Change:N0}，{snapshot.Day:yyyy-MM-dd}；主体 {snapshot.Subjects:N0}，记录 {snapshot.Records:N0}，{snapshot.Bytes:N0} 字节",
            $"{snapshot.Path}\nthrough change {snapshot.Change:N0}, as of {snapshot.Day:yyyy-MM-dd}; {snapshot.Subjects:N0} subjects, {snapshot.Records:N0} records, {snapshot.Bytes:N0} bytes");
        return ExitCode.Done;
    }

    private static int Refuse(Session session, Diagnostic? trouble) => session.Terminal.Refuse(new Refusal(
        trouble?.Code ?? throw new InvalidOperationException("There is no snapshot, and nothing says why."), 500, trouble.Message,
        new("查明原因后重新生成：xinheng storage snapshot build。", "Once the cause is found, build it: xinheng storage snapshot build.")));
}
