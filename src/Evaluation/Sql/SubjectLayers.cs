using System.Text;

namespace Xinheng.Evaluation.Sql;

/// <summary>
/// Builds a statement in layers: each adds columns that later ones can name, and each is worked out once. What no later one names is
/// left out, for every layer copies what it passes on.
/// </summary>
/// <param name="from">What the layers stand on, as something to select from.</param>
/// <param name="given">The columns it has.</param>
internal sealed class SubjectLayers(string from, IReadOnlyList<string> given)
{
    private readonly List<Layer> layers = [];

    /// <summary>Adds columns made of those there are, each worked out once.</summary>
    public void Add(IReadOnlyList<(string Column, string Sql)> columns) => Add(new Layer(columns, $" {SqlText.Fence}"));

    /// <summary>Adds columns that cost no more than being named: to work them out wherever they are is less than to pass them on.</summary>
    public void AddPlain(IReadOnlyList<(string Column, string Sql)> columns) => Add(new Layer(columns, string.Empty));

    /// <summary>The statement so far, as something to select from.</summary>
    /// <param name="select">What is selected: only columns that it names are there.</param>
    public string Under(string select)
    {
        var (wanted, kept) = (SqlText.NamesIn(select), new Stack<(IEnumerable<string> Passed, Layer Layer)>());
        for (var at = layers.Count - 1; at >= 0; at--)
        {
            var added = layers[at] with { Columns = [.. layers[at].Columns.Where(column => wanted.Contains(column.Column))] };
            if (added.Columns.Count == 0)
            {
                continue;
            }

            string[] passed = [.. given.Concat(layers.Take(at).SelectMany(layer => layer.Columns.Select(column => column.Column))).Where(wanted.Contains)];
            kept.Push((passed, added));
            wanted = [.. passed, .. added.Columns.SelectMany(column => SqlText.NamesIn(column.Sql))];
        }

        return kept.Aggregate(from, (current, layer) => layer.Layer.Over(current, layer.Passed));
    }

    private void Add(Layer layer)
    {
        if (layer.Columns.Count > 0)
        {
            layers.Add(layer);
        }
    }

    private sealed record Layer(IReadOnlyList<(string Column, string Sql)> Columns, string Fence)
    {
        public string Over(string current, IEnumerable<string> passed) =>
            new StringBuilder("(SELECT ").AppendJoin(", ", passed.Concat(Columns.Select(column => $"\n  {column.Sql} AS {column.Column}")))
                .Append("\nFROM ").Append(current).Append($" AS q{Fence})").ToString();
    }
}
