using System.Globalization;
using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs;

namespace Xinheng.Policy.Linting;

/// <summary>Cells of an axis in words.</summary>
internal static class Wording
{
    private static readonly Dictionary<(Reference Field, string Value), LocalText> valueNames = PackFields.OfSubject
        .SelectMany(field => (field.Values ?? []).Select(value => (Key: (new Reference("subject", field.Name), value.Id), value.Title)))
        .ToDictionary(pair => pair.Key, pair => pair.Title);

    /// <summary>The axis with the one value of a sample.</summary>
    public static LocalText Exactly(Axis axis, int cell, Value sample)
    {
        var isOther = axis.Cells[cell].IsRest && sample is Value.Text { Content: "…" };
        return Named(axis, isOther ? new("其他", "other") : Of(axis, sample));
    }

    /// <summary>The axis with all the values of some cells.</summary>
    public static LocalText Among(Axis axis, IReadOnlyList<int> cells)
    {
        if (axis.IsOrdered)
        {
            return Named(axis, Range(axis, cells));
        }

        var others = Enumerable.Range(0, axis.Cells.Count).Except(cells).ToList();
        return others.Count < cells.Count
            ? Named(axis, Listed(axis, others, "不是 ", "not "))
            : Named(axis, Listed(axis, cells, "", ""));
    }

    private static LocalText Of(Value value) => value switch
    {
        Value.Bool truth => truth.Content ? new("是", "yes") : new("否", "no"),
        Value.Null => new("无", "absent"),
        Value.Text text => new($"“{text.Content}”", $"'{text.Content}'"),
        Value.Date day => LocalText.Same(day.Content.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Value.List { Content.Count: 0 } => new("空", "none"),
        Value.List list => new(string.Join("和", list.Content.Select(item => OfItem(item).Zh)), string.Join(" and ", list.Content.Select(item => OfItem(item).En))),
        _ => LocalText.Same(Printer.Print(value)),
    };

    private static LocalText OfItem(Value item) => item is Value.Text { Content: "…" } ? new("其他", "other") : Of(item);

    private static LocalText Of(Axis axis, Value value) =>
        value is Value.Text letter && axis.Name.Variable == "results" ? LocalText.Same(letter.Content)
        : value is Value.Text text && valueNames.TryGetValue((axis.Name, text.Content), out var name) ? name : Of(value);

    private static LocalText Named(Axis axis, LocalText value) =>
        new($"{axis.Title.Zh} {value.Zh}", $"{axis.Title.En} {value.En}");

    private static LocalText Listed(Axis axis, IReadOnlyList<int> cells, string zh, string en)
    {
        var values = cells.Select(cell => axis.Cells[cell].IsRest ? new LocalText("其他", "other") : Of(axis, axis.Cells[cell].Sample)).ToList();
        return new(zh + string.Join("或", values.Select(v => v.Zh)), en + string.Join(" or ", values.Select(v => v.En)));
    }

    private static LocalText Range(Axis axis, IReadOnlyList<int> cells)
    {
        List<LocalText> runs = [];
        for (var at = 0; at < cells.Count; at++)
        {
            var first = at;
            while (at + 1 < cells.Count && cells[at + 1] == cells[at] + 1 && axis.Cells[cells[at]].Sample is not Value.Null)
            {
                at++;
            }

            runs.Add(Run(axis.Cells[cells[first]], axis.Cells[cells[at]]));
        }

        return new(string.Join("或", runs.Select(run => run.Zh)), string.Join(" or ", runs.Select(run => run.En)));
    }

    private static LocalText Run(Cell first, Cell last) => (first.Low, last.High) switch
    {
        _ when first == last && first.Low is null && first.High is null => Of(first.Sample),
        (null, null) => new("任意", "any"),
        (null, { } high) => LocalText.Same($"{(last.IsHighOpen ? "<" : "≤")} {Of(high).En}"),
        ({ } low, null) => LocalText.Same($"{(first.IsLowOpen ? ">" : "≥")} {Of(low).En}"),
        ({ } low, { } high) when first.IsLowOpen || last.IsHighOpen =>
            LocalText.Same($"{(first.IsLowOpen ? ">" : "≥")} {Of(low).En}, {(last.IsHighOpen ? "<" : "≤")} {Of(high).En}"),
        ({ } low, { } high) => LocalText.Same(low == high ? Of(low).En : $"{Of(low).En}–{Of(high).En}"),
    };
}
