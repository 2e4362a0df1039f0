using Xinheng.Policy.Packs.Models;
using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Tables;

/// <summary>Takes the parts of one entry of a table.</summary>
/// <param name="Map">The entry as written.</param>
/// <param name="Head">What every entry has.</param>
/// <param name="Context">What looks sources up and takes what is wrong.</param>
internal sealed record EntryForm(MapReader Map, EntryHead Head, TableContext Context)
{
    public PackFindings Findings => Context.Findings;

    /// <summary>
    /// Each entry that has an id, taken apart by <paramref name="read"/>; one whose id stands there already is reported and left out.
    /// </summary>
    /// <param name="maps">The entries as written.</param>
    /// <param name="context">What looks sources up and takes what is wrong.</param>
    /// <param name="read">Takes an entry apart.</param>
    /// <param name="owner">What they are part of, and a dot; empty for the entries of a section.</param>
    public static IReadOnlyList<T> Each<T>(IReadOnlyList<MapReader> maps, TableContext context, Func<EntryForm, T> read, string owner = "")
    {
        var ids = new List<WrittenText>();
        var entries = new List<(string Id, T Entry)>();
        foreach (var map in maps)
        {
            if (map.RequireText("id", "id: objection-check") is { } id)
            {
                ids.Add(id);
                entries.Add((id.Content, read(new(map, HeadOf(map, id, context, owner), context))));
                map.Close();
            }
        }

        context.Ids.CheckDashed(ids);
        return [.. entries.DistinctBy(entry => entry.Id).Select(entry => entry.Entry)];
    }

    /// <summary>The parts of an entry that are entries themselves.</summary>
    public IReadOnlyList<T> Parts<T>(string key, string example, Func<EntryForm, T> read)
    {
        var maps = Map.Maps(key);
        if (maps is not { Count: > 0 })
        {
            Map.Missing(key, example);
        }

        return Each(maps ?? [], Context, read, $"{Head.Id}.");
    }

    /// <summary>A text in both languages that must be there.</summary>
    public LocalText Words(string key) => Map.RequireWords(key);

    /// <summary>Text that must be there; null, with a finding, when it is not.</summary>
    public WrittenText? Text(string key, string example) => Map.RequireText(key, example);

    /// <summary>A flag; false when it is not written.</summary>
    public bool Flag(string key) => Map.Flag(key) ?? false;

    /// <summary>One of some words, which must be there; the first of them, with a finding, when it is not.</summary>
    public T Choose<T>(string key, IReadOnlyList<ClosedWord<T>> choices)
    {
        var written = Text(key, $"{key}: {choices[0].Word}");
        return (written is null ? null : Choice.Find(written, key, choices, Findings)) is { } found ? found.Value : choices[0].Value;
    }

    /// <summary>One of some words; null when it is not written.</summary>
    public T? ChooseOptional<T>(string key, IReadOnlyList<ClosedWord<T>> choices)
        where T : struct =>
        Map.Text(key) is { } written && Choice.Find(written, key, choices, Findings) is { } found ? found.Value : null;

    /// <summary>Reports a key that says the opposite of another.</summary>
    public void Refuse(string key, string with, LocalText advice) => Findings.Add("PK-030", Head.Span, key, with, advice);

    private static EntryHead HeadOf(MapReader map, WrittenText id, TableContext context, string owner) =>
        new(id.Content, map.RequireWords("title"), context.Sources.Bind(new(map.Text("source"), owner + id.Content, id.Span)))
        {
            Note = map.Words("note"),
            IsExample = ExampleStatus.Read(map, context.Findings),
            Span = id.Span,
        };
}

/// <summary>What the entries of a pack's tables are read with.</summary>
/// <param name="Sources">Looks up sources.</param>
/// <param name="Ids">Reports ids that are not well formed or stand there twice.</param>
/// <param name="Findings">Takes what is wrong.</param>
internal sealed record TableContext(SourceBinding Sources, IdChecks Ids, PackFindings Findings);
