namespace Xinheng.Policy.Packs.Models;

/// <summary>Reads <c>status: example</c>: the author's mark that a document leaves the numbers open.</summary>
internal static class ExampleStatus
{
    /// <summary>Whether the entry carries the mark.</summary>
    public static bool Read(MapReader map, PackFindings findings)
    {
        if (map.Text("status") is not { } status)
        {
            return false;
        }

        if (status.Content != "example")
        {
            findings.Add("PK-013", status.Span, status.Content, "status", Advice.For(status.Content, ["example"]));
        }

        return true;
    }
}
