using System.Text.Json;

namespace Xinheng.Policy.Conditions.Conformance;

/// <summary>Finds the cases of a file, in whichever of the known forms they stand.</summary>
internal sealed class CaseGathering(CaseMistakes mistakes, List<ConformanceCase> cases)
{
    private const int CaseLimit = 100_000;

    private static readonly string[] groups = ["cases", "section", "sections", "test", "tests"];

    private readonly List<JsonStep> path = [];
    private readonly CaseReader reader = new(mistakes);
    private bool isFull;

    /// <summary>Adds the cases of a whole file.</summary>
    public void Read(JsonElement root)
    {
        Gather(root, []);
        if (cases.Count == 0 && mistakes.Found.Count == 0)
        {
            mistakes.Add(ConformanceMessages.NoCases(), []);
        }
    }

    private void Gather(JsonElement element, IReadOnlyList<string> within)
    {
        if (isFull || mistakes.AreEnough)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            GatherItems(element, within);
        }
        else if (element.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add(ConformanceMessages.NoCases(), path);
        }
        else if (GroupsOf(element) is { Count: > 0 } inside)
        {
            GatherGroups(element, inside, within);
        }
        else if (cases.Count == CaseLimit)
        {
            isFull = true;
            mistakes.Add(ConformanceMessages.TooManyCases(CaseLimit), path);
        }
        else if (reader.Read(element, within, path) is { } one)
        {
            cases.Add(one);
        }
    }

    private static List<string> GroupsOf(JsonElement element) =>
        element.TryGetProperty("expr", out _) || element.TryGetProperty("expression", out _)
            ? []
            : [.. groups.Where(name => element.TryGetProperty(name, out _))];

    private void GatherItems(JsonElement list, IReadOnlyList<string> within)
    {
        var at = 0;
        foreach (var item in list.EnumerateArray())
        {
            path.Add(JsonStep.To(at++));
            Gather(item, within);
            path.RemoveAt(path.Count - 1);
        }
    }

    private void GatherGroups(JsonElement element, IReadOnlyList<string> names, IReadOnlyList<string> within)
    {
        var isNamed = element.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String;
        IReadOnlyList<string> inside = isNamed ? [.. within, name.GetString() ?? ""] : within;
        foreach (var group in names)
        {
            path.Add(JsonStep.To(group));
            var list = element.GetProperty(group);
            if (list.ValueKind == JsonValueKind.Array)
            {
                GatherItems(list, inside);
            }
            else
            {
                mistakes.Add(ConformanceMessages.WrongForm(group, "数组，例：\"cases\": [ … ]", "an array, such as \"cases\": [ … ]"), path);
            }

            path.RemoveAt(path.Count - 1);
        }
    }
}
