using System.Globalization;
using Newtonsoft.Json.Linq;
using Xinheng.Policy.Packs;
using Xinheng.Policy.Packs.Comparison;
using Xinheng.Policy.Tests.Schema;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Xinheng.Policy.Tests.Comparison;

/// <summary>Every value written in a pack that uses the whole language is changed, one after another.</summary>
public sealed class UntoldChangeTests
{
    /// <summary>Most values can be changed and leave a pack that compiles; names that others refer to cannot.</summary>
    private const int FewestChanges = 250;

    /// <summary>The pack extended is not told itself: what it lays under is compared by what it says.</summary>
    private const string Extended = "extends";

    /// <summary>The closed sets of words that the language knows.</summary>
    private static readonly IReadOnlyList<IReadOnlyList<string>> Sets = [.. SchemaFile.Pack.Json.Descendants().OfType<JProperty>()
        .Where(property => property.Name is "enum" && property.Value is JArray)
        .Select(property => property.Value.Select(word => word.ToString()).ToList())];

    [Fact]
    public void No_value_can_be_changed_without_the_comparison_telling_it()
    {
        var (untold, changes) = Compare(files =>
            from place in Nodes(files)
            where place.Node is YamlScalarNode { Value.Length: > 0 }
            select (place.Path, place.Node, Candidates(((YamlScalarNode)place.Node).Value!).Select(value => Replaced(files, place.Path, (YamlScalarNode)place.Node, value))));

        Assert.True(untold.Count == 0, string.Join('\n', untold));
        Assert.InRange(changes, FewestChanges, int.MaxValue);
    }

    [Fact]
    public void No_entry_of_a_list_can_be_left_out_without_the_comparison_telling_it()
    {
        var (untold, changes) = Compare(files =>
            from place in Nodes(files)
            where place.Node is YamlSequenceNode { Style: SequenceStyle.Flow } && !IsHalfOfMatrix(place.Node)
            from at in Removable([.. ((YamlSequenceNode)place.Node).Children])
            select (place.Path, place.Node, (IEnumerable<PackFiles>)[WithoutItem(files, place.Path, (YamlSequenceNode)place.Node, at)]));

        Assert.True(untold.Count == 0, string.Join('\n', untold));
        Assert.InRange(changes, 5, int.MaxValue);
    }

    [Fact]
    public void No_key_can_be_left_out_without_the_comparison_telling_it_unless_it_says_what_holds_without_it()
    {
        var (untold, changes) = Compare(files =>
            from place in Nodes(files)
            where place.Node is YamlMappingNode { Style: MappingStyle.Flow }
            from at in Removable([.. ((YamlMappingNode)place.Node).Children.Select(entry => entry.Value)])
            select (place.Path, ((YamlMappingNode)place.Node).Children[at].Key, (IEnumerable<PackFiles>)[WithoutKey(files, place.Path, (YamlMappingNode)place.Node, at)]));

        Assert.True(untold.Count == 0, string.Join('\n', untold));
        Assert.InRange(changes, 5, int.MaxValue);
    }

    /// <summary>Compiles the changes of each place until one is sound, and compares that with the pack.</summary>
    private static (IReadOnlyList<string> Untold, int Changes) Compare(Func<PackFiles, IEnumerable<(string Path, YamlNode Node, IEnumerable<PackFiles> Changed)>> changesOf)
    {
        var untold = new List<string>();
        var changes = 0;
        var tried = new HashSet<string>(); // the forms are the same up to where they differ
        foreach (var files in CompletePack.Forms)
        {
            var pack = CompletePack.Read(files).Pack!; // the complete pack compiles, which its own tests show
            foreach (var (path, node, changed) in changesOf(files).Where(change => tried.Add(files.Texts[change.Path][..(int)change.Node.End.Index])))
            {
                if (changed.Select(CompletePack.Read).FirstOrDefault(reading => reading.Pack is not null && reading.Diagnostics.Count == 0) is { Pack: { } other })
                {
                    changes++;
                    if (PackDifference.Between(pack, other).Sections.Count == 0)
                    {
                        untold.Add($"{path}:{node.Start.Line}: {node}");
                    }
                }
            }
        }

        return ([.. untold.Distinct()], changes);
    }

    private static IEnumerable<(string Path, YamlNode Node)> Nodes(PackFiles files) =>
        from file in files.Texts
        where !file.Key.StartsWith("cases/", StringComparison.Ordinal)
        from node in Nodes(YamlJson.Parse(file.Value))
        select (file.Key, node);

    private static IEnumerable<YamlNode> Nodes(YamlNode node) => node switch
    {
        YamlMappingNode map => [map, .. map.Children.Where(entry => entry.Key.ToString() != Extended).SelectMany(entry => Nodes(entry.Value))],
        YamlSequenceNode list => [list, .. list.Children.SelectMany(Nodes)],
        _ => [node],
    };

    private static IEnumerable<string> Candidates(string value)
    {
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return [$"{day.AddDays(1):yyyy-MM-dd}", $"{day.AddDays(-1):yyyy-MM-dd}"];
        }

        if (decimal.TryParse(value.TrimEnd('%'), CultureInfo.InvariantCulture, out var number))
        {
            var unit = value.EndsWith('%') ? "%" : string.Empty;
            return [.. new[] { number + 1, number - 1, number / 2 }.Select(other => string.Create(CultureInfo.InvariantCulture, $"{other}{unit}"))];
        }

        return [value + "改", $"({value}) && true", value is "true" ? "false" : "true", .. Sets.Where(set => set.Contains(value)).SelectMany(set => set).Where(word => word != value).Distinct()];
    }

    private static PackFiles Replaced(PackFiles files, string path, YamlScalarNode place, string value)
    {
        var text = files.Texts[path];
        var written = place.Style is ScalarStyle.Plain ? value : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        return CompletePack.Changed(files, path, text[..(int)place.Start.Index] + written + text[(int)place.End.Index..]);
    }

    /// <summary>A judgement matrix may leave out what is under its diagonal.</summary>
    private static bool IsHalfOfMatrix(YamlNode node) =>
        node is YamlSequenceNode { Children: [YamlScalarNode first, ..] } && first.Value!.StartsWith("1/", StringComparison.Ordinal);

    /// <summary>What ends where the YAML reader says: all but a map or list that stands last, or after which the last stands.</summary>
    private static IEnumerable<int> Removable(IReadOnlyList<YamlNode> nodes) =>
        Enumerable.Range(0, nodes.Count).Where(at => at + 1 < nodes.Count || nodes[at] is YamlScalarNode && (at == 0 || nodes[at - 1] is YamlScalarNode));

    private static PackFiles WithoutItem(PackFiles files, string path, YamlSequenceNode list, int at) =>
        Without(files, path, list.Children[at], at + 1 < list.Children.Count ? list.Children[at + 1].Start : null, at == 0 ? null : list.Children[at - 1].End);

    private static PackFiles WithoutKey(PackFiles files, string path, YamlMappingNode map, int at) =>
        Without(files, path, map.Children[at].Key, at + 1 < map.Children.Count ? map.Children[at + 1].Key.Start : null, at == 0 ? null : map.Children[at - 1].Value.End, map.Children[at].Value.End);

    /// <summary>Leaves out what is written from a node to the next one, or from the end of the one before when it is the last.</summary>
    private static PackFiles Without(PackFiles files, string path, YamlNode node, Mark? next, Mark? before, Mark? end = null)
    {
        var text = files.Texts[path];
        var (from, to) = next is { } start ? (node.Start.Index, start.Index) : ((before ?? node.Start).Index, (end ?? node.End).Index);
        return CompletePack.Changed(files, path, text[..(int)from] + text[(int)to..]);
    }
}
