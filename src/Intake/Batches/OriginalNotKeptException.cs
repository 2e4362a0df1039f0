namespace Xinheng.Intake.Batches;

/// <summary>
/// A file could not be kept, so that no batch was made: the disk is full, or the folder of originals cannot be written.
/// </summary>
public sealed class OriginalNotKeptException(Exception cause)
    : IOException(
        "原文件无法保存，未建立批次：请检查数据目录下的 originals 文件夹是否可写、磁盘是否已满，然后重新提交。 "
        + "The original could not be kept, so no batch was made: see that the folder originals in the data folder "
        + $"can be written and the disk has room, then send the file again. ({cause.Message})",
        cause)
{
    /// <summary>Stable code.</summary>
    public static string Code => "IN-901";
}
