using Xinheng.Policy;

namespace Xinheng.Intake.Layouts;

/// <summary>All layouts, read once from the JSON files beside this type.</summary>
public static class LayoutCatalogue
{
    /// <summary>The kinds of rows.</summary>
    public static IReadOnlyList<string> Kinds => ["registration", "penalty"];

    /// <summary>Title of a field in whatever layout has it; null when none has.</summary>
    public static LocalText? FieldTitle(string field) => null;
}
