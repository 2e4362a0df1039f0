using System.Globalization;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Xinheng.Policy.Tests.Schema;

/// <summary>A YAML file as the JSON that editors compare with a schema.</summary>
internal static class YamlJson
{
    /// <summary>The root of a file.</summary>
    public static YamlNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents[0].RootNode;
    }

    /// <summary>The file as JSON.</summary>
    public static JToken Read(string yaml) => Of(Parse(yaml));

    private static JToken Of(YamlNode node) => node switch
    {
        YamlMappingNode map => new JObject(map.Children.Select(entry => new JProperty(entry.Key.ToString(), Of(entry.Value)))),
        YamlSequenceNode list => new JArray(list.Children.Select(Of)),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value ?? string.Empty),
        YamlScalarNode text => new JValue(text.Value),
        _ => throw new NotSupportedException($"A {node.NodeType} has no JSON."),
    };

    /// <summary>A scalar without quotes, by the rules of YAML's core schema.</summary>
    private static JValue Plain(string text) => text switch
    {
        "" or "null" or "~" => JValue.CreateNull(),
        "true" => new JValue(true),
        "false" => new JValue(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => new JValue(whole),
        _ when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => new JValue(number),
        _ => JValue.CreateString(text),
    };
}
