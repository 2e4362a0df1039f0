using Xinheng.Policy;
using Xinheng.Policy.Linting;
using Xinheng.Policy.Packs;

namespace Xinheng.Assessment;

/// <summary>A version of a pack, compiled and checked.</summary>
public sealed record PackEntry
{
    /// <summary>Issuer and name, such as <c>langfang/public-credit</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its folder; empty for a version that was not read from a folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Its files as text.</summary>
    public required PackFiles Files { get; init; }

    /// <summary>The packs it was compiled with, each once, in the order asked for: those it extends and those whose grades it takes.</summary>
    public required IReadOnlyList<PackFiles> Extended { get; init; }

    /// <summary>The pack ready to run; null when it has errors.</summary>
    public required CompiledPack? Pack { get; init; }

    /// <summary>What the compiler and the linter found, errors first.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Its cases; empty when it has errors.</summary>
    public required IReadOnlyList<PackCase> Cases { get; init; }

    /// <summary>Whether a finding forbids grading with it.</summary>
    public bool IsBlocked => Pack is null || Diagnostics.Any(PackLinter.BlocksActivation);

    /// <summary>Compiles and lints files. Bad files give diagnostics, never an exception.</summary>
    /// <param name="files">The pack's files.</param>
    /// <param name="resolve">Gives the files of a pack that another extends or whose grades it takes; null when there is none of that id.</param>
    /// <param name="folder">The folder they were read from; empty when they were not.</param>
    /// <param name="unread">What of the folder could not be read.</param>
    internal static PackEntry Compile(
        PackFiles files, Func<string, PackFiles?> resolve, string folder = "", IReadOnlyList<Diagnostic>? unread = null)
    {
        var extended = new List<PackFiles>();
        var reading = PackCompiler.Compile(files, Remembered);
        var found = reading.Pack is { } pack ? PackLinter.Check(pack) : [];
        return new PackEntry
        {
            Id = files.Id,
            Folder = folder,
            Files = files,
            Extended = extended,
            Pack = unread is null or [] ? reading.Pack : null,
            Diagnostics = [.. (unread ?? []).Concat(reading.Diagnostics).Concat(found).OrderBy(diagnostic => diagnostic.Severity)],
            Cases = reading.Cases,
        };

        PackFiles? Remembered(string id)
        {
            // What two packs both stand on is asked for twice.
            if (extended.Find(known => known.Id == id) is { } again)
            {
                return again;
            }

            var found = resolve(id);
            if (found is not null)
            {
                extended.Add(found);
            }

            return found;
        }
    }
}
