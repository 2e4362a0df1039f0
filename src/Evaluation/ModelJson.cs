using System.Text.Json;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation;

/// <summary>Writes what models gave. Members that a pack without models would have no use for are left out.</summary>
internal static class ModelJson
{
    /// <summary>The members of an explanation that come from models, behind all others.</summary>
    public static void Write(Utf8JsonWriter json, Explanation explanation)
    {
        if (explanation.Results.Count > 0)
        {
            ExplanationJson.Items(json, "results", explanation.Results, Result);
        }

        if (explanation.Scores.Count > 0)
        {
            ExplanationJson.Items(json, "scores", explanation.Scores, Score);
        }

        if (explanation.Total is { } total)
        {
            json.WriteStartObject("score");
            Total(json, total);
            json.WriteEndObject();
        }

        if (explanation.Limits.Count > 0)
        {
            ExplanationJson.Items(json, "limits", explanation.Limits, Limit);
        }

        if (explanation.IsSuspended is { } isSuspended)
        {
            json.WriteBoolean("suspended", isSuspended);
        }
    }

    private static void Result(Utf8JsonWriter json, ResultTrace trace)
    {
        json.WriteString("id", trace.Result.Id);
        ExplanationJson.Text(json, "title", trace.Result.Title);
        json.WriteString("scheme", trace.Result.Scale.Id);
        json.WriteString("pack", trace.Result.Pack?.Id);
        json.WriteString("version", trace.Result.Pack?.Version);
        json.WriteString("code", trace.Code);
        json.WriteString("given", trace.Given);
        json.WriteString("letter", trace.Letter);
        Value(json, "score", trace.Score);
        ExplanationJson.Day(json, "day", trace.Day);
        json.WriteString("issuer", trace.Issuer);
        json.WriteString("mapping", trace.Result.Mapping?.Id);
        ExplanationJson.Source(json, trace.Result.Source);
    }

    private static void Score(Utf8JsonWriter json, ScoreTrace trace)
    {
        json.WriteString("id", trace.Score.Id);
        ExplanationJson.Text(json, "title", trace.Score.Title);
        Value(json, "measured", trace.Measured);
        Value(json, "points", trace.Points);
        ExplanationJson.Source(json, trace.Score.Source);
    }

    private static void Total(Utf8JsonWriter json, TotalTrace total)
    {
        Value(json, "value", total.Score);
        if (total.Base is { } start)
        {
            Value(json, "base", start);
            Number(json, "sum", total.Sum);
            ExplanationJson.Items(json, "items", total.Items, Item);
        }
        else
        {
            ExplanationJson.Items(json, "nodes", total.Nodes, Node);
        }
    }

    private static void Item(Utf8JsonWriter json, ItemTrace trace)
    {
        json.WriteString("id", trace.Item.Id);
        ExplanationJson.Text(json, "title", trace.Item.Title);
        Value(json, "points", trace.Points);
        Number(json, "uncapped", trace.Uncapped);
        ExplanationJson.Items(json, "records", trace.Records, static (inner, record) =>
        {
            inner.WriteNumber("record", record.Record);
            Number(inner, "points", record.Points);
            Number(inner, "comeBack", record.ComeBack);
        });
        ExplanationJson.Source(json, trace.Item.Source);
    }

    private static void Node(Utf8JsonWriter json, NodeTrace trace)
    {
        json.WriteString("id", trace.Node.Id);
        ExplanationJson.Text(json, "title", trace.Node.Title);
        json.WriteNumber("depth", trace.Depth);
        Number(json, "weight", trace.Node.Weight);
        Number(json, "share", trace.Share);
        Value(json, "value", trace.Value);
        json.WriteString("score", trace.Node.Score);
        ExplanationJson.Source(json, trace.Node.Source);
    }

    private static void Limit(Utf8JsonWriter json, LimitTrace trace)
    {
        json.WriteString("id", trace.Limit.Id);
        ExplanationJson.Text(json, "title", trace.Limit.Title);
        json.WriteString("kind", trace.Limit.Kind switch { LimitKind.AtLeast => "at-least", LimitKind.AtMost => "at-most" });
        json.WriteString("bound", trace.Limit.Letter);
        json.WriteString("when", trace.Limit.When.Text);
        ExplanationJson.Truth(json, "holds", trace.Holds);
        json.WriteString("from", trace.From);
        json.WriteString("to", trace.To);
        ExplanationJson.Source(json, trace.Limit.Source);
    }

    private static void Value(Utf8JsonWriter json, string name, Value value)
    {
        if (value is Value.Decimal number)
        {
            Number(json, name, number.Content);
            return;
        }

        json.WritePropertyName(name);
        ExplanationJson.Write(json, value);
    }

    /// <summary>A number without the zeros at its end, so that how it was computed does not show in its digits.</summary>
    private static void Number(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } present)
        {
            json.WriteNumber(name, present / 1.0000000000000000000000000000m);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
