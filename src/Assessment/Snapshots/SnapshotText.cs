using Xinheng.Policy;

namespace Xinheng.Assessment.Snapshots;

/// <summary>All messages about snapshots, in both languages.</summary>
internal static class SnapshotText
{
    public static Diagnostic NoSnapshot(string path) => Error(
        "AS-100",
        $"{path} 不是列存储快照：开头应为 XHCOLUMN。请用 xinheng storage snapshot build 重新生成。",
        $"{path} is no snapshot of columns: it should begin with XHCOLUMN. Build one with xinheng storage snapshot build.");

    public static Diagnostic OtherVersion(string path, int found, int known) => Error(
        "AS-101",
        $"列存储快照 {path} 的格式版本是 {found}，本程序用的是 {known}。它会被重新生成，例如用 xinheng storage snapshot build。",
        $"The snapshot {path} has form {found}; this program uses form {known}. It is built anew, for example by xinheng storage snapshot build.");

    public static Diagnostic CutShort(string path, long found, long expected) => Error(
        "AS-102",
        $"列存储快照 {path} 不完整：有 {found} 字节，应不少于 {expected} 字节。请用 xinheng storage snapshot build 重新生成。",
        $"The snapshot {path} is cut short: it has {found} bytes, expected at least {expected}. Build it anew with xinheng storage snapshot build.");

    public static Diagnostic Damaged(string path, string part) => Error(
        "AS-103",
        $"列存储快照 {path} 的 {part} 部分已损坏：校验和不符。请用 xinheng storage snapshot build 重新生成，并检查磁盘。",
        $"The part {part} of the snapshot {path} is damaged: its checksum does not fit. Build it anew with xinheng storage snapshot build, and look at the disk.");

    public static Diagnostic NotWritten(string folder, string problem) => Error(
        "AS-104",
        $"无法在 {folder} 写列存储快照：{problem}。原有快照保留不变。请检查磁盘空间（约为每条记录 16 字节、每个主体 17 字节）和权限后重试。",
        $"The snapshot cannot be written in {folder}: {problem}. The one that was there is kept. Check the disk's room (about 16 bytes a record and 17 a subject) and the folder's permissions, and try again.");

    public static Diagnostic None(string folder) => Error(
        "AS-105",
        $"{folder} 中没有列存储快照。请用 xinheng storage snapshot build 生成。",
        $"There is no snapshot of columns in {folder}. Build one with xinheng storage snapshot build.");

    public static Diagnostic OtherRegistry(string path) => Error(
        "AS-106",
        $"列存储快照 {path} 出自另一个数据库，或数据库已恢复到较早的状态。请用 xinheng storage snapshot build 重新生成。",
        $"The snapshot {path} is of another database, or the database was set back. Build it anew with xinheng storage snapshot build.");

    public static Diagnostic BeingBuilt(string folder) => Error(
        ColumnStore.BeingBuiltCode,
        $"另一个进程正在 {folder} 生成列存储快照。请等它完成后再试。",
        $"Another process is building the snapshot in {folder}. Try again when it is done.");

    private static Diagnostic Error(string code, string zh, string en) => new(code, Severity.Error, new LocalText(zh, en), null);
}
