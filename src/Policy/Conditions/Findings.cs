namespace Xinheng.Policy.Conditions;

/// <summary>Gathers the mistakes of one condition. Beyond <see cref="Limit"/> it only says that there are more.</summary>
internal sealed class Findings(string text, SourcePlace place, bool ownsLines)
{
    /// <summary>More than a person would read; hostile text has as many mistakes as characters.</summary>
    public const int Limit = 30;

    private readonly SortedDictionary<(int Offset, int Order), Diagnostic> found = [];

    public bool Any => found.Count > 0;

    public void Add(string code, int offset, int length, LocalText message)
    {
        if (found.Count > Limit)
        {
            return;
        }

        if (found.Count == Limit)
        {
            (code, message) = ConditionMessages.TooManyMistakes(Limit);
        }

        var span = place(offset, Math.Max(1, length));
        found.Add((offset, found.Count), new(code, Severity.Error, message, span)
        {
            SourceLine = ownsLines ? LineAt(offset) : null,
        });
    }

    public void Add((string Code, LocalText Message) finding, int offset, int length) =>
        Add(finding.Code, offset, length, finding.Message);

    public IReadOnlyList<Diagnostic> ToList() => [.. found.Values];

    private string LineAt(int offset)
    {
        var start = offset == 0 ? 0 : text.LastIndexOf('\n', Math.Min(offset, text.Length) - 1) + 1;
        var end = text.IndexOf('\n', start);
        return text[start..(end < 0 ? text.Length : end)].TrimEnd('\r');
    }
}
