using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary>What models gave, in lines: results that went in, the score with its parts, limits.</summary>
internal static class ModelLines
{
    public static void Write(Terminal terminal, ExplanationView view)
    {
        Lines(terminal, "采用的其他评价结果", "Results of other models", view.Results.Select(result => (result.Title.Zh, result.Title.En, result.Words.Zh, result.Words.En)));
        if (view.Score is { } score)
        {
            terminal.Line();
            terminal.Line($"{score.Title.Zh}：{score.Words.Zh}", $"{score.Title.En}: {score.Words.En}");
            foreach (var part in score.Parts)
            {
                var indent = new string(' ', 2 + (2 * part.Depth));
                terminal.Line($"{indent}{part.Title.Zh}：{part.Words.Zh}", $"{indent}{part.Title.En}: {part.Words.En}");
            }
        }

        Lines(terminal, "分数", "Scores", view.Scores.Select(part => (part.Title.Zh, part.Title.En, part.Words.Zh, part.Words.En)));
        Lines(terminal, "等级限制", "Limits of the grade", view.Limits.Select(limit => (limit.Title.Zh, limit.Title.En, limit.Words.Zh, limit.Words.En)));
    }

    private static void Lines(Terminal terminal, string chinese, string english, IEnumerable<(string Zh, string En, string WordsZh, string WordsEn)> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Line(chinese, english);
        foreach (var (zh, en, wordsZh, wordsEn) in all)
        {
            terminal.Line($"  {zh}：{wordsZh}", $"  {en}: {wordsEn}");
        }
    }
}
