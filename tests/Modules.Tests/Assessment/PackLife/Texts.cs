using Xinheng.Assessment.PackLife;
using Xinheng.Policy.Packs;

namespace Xinheng.Modules.Tests.Assessment.PackLife;

/// <summary>Texts of packs to draft, and the people who do.</summary>
internal static class Texts
{
    public static readonly NamedPerson Author = Person("李明");
    public static readonly NamedPerson Approver = Person("王芳");

    public static NamedPerson Person(string name) => NamedPerson.Read(name) ?? throw new ArgumentException($"{name} names nobody.", nameof(name));

    /// <summary>The shipped pack under another version, with changes to <c>pack.yaml</c> that must find their place.</summary>
    public static PackFiles Version(GradedCity city, string version, params (string Find, string Put)[] changes)
    {
        var files = city.Packs.Find(GradedCity.Pack)!.Files; // shipped
        var texts = files.Texts.Where(file => !file.Key.StartsWith("cases/", StringComparison.Ordinal) && !file.Key.StartsWith("broken/", StringComparison.Ordinal)).ToDictionary();
        texts["cases/first.yaml"] = files.Texts["cases/classes.yaml"];
        return Changed(files with { Texts = texts }, [("version: \"2023.1\"", $"version: \"{version}\""), .. changes]);
    }

    /// <summary>Files with changes to <c>pack.yaml</c>.</summary>
    public static PackFiles Changed(PackFiles files, params (string Find, string Put)[] changes)
    {
        var texts = files.Texts.ToDictionary();
        foreach (var (find, put) in changes)
        {
            if (!texts["pack.yaml"].Contains(find, StringComparison.Ordinal))
            {
                throw new ArgumentException($"pack.yaml does not hold {find}.", nameof(changes));
            }

            texts["pack.yaml"] = texts["pack.yaml"].Replace(find, put, StringComparison.Ordinal);
        }

        return files with { Texts = texts };
    }

    /// <summary>A draft with these files, opened by the author.</summary>
    public static async Task<PackDraft> OpenAsync(GradedCity city, PackFiles files) => Done(await city.Drafts.OpenAsync(files, null, Author));

    /// <summary>A draft approved by a second person.</summary>
    public static async Task<PackDraft> ApprovedAsync(GradedCity city, PackFiles files)
    {
        var draft = await OpenAsync(city, files);
        draft = Done(await city.Drafts.SubmitAsync(Wish(draft, Author)));
        return Done(await city.Drafts.ApproveAsync(Wish(draft, Approver)));
    }

    /// <summary>A version in force from a day.</summary>
    public static async Task<PackDraft> ActivatedAsync(GradedCity city, PackFiles files, string from)
    {
        var draft = await ApprovedAsync(city, files);
        return Done(await city.Drafts.ActivateAsync(Wish(draft, Approver), GradedCity.Day(from)));
    }

    public static DraftWish Wish(PackDraft draft, NamedPerson by) => new(draft.Number, draft.Revision, by);

    public static PackDraft Done(DraftAnswer answer) => answer.Draft ?? throw new InvalidOperationException($"{answer.Refusal?.Code} {answer.Refusal?.Message.En}");
}
