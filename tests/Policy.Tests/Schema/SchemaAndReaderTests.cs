using Newtonsoft.Json.Linq;
using Xinheng.Policy.Packs;
using Xinheng.Policy.Packs.Tables;
using Xinheng.Policy.Tables;
using Xunit;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Xinheng.Policy.Tests.Schema;

/// <summary>The schema for editors and the reader that refuses packs say the same, tried on a pack that uses every section.</summary>
public sealed class SchemaAndReaderTests
{
    /// <summary>Every object described, once for each set of keys it is written with.</summary>
    private static readonly IReadOnlyList<Place> Places =
    [
        .. CompletePack.Forms.SelectMany(PlacesOf).DistinctBy(place => (place.Object, string.Join(' ', place.Node.Children.Keys))),
    ];

    /// <summary>A mapping of a file, and the object of the schema that describes it.</summary>
    private sealed record Place(PackFiles Files, string Path, SchemaFile Schema, YamlMappingNode Node, string Name)
    {
        public string Object => $"{Path} {Name}";
    }

    [Fact]
    public void The_pack_that_uses_every_section_is_sound_and_as_the_schema_says()
    {
        Assert.All(CompletePack.Forms, files =>
        {
            Assert.Empty(CompletePack.Read(files).Diagnostics.Select(diagnostic => DiagnosticText.Render(diagnostic, "en")));
            Assert.Empty(files.Texts.SelectMany(file => SchemaFile.For(file.Key)!.Errors(file.Value))); // each of its files has a schema
        });
        Assert.Empty(new[] { SchemaFile.Pack, SchemaFile.Document, SchemaFile.Case }.SelectMany(schema => schema.Objects.Select(name => (schema, name)))
            .Where(described => !Places.Any(place => place.Schema == described.schema && place.Name == described.name)).Select(described => described.name));
    }

    [Fact]
    public void An_object_of_the_schema_has_exactly_the_keys_that_the_reader_takes()
    {
        var differences = Places.GroupBy(place => place.Object).Select(places =>
        {
            var taken = places.SelectMany(TakenBy).ToHashSet();
            return (Object: places.Key, Reader: taken.Order(StringComparer.Ordinal), Schema: PropertiesOf(places.First()).Order(StringComparer.Ordinal));
        });

        Assert.All(differences, difference => Assert.Equal((difference.Object, string.Join(' ', difference.Reader)), (difference.Object, string.Join(' ', difference.Schema))));
    }

    [Fact]
    public void A_closed_set_of_the_schema_is_the_one_that_the_reader_allows()
    {
        var sets = AllProperties().Select(property => (property.Places, property.Name, Words: WordsOf(property.Schema)!)).Where(set => set.Words is not null).ToList(); // those without words are left out

        Assert.True(sets.Count > 60, $"{sets.Count} closed sets");
        Assert.All(sets, set =>
        {
            var allowed = set.Places.Select(place => Allowed(Found(place, $"{set.Name}: q"), "PK-013")).FirstOrDefault(words => words.Length > 0) ?? [];
            Assert.Equal((set.Name, string.Join(' ', allowed)), (set.Name, string.Join(' ', WithoutEnglish(set.Words, allowed))));
        });
    }

    [Fact]
    public void What_the_schema_requires_the_reader_requires()
    {
        var required = Places.SelectMany(place => (place.Schema.Object(place.Name)["required"] ?? new JArray()).Select(key => (place, Key: key.ToString())))
            .Where(one => one.place.Node.Children.ContainsKey(one.Key)).DistinctBy(one => (one.place.Object, one.Key)).ToList();

        Assert.True(required.Count > 100, $"{required.Count} required keys");
        Assert.All(required, one =>
        {
            var before = one.place.Files.Texts[one.place.Path];
            var key = one.place.Node.Children.Keys.First(key => key.ToString() == one.Key);
            var codes = CompletePack.Read(CompletePack.Changed(one.place.Files, one.place.Path, before[..(int)key.Start.Index] + "q" + before[(int)key.End.Index..])).Diagnostics.Select(found => found.Code);
            Assert.True(codes.Any(code => code is "PK-010" or "PK-016" or "PK-083" or "PK-027"), $"{one.place.Object}.{one.Key}: {string.Join(' ', codes)}");
        });
    }

    [Fact]
    public void The_reader_refuses_a_value_that_is_not_of_the_form_the_schema_states()
    {
        Assert.All(AllProperties(), property =>
        {
            var (value, code) = WrongFor(property.Schema);
            Assert.Contains(property.Places, place => Found(place, $"{property.Name}: {value}").Any(diagnostic => diagnostic.Code == code));
        });
    }

    /// <summary>Every property of every object, with its schema and the places where it can stand.</summary>
    private static IReadOnlyList<(string Name, JObject Schema, IReadOnlyList<Place> Places)> AllProperties() =>
    [
        .. Places.GroupBy(place => place.Object).SelectMany(places => Properties(places.First())
            .Select(property => (property.Name, places.First().Schema.Bare((JObject)property.Value), (IReadOnlyList<Place>)[.. places]))), // properties are schemas
    ];

    private static IEnumerable<Place> PlacesOf(PackFiles files) =>
        files.Texts.SelectMany(file => SchemaFile.For(file.Key)!.Described(YamlJson.Parse(file.Value)) // each of its files has a schema
            .Select(described => new Place(files, file.Key, SchemaFile.For(file.Key)!, described.Node, described.Name)));

    private static JEnumerable<JProperty> Properties(Place place) => place.Schema.Object(place.Name)["properties"]!.Children<JProperty>(); // described objects have properties

    private static IEnumerable<string> PropertiesOf(Place place) => Properties(place).Select(property => property.Name);

    /// <summary>The keys the reader takes here. A mapping of one entry is closed in its keys as a word is.</summary>
    private static IEnumerable<string> TakenBy(Place place)
    {
        if (place.Schema.Object(place.Name)["maxProperties"] is null)
        {
            return Allowed(Found(place, "q: q"), "PK-009");
        }

        var before = place.Files.Texts[place.Path];
        var key = place.Node.Children.Keys.First();
        return Allowed(CompletePack.Read(CompletePack.Changed(place.Files, place.Path, before[..(int)key.Start.Index] + "q" + before[(int)key.End.Index..])).Diagnostics, "PK-013");
    }

    private static IReadOnlyList<Diagnostic> Found(Place place, string entry) =>
        CompletePack.Read(CompletePack.Changed(place.Files, place.Path, Inserted(place, entry))).Diagnostics;

    /// <summary>The file with an entry before the first of the mapping.</summary>
    private static string Inserted(Place place, string entry)
    {
        var before = place.Files.Texts[place.Path];
        var start = (int)place.Node.Start.Index;
        return place.Node.Style is MappingStyle.Flow
            ? $"{before[..(start + 1)]}{entry}, {before[(start + 1)..]}"
            : $"{before[..start]}{entry}\n{new string(' ', (int)place.Node.Start.Column - 1)}{before[start..]}";
    }

    /// <summary>The words a finding about <c>q</c> lists.</summary>
    private static string[] Allowed(IReadOnlyList<Diagnostic> found, string code)
    {
        const string list = "Allowed: ";
        var message = found.FirstOrDefault(diagnostic => diagnostic.Code == code && diagnostic.Message.En.Contains("“q”", StringComparison.Ordinal))?.Message.En ?? string.Empty;
        var at = message.IndexOf(list, StringComparison.Ordinal);
        return at < 0 ? [] : message[(at + list.Length)..].TrimEnd('.').Split(", ");
    }

    private static IReadOnlyList<string>? WordsOf(JObject schema) => schema switch
    {
        { } one when one["enum"] is JArray words => [.. words.Select(word => word.ToString())],
        { } one when one["anyOf"] is JArray forms => forms.OfType<JObject>().Select(form => form["items"] is JObject item ? WordsOf(item) : WordsOf(form)).FirstOrDefault(words => words is not null),
        { } one when one["type"] is JValue { Value: "boolean" } => ["true", "false"],
        _ => null,
    };

    /// <summary>The reader lists the words of cases in Chinese and by id; the schema has them in English as well.</summary>
    private static IEnumerable<string> WithoutEnglish(IReadOnlyList<string> words, IReadOnlyList<string> allowed)
    {
        var english = Vocabulary.Where(value => allowed.Contains(value.Title.Zh)).Select(value => value.Title.En).ToHashSet();
        return words.Where(word => !english.Contains(word) || allowed.Contains(word));
    }

    private static IEnumerable<NamedValue> Vocabulary =>
    [
        .. PackVocabulary.Licences, .. PackVocabulary.SubjectKinds, .. PackVocabulary.StateOwnership,
        .. PackVocabulary.Standings, .. PackVocabulary.PenaltyKinds, .. PackVocabulary.GraveConsequences, .. PackVocabulary.Effects,
        .. Enum.GetValues<Sampling>().Select(sampling => new NamedValue(string.Empty, TreatmentWords.Say(sampling))),
        .. Enum.GetValues<Visits>().Select(visits => new NamedValue(string.Empty, TreatmentWords.Say(visits))),
        .. new[] { "complaint", "data-finding", "transferred-case", "law" }.Select(id => new NamedValue(id, TreatmentWords.SayException(id))),
    ];

    /// <summary>A value that does not fit, and the code the reader has for it.</summary>
    private static (string Value, string Code) WrongFor(JObject schema) => schema switch
    {
        { } one when WordsOf(one) is not null => ("q", "PK-013"),
        { } one when one["pattern"] is { } pattern && pattern.ToString().StartsWith("^[0-9]{4}-", StringComparison.Ordinal) => ("q", "PK-012"),
        { } one when one["type"] is JValue { Value: "integer" } => ("q", "PK-031"),
        { } one when one["properties"] is not null || one["additionalProperties"] is JObject || one["type"]?.ToString() == "array" => ("q", "PK-011"),
        { } one when one["type"] is JArray types && types.Any(type => type.ToString() == "array") => ("q", "PK-011"),
        { } one when one["anyOf"] is JArray forms && forms.Any(form => form["$ref"] is not null) => ("[q]", "PK-011"),
        _ => ("{q: q}", "PK-011"),
    };
}
