namespace Xinheng.Policy;

/// <summary>Writes diagnostics for people.</summary>
public static class DiagnosticText
{
    /// <summary>
    /// The diagnostic as lines of text: place, severity, code and message; the source line with a caret under the
    /// mistake (full-width characters count two columns); the witness; the clause. Lines end with a line feed.
    /// </summary>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="language"><c>en</c> gives English, all else Chinese.</param>
    public static string Render(Diagnostic diagnostic, string language) => throw new NotImplementedException();
}
