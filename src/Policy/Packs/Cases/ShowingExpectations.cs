using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Cases;

/// <summary>Reads what a case expects of how its record is shown: a word, the last day, or a mapping.</summary>
internal sealed class ShowingExpectations(CaseScope scope)
{
    private static readonly LocalText Kinds = new("最后一天，或“不公示”“长期公示”", "last day, “not shown” or “shown without end”");

    /// <summary>What is expected of a channel; null, with a finding, when it cannot be read.</summary>
    public Expected? Read(MapReader parts, WrittenText key, Channel channel)
    {
        var read = parts.Take(key.Content) is WrittenMap written && MapReader.Open(written, key.Content, scope.Findings) is { } map
            ? OfParts(map, channel)
            : parts.Text(key.Content) is { } text ? OfText(text, key.Content) : null;
        return read is null ? null : new Expected.Shown(channel.Id, read, key.Span);
    }

    private ExpectedShowing? OfText(WrittenText text, string key)
    {
        if (DateOnly.TryParseExact(text.Content, "yyyy-MM-dd", out var through))
        {
            return new() { Word = ShowingWord.Shown, Through = through };
        }

        var word = CaseChoices.Showings.FirstOrDefault(known => known.Word == text.Content || CaseScope.Is(text, known.Title));
        if (word is null)
        {
            scope.Findings.Add("PK-093", text.Span, key, text.Content, Kinds, $"{key}: 2027-04-01");
        }

        return word is null ? null : new() { Word = word.Value };
    }

    private ExpectedShowing OfParts(MapReader map, Channel channel)
    {
        var through = map.Text("至", "through") is { } last ? OfText(last, "至") : null;
        var rule = map.Text("规则", "rule");
        var rules = scope.Pack.Tables.Publications.Where(one => one.Channel == channel.Id).ToList();
        var expected = new ExpectedShowing
        {
            Word = through?.Word ?? ShowingWord.Shown,
            Through = through?.Through,
            From = map.Date("自", "from"),
            Rule = rule is null ? null : scope.Entry(rule, rules, "规则")?.Id,
            Masks = map.Texts("隐去", "masks")?.Select(one => scope.Entry(one, scope.Pack.Tables.Masks, "隐去")?.Id).OfType<string>().ToList(),
        };
        if (through is null)
        {
            map.Missing("至", "至: 2027-04-01");
        }

        map.Close();
        return expected;
    }
}
