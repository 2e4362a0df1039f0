using System.Globalization;
using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Packs;

/// <summary>Turns a parameter's written values into typed ones and checks its periods.</summary>
internal sealed class ParameterBinding(SourceBinding sources, IReadOnlyList<NamedValue> kinds, PackFindings findings)
{
    private static readonly string[] Units =
        ["records", "days", "working-days", "months", "years", "fen", "percent", "points", "steps", "times", "day-of-month"];

    /// <summary>The parameter; where nothing usable was written it holds 0, and the finding is reported.</summary>
    public Parameter Bind(WrittenParameter written)
    {
        if (written.Unit is { } unit && !Units.Contains(unit.Content))
        {
            findings.Add("PK-013", unit.Span, unit.Content, "unit", Advice.For(unit.Content, Units));
        }

        if (written.Among is { } among && !ClosedSets.Names.Contains(among.Content))
        {
            findings.Add("PK-013", among.Span, among.Content, "among", Advice.For(among.Content, ClosedSets.Names));
        }

        var values = new List<DatedValue>();
        foreach (var value in written.Values)
        {
            AddValue(written, value, values);
        }

        var by = Choice.Of(written.By, "by", PackChoices.Datings, DatedBy.Evaluation, findings);
        if (by is DatedBy.Record && values is [{ From: { } from, Span: var span }, ..])
        {
            findings.Add("PK-034", span, written.Id.Content, $"{from:yyyy-MM-dd}");
        }

        return new(written.Id.Content, written.Title, written.Unit?.Content, values is [] ? [new(null, new Value.Int(0), new("?", "?"))] : values)
        {
            Among = written.Among?.Content,
            By = by,
            Span = written.Id.Span,
        };
    }

    private void AddValue(WrittenParameter written, WrittenValue value, List<DatedValue> values)
    {
        var source = sources.Bind(value.Source);
        if (Read(value.Value, written) is not { } content)
        {
            return;
        }

        if (values.LastOrDefault() is { } before)
        {
            if (value.From is null || value.From <= before.From)
            {
                findings.Add("PK-025", value.Value.Span, written.Id.Content, $"{value.From:yyyy-MM-dd}");
            }

            if (PackVocabularies.TypeOf(before.Value) != PackVocabularies.TypeOf(content))
            {
                findings.Add("PK-023", value.Value.Span, written.Id.Content, (value.Value as WrittenText)?.Content ?? "[…]");
            }
        }

        values.Add(new(value.From, content, source) { IsExample = value.IsExample, Span = value.Value.Span });
    }

    private Value? Read(WrittenNode node, WrittenParameter written) => node switch
    {
        WrittenText text => ReadScalar(text, written),
        WrittenList list => ReadList(list, written),
        _ => Refuse(node),
    };

    private Value? Refuse(WrittenNode node)
    {
        findings.Add("PK-011", node.Span, "value", PackYaml.Kind(node), new LocalText("一个值或值的列表", "a value or a list of values"));
        return null;
    }

    private Value.List? ReadList(WrittenList list, WrittenParameter written)
    {
        var items = new List<Value>();
        foreach (var item in list.Items)
        {
            if (item is not WrittenText text)
            {
                Refuse(item);
            }
            else if (ReadScalar(text, written) is { } value)
            {
                if (items.Count > 0 && PackVocabularies.TypeOf(items[0]) != PackVocabularies.TypeOf(value))
                {
                    findings.Add("PK-023", text.Span, written.Id.Content, text.Content);
                }

                items.Add(value);
            }
        }

        return new(items);
    }

    private Value? ReadScalar(WrittenText text, WrittenParameter written)
    {
        if (text is { Content: "", IsPlain: true })
        {
            return Refuse(text);
        }

        if (ClosedSets.Find(written.Among?.Content, kinds) is { } set)
        {
            CheckMember(text, written, set);
            return new Value.Text(text.Content);
        }

        return text.IsPlain ? Plain(text.Content) : new Value.Text(text.Content);
    }

    private void CheckMember(WrittenText text, WrittenParameter written, IReadOnlyList<NamedValue> set)
    {
        if (set.All(value => value.Id != text.Content))
        {
            findings.Add("PK-013", text.Span, text.Content, written.Id.Content, Advice.For(text.Content, [.. set.Select(value => value.Id)]));
        }
    }

    private static Value Plain(string text) => text switch
    {
        "true" => Value.Bool.True,
        "false" => Value.Bool.False,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, null, out var whole) => new Value.Int(whole),
        _ when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, null, out var number) => new Value.Decimal(number),
        _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) => new Value.Date(day),
        _ => new Value.Text(text),
    };
}
