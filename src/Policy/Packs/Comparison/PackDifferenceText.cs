using System.Text;

namespace Xinheng.Policy.Packs.Comparison;

/// <summary>Writes a difference for people: section by section, + added, - removed, ~ changed.</summary>
public static class PackDifferenceText
{
    /// <summary>The difference as text that ends with a line feed.</summary>
    /// <param name="difference">What differs.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    public static string Render(PackDifference difference, string language)
    {
        var text = new StringBuilder();
        text.Append($"{difference.Before.Id} {difference.Before.Version} → {difference.After.Id} {difference.After.Version}\n");
        if (difference.Sections.Count == 0)
        {
            text.Append(new LocalText("两者内容相同。", "The two say the same.").In(language)).Append('\n');
        }

        foreach (var section in difference.Sections)
        {
            text.Append($"\n## {section.Title.In(language)}\n");
            foreach (var entry in section.Entries)
            {
                Write(text, entry, language, string.Empty);
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, EntryDifference entry, string language, string indent)
    {
        var (sign, word) = entry.Change switch
        {
            EntryChange.Added => ('+', new LocalText("新增", "added")),
            EntryChange.Removed => ('-', new LocalText("删去", "removed")),
            EntryChange.Changed => ('~', new LocalText("修改", "changed")),
        };
        text.Append($"{indent}{sign} {word.In(language)} {entry.Id} {entry.Title.In(language)}\n");
        foreach (var field in entry.Fields)
        {
            text.Append($"{indent}    {field.Name.In(language)}{(language is "zh" ? "：" : ": ")}{Say(field, entry.Change, language)}\n");
        }

        foreach (var part in entry.Parts)
        {
            Write(text, part, language, indent + "    ");
        }
    }

    private static string Say(FieldDifference field, EntryChange change, string language)
    {
        var before = (field.Before ?? new("（无）", "(none)")).In(language);
        var after = (field.After ?? new("（无）", "(none)")).In(language);
        return change switch
        {
            EntryChange.Added => after,
            EntryChange.Removed => before,
            EntryChange.Changed => $"{before} → {after}",
        };
    }
}
