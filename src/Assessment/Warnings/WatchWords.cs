using Xinheng.Policy;

namespace Xinheng.Assessment.Warnings;

/// <summary>The words of rules that watch, in both languages.</summary>
public static class WatchWords
{
    /// <summary>A state.</summary>
    public static LocalText Of(WatchRuleState state) => state switch
    {
        WatchRuleState.Draft => new("草稿", "draft"),
        WatchRuleState.On => new("启用", "switched on"),
        WatchRuleState.Off => new("停用", "switched off"),
    };
}
