using Xinheng.Assessment.PackLife;
using Xinheng.Policy.Packs;

namespace Xinheng.Http;

/// <summary>Reads what requests about packs and drafts carry.</summary>
internal static class PackRequests
{
    /// <summary>Request bodies that hold a whole pack: the largest draft, written with escapes.</summary>
    public const long LargestBody = 12_000_000;

    /// <summary>
    /// Who takes a step, over HTTP and on the command line: the one place that knows. The name is given with the step
    /// and proved by nothing.
    /// </summary>
    public static (NamedPerson? Person, Refusal? Refusal) Person(string? by) =>
        NamedPerson.Read(by) is { } person ? (person, null) : (null, PackLifeViews.Of(NamedPerson.Refuse(by), default));

    /// <summary>The files of a pack; refused when a path stands twice, or they could not be a draft's.</summary>
    public static (PackFiles? Files, Refusal? Refusal) Files(string pack, IReadOnlyList<PackFileView> files)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!texts.TryAdd(file.Path, file.Text))
            {
                return (null, Refusal.BadValue("files", file.Path, new("每个文件一次，有 path 和 text", "each file once, with path and text")));
            }
        }

        var given = new PackFiles(pack, texts);
        return PackDrafts.Refuse(given) is { } refusal ? (null, PackLifeViews.Of(refusal, default)) : (given, null);
    }

    /// <summary>A step somebody wants to take on a draft as they saw it.</summary>
    public static (DraftWish? Wish, Refusal? Refusal) Wish(long draft, long revision, string? by)
    {
        var (person, refusal) = Person(by);
        return person is null ? (null, refusal) : (new DraftWish(new DraftNumber(draft), revision, person), null);
    }
}
