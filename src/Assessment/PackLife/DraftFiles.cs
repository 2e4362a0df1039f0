using System.Text.RegularExpressions;
using Xinheng.Policy.Packs;

namespace Xinheng.Assessment.PackLife;

/// <summary>Which files a draft may hold.</summary>
internal static partial class DraftFiles
{
    public const int MostFiles = 200;
    public const int LargestFile = 400_000;
    public const int LargestDraft = 2_000_000;
    private const int LongestPath = 120;

    /// <summary>
    /// Why files cannot be a draft's; null when they can. A path leads nowhere but into the pack: <c>pack.yaml</c>, or
    /// a YAML file in <c>documents/</c>, <c>cases/</c> or <c>broken/</c>, in lower-case letters, digits and hyphens.
    /// Sizes count characters.
    /// </summary>
    public static DraftRefusal? Check(PackFiles files)
    {
        if (!PackLibrary.IsId(files.Id) || files.Id.Length > LongestPath)
        {
            return DraftMessages.NotAnId(files.Id);
        }

        if (files.Texts.Count is 0 or > MostFiles)
        {
            return DraftMessages.WrongNumberOfFiles(files.Texts.Count, MostFiles);
        }

        if (files.Texts.Keys.FirstOrDefault(path => path.Length > LongestPath || !Path().IsMatch(path)) is { } stray)
        {
            return DraftMessages.NotAPath(stray);
        }

        if (files.Texts.FirstOrDefault(file => file.Value.Length > LargestFile) is { Key: { } large, Value: { } text })
        {
            return DraftMessages.FileTooLarge(large, text.Length, LargestFile);
        }

        var total = files.Texts.Values.Sum(text => text.Length);
        return total > LargestDraft ? DraftMessages.TooLarge(total, LargestDraft) : null;
    }

    /// <summary>Paths whose text differs, in order.</summary>
    public static IReadOnlyList<string> Difference(PackFiles left, PackFiles right) =>
    [
        .. left.Texts.Keys.Union(right.Texts.Keys, StringComparer.Ordinal)
            .Where(path => left.Texts.GetValueOrDefault(path) != right.Texts.GetValueOrDefault(path))
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"\A(pack|(documents|cases|broken)(/[a-z0-9][a-z0-9-]*){1,3})\.yaml\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Path();
}
