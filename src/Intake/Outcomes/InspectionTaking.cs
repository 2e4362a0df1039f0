using System.Text.Json;
using Xinheng.Intake.Layouts;
using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Intake.Outcomes;

/// <summary>Takes inspections that the platform holds, one by one.</summary>
/// <param name="choice">Which.</param>
/// <param name="today">Later days are troubles.</param>
internal sealed class InspectionTaking(InspectionChoice choice, DateOnly today)
{
    private const int BodiesNamed = 10;

    private readonly List<Inspection> taken = [];
    private readonly OutcomeTroubles troubles = new();
    private readonly OutcomeStrata strata = new();
    private readonly Dictionary<string, int> bodies = new(StringComparer.Ordinal);
    private readonly string? department = choice.Department is { } written && HeaderText.Normal(written) is { Length: > 0 } name ? name : choice.Department;

    /// <summary>Inspections seen that are asked for.</summary>
    public int Read { get; private set; }

    /// <summary>Whether there are more than can be taken: no further one is needed.</summary>
    public bool IsFull => Read > OutcomeReading.MostRows;

    /// <summary>Takes one, or tells why it is no outcome.</summary>
    public void Take(RecordOfKind one)
    {
        var body = one.Record.Issuer ?? string.Empty;
        bodies[body] = bodies.GetValueOrDefault(body) + 1;
        if (department is not null && HeaderText.Normal(body) != department)
        {
            return;
        }

        Read++;
        var found = LayoutCatalogue.FindRecordKind(one.Record.Kind)?.Found;
        if (TroubleOf(one.Record, found, today) is { } trouble)
        {
            troubles.Tell(trouble, one.Record.Number.Value, null, one.SubjectKey);
            return;
        }

        var (probability, stratum) = Drawn(one);
        taken.Add(new Inspection(one.Record.Number.Value, one.SubjectKey, one.Record.Happened, found is true, probability, strata.Of(stratum)));
    }

    /// <summary>What was taken.</summary>
    public InspectionsHeld Held()
    {
        List<InspectingBody> named = [.. bodies.Select(body => new InspectingBody(body.Key, body.Value)).OrderByDescending(body => body.Inspections).ThenBy(body => body.Name, StringComparer.Ordinal)];
        if (IsFull)
        {
            return new InspectionsHeld(new OutcomeFile { Read = 0, Rows = [], Troubles = [], Refusal = OutcomeMessages.Refusal("BT-006", $"{OutcomeReading.MostRows:N0}") }, named);
        }

        // As in a file: where one has a probability, every one needs it.
        var isWeighted = taken.Exists(one => one.Probability is not null);
        var rows = new List<OutcomeRow>(taken.Count);
        foreach (var one in taken)
        {
            var (value, trouble) = isWeighted ? OutcomeCells.Probability(one.Probability) : (0, null);
            if (trouble is not null)
            {
                troubles.Tell(trouble, one.Row, null, one.Probability is { } shown ? OutcomeCells.Shown(shown) : one.Code);
                continue;
            }

            rows.Add(new OutcomeRow(one.Row, one.Code, one.Day, one.Found, isWeighted ? value : null, one.Stratum));
        }

        return new InspectionsHeld(new OutcomeFile { Read = Read, Rows = rows, Troubles = troubles.All(), Refusal = RefusalOf(rows.Count, named) }, named);
    }

    private OutcomeRefusal? RefusalOf(int rows, List<InspectingBody> named)
    {
        if (department is not null && Read == 0 && named.Count > 0)
        {
            var refusal = OutcomeMessages.Refusal("BT-008", OutcomeCells.Shown(choice.Department));
            var known = named.Where(body => body.Name.Length > 0).Take(BodiesNamed).Select(body => body.Name).ToList();
            return known.Count == 0 ? refusal
                : refusal with { Expected = new LocalText($"有检查的机关之一：{string.Join("、", known)}", $"one of the bodies that inspected: {string.Join(", ", known)}") };
        }

        return strata.AreTooMany ? OutcomeMessages.Refusal("BT-005", $"{OutcomeReading.MostStrata}")
            : rows == 0 ? OutcomeMessages.Refusal("BT-007", Days())
            : null;
    }

    private string Days() => $"{choice.From?.ToString("yyyy-MM-dd") ?? "…"} – {choice.Through?.ToString("yyyy-MM-dd") ?? "…"}";

    private static string? TroubleOf(CreditRecord record, bool? found, DateOnly today) =>
        record.Standing is RecordStanding.Withdrawn ? "BT-109"
        : record.Happened > today ? "BT-106"
        : found is null ? "BT-110"
        : null;

    private static (string? Probability, string? Stratum) Drawn(RecordOfKind one)
    {
        if (LayoutCatalogue.OfRecordKind(one.Record.Kind) is not { } layout)
        {
            return (null, null);
        }

        using var content = JsonDocument.Parse(one.Content);
        return (Text("probability"), Text("stratum"));

        string? Text(string role) =>
            layout.Fields.FirstOrDefault(field => field.Role == role) is { } field && content.RootElement.TryGetProperty(field.Id, out var value) ? value.GetString() : null;
    }

    private sealed record Inspection(long Row, string Code, DateOnly Day, bool Found, string? Probability, string? Stratum);
}
