using System.Globalization;
using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs.Models;
using Xinheng.Policy.Tables;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Packs.Tables;

/// <summary>The whole pack, as far as the entries of tables may name it.</summary>
/// <param name="bound">The pack.</param>
/// <param name="models">Its results and mappings, and what conditions may name.</param>
/// <param name="onGrades">What grade rules may name.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class TableScope(BoundPack bound, ModelAssembly models, Vocabulary onGrades, PackFindings findings)
{
    private const string OfParameters = "params.";

    /// <summary>Takes what is wrong.</summary>
    public PackFindings Findings => findings;

    public IReadOnlyList<string> Kinds { get; } = [.. bound.Kinds.Select(kind => kind.Id)];

    public IReadOnlyList<string> Measures { get; } = [.. bound.Tables.Measures.Select(entry => entry.Id)];

    public IReadOnlyList<string> Channels { get; } = [.. bound.Tables.Channels.Select(entry => entry.Id)];

    public IReadOnlyList<string> Masks { get; } = [.. bound.Tables.Masks.Select(entry => entry.Id)];

    public IReadOnlyList<string> Duties { get; } = [.. bound.Tables.Duties.Select(entry => entry.Id)];

    public IReadOnlyList<string> Rulings { get; } = [.. bound.Rulings.Select(ruling => ruling.Id)];

    /// <summary>What gives grades: the pack's own scheme and the results it takes.</summary>
    public IReadOnlyList<string> Grades { get; } = [.. models.Results.Select(result => result.Id), .. bound.Scheme is { } scheme ? [scheme.Id] : Array.Empty<string>()];

    public IReadOnlyList<string> Mappings { get; } = [.. models.Mappings.Select(mapping => mapping.Id)];

    /// <summary>A condition on a record; null when none was written or it is wrong.</summary>
    public Condition? OnRecord(WrittenText? text) => ConditionText.Read(text, models.Vocabularies.ForRecords(), ValueType.Bool, findings);

    /// <summary>A condition on what grade rules may name; null when none was written or it is wrong.</summary>
    public Condition? OnGrades(WrittenText? text) => ConditionText.Read(text, onGrades, ValueType.Bool, findings);

    /// <summary>An id that must be among those known; null when none was written.</summary>
    public string? Id(WrittenText? text, string key, IReadOnlyList<string> known)
    {
        if (text is not null && !known.Contains(text.Content))
        {
            findings.Add("PK-013", text.Span, text.Content, key, Advice.For(text.Content, known));
        }

        return text?.Content;
    }

    /// <summary>Ids that must be among those known, each once.</summary>
    public IReadOnlyList<string> Ids(IReadOnlyList<WrittenText> texts, string key, IReadOnlyList<string> known)
    {
        foreach (var same in texts.GroupBy(text => text.Content).Where(same => same.Skip(1).Any()))
        {
            var first = same.First().Span;
            findings.Add("PK-015", same.Last().Span, same.Key, first.File, first.Line);
        }

        return [.. texts.Select(text => Id(text, key, known)).OfType<string>().Distinct()];
    }

    /// <summary>A number in place or of a parameter; null when none was written or it is wrong.</summary>
    public Quantity? Number(WrittenText? text, QuantityForm form)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Content.StartsWith(OfParameters, StringComparison.Ordinal))
        {
            return OfParameter(text, form);
        }

        if (form.OwnUnit is not { } unit || !decimal.TryParse(text.Content, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, null, out var number))
        {
            findings.Add("PK-080", text.Span, text.Content, form.Key, form.Example);
            return null;
        }

        return Check(number, text, form) ? new(number, null, unit) : null;
    }

    private Quantity? OfParameter(WrittenText text, QuantityForm form)
    {
        var id = text.Content[OfParameters.Length..];
        if (bound.Parameters.FirstOrDefault(known => known.Id == id) is not { } parameter)
        {
            findings.Add("PK-013", text.Span, text.Content, form.Key, Advice.For(text.Content, [.. bound.Parameters.Select(known => OfParameters + known.Id)]));
            return null;
        }

        if (!form.Units.Contains(parameter.Unit ?? string.Empty))
        {
            findings.Add("PK-081", text.Span, form.Key, text.Content, parameter.Unit ?? "—", string.Join(", ", form.Units.Where(unit => unit.Length > 0)));
            return null;
        }

        if (parameter.By is DatedBy.Record && !form.IsOfRecord)
        {
            findings.Add("PK-035", text.Span, parameter.Id, form.Key);
            return null;
        }

        var isSound = parameter.Values.Aggregate(true, (sound, value) => Check(NumberOf(value.Value), text, form) && sound);
        return isSound ? new(null, parameter, string.IsNullOrEmpty(parameter.Unit) ? form.OwnUnit ?? form.Units[0] : parameter.Unit) : null;
    }

    private bool Check(decimal? number, WrittenText text, QuantityForm form)
    {
        if (number is { } known && form.Allows(known))
        {
            return true;
        }

        LocalText kind = form.IsWhole ? new("整数", "whole number") : new("数", "number");
        LocalText least = form.IsPositive ? new("大于 0", "more than 0") : new("不小于 0", "0 or more");
        findings.Add("PK-082", text.Span, text.Content, form.Key, number?.ToString() ?? "—", kind, least, form.Most);
        return false;
    }

    private static decimal? NumberOf(Value value) => value switch
    {
        Value.Int whole => whole.Content,
        Value.Decimal number => number.Content,
        _ => null,
    };
}
