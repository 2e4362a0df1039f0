namespace Xinheng.Policy.Packs;

/// <summary>A broken case as written: changes to the pack's text and the findings they must give.</summary>
internal sealed record BrokenCase(LocalText Title, IReadOnlyList<TextChange> Changes, IReadOnlyList<ExpectedFinding> Expected)
{
    /// <summary>The case; null, with findings, when it cannot be used.</summary>
    public static BrokenCase? Read(string path, string text, PackFindings findings)
    {
        if (MapReader.OfFile(path, text, findings) is not { } map)
        {
            return null;
        }

        var title = map.RequireWords("title");
        var changes = map.Maps("change");
        var expected = map.Maps("expect");
        if (changes is not { Count: > 0 })
        {
            map.Missing("change", "change: [{find: \"value: 5\", put: \"value: five\"}]");
        }

        if (expected is not { Count: > 0 })
        {
            map.Missing("expect", "expect: [{code: PK-016, at: \"id: general_limit\"}]");
        }

        map.Close();
        return new(
            title,
            [.. (changes ?? []).Select(ReadChange).OfType<TextChange>()],
            [.. (expected ?? []).Select(ReadExpected).OfType<ExpectedFinding>()]);
    }

    /// <summary>The pack's texts with the changes made; null, with a finding, when a place to change is not there once.</summary>
    public IReadOnlyDictionary<string, string>? Change(IReadOnlyDictionary<string, string> texts, PackFindings findings)
    {
        var changed = texts.ToDictionary(StringComparer.Ordinal);
        foreach (var change in Changes)
        {
            if (change.Find is not { } find)
            {
                changed[change.File] = change.Put;
                continue;
            }

            var text = PackYaml.Normalise(changed.GetValueOrDefault(change.File, string.Empty));
            if (text.Split(find.Content).Length != 2)
            {
                findings.Add("PK-013", find.Span, find.Content, "find", new LocalText($"这段文字应在 {change.File} 里正好出现一次。", $"It must stand in {change.File} exactly once."));
                return null;
            }

            changed[change.File] = text.Replace(find.Content, change.Put, StringComparison.Ordinal);
        }

        return changed;
    }

    private static TextChange? ReadChange(MapReader map)
    {
        var file = map.Text("file");
        var find = map.Text("find");
        var put = map.RequireText("put", "put: \"value: five\"");
        map.Close();
        return put is null ? null : new(file?.Content ?? "pack.yaml", find, put.Content);
    }

    private static ExpectedFinding? ReadExpected(MapReader map)
    {
        var code = map.RequireText("code", "code: PK-016");
        var at = map.Text("at");
        map.Close();
        return code is null ? null : new(code.Content, at?.Content);
    }
}

/// <summary>A change to a file; without text to find, the text to put is the whole file.</summary>
internal sealed record TextChange(string File, WrittenText? Find, string Put);

/// <summary>A finding that must come.</summary>
/// <param name="Code">Its code.</param>
/// <param name="At">Text that its line holds; null when it has no line.</param>
internal sealed record ExpectedFinding(string Code, string? At)
{
    /// <summary>Whether a finding is the one expected.</summary>
    public bool IsMetBy(Diagnostic diagnostic) =>
        diagnostic.Code == Code
        && (At is null ? diagnostic.Span is null : diagnostic.SourceLine?.Contains(At, StringComparison.Ordinal) is true);

    /// <inheritdoc/>
    public override string ToString() => At is null ? Code : $"{Code} @ {At}";
}
