namespace Xinheng.Policy.Packs.Models;

/// <summary>Reads the sections of a model as written: scales, mappings and results itself, the others by readers of their own.</summary>
internal sealed class ModelReader(PackFindings findings)
{
    private readonly ScoreReader scores = new(findings);

    /// <summary>The sections of <c>pack.yaml</c>; what is missing is empty.</summary>
    public ModelDocument Read(MapReader map) => new()
    {
        Scales = PackDocumentReader.Each(map.Maps("scales"), ReadScale),
        Mappings = PackDocumentReader.Each(map.Maps("mappings"), ReadMapping),
        Results = PackDocumentReader.Each(map.Maps("results"), ReadResult),
        Scores = PackDocumentReader.Each(map.Maps("scores"), scores.ReadScore),
        Scorecard = map.Take("scorecard") is { } scorecard ? scores.ReadScorecard(scorecard) : null,
        Tree = map.Take("tree") is { } tree ? new TreeReader(findings).Read(tree) : null,
        Limits = PackDocumentReader.Each(map.Maps("limits"), scores.ReadLimit),
    };

    private WrittenScale? ReadScale(MapReader map)
    {
        if (map.RequireText("id", "id: enterprise-credit-risk") is not { } id)
        {
            return null;
        }

        var source = PackDocumentReader.Source(map, id.Content);
        return new(id, map.RequireWords("title"), ReadSteps(map, source) ?? RefuseNoSteps(map), source, ExampleStatus.Read(map, findings));
    }

    private static List<WrittenStep> RefuseNoSteps(MapReader map)
    {
        map.Missing("steps", "steps: [{letter: A, name: {zh: 低风险, en: low risk}}]");
        return [];
    }

    /// <summary>Steps of a scale; one without a source of its own has the scale's.</summary>
    private static List<WrittenStep>? ReadSteps(MapReader map, WrittenSource scale) =>
        map.Maps("steps") is { } steps
            ? PackDocumentReader.Each(steps, step =>
            {
                var name = step.RequireWords("name");
                var own = PackDocumentReader.Source(step, scale.Owner);
                return step.RequireText("letter", "letter: A") is { } letter ? new WrittenStep(letter, name, own.Text is null ? scale : own) : null;
            })
            : null;

    private WrittenMapping? ReadMapping(MapReader map) =>
        map.RequireText("id", "id: five-to-four") is { } id
            ? new(
                id,
                map.RequireWords("title"),
                map.RequireText("from", "from: chongqing-public-credit"),
                map.RequireText("to", "to: enterprise-credit-comprehensive"),
                ReadMappedSteps(map),
                PackDocumentReader.Source(map, id.Content),
                ExampleStatus.Read(map, findings))
            : null;

    private static List<WrittenMappedStep> ReadMappedSteps(MapReader map)
    {
        if (map.Maps("steps") is not { } steps)
        {
            map.Missing("steps", "steps: [{from: A, to: A}]");
            return [];
        }

        return PackDocumentReader.Each(steps, step =>
        {
            var from = step.RequireText("from", "from: A");
            var to = step.RequireText("to", "to: A");
            var isLossy = step.Flag("lossy") is true;
            return from is null || to is null ? null : new WrittenMappedStep(from, to, isLossy);
        });
    }

    private WrittenResult? ReadResult(MapReader map)
    {
        if (map.RequireText("id", "id: public") is not { } id)
        {
            return null;
        }

        var source = PackDocumentReader.Source(map, id.Content);
        return new()
        {
            Id = id,
            Title = map.RequireWords("title"),
            Pack = map.Text("pack"),
            Received = map.Text("received"),
            Issuer = map.Words("issuer"),
            Steps = ReadSteps(map, source),
            Mapping = map.Text("mapping"),
            Valid = map.Text("valid"),
            Source = source,
            IsExample = ExampleStatus.Read(map, findings),
        };
    }
}
