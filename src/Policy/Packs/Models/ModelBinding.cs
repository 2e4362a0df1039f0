namespace Xinheng.Policy.Packs.Models;

/// <summary>Checks the sections against themselves and lays them over those of the extended pack.</summary>
internal sealed class ModelBinding(SourceBinding sources, IdChecks ids, PackFindings findings)
{
    /// <summary>Entries of a section; more is a slip, and scores that name each other in a long row would cost much.</summary>
    private const int MostEntries = 300;

    /// <summary>Each result of a pack is graded anew for every subject.</summary>
    private const int MostResults = 20;

    /// <summary>The sections bound and merged over <paramref name="below"/>.</summary>
    public BoundModels Bind(ModelDocument document, BoundModels? below)
    {
        CheckCounts(document);
        ids.CheckDashed(document.Scales.Select(scale => scale.Id));
        ids.CheckDashed(document.Mappings.Select(mapping => mapping.Id));
        ids.CheckNames(document.Results.Select(result => result.Id));
        ids.CheckNames(document.Scores.Select(score => score.Id));
        ids.CheckDashed(document.Limits.Select(limit => limit.Id));
        if (document is { Scorecard: { } both, Tree: not null })
        {
            findings.Add("PK-067", both.Span);
        }

        return new()
        {
            Scales = PackBinder.Lay(below?.Scales, document.Scales.Select(Bind), scale => scale.Id),
            Mappings = PackBinder.Lay(below?.Mappings, document.Mappings.Select(Bind), mapping => mapping.Written.Id.Content),
            Results = PackBinder.Lay(below?.Results, document.Results.Select(Bind), result => result.Written.Id.Content),
            Scores = PackBinder.Lay(below?.Scores, document.Scores.Select(Lay), score => score.Written.Id.Content),
            Scorecard = document.Scorecard is { } scorecard ? Lay(scorecard) : document.Tree is null ? below?.Scorecard : null,
            Tree = document.Tree is { } tree ? Lay(tree) : document.Scorecard is null ? below?.Tree : null,
            Limits = PackBinder.Lay(below?.Limits, document.Limits.Select(Lay), limit => limit.Written.Id.Content),
        };
    }

    private void CheckCounts(ModelDocument document)
    {
        IEnumerable<(string Section, int Count, int Most, SourceSpan? First)> sections =
        [
            ("scales", document.Scales.Count, MostEntries, First(document.Scales, entry => entry.Id)),
            ("mappings", document.Mappings.Count, MostEntries, First(document.Mappings, entry => entry.Id)),
            ("results", document.Results.Count, MostResults, First(document.Results, entry => entry.Id)),
            ("scores", document.Scores.Count, MostEntries, First(document.Scores, entry => entry.Id)),
            ("limits", document.Limits.Count, MostEntries, First(document.Limits, entry => entry.Id)),
            ("scorecard", document.Scorecard?.Items.Count ?? 0, MostEntries, document.Scorecard?.Span),
        ];
        foreach (var (section, count, most, first) in sections.Where(section => section.Count > section.Most))
        {
            findings.Add("PK-007", first, new LocalText($"{section} 有 {count} 项", $"{section} has {count} entries"), most);
        }
    }

    private static SourceSpan? First<T>(IReadOnlyList<T> entries, Func<T, WrittenText> id) => entries.Count == 0 ? null : id(entries[0]).Span;

    private Laid<T> Lay<T>(T written) => new(written, sources);

    private Scale Bind(WrittenScale written)
    {
        var source = sources.Bind(written.Source);
        return new(written.Id.Content, written.Title, Bind(written.Steps, written.Source, source), source) { IsExample = written.IsExample, Span = written.Id.Span };
    }

    private List<ScaleStep> Bind(IReadOnlyList<WrittenStep> steps, WrittenSource owner, SourceReference ownerSource)
    {
        ids.CheckUnique(steps.Select(step => step.Letter));
        return [.. steps.Select(step => new ScaleStep(step.Letter.Content, step.Name, step.Source == owner ? ownerSource : sources.Bind(step.Source)))];
    }

    private BoundMapping Bind(WrittenMapping written)
    {
        foreach (var same in written.Steps.GroupBy(step => step.From.Content).Where(same => same.Skip(1).Any()))
        {
            findings.Add("PK-055", same.Last().From.Span, written.Id.Content, same.Key);
        }

        return new(written, sources.Bind(written.Source));
    }

    private BoundResult Bind(WrittenResult written)
    {
        if (written is { Pack: not null, Received: { } received })
        {
            findings.Add("PK-030", received.Span, "received", "pack", new LocalText("一个结果要么由 pack 在此算出，要么是 received 收到的，只写一个。", "A result is either graded here by a pack or received: write one of the two."));
        }
        else if (written is { Pack: null, Received: null })
        {
            findings.Add("PK-010", written.Id.Span, "pack", "pack: langfang/public-credit / received: enterprise-credit-risk");
        }

        if (written is { Pack: not null, Valid: { } valid })
        {
            findings.Add("PK-030", valid.Span, "valid", "pack", new LocalText("由 pack 算出的结果总是评价当日的，不会过期。", "A result graded here is always that of the evaluation date and never too old."));
        }

        var source = sources.Bind(written.Source);
        return new(written, written.Steps is { } steps ? Bind(steps, written.Source, source) : null, source);
    }
}
