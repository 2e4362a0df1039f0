using System.Text;

namespace Xinheng.Evaluation.Sql;

/// <summary>Builds a statement in layers: each adds columns that the next ones can name, and each is worked out once.</summary>
internal sealed class SubjectLayers(string from)
{
    private string current = from;

    /// <summary>The statement so far, as something to select from.</summary>
    public string Sql => current;

    /// <summary>Adds columns made of those there are, each worked out once.</summary>
    public void Add(IReadOnlyList<(string Column, string Sql)> columns) => Add(columns, $" {SqlText.Fence}");

    /// <summary>Adds columns that cost no more than being named: to work them out wherever they are is less than to pass them on.</summary>
    public void AddPlain(IReadOnlyList<(string Column, string Sql)> columns) => Add(columns, string.Empty);

    private void Add(IReadOnlyList<(string Column, string Sql)> columns, string fence)
    {
        if (columns.Count == 0)
        {
            return;
        }

        current = new StringBuilder("(SELECT q.*").AppendJoin(string.Empty, columns.Select(column => $",\n  {column.Sql} AS {column.Column}"))
            .Append("\nFROM ").Append(current).Append($" AS q{fence})").ToString();
    }
}
