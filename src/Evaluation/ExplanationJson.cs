using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation;

/// <summary>Writes an explanation as JSON: the same explanation gives the same bytes at any time and on any machine.</summary>
public static class ExplanationJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The explanation as UTF-8 JSON: members in a fixed order, those a pack has no use for left out, dates as <c>yyyy-MM-dd</c>, texts as objects of
    /// <c>zh</c> and <c>en</c>, values as JSON's own (an error as an object with its <c>error</c> code).
    /// Not escaped for use inside HTML.
    /// </summary>
    public static byte[] Write(Explanation explanation)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("subject", explanation.Subject);
            json.WriteString("scheme", explanation.Scheme);
            Day(json, "asOf", explanation.AsOf);
            json.WriteString("letter", explanation.Letter);
            Number(json, "rule", explanation.Rule?.Number);
            Items(json, "rules", explanation.Rules, Rule);
            Items(json, "indicators", explanation.Indicators, Indicator);
            Items(json, "records", explanation.Records, Record);
            Items(json, "parameters", explanation.Parameters, Parameter);
            Items(json, "questions", explanation.Questions, Question);
            Change(json, explanation.NextChange);
            Items(json, "ways", explanation.Ways, Way);
            ModelJson.Write(json, explanation);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Indicator values as a compact JSON array in the pack's order.</summary>
    public static string WriteValues(IReadOnlyList<Value> values)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var value in values)
            {
                Write(json, value);
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Rule(Utf8JsonWriter json, RuleTrace trace)
    {
        json.WriteNumber("number", trace.Rule.Number);
        json.WriteString("letter", trace.Rule.Letter);
        Text(json, "title", trace.Rule.Title);
        json.WriteString("when", trace.Rule.When.Text);
        Source(json, trace.Rule.Source);
        json.WriteString("ruling", trace.Rule.Ruling);
        Truth(json, "holds", trace.Holds);
        Items(json, "atoms", trace.Atoms, static (inner, atom) =>
        {
            inner.WriteString("text", atom.Text);
            inner.WriteString("seen", atom.Seen);
            Truth(inner, "holds", atom.Holds);
        });
    }

    private static void Indicator(Utf8JsonWriter json, IndicatorTrace trace)
    {
        json.WriteString("id", trace.Indicator.Id);
        Text(json, "title", trace.Indicator.Title);
        json.WritePropertyName("value");
        Write(json, trace.Value);
        Day(json, "from", trace.From);
        Source(json, trace.Indicator.Source);
        Numbers(json, trace.Records);
    }

    private static void Record(Utf8JsonWriter json, RecordTrace trace)
    {
        var facts = trace.Record;
        json.WriteNumber("record", facts.Record);
        json.WriteString("kind", facts.Kind);
        Day(json, "happened", facts.Happened);
        Day(json, "until", facts.Until);
        json.WriteString("standing", facts.Standing);
        json.WriteStartArray("penalties");
        foreach (var penalty in facts.Penalties)
        {
            json.WriteStringValue(penalty);
        }

        json.WriteEndArray();
        json.WriteString("graveConsequence", facts.GraveConsequence);
        Number(json, "amountFen", facts.AmountFen);
        json.WriteString("issuer", facts.Issuer);
        json.WriteString("document", facts.Document);
        json.WriteString("summary", facts.Summary);
        json.WriteString("effect", trace.Effect);
        Source(json, trace.EffectSource);
        json.WriteBoolean("counted", trace.Counted);
        json.WriteString("reasonCode", trace.ReasonCode);
        Text(json, "reason", trace.Reason);
        Day(json, "stopsCounting", trace.StopsCounting);
        if (trace.Values.Count > 0)
        {
            Items(json, "values", trace.Values, Parameter);
        }
    }

    private static void Parameter(Utf8JsonWriter json, ParameterTrace trace)
    {
        json.WriteString("id", trace.Parameter.Id);
        Text(json, "title", trace.Parameter.Title);
        json.WriteString("unit", trace.Parameter.Unit);
        json.WritePropertyName("value");
        Write(json, trace.Value.Value);
        Day(json, "from", trace.Value.From);
        Source(json, trace.Value.Source);
    }

    private static void Question(Utf8JsonWriter json, OpenQuestion question)
    {
        json.WriteString("code", question.Code);
        Text(json, "text", question.Text);
        Numbers(json, question.Records);
        Source(json, question.Source);
    }

    private static void Change(Utf8JsonWriter json, NextChange? change)
    {
        if (change is null)
        {
            json.WriteNull("nextChange");
            return;
        }

        json.WriteStartObject("nextChange");
        Day(json, "on", change.On);
        json.WriteString("letter", change.Letter);
        json.WriteString("cause", change.Cause);
        if (change.IsSuspended is { } isSuspended)
        {
            json.WriteBoolean("suspended", isSuspended);
        }

        json.WriteEndObject();
    }

    private static void Way(Utf8JsonWriter json, Way way)
    {
        json.WriteString("letter", way.Letter);
        Day(json, "earliest", way.Earliest);
        Items(json, "steps", way.Steps, static (inner, step) =>
        {
            inner.WriteString("kind", step.Kind);
            Number(inner, "record", step.Record);
            Text(inner, "text", step.Text);
            Day(inner, "from", step.From);
            Source(inner, step.Source);
        });
    }

    internal static void Items<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void Write(Utf8JsonWriter json, Value value)
    {
        switch (value)
        {
            case Value.Bool truth:
                json.WriteBooleanValue(truth.Content);
                break;
            case Value.Int whole:
                json.WriteNumberValue(whole.Content);
                break;
            case Value.Decimal number:
                json.WriteNumberValue(number.Content);
                break;
            case Value.Text text:
                json.WriteStringValue(text.Content);
                break;
            case Value.Date date:
                json.WriteStringValue(Iso(date.Content));
                break;
            case Value.Duration length:
                json.WriteStringValue(length.ToIsoText());
                break;
            case Value.List list:
                json.WriteStartArray();
                foreach (var item in list.Content)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case Value.Error error:
                json.WriteStartObject();
                json.WriteString("error", error.Code);
                json.WriteEndObject();
                break;
            case Value.Null:
                json.WriteNullValue();
                break;
        }
    }

    internal static void Text(Utf8JsonWriter json, string name, LocalText text)
    {
        json.WriteStartObject(name);
        json.WriteString("zh", text.Zh);
        json.WriteString("en", text.En);
        json.WriteEndObject();
    }

    internal static void Source(Utf8JsonWriter json, SourceReference? source)
    {
        if (source is null)
        {
            json.WriteNull("source");
            return;
        }

        json.WriteStartObject("source");
        json.WriteString("document", source.Document);
        json.WriteString("article", source.Article);
        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, IReadOnlyList<long> records)
    {
        json.WriteStartArray("records");
        foreach (var record in records)
        {
            json.WriteNumberValue(record);
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } present)
        {
            json.WriteNumber(name, present);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    internal static void Truth(Utf8JsonWriter json, string name, bool? truth)
    {
        if (truth is { } present)
        {
            json.WriteBoolean(name, present);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    internal static void Day(Utf8JsonWriter json, string name, DateOnly? day)
    {
        if (day is { } present)
        {
            json.WriteString(name, Iso(present));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd");
}
