using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Packs.Models;

/// <summary>Reads the expressions of a scorecard and checks that each item is either of records or of the subject.</summary>
internal sealed class ScorecardAssembly(
    PackVocabularies vocabularies, Vocabulary forGrades, IReadOnlyList<Parameter> parameters, PackFindings findings)
{
    private static readonly LocalText ForRecords = new(
        "逐条记录计分写 points（可有 where、within、recovery），按主体计一次分写 value。",
        "For points by record write points (with where, within, recovery); for points once for the subject write value.");

    /// <summary>The scorecard; null when there is none or it has no usable base.</summary>
    public Scorecard? Assemble(Laid<WrittenScorecard>? laid)
    {
        if (laid is not { Written: var written, Sources: var sources })
        {
            return null;
        }

        new IdChecks(findings).CheckNames(written.Items.Select(item => item.Id));
        var items = written.Items.Select(item => Assemble(item, sources)).ToList();
        var source = sources.Bind(written.Source);
        var start = Points(written.Base, "base");
        var least = Points(written.Least, "least");
        var most = Points(written.Most, "most");
        if (Literal(least) is { } low && Literal(most) is { } high && low > high)
        {
            findings.Add("PK-063", written.Most?.Span, "scorecard", high, low);
        }

        return start is null ? null : new()
        {
            Title = written.Title,
            Base = start,
            Least = least,
            Most = most,
            Items = items,
            Source = source,
            IsExample = written.IsExample,
        };
    }

    private ScorecardItem Assemble(WrittenItem written, SourceBinding sources)
    {
        CheckManner(written);
        var (kind, length) = WindowBinding.Bind(written.Within, findings);
        var span = ConditionText.Read(length, vocabularies.ForLengths(), ValueType.Int, findings);
        if (WindowBinding.UnitOf(kind) is { } unit)
        {
            UnitCheck.Report(span, unit, "within", parameters, findings);
        }

        return new()
        {
            Id = written.Id.Content,
            Title = written.Title,
            Points = NumberCondition.Read(written.Points, vocabularies.ForIndicators(), "points", findings),
            Where = ConditionText.Read(written.Where, vocabularies.ForIndicators(), ValueType.Bool, findings),
            Within = new(kind, span),
            Value = NumberCondition.Read(written.Value, forGrades, "value", findings),
            Cap = Points(written.Cap, "cap"),
            Recovery = written.Recovery is { } recovery ? Assemble(recovery) : null,
            Source = sources.Bind(written.Source),
            IsExample = written.IsExample,
        };
    }

    private void CheckManner(WrittenItem written)
    {
        if (written is { Points: null, Value: null })
        {
            findings.Add("PK-010", written.Id.Span, "points", "points: -10 / value: general_events * -2");
        }

        if (written.Value is null)
        {
            if (written is { Points: not null, Within: null })
            {
                findings.Add("PK-010", written.Id.Span, "within", "within: cycle");
            }

            return;
        }

        IEnumerable<(string Key, SourceSpan? Span)> misplaced =
        [
            ("points", written.Points?.Span), ("where", written.Where?.Span), ("within", written.Within?.Span),
            ("recovery", written.Recovery is null ? null : written.Recovery.Months?.Span ?? written.Id.Span),
        ];
        foreach (var (key, span) in misplaced.Where(one => one.Span is not null))
        {
            findings.Add("PK-030", span, key, "value", ForRecords);
        }
    }

    private Recovery? Assemble(WrittenRecovery written)
    {
        var months = ConditionText.Read(written.Months, vocabularies.ForLengths(), ValueType.Int, findings);
        UnitCheck.Report(months, "months", "recovery", parameters, findings);
        var share = NumberCondition.Read(written.Share, vocabularies.ForLengths(), "share", findings);
        UnitCheck.Report(share, "percent", "share", parameters, findings);
        CheckRange(months, 1, 1200, "months");
        CheckRange(share, 1, 100, "share");
        return months is null || share is null ? null : new(months, share);
    }

    private void CheckRange(Condition? written, decimal least, decimal most, string key)
    {
        foreach (var value in ValuesOf(written).Where(value => value < least || value > most))
        {
            findings.Add("PK-069", written?.Span, key, value, least, most);
        }
    }

    /// <summary>The value of a literal, or those a parameter has; none for a computation.</summary>
    private IEnumerable<decimal> ValuesOf(Condition? written) => written?.Root switch
    {
        Expression.Select { Target: Expression.Variable { Name: "params" } } select =>
            parameters.Where(parameter => parameter.Id == select.Field).SelectMany(parameter => parameter.Values)
                .Where(value => value.Value is Value.Int or Value.Decimal).Select(value => Computation.ToDecimal(value.Value)),
        not null when Literal(written) is { } value => [value],
        _ => [],
    };

    private static decimal? Literal(Condition? written) =>
        written?.Root is Expression.Literal { Value: Value.Int or Value.Decimal } literal ? Computation.ToDecimal(literal.Value) : null;

    private Condition? Points(WrittenText? written, string key)
    {
        var read = NumberCondition.Read(written, vocabularies.ForLengths(), key, findings);
        UnitCheck.Report(read, "points", key, parameters, findings);
        return read;
    }
}
