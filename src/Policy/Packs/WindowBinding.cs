namespace Xinheng.Policy.Packs;

/// <summary>Reads stretches of time.</summary>
internal static class WindowBinding
{
    private static readonly Dictionary<string, WindowKind> Windows = new()
    {
        ["cycle"] = WindowKind.Cycle,
        ["as_of"] = WindowKind.AsOf,
        ["ever"] = WindowKind.Ever,
    };

    private static readonly Dictionary<string, WindowKind> LengthWindows = new()
    {
        ["days"] = WindowKind.Days,
        ["months"] = WindowKind.Months,
        ["years"] = WindowKind.Years,
        ["calendar_years"] = WindowKind.CalendarYears,
    };

    /// <summary>The stretch with its length as written; all time when there is none.</summary>
    public static (WindowKind Kind, WrittenText? Length) Bind(WrittenNode? written, PackFindings findings)
    {
        switch (written)
        {
            case null:
                return (WindowKind.Ever, null);
            case WrittenText text:
                return (Choice.Of(text, "within", Windows, WindowKind.Ever, findings), null);
            case WrittenMap { Entries: [{ Value: WrittenText length } entry] }:
                return (Choice.Of(entry.Key, "within", LengthWindows, WindowKind.Days, findings), length);
            default:
                findings.Add("PK-011", written.Span, "within", PackYaml.Kind(written), new LocalText("cycle、as_of、ever 或 {months: 12}", "cycle, as_of, ever or {months: 12}"));
                return (WindowKind.Ever, null);
        }
    }

    /// <summary>The unit a length is counted in; null for a kind without a length.</summary>
    public static string? UnitOf(WindowKind kind) => kind switch
    {
        WindowKind.Days => "days",
        WindowKind.Months => "months",
        WindowKind.Years or WindowKind.CalendarYears => "years",
        WindowKind.Cycle or WindowKind.AsOf or WindowKind.Ever => null,
    };
}
