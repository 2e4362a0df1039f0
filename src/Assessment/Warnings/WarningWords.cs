using Xinheng.Policy;

namespace Xinheng.Assessment.Warnings;

/// <summary>The words of warnings, in both languages.</summary>
public static class WarningWords
{
    /// <summary>A state.</summary>
    public static LocalText Of(WarningState state) => state switch
    {
        WarningState.New => new("待签收", "new"),
        WarningState.Acknowledged => new("处理中", "acknowledged"),
        WarningState.Snoozed => new("已暂缓", "put off"),
        WarningState.Closed => new("已关闭", "closed"),
    };

    /// <summary>An outcome.</summary>
    public static LocalText Of(WarningOutcome outcome) => outcome switch
    {
        WarningOutcome.Confirmed => new("属实", "confirmed"),
        WarningOutcome.Unfounded => new("不属实", "unfounded"),
        WarningOutcome.Other => new("其他", "other"),
    };

    /// <summary>An act, as a command.</summary>
    public static LocalText Of(WarningAct act) => act switch
    {
        WarningAct.Acknowledge => new("签收", "acknowledge"),
        WarningAct.Assign => new("指派", "assign"),
        WarningAct.Snooze => new("暂缓", "put off"),
        WarningAct.Close => new("关闭", "close"),
        WarningAct.Undo => new("撤销", "undo"),
    };

    /// <summary>A severity.</summary>
    public static LocalText Of(WatchSeverity severity) => severity switch
    {
        WatchSeverity.Low => new("关注", "low"),
        WatchSeverity.Medium => new("一般", "medium"),
        WatchSeverity.High => new("重要", "high"),
    };

    /// <summary>A direction.</summary>
    public static LocalText Of(WatchDirection direction) => direction switch
    {
        WatchDirection.Above => new("达到或超过", "at or above"),
        WatchDirection.Below => new("低于", "below"),
        WatchDirection.Crossing => new("越过（任一方向）", "crossing, either way"),
    };

    /// <summary>An act, as done.</summary>
    internal static LocalText Done(WarningAct act) => act switch
    {
        WarningAct.Acknowledge => new("已签收", "acknowledged"),
        WarningAct.Assign => new("已指派", "assigned"),
        WarningAct.Snooze => new("已暂缓", "put off"),
        WarningAct.Close => new("已关闭", "closed"),
        WarningAct.Undo => new("已撤销", "undone"),
    };
}
