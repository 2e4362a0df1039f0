using Xinheng.Intake.Layouts;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>The kinds of rows that can be sent in, with their fields.</summary>
internal static class Kinds
{
    public static IReadOnlyList<KindView> All { get; } =
        [.. LayoutCatalogue.All.Select(layout => new KindView(layout.Kind, layout.Title, [.. layout.Kinds.Select(kind => new RecordKindTitle(kind.Id, kind.Title))], [.. layout.Fields.Select(Of)]))];

    public static bool Exists(string kind) => LayoutCatalogue.Find(kind) is not null;

    /// <summary>Whether a kind is one of credit records.</summary>
    public static bool IsRecord(string kind) => LayoutCatalogue.FindRecordKind(kind) is not null;

    /// <summary>The title of a kind of rows or of records; its id when it is not known.</summary>
    public static LocalText TitleOf(string kind) => LayoutCatalogue.FindRecordKind(kind)?.Title ?? LayoutCatalogue.Find(kind)?.Title ?? LocalText.Same(kind);

    /// <summary>Ids of a kind's fields.</summary>
    public static IReadOnlySet<string> FieldsOf(string kind) =>
        LayoutCatalogue.Find(kind)?.Fields.Select(field => field.Id).ToHashSet(StringComparer.Ordinal) ?? [];

    private static FieldView Of(LayoutField field) => new(field.Id, field.Title, field.Need is "column", field.Codes);
}
