using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Packs.Models;

/// <summary>Reads how a value becomes points: by bands, on straight lines, or by a table.</summary>
/// <param name="score">The score as written.</param>
/// <param name="of">What is brought to points; null when it could not be read.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class ScoreShapeReading(WrittenScore score, Expression? of, PackFindings findings)
{
    /// <summary>The shape; null, with findings, when there is none that can be used.</summary>
    public ScoreShape? Read()
    {
        IReadOnlyList<WrittenLine>?[] given = [score.Bands, score.Linear, score.Table];
        if (given.Count(lines => lines is not null) != 1)
        {
            findings.Add("PK-066", score.Id.Span, score.Id.Content);
            return null;
        }

        if (given.Any(lines => lines is { Count: 0 }))
        {
            findings.Add("PK-010", score.Id.Span, score.Bands is not null ? "bands" : score.Linear is not null ? "linear" : "table", "bands: [{to: 0, score: 100}, {score: 60}]");
            return null;
        }

        if (score is { Table: null, Otherwise: { } otherwise })
        {
            findings.Add("PK-030", otherwise.Span, "otherwise", score.Bands is not null ? "bands" : "linear", new LocalText("otherwise 只用于 table。", "otherwise goes with table only."));
        }

        return score.Bands is { } bands ? ReadBands(bands)
            : score.Linear is { } points ? ReadPoints(points)
            : ReadTable(score.Table ?? []);
    }

    private ScoreShape.Bands? ReadBands(IReadOnlyList<WrittenLine> lines)
    {
        RequireNumber();
        var bands = new List<ScoreBand>();
        for (var at = 0; at < lines.Count; at++)
        {
            var to = NumberReading.Read(lines[at].Key, findings);
            if ((lines[at].Key is null) != (at == lines.Count - 1))
            {
                findings.Add("PK-061", lines[at].Span, score.Id.Content);
            }
            else if (to is { } bound && bands.Count > 0 && bound <= bands[^1].To)
            {
                findings.Add("PK-063", lines[at].Span, score.Id.Content, bound, bands[^1].To ?? bound);
            }

            bands.Add(new(to, NumberReading.Read(lines[at].Score, findings) ?? 0m));
        }

        return new(bands);
    }

    private ScoreShape.Linear? ReadPoints(IReadOnlyList<WrittenLine> lines)
    {
        RequireNumber();
        var points = new List<ScorePoint>();
        foreach (var line in lines)
        {
            if (line.Key is null)
            {
                findings.Add("PK-010", line.Span, "at", "at: 0");
                continue;
            }

            if (NumberReading.Read(line.Key, findings) is not { } at)
            {
                continue;
            }

            if (points.Count > 0 && at <= points[^1].At)
            {
                findings.Add("PK-063", line.Span, score.Id.Content, at, points[^1].At);
            }

            points.Add(new(at, NumberReading.Read(line.Score, findings) ?? 0m));
        }

        if (lines.Count < 2)
        {
            findings.Add("PK-068", score.Id.Span, score.Id.Content);
        }

        return points.Count < 2 ? null : new(points);
    }

    private void RequireNumber()
    {
        if (of is not null && !NumberCondition.IsNumber(of.Type))
        {
            findings.Add("PK-062", score.Of?.Span, "of", new LocalText(TypeNames.Zh(of.Type), TypeNames.En(of.Type)));
        }
    }

    private ScoreShape.Table? ReadTable(IReadOnlyList<WrittenLine> lines)
    {
        var entries = new List<ScoreEntry>();
        foreach (var line in lines)
        {
            if (line.Key is not { } key)
            {
                findings.Add("PK-010", line.Span, "is", "is: enterprise");
                continue;
            }

            if (ValueOf(key) is not { } value)
            {
                continue;
            }

            if (entries.Any(entry => entry.Is.Equals(value)))
            {
                findings.Add("PK-015", key.Span, key.Content, key.Span.File, lines.First(other => other.Key?.Content == key.Content).Span.Line);
            }

            entries.Add(new(value, NumberReading.Read(line.Score, findings) ?? 0m));
        }

        var otherwise = NumberReading.Read(score.Otherwise, findings);
        if (score.Otherwise is null && of is not null && !NamesAll(entries))
        {
            findings.Add("PK-010", score.Id.Span, "otherwise", "otherwise: 50");
        }

        return entries.Count == 0 ? null : new(entries, otherwise);
    }

    private IReadOnlyList<string>? Closed =>
        of is Expression.Select { Target.Type: ValueType.Shape shape } select ? shape.Fields[select.Field].Values : null;

    private bool NamesAll(List<ScoreEntry> entries) =>
        (of?.Type == ValueType.Bool && entries.Count >= 2)
        || (Closed is { } closed && closed.All(one => entries.Any(entry => entry.Is is Value.Text text && text.Content == one)));

    private Value? ValueOf(WrittenText key)
    {
        if (of is null)
        {
            return new Value.Text(key.Content);
        }

        if (of.Type == ValueType.Text && Closed is { } closed && !closed.Contains(key.Content))
        {
            findings.Add("PK-013", key.Span, key.Content, "is", Advice.For(key.Content, closed));
        }

        Value? value = of.Type switch
        {
            ValueType.Scalar { Kind: ScalarKind.Text } => new Value.Text(key.Content),
            ValueType.Scalar { Kind: ScalarKind.Bool } => key.Content is "true" or "false" ? Value.Bool.Of(key.Content is "true") : null,
            ValueType.Scalar { Kind: ScalarKind.Int } => long.TryParse(key.Content, out var whole) ? new Value.Int(whole) : null,
            ValueType.Scalar { Kind: ScalarKind.Decimal } => NumberReading.Read(key, findings) is { } number ? new Value.Decimal(number) : null,
            _ => null,
        };
        if (value is null)
        {
            findings.Add("PK-064", key.Span, key.Content, new LocalText(TypeNames.Zh(of.Type), TypeNames.En(of.Type)));
        }

        return value;
    }
}
