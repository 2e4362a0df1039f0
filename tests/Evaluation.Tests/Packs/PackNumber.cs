using System.Globalization;
using System.Text.RegularExpressions;
using Xinheng.Policy.Packs;

namespace Xinheng.Evaluation.Tests.Packs;

/// <summary>The numbers a pack's own text states as values of parameters, each to be put one up or one down.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Line">Line of the number in <c>pack.yaml</c>, from 1.</param>
/// <param name="Number">The number.</param>
internal sealed record PackNumber(string Parameter, int Line, long Number)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex Id = new(@"^  - (?:\{)?id: (?<id>[a-z0-9_]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    private static readonly Regex Value = new(@"(?<=\bvalue: )(?<number>-?[0-9]+)(?=[,}\s]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    /// <summary>All of them in the order written.</summary>
    public static IReadOnlyList<PackNumber> Of(PackFiles files)
    {
        var numbers = new List<PackNumber>();
        var lines = files.Texts["pack.yaml"].Split('\n');
        var (isInside, parameter) = (false, string.Empty);
        for (var at = 0; at < lines.Length; at++)
        {
            isInside = lines[at].Length > 0 && char.IsAsciiLetter(lines[at][0]) ? lines[at].StartsWith("parameters:", StringComparison.Ordinal) : isInside;
            parameter = Id.Match(lines[at]) is { Success: true } id ? id.Groups["id"].Value : parameter;
            if (isInside && Value.Match(lines[at]) is { Success: true } value)
            {
                numbers.Add(new PackNumber(parameter, at + 1, long.Parse(value.Value, CultureInfo.InvariantCulture)));
            }
        }

        return numbers;
    }

    /// <summary>The pack with the number moved.</summary>
    public PackFiles Moved(PackFiles files, int by)
    {
        var lines = files.Texts["pack.yaml"].Split('\n');
        lines[Line - 1] = Value.Replace(lines[Line - 1], (Number + by).ToString(CultureInfo.InvariantCulture), 1);
        return files with { Texts = new Dictionary<string, string>(files.Texts) { ["pack.yaml"] = string.Join('\n', lines) } };
    }

    public override string ToString() => $"{Parameter} {Number}";
}
