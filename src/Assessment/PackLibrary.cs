using Xinheng.Policy;

namespace Xinheng.Assessment;

/// <summary>A pack as found on disk.</summary>
/// <param name="Id">Issuer and name, such as <c>langfang/public-credit</c>.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Pack">The pack ready to run; null when it has errors.</param>
/// <param name="Diagnostics">What the compiler and the linter found, errors first.</param>
/// <param name="BlocksActivation">Whether a finding forbids grading with it.</param>
public sealed record PackEntry(
    string Id, string Folder, CompiledPack? Pack, IReadOnlyList<Diagnostic> Diagnostics, bool BlocksActivation);

/// <summary>
/// The policy packs of a folder: <c>ROOT/ISSUER/PACK/pack.yaml</c>. Compiled once and again when a file changes.
/// Bad folders give diagnostics, never exceptions. Safe to use from many threads.
/// </summary>
/// <param name="root">The folder that holds the issuers' folders.</param>
public sealed class PackLibrary(string root)
{
    /// <summary>The folder that holds the issuers' folders.</summary>
    public string Root => root;

    /// <summary>All packs by id.</summary>
    public IReadOnlyList<PackEntry> List() => throw new NotSupportedException();

    /// <summary>One pack by its id or by a path to its folder; null when there is no such folder.</summary>
    public PackEntry? Find(string idOrFolder) => throw new NotSupportedException();
}
