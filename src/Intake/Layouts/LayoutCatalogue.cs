using System.Collections.Frozen;
using System.Text.Json;
using Xinheng.Policy;

namespace Xinheng.Intake.Layouts;

/// <summary>All layouts, read once from the JSON files beside this type. Safe for many threads.</summary>
public static class LayoutCatalogue
{
    private const string Prefix = "Xinheng.Intake.Layouts.";

    /// <summary>The layouts by kind, in the order people meet them.</summary>
    public static IReadOnlyList<Layout> All { get; } =
    [
        .. new[]
        {
            "registration", "permit", "penalty", "serious-list", "abnormal-operation", "judgment", "compulsion", "tax-arrears",
            "irregular-taxpayer", "utility-arrears", "broken-commitment", "contract-breach", "inspection", "honour", "received-results",
        }.Select(Load),
    ];

    private static readonly FrozenDictionary<string, (Layout Layout, LayoutKind Kind)> RecordKinds = All
        .SelectMany(layout => layout.Kinds, (layout, kind) => (layout, kind)).ToFrozenDictionary(pair => pair.kind.Id, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, LocalText> Titles = All
        .SelectMany(layout => layout.Fields).DistinctBy(field => field.Id).ToFrozenDictionary(field => field.Id, field => field.Title, StringComparer.Ordinal);

    /// <summary>The layout of a kind; null when there is no such kind.</summary>
    public static Layout? Find(string kind) => All.FirstOrDefault(layout => layout.Kind == kind);

    /// <summary>A kind of record that rows of some layout become; null when there is no such kind.</summary>
    public static LayoutKind? FindRecordKind(string kind) => RecordKinds.TryGetValue(kind, out var found) ? found.Kind : null;

    /// <summary>The layout whose rows become records of a kind; null when there is no such kind.</summary>
    public static Layout? OfRecordKind(string kind) => RecordKinds.TryGetValue(kind, out var found) ? found.Layout : null;

    /// <summary>Title of a field in the layout of a kind, or, where the kind is not known, in the first layout that has it; null when none has.</summary>
    public static LocalText? FieldTitle(string? kind, string field) =>
        (kind is null ? null : (Find(kind) ?? OfRecordKind(kind))?.Find(field)?.Title) ?? Titles.GetValueOrDefault(field);

    private static Layout Load(string kind)
    {
        using var stream = typeof(LayoutCatalogue).Assembly.GetManifestResourceStream($"{Prefix}{kind}.json")
            ?? throw new InvalidOperationException($"{kind}.json is built into the assembly");
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        var title = Pair(root.GetProperty("title"));
        return new Layout
        {
            Kind = kind,
            Title = title,
            Kinds = root.TryGetProperty("kinds", out var kinds) ? [.. kinds.EnumerateArray().Select(Kind)]
                : kind is Layout.Registration or Layout.ReceivedResults ? []
                : [new LayoutKind(kind, title)],
            Source = Text(root, "source") ?? "",
            Hints = Texts(root, "hints"),
            Key = Texts(root, "key"),
            StandIn = Texts(root, "standIn"),
            Summary = Texts(root, "summary"),
            Fields = [.. root.GetProperty("fields").EnumerateArray().Select(Field)],
        };
    }

    private static LayoutKind Kind(JsonElement kind) => new(Text(kind, "id") ?? throw new InvalidOperationException("A kind has an id"), Pair(kind.GetProperty("title")))
    {
        Found = kind.TryGetProperty("found", out var found) ? found.GetBoolean() : null,
        IsAlone = kind.TryGetProperty("alone", out var alone) && alone.GetBoolean(),
    };

    private static LayoutField Field(JsonElement field) => new()
    {
        Id = Text(field, "id") ?? throw new InvalidOperationException("A field has an id"),
        Title = Pair(field.GetProperty("title")),
        Type = Enum.Parse<FieldType>((Text(field, "type") ?? "").Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
        Role = Text(field, "role"),
        Need = Text(field, "need"),
        Blank = Text(field, "blank"),
        Unit = Text(field, "unit") ?? "yuan",
        Codes = Texts(field, "codes"),
        Names = Texts(field, "names"),
        Values = field.TryGetProperty("values", out var values)
            ? values.EnumerateObject().ToDictionary(
                value => value.Name, value => (IReadOnlyList<string>)[.. value.Value.EnumerateArray().Select(word => word.GetString() ?? "")], StringComparer.Ordinal)
            : new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
    };

    private static LocalText Pair(JsonElement pair) => new(pair[0].GetString() ?? "", pair[1].GetString() ?? "");

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string[] Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(text => text.GetString() ?? "")] : [];
}
