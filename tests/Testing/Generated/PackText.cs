using System.Text;

namespace Xinheng.Testing.Generated;

/// <summary>The text of a pack in the making, by its sections.</summary>
internal sealed class PackText
{
    private readonly Dictionary<string, StringBuilder> sections = [];

    /// <summary>Adds an entry to a list, with its name in both languages and its source.</summary>
    public void Entry(string list, string id, string rest) => Line(list, $"{{id: {id}, {Words("title", id)}, {rest}, source: 一}}");

    /// <summary>Adds a line to a list as it is.</summary>
    public void Line(string list, string line) => Open(list, "\n").Append("  - ").Append(line).Append('\n');

    /// <summary>Adds a section that is no list.</summary>
    public void Section(string key, string content) => Open(key, " ").Append(content).Append('\n');

    /// <summary>A name in both languages.</summary>
    public static string Words(string key, string name) => $"{key}: {{zh: 名{name}, en: {name}}}";

    /// <summary>A text in quotes, whatever it holds.</summary>
    public static string Quote(string content) =>
        $"\"{content.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <inheritdoc/>
    public override string ToString() => string.Concat(sections.Values);

    private StringBuilder Open(string section, string after)
    {
        if (!sections.TryGetValue(section, out var text))
        {
            sections[section] = text = new StringBuilder().Append(section).Append(':').Append(after);
        }

        return text;
    }
}
