using System.Globalization;
using Xinheng.Evaluation.Sensitivity;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>Says in a sentence what a sensitivity comes to.</summary>
internal static class SensitivityText
{
    public static LocalText Say(GradeSensitivity firm, PolicyWords words) =>
        firm.Obstacle is { } obstacle ? Say(obstacle) : SayNearest(firm, words);

    /// <summary>A weight as percent, with all its places.</summary>
    public static string Percent(decimal weight) => (weight * 100m).ToString("0.####", CultureInfo.InvariantCulture) + "%";

    private static LocalText Say(SensitivityObstacle obstacle) => obstacle switch
    {
        SensitivityObstacle.NotInForce => new("评价日政策未施行，没有等级可比。", "The policy is not in force on the evaluation date: there is no grade to compare."),
        SensitivityObstacle.NoScore => new("有的指标无法计分，总分算不出来，因而不能分析。", "Some part cannot be scored, and so there is no score to work with."),
        SensitivityObstacle.Unsolved => new("等级规则不是把分数直接与界限比较，无法求出临界权重。", "The grade rules do not compare the score in a way that can be solved for a weight."),
    };

    private static LocalText SayNearest(GradeSensitivity firm, PolicyWords words)
    {
        var score = $"{firm.Score:0.####}";
        var now = Name(firm.Letter, words);
        if (firm.Nearest is not { Least: { } change } nearest)
        {
            return new(
                $"得 {score} 分，结果为{now.Zh}；单独改变任何一个权重都不会改变等级。",
                $"{score} points, {now.En}: no change of a single weight changes the grade.");
        }

        var (from, to) = (Percent(nearest.Node.Weight), Percent(change.Weight));
        var then = Name(change.Letter, words);
        var isHigher = change.Weight > nearest.Node.Weight;
        return new(
            $"得 {score} 分，结果为{now.Zh}；最先改变结果的权重是“{nearest.Node.Title.Zh}”：由 {from} {(isHigher ? "提高" : "降低")}到 {to}（同级其他权重按比例调整），结果就变为{then.Zh}。",
            $"{score} points, {now.En}. The weight that changes this first is \"{nearest.Node.Title.En}\": {(isHigher ? "raised" : "lowered")} from {from} to {to}, its siblings in proportion, it gives {then.En}.");
    }

    private static LocalText Name(string? letter, PolicyWords words)
    {
        var name = words.NameOf(letter);
        return letter is null ? name : new($"{letter}（{name.Zh}）", $"{letter} ({name.En})");
    }
}
