namespace Xinheng.Policy.Linting;

/// <summary>What gives a grade: the pack's own scheme or a result it takes.</summary>
/// <param name="Id">As the pack names it.</param>
/// <param name="Title">For people.</param>
/// <param name="Scale">Id of the scale it is read on.</param>
/// <param name="Steps">From best to worst.</param>
/// <param name="IsInternal">Whether nothing says that the public may see it.</param>
internal sealed record Side(string Id, LocalText Title, string Scale, IReadOnlyList<ScaleStep> Steps, bool IsInternal)
{
    private const string Public = "public";

    /// <summary>The one of an id; null when there is none.</summary>
    public static Side? Find(CompiledPack pack, string id)
    {
        if (pack.Results.FirstOrDefault(known => known.Id == id) is { } result)
        {
            var isShown = result.Pack?.Scheme is { } graded && graded.Planes.Contains(Public);
            return new(id, result.Title, (result.Mapping?.To ?? result.Scale).Id, result.Steps, !isShown);
        }

        return pack.Scheme is { } scheme && scheme.Id == id
            ? new(id, scheme.Title, scheme.Id, scheme.Scale, !scheme.Planes.Contains(Public))
            : null;
    }
}
