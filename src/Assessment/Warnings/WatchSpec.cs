using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xinheng.Assessment.Warnings;

/// <summary>Which passing of a threshold gives a warning. The numbers stand in the database.</summary>
public enum WatchDirection
{
    /// <summary>The value comes to the threshold or above it.</summary>
    Above = 1,

    /// <summary>The value falls below the threshold.</summary>
    Below = 2,

    /// <summary>The value passes the threshold either way.</summary>
    Crossing = 3,
}

/// <summary>How much a warning weighs. The numbers stand in the database.</summary>
public enum WatchSeverity
{
    /// <summary>Worth knowing.</summary>
    Low = 1,

    /// <summary>To be looked at.</summary>
    Medium = 2,

    /// <summary>To be looked at first.</summary>
    High = 3,
}

/// <summary>
/// What a department watches: an indicator of a pack against a threshold, or an entry of the pack's own table of
/// warnings, over which subjects, and what comes of it.
/// </summary>
/// <source id="liaoning-2022">第十三条</source>
public sealed record WatchSpec
{
    /// <summary>What it is called, 1 to 100 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The department that watches.</summary>
    public required string Department { get; init; }

    /// <summary>The pack whose indicator or warning it is.</summary>
    public required string Pack { get; init; }

    /// <summary>Id of the indicator; null when an entry is given.</summary>
    public string? Indicator { get; init; }

    /// <summary>The threshold of the indicator; true counts as 1, false as 0.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>Which passing counts; of an entry of the pack: that its condition comes to hold.</summary>
    public WatchDirection Direction { get; init; } = WatchDirection.Above;

    /// <summary>Id of a warning of the pack's own table; null when an indicator is given.</summary>
    public string? Entry { get; init; }

    /// <summary>A division code or its beginning; null: everywhere.</summary>
    public string? Division { get; init; }

    /// <summary>An industry code or its beginning; null: every industry.</summary>
    public string? Industry { get; init; }

    /// <summary>A tag subjects must bear, such as <c>key-field:food</c>; null: any or none.</summary>
    public string? Tag { get; init; }

    /// <summary>For how many days after a warning the same subject gets none by this rule, 0 to 3,660; null: as the pack's entry says, else 0.</summary>
    public int? CoolDownDays { get; init; }

    /// <summary>How much a warning weighs.</summary>
    public WatchSeverity Severity { get; init; } = WatchSeverity.Medium;

    /// <summary>Within how many days a warning is to be closed, 1 to 3,660; null: no day is set.</summary>
    public int? DueDays { get; init; }

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>As it is kept.</summary>
    internal string Write() => JsonSerializer.Serialize(this, Options);

    /// <summary>As it was kept.</summary>
    internal static WatchSpec Read(string kept) =>
        JsonSerializer.Deserialize<WatchSpec>(kept, Options) ?? throw new InvalidOperationException("A rule that watches was kept as null.");
}
