namespace Xinheng.Policy.Packs;

/// <summary>A value of a closed set with its name for people.</summary>
/// <param name="Id">As conditions and stored facts have it, such as <c>licence-revoked</c>.</param>
/// <param name="Title">For people.</param>
public sealed record NamedValue(string Id, LocalText Title);
