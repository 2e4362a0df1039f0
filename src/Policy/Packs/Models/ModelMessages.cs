namespace Xinheng.Policy.Packs.Models;

/// <summary>What can be wrong with scales, mappings, results, scores, scorecards, trees and limits, in both languages.</summary>
internal static class ModelMessages
{
    /// <summary>Code → message, as <see cref="PackMessages"/> fills it.</summary>
    public static readonly IReadOnlyDictionary<string, LocalText> Errors = new Dictionary<string, LocalText>
    {
        ["PK-050"] = new(
            "找不到结果所指的政策包“{0}”。请检查 pack，例如 pack: langfang/public-credit；别处给出的结果请改写 received。",
            "The pack “{0}” a result names was not found. Check pack, such as pack: langfang/public-credit; for a result given elsewhere write received."),
        ["PK-051"] = new(
            "评价结果互相引用成了循环，或一个接一个过长：{0}。请去掉其中一个 pack，或改为 received。",
            "The packs take each other's results in a circle or in too long a row: {0}. Remove one pack, or make it received."),
        ["PK-052"] = new(
            "结果所指的政策包“{0}”有 {1} 处错误，第一处：{2}。请先改好它。",
            "The pack “{0}” a result names has {1} errors, the first being: {2}. Mend it first."),
        ["PK-053"] = new(
            "政策包“{0}”没有评价方案（scheme），给不出等级。请指向有 scheme 和 grades 的包。",
            "The pack “{0}” has no scheme and gives no grade. Name a pack with scheme and grades."),
        ["PK-054"] = new(
            "对应关系“{0}”没有写明“{1}”的等级 {2} 对应什么。每个等级都要恰好写一次，例如 {{from: {2}, to: B}}。",
            "Mapping “{0}” does not say what step {2} of “{1}” becomes. Every step is written exactly once, such as {{from: {2}, to: B}}."),
        ["PK-055"] = new(
            "对应关系“{0}”对等级 {1} 写了两次。请只留一个。",
            "Mapping “{0}” says twice what step {1} becomes. Keep one."),
        ["PK-056"] = new(
            "结果“{0}”经对应关系可得 {1}，而它写明的等级只有 {2}。请改 steps 或 mapping，使两者一致。",
            "Result “{0}” can become {1} by its mapping, but its steps are only {2}. Change steps or mapping so that they agree."),
        ["PK-057"] = new(
            "结果“{0}”的等级属于“{1}”，对应关系却从“{2}”换算。请换用从“{1}”出发的对应关系。",
            "Result “{0}” is on the scale “{1}” but its mapping reads “{2}”. Use a mapping from “{1}”."),
        ["PK-058"] = new(
            "“{0}”应以 {1} 为单位，参数“{2}”的单位却是{3}。请改用单位相符的参数。",
            "“{0}” is counted in {1}, but the unit of parameter “{2}” is {3}. Use a parameter of that unit."),
        ["PK-059"] = new(
            "分数互相依赖成了循环：{0}。请让其中一个不再引用别的分数。",
            "The scores need each other in a circle: {0}. Let one of them name no other."),
        ["PK-060"] = new(
            "“{0}”不是可用的数。请写小数，例如 60 或 -2.5；小数点后至多六位，绝对值不超过一万亿。",
            "“{0}” is no number that can be used. Write a decimal such as 60 or -2.5, with at most six places and up to a million million."),
        ["PK-061"] = new(
            "分数“{0}”的分段：除最后一段外都要写 to，最后一段不写。例如 bands: [{{to: 0, score: 100}}, {{score: 60}}]。",
            "Bands of score “{0}”: every band but the last has a to, and the last has none. For example: bands: [{{to: 0, score: 100}}, {{score: 60}}]."),
        ["PK-062"] = new(
            "“{0}”应给出数，这里给出的是{1}。例如 -10 或 params.base_points。",
            "“{0}” must give a number; this gives {1}. For example: -10 or params.base_points."),
        ["PK-063"] = new(
            "“{0}”的界限应依次增大：{1} 排在 {2} 之后。请调整次序。",
            "The bounds of “{0}” must rise: {1} comes after {2}. Put them in order."),
        ["PK-064"] = new(
            "“{0}”不是{1}，这个值永远不会出现。请改成同类型的值。",
            "“{0}” is not {1}: the value can never be this. Write a value of that type."),
        ["PK-065"] = new(
            "分数“{0}”所依据的值可能没有，请写明没有时的分值，例如 absent: 50。",
            "What score “{0}” measures can be absent: say what it is worth then, such as absent: 50."),
        ["PK-066"] = new(
            "分数“{0}”应恰好写 bands（分段）、linear（折线）、table（对照表）中的一种。",
            "Score “{0}” needs exactly one of bands, linear and table."),
        ["PK-067"] = new(
            "一个政策包只能有计分表（scorecard）和加权树（tree）中的一个。请删去其一，或把树的分数写成计分项。",
            "A pack has a scorecard or a tree, not both. Remove one, or make the tree's scores items of the scorecard."),
        ["PK-068"] = new(
            "分数“{0}”的折线至少要两个点，例如 linear: [{{at: 0, score: 100}}, {{at: 10, score: 0}}]。",
            "The lines of score “{0}” need two points at least, such as linear: [{{at: 0, score: 100}}, {{at: 10, score: 0}}]."),
        ["PK-069"] = new(
            "“{0}”不能是 {1}，应在 {2} 到 {3} 之间。",
            "“{0}” cannot be {1}; it must be from {2} to {3}."),
        ["PK-070"] = new(
            "“{0}”有 {1} 个下级，判断矩阵的大小不符（各行的个数：{2}）。请写 {1}×{1} 的矩阵，或只写对角线以上的部分。",
            "“{0}” has {1} parts, and the matrix does not fit (judgements by row: {2}). Write a {1} by {1} matrix, or only what stands above the diagonal."),
        ["PK-071"] = new(
            "第 {1} 行第 {2} 列的判断“{0}”不可用。判断在 1/9 到 9 之间，对角线上为 1，例如 {3}。",
            "Judgement “{0}” in row {1}, column {2} cannot be used. Judgements are from 1/9 to 9, and 1 on the diagonal; for example: {3}."),
        ["PK-072"] = new(
            "判断矩阵不互反：第 {0} 行第 {1} 列是 {2}，第 {1} 行第 {0} 列却是 {3}，应为 {4}。请改其中一个，或只写对角线以上的部分。",
            "The judgements are not reciprocal: row {0}, column {1} is {2}, but row {1}, column {0} is {3} and should be {4}. Change one of them, or write only what stands above the diagonal."),
        ["PK-073"] = new(
            "“{0}”的判断矩阵不完整：第 {1} 行第 {2} 列是空的。每两个下级都要比较。",
            "The judgements of “{0}” are incomplete: row {1}, column {2} is empty. Every two parts must be compared."),
        ["PK-074"] = new(
            "“{0}”的权重不对：{1}。各下级的权重不得为负，合计应恰为 1。",
            "The weights of “{0}” are not right: {1}. The weights of its parts must not be negative and must sum to exactly 1."),
        ["PK-075"] = new(
            "“{0}”没有权重。请在上级写 judgements（两两判断），或给每个下级写 weight。",
            "“{0}” has no weight. Write judgements on the part above it, or a weight on every part."),
        ["PK-076"] = new(
            "“{0}”有 {1} 个下级，超过 {2} 个：更大的判断矩阵没有公认的随机一致性指标，人也难以前后一致。请分组，再多设一级。",
            "“{0}” has {1} parts, more than {2}: a larger matrix has no agreed random index, and nobody judges that many alike. Group them under another level."),
        ["PK-077"] = new(
            "比率“{0}”的“{1}”应是计数或求和的指标，“{2}”不是。{3}",
            "“{1}” of ratio “{0}” must be an indicator that counts or sums; “{2}” is none. {3}"),
        ["PK-078"] = new(
            "指标“{0}”的 {1} 应取{2}，这里取的是{3}。",
            "{1} of indicator “{0}” must take {2}; this takes {3}."),
        ["PK-079"] = new(
            "“{0}”已是指标的标识或保留字，分数请换一个名字，例如 {0}_points。",
            "“{0}” is an indicator or a reserved word already. Give the score another name, such as {0}_points."),
    };
}
