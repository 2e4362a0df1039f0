namespace Xinheng.Policy.Linting;

/// <summary>Lists what a pack states as an example where its documents leave it open, so that nobody takes it for law.</summary>
internal static class ExampleFindings
{
    /// <summary>Reports every example, section by section.</summary>
    public static void Report(CompiledPack pack, LintFindings findings)
    {
        foreach (var (id, title, source, span) in Examples(pack))
        {
            findings.Add(new("LN-020", Severity.Note, TableLintMessages.Example(id, title), span) { Check = "example", Source = source });
        }
    }

    private static IEnumerable<(string Id, LocalText Title, SourceReference Source, SourceSpan? Span)> Examples(CompiledPack pack) =>
    [
        .. OfKinds(pack),
        .. pack.Parameters.SelectMany(parameter => parameter.Values.Where(value => value.IsExample)
            .Select(value => (Dated($"params.{parameter.Id}", value.From), parameter.Title, value.Source, value.Span))),
        .. pack.Scales.Where(scale => scale.IsExample).Select(scale => (scale.Id, scale.Title, scale.Source, scale.Span)),
        .. pack.Mappings.Where(mapping => mapping.IsExample).Select(mapping => (mapping.Id, mapping.Title, mapping.Source, mapping.Span)),
        .. pack.Results.Where(result => result.IsExample).Select(result => (result.Id, result.Title, result.Source, result.Span)),
        .. pack.Indicators.Where(indicator => indicator.IsExample).Select(indicator => (indicator.Id, indicator.Title, indicator.Source, indicator.Where?.Span ?? indicator.Span)),
        .. pack.Scores.Where(score => score.IsExample).Select(score => (score.Id, score.Title, score.Source, score.Of.Span)),
        .. OfScorecard(pack.Scorecard),
        .. (pack.Tree?.Root.All() ?? []).Where(node => node.IsExample).Select(node => (node.Id, node.Title, node.Source, node.Span)),
        .. pack.Scheme is { IsExample: true } scheme ? [(scheme.Id, scheme.Title, scheme.Source, scheme.Span)] : Array.Empty<(string, LocalText, SourceReference, SourceSpan?)>(),
        .. pack.Grades.Where(rule => rule.IsExample).Select(rule => ($"grades.{rule.Number}", rule.Title, rule.Source, rule.When.Span)),
        .. pack.Limits.Where(limit => limit.IsExample).Select(limit => (limit.Id, limit.Title, limit.Source, limit.When.Span)),
        .. pack.Tables.Entries.Where(entry => entry.Head.IsExample).Select(entry => (entry.Id, entry.Title, entry.Source, entry.Head.Span)),
    ];

    private static IEnumerable<(string Id, LocalText Title, SourceReference Source, SourceSpan? Span)> OfKinds(CompiledPack pack)
    {
        foreach (var kind in pack.RecordKinds)
        {
            if (kind.IsExample)
            {
                yield return (kind.Id, kind.Title, kind.Source, kind.Span);
            }

            foreach (var effect in kind.Effects.Where(effect => effect.IsExample))
            {
                yield return ($"{kind.Id}.effects", kind.Title, effect.Source, effect.When?.Span ?? effect.Span);
            }

            foreach (var term in kind.RepairTerms.Where(term => term.IsExample))
            {
                yield return (Dated($"{kind.Id}.repair", term.From), kind.Title, term.Source, term.When?.Span ?? term.Span);
            }
        }
    }

    private static IEnumerable<(string Id, LocalText Title, SourceReference Source, SourceSpan? Span)> OfScorecard(Scorecard? scorecard)
    {
        if (scorecard is { IsExample: true })
        {
            yield return ("scorecard", scorecard.Title, scorecard.Source, scorecard.Base.Span);
        }

        foreach (var item in (scorecard?.Items ?? []).Where(item => item.IsExample))
        {
            yield return ($"scorecard.{item.Id}", item.Title, item.Source, (item.Points ?? item.Value)?.Span);
        }
    }

    private static string Dated(string id, DateOnly? from) => from is { } day ? $"{id} ({day:yyyy-MM-dd})" : id;
}
