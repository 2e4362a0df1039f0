namespace Xinheng.Policy.Packs;

/// <summary>
/// The files of a pack as text. Reading them from a disk is the caller's affair; a byte that is no UTF-8 arrives
/// as U+FFFD and is refused, a byte order mark is ignored.
/// </summary>
/// <param name="Id">Issuer and name, such as <c>langfang/public-credit</c>: the folder below <c>packs/</c>.</param>
/// <param name="Texts">Path relative to the pack's folder with forward slashes, such as <c>documents/langfang-2023.yaml</c> → text.</param>
public sealed record PackFiles(string Id, IReadOnlyDictionary<string, string> Texts);

/// <summary>What reading a pack gave: the pack when nothing in it is wrong, and every finding at once.</summary>
/// <param name="Pack">The pack; null when a diagnostic is an error.</param>
/// <param name="Diagnostics">In the order of files and lines.</param>
public sealed record PackReading(CompiledPack? Pack, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The pack's cases as its author wrote them; empty when the pack has errors.</summary>
    public IReadOnlyList<PackCase> Cases { get; init; } = [];
}
