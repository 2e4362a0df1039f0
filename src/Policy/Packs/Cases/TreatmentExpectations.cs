using Xinheng.Policy.Packs.Tables;
using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Cases;

/// <summary>Reads what a case expects of a treatment: the rule's name, or a mapping of what follows.</summary>
internal sealed class TreatmentExpectations(CaseScope scope)
{
    /// <summary>What is expected of a treatment; null, with a finding, when it cannot be read.</summary>
    public Expected? Read(MapReader parts, WrittenText key, Treatment treatment)
    {
        var read = parts.Take(key.Content) is WrittenMap written && MapReader.Open(written, key.Content, scope.Findings) is { } map
            ? OfParts(map, treatment)
            : parts.Text(key.Content) is { } rule ? Ruled(rule, treatment) : null;
        return read is null ? null : new Expected.Treated(treatment.Id, read, key.Span);
    }

    private ExpectedTreatment? Ruled(WrittenText rule, Treatment treatment)
    {
        if (CaseChoices.Review.Any(word => rule.Content == word.Id || CaseScope.Is(rule, word.Title)))
        {
            return new() { IsForReview = true };
        }

        List<NamedValue> known = [.. treatment.Rules.Select(one => new NamedValue(one.Id, one.Title)), .. CaseChoices.Review];
        return scope.Named(rule, known, "规则") is { } id ? new() { Rule = id } : null;
    }

    private ExpectedTreatment OfParts(MapReader map, Treatment treatment)
    {
        var ruled = map.Text("规则", "rule") is { } rule ? Ruled(rule, treatment) : null;
        var expected = (ruled ?? new()) with
        {
            Sampling = scope.Choose(map.Text("抽查", "sampling"), TableChoices.Samplings, "抽查"),
            Ratio = scope.Number(map.Text("抽查比例", "ratio"), "抽查比例", CaseUnit.Percent),
            Times = scope.Number(map.Text("每年次数", "times"), "每年次数", CaseUnit.Times),
            Visits = scope.Choose(map.Text("现场检查", "visits"), TableChoices.VisitKinds, "现场检查"),
            Measures = map.Texts("措施", "measures")?.Select(one => scope.Entry(one, scope.Pack.Tables.Measures, "措施")?.Id).OfType<string>().ToList(),
            Exceptions = map.Texts("例外", "except")?.Select(one => scope.Word(one, TableChoices.Exceptions, "例外")).OfType<string>().ToList(),
        };
        if (!map.Keys.Any())
        {
            scope.Findings.Add("PK-090", map.Span);
        }

        map.Close();
        return expected;
    }
}
