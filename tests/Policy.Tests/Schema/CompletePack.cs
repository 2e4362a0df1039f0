using System.Runtime.CompilerServices;
using Xinheng.Policy.Packs;
using Xinheng.Policy.Tests.Packs;
using YamlDotNet.RepresentationModel;

namespace Xinheng.Policy.Tests.Schema;

/// <summary>A made-up pack that uses every section of the language; with a tree or, in its other form, a scorecard.</summary>
internal static class CompletePack
{
    private static readonly string[] Shared = ["documents/rules-2023.yaml", "cases/all.yaml"];

    /// <summary>Both forms of the pack.</summary>
    public static IReadOnlyList<PackFiles> Forms { get; } = [With("tree.yaml"), With("scorecard.yaml")];

    /// <summary>Section → its example, in the order of the pack.</summary>
    public static IReadOnlyList<(string Section, string Text)> Examples { get; } =
        [.. Sections("pack.yaml"), .. Sections("tree.yaml"), .. Sections("scorecard.yaml")];

    /// <summary>Compiles a form of the pack.</summary>
    public static PackReading Read(PackFiles files) => PackCompiler.Compile(files, SmallInPlaceOf);

    /// <summary>The files with another text in one of them.</summary>
    public static PackFiles Changed(PackFiles files, string path, string text) =>
        files with { Texts = new Dictionary<string, string>(files.Texts) { [path] = text } };

    /// <summary>The packs it names, each as the small pack, which is quickly compiled.</summary>
    private static PackFiles SmallInPlaceOf(string id) =>
        new(id, SmallPack.Changed($"pack: {SmallPack.Id}", $"pack: {id}").Texts);

    private static PackFiles With(string model)
    {
        var texts = Shared.ToDictionary(path => path, path => Text(path));
        texts["pack.yaml"] = Text("pack.yaml") + "\n" + Text(model);
        return new("example/complete", texts);
    }

    private static IEnumerable<(string Section, string Text)> Sections(string path)
    {
        var text = Text(path);
        var starts = ((YamlMappingNode)YamlJson.Parse(text)).Children.Keys.Select(key => (Key: key.ToString(), At: (int)key.Start.Index)).ToList(); // a pack is a mapping
        return starts.Select((start, at) => (start.Key, text[start.At..(at + 1 < starts.Count ? starts[at + 1].At : text.Length)].Trim()));
    }

    private static string Text(string path, [CallerFilePath] string caller = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(caller)!, "Complete", path)); // a source file has a folder
}
