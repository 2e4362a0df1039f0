using Xinheng.Intake.Layouts;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>The kinds of rows that can be sent in, with their fields.</summary>
internal static class Kinds
{
    public static IReadOnlyList<KindView> All { get; } =
        [.. LayoutCatalogue.Kinds.Select(kind => new KindView(kind, new LocalText(kind, kind), []))];

    public static bool Exists(string kind) => All.Any(known => known.Id == kind);

    /// <summary>A kind's title; its id when it is not known.</summary>
    public static LocalText TitleOf(string kind) => All.FirstOrDefault(known => known.Id == kind)?.Title ?? new LocalText(kind, kind);

    /// <summary>Ids of a kind's fields.</summary>
    public static IReadOnlySet<string> FieldsOf(string kind) =>
        All.Where(known => known.Id == kind).SelectMany(known => known.Fields).Select(field => field.Id).ToHashSet(StringComparer.Ordinal);
}
