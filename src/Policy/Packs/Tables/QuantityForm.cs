namespace Xinheng.Policy.Packs.Tables;

/// <summary>What a number of a table may be.</summary>
/// <param name="Key">The key it stands at.</param>
/// <param name="Units">Units it may be in; an empty one: a parameter without a unit will do.</param>
/// <param name="Most">Greatest value.</param>
internal sealed record QuantityForm(string Key, IReadOnlyList<string> Units, decimal Most)
{
    /// <summary>A time limit.</summary>
    public static readonly QuantityForm Limit = new("limit", ["working-days", "days", "months", "years"], 3650) { Example = "limit: params.objection_days" };

    /// <summary>A length in months.</summary>
    public static readonly QuantityForm Months = new("months", ["months"], 600) { OwnUnit = "months", Example = "months: 12" };

    /// <summary>A length in months that is about one record.</summary>
    public static readonly QuantityForm RecordMonths = Months with { IsOfRecord = true };

    /// <summary>A day of each month.</summary>
    public static readonly QuantityForm DayOfMonth = new("by_day_of_month", ["day-of-month", "days", ""], 31) { OwnUnit = "day-of-month", Example = "by_day_of_month: 25" };

    /// <summary>A ratio that is drawn.</summary>
    public static readonly QuantityForm Ratio = new("ratio", ["percent"], 100) { OwnUnit = "percent", IsWhole = false, Example = "ratio: params.ratio_normal" };

    /// <summary>How many times a year.</summary>
    public static readonly QuantityForm Times = new("times", ["times", ""], 366) { OwnUnit = "times", Example = "times: params.times_normal" };

    /// <summary>How many steps apart.</summary>
    public static readonly QuantityForm Apart = new("apart", ["steps", ""], 20) { OwnUnit = "steps", Example = "apart: params.steps_apart" };

    /// <summary>How long something is not repeated.</summary>
    public static readonly QuantityForm CoolDown = new("cool_down", ["days", "working-days", "months"], 3650) { Example = "cool_down: params.cool_down" };

    /// <summary>A ratio that is aimed at.</summary>
    public static readonly QuantityForm Target = new("target", ["percent"], 100) { OwnUnit = "percent", IsWhole = false, IsPositive = false, Example = "target: params.late_rate" };

    /// <summary>The unit of a number written in place; null: only a parameter will do, since a bare number has no unit.</summary>
    public string? OwnUnit { get; init; }

    /// <summary>Whether it is about one record, so that a parameter may go by the record's day.</summary>
    public bool IsOfRecord { get; init; }

    /// <summary>Whether it must be a whole number.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Whether it must be more than 0.</summary>
    public bool IsPositive { get; init; } = true;

    /// <summary>How it can be written.</summary>
    public required string Example { get; init; }

    /// <summary>Whether a number is one of those it may be.</summary>
    public bool Allows(decimal number) =>
        number <= Most && (IsPositive ? number > 0 : number >= 0) && (!IsWhole || number == decimal.Truncate(number));
}
