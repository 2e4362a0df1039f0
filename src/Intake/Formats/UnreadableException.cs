using Xinheng.Intake.Checks;

namespace Xinheng.Intake.Formats;

/// <summary>Carries a refusal from the depth of a format to the module's edge, where it becomes a value again.</summary>
internal sealed class UnreadableException(Finding finding) : Exception(finding.Code)
{
    /// <summary>Why the file is refused.</summary>
    public Finding Finding { get; } = finding;

    /// <summary>A refusal of <paramref name="code"/>.</summary>
    public static UnreadableException Of(string code, string found = "", long? row = null) =>
        new(new Finding(code, null, found.Length > 80 ? found[..80] : found) { Row = row });
}
