using System.Text.Json;

namespace Xinheng.Policy.Conditions.Conformance;

/// <summary>A step from a JSON value to one inside it: the name of a member, or the place of an item.</summary>
/// <param name="Member">The member's name; null for an item.</param>
/// <param name="Item">The item's place, from 0.</param>
internal readonly record struct JsonStep(string? Member, int Item)
{
    public static JsonStep To(string member) => new(member, 0);

    public static JsonStep To(int item) => new(null, item);
}

/// <summary>Gathers what is wrong with a conformance file, with the line and column of each.</summary>
internal sealed class CaseMistakes(ReadOnlyMemory<byte> content, string file)
{
    /// <summary>More than a person would read.</summary>
    public const int Limit = 30;

    private readonly List<Diagnostic> found = [];

    public IReadOnlyList<Diagnostic> Found => found;

    /// <summary>Whether no more are taken.</summary>
    public bool AreEnough => found.Count >= Limit;

    /// <summary>Adds a mistake at the value a path leads to.</summary>
    public void Add((string Code, LocalText Message) mistake, IReadOnlyList<JsonStep> path)
    {
        if (AreEnough)
        {
            return;
        }

        var (line, column) = PlaceOf(path);
        AddAt(mistake, line, column);
    }

    /// <summary>Adds a mistake at a place; columns are bytes.</summary>
    public void AddAt((string Code, LocalText Message) mistake, int line, int column) =>
        found.Add(new(mistake.Code, Severity.Error, mistake.Message, new(file, line, column, 1)));

    private (int Line, int Column) PlaceOf(IReadOnlyList<JsonStep> path)
    {
        if (path.Count == 0)
        {
            return (1, 1);
        }

        var start = content.Span.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? 3 : 0;
        var reader = new Utf8JsonReader(content.Span[start..], new JsonReaderOptions { MaxDepth = 128 });
        reader.Read();
        foreach (var step in path)
        {
            if (!TryGoTo(ref reader, step))
            {
                break;
            }
        }

        var before = content.Span[..(start + (int)reader.TokenStartIndex)];
        return (before.Count((byte)'\n') + 1, before.Length - (before.LastIndexOf((byte)'\n') + 1) + 1);
    }

    // From the opening bracket to the value inside; the last of members of one name is the one that counts.
    private static bool TryGoTo(ref Utf8JsonReader reader, JsonStep step)
    {
        var depth = reader.CurrentDepth;
        var at = 0;
        var last = reader;
        var isFound = false;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            var isWanted = reader.TokenType == JsonTokenType.PropertyName ? reader.ValueTextEquals(step.Member ?? "") && step.Member is not null
                : step.Member is null && at++ == step.Item;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                reader.Read();
            }

            if (isWanted)
            {
                last = reader;
                isFound = true;
            }

            reader.Skip();
        }

        reader = last;
        return isFound;
    }
}
