using System.Text.Json;
using Xinheng.Intake.Layouts;

namespace Xinheng.Intake.Batches;

/// <summary>How one sheet of a file is read.</summary>
/// <param name="Sheet">Position of the sheet, from 0.</param>
/// <param name="Mapping">Its mapping.</param>
public sealed record SheetMapping(int Sheet, Mapping Mapping);

/// <summary>Which sheets of a file are read, and how.</summary>
/// <param name="Sheets">Sheets in their order, all of one kind.</param>
/// <param name="LeftOut">Names of sheets that hold something and fit no layout.</param>
internal sealed record BatchPlan(IReadOnlyList<SheetMapping> Sheets, IReadOnlyList<string> LeftOut)
{
    public string Kind => Sheets[0].Mapping.Kind;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static BatchPlan FromJson(string json) =>
        JsonSerializer.Deserialize<BatchPlan>(json, JsonSerializerOptions.Web) ?? throw new JsonException("A batch plan is an object.");
}
