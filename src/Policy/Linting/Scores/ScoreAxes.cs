using System.Globalization;
using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting.Scores;

/// <summary>The scores among what rules look at: which of their cells the other cells leave possible, and what brings a situation about.</summary>
/// <param name="parts">What scores are made of.</param>
/// <param name="model">Which points scores can give; null: not gone into, so that every cell is held for possible.</param>
/// <param name="layout">What rules look at, and what scores follow from.</param>
/// <param name="proof">Finds what brings a situation about; null: nothing can be shown.</param>
internal sealed class ScoreAxes(ScoreParts parts, ScoreModel? model, AxisLayout layout, ScoreProof? proof)
{
    private readonly IReadOnlyList<Axis> axes = layout.Axes;
    private readonly Dictionary<Reference, int> places = layout.Axes.Select((axis, at) => (axis.Name, at)).ToDictionary(pair => pair.Name, pair => pair.at);
    private readonly Dictionary<Reference, Axis> others = layout.Beside.ToDictionary(axis => axis.Name);
    private readonly Dictionary<string, bool[]> known = [];
    private readonly List<int>?[] placesOf = new List<int>?[layout.Axes.Count - layout.FirstScore];

    /// <summary>Which cells of a score the cells of all other names leave possible.</summary>
    /// <param name="axis">The score's place.</param>
    /// <param name="cells">The cells chosen for the axes that are no scores.</param>
    public bool[] Possible(int axis, int[] cells)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{axis}:{string.Join(',', PlacesOf(axis).Select(at => cells[at]))}");
        if (!known.TryGetValue(key, out var possible))
        {
            var ranges = model?.Of(axes[axis].Name.Variable, name => CellsOf(name, cells)) ?? [ScoreRange.Any];
            known[key] = possible = [.. axes[axis].Cells.Select(cell => ranges.Any(range => range.Meets(cell)))];
        }

        return possible;
    }

    /// <summary>Whether an axis is a score.</summary>
    public bool IsScore(int axis) => axis >= layout.FirstScore;

    /// <summary>What brings a situation about; null when it could not be found.</summary>
    public ScoreWitness? Find(int[] cells, Func<Bindings, bool> confirms) => proof?.Find(cells, confirms);

    /// <summary>The names a score follows from; none for an axis that is no score.</summary>
    public IEnumerable<Reference> BasesOf(int axis) => IsScore(axis) ? parts.BasesOf(axes[axis].Name.Variable) : [];

    private List<int> PlacesOf(int axis) =>
        placesOf[axis - layout.FirstScore] ??= [.. parts.BasesOf(axes[axis].Name.Variable).Where(places.ContainsKey).Select(name => places[name])];

    private IReadOnlyList<Cell> CellsOf(Reference name, int[] cells) =>
        places.TryGetValue(name, out var at) ? [axes[at].Cells[cells[at]]] : others[name].Cells;
}
