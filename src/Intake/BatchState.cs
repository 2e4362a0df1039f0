using Xinheng.Policy;

namespace Xinheng.Intake;

/// <summary>Where a batch stands in its life.</summary>
public enum BatchState
{
    /// <summary>Kept whole, not begun.</summary>
    Waiting,

    /// <summary>Its layout was not recognised: a person must say which column is which field.</summary>
    NeedsMapping,

    /// <summary>Being taken, or broken off by a crash and about to be resumed.</summary>
    Running,

    /// <summary>Every row has its outcome.</summary>
    Finished,

    /// <summary>Stopped by a person. Rows taken before that stay taken; it can be resumed.</summary>
    Cancelled,

    /// <summary>The disk or the database failed. It can be resumed and loses nothing.</summary>
    Failed,

    /// <summary>The file cannot be read, or may not be: the refusal says why and what to do.</summary>
    Refused,
}

/// <summary>Batch states as they stand in the database and on the wire.</summary>
public static class BatchStates
{
    /// <summary>The word for a state, such as <c>needs-mapping</c>.</summary>
    public static string ToWord(this BatchState state) => state switch
    {
        BatchState.Waiting => "waiting",
        BatchState.NeedsMapping => "needs-mapping",
        BatchState.Running => "running",
        BatchState.Finished => "finished",
        BatchState.Cancelled => "cancelled",
        BatchState.Failed => "failed",
        BatchState.Refused => "refused",
    };

    /// <summary>The state for people.</summary>
    public static LocalText Title(this BatchState state) => state switch
    {
        BatchState.Waiting => new("等待处理", "waiting"),
        BatchState.NeedsMapping => new("待说明字段对应", "waiting for its mapping"),
        BatchState.Running => new("正在处理", "running"),
        BatchState.Finished => new("已完成", "finished"),
        BatchState.Cancelled => new("已停止", "cancelled"),
        BatchState.Failed => new("已中断", "failed"),
        BatchState.Refused => new("不予受理", "refused"),
    };

    /// <summary>The title of a state's word; the word itself when no state has it.</summary>
    internal static LocalText TitleOf(string word) =>
        Enum.GetValues<BatchState>().Where(state => state.ToWord() == word).Select(state => state.Title()).FirstOrDefault() ?? new(word, word);

    /// <summary>The state of a word.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No state has this word.</exception>
    public static BatchState Parse(string word) =>
        Enum.GetValues<BatchState>().Where(state => state.ToWord() == word).Cast<BatchState?>().FirstOrDefault()
        ?? throw new ArgumentOutOfRangeException(nameof(word), word, "No batch state has this word.");
}
