using System.Globalization;
using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Cases;

/// <summary>What cases may name, by id or by name in either language.</summary>
/// <param name="pack">The pack.</param>
/// <param name="isSound">Whether nothing is wrong with the pack itself: else what it lacks is not held against its cases.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class CaseScope(CompiledPack pack, bool isSound, PackFindings findings)
{
    private const decimal MostNumber = 1_000_000_000_000m;
    private const int MostPlaces = 6;

    public CompiledPack Pack => pack;

    public PackFindings Findings => findings;

    /// <summary>The id of a value of a closed set; null when none was written or, with a finding, when it is unknown.</summary>
    public string? Word(WrittenText? written, IReadOnlyList<NamedValue> set, string key)
    {
        if (written is null)
        {
            return null;
        }

        if (set.FirstOrDefault(value => written.Content == value.Id || Is(written, value.Title)) is { } found)
        {
            return found.Id;
        }

        Refuse(written, key, [.. set.Select(value => value.Title.Zh), .. set.Select(value => value.Id)]);
        return null;
    }

    /// <summary>What a word of a closed list stands for; null when none was written or, with a finding, when it is unknown.</summary>
    public T? Choose<T>(WrittenText? written, IReadOnlyList<ClosedWord<T>> choices, string key)
        where T : struct
    {
        var id = Word(written, [.. choices.Select(choice => new NamedValue(choice.Word, choice.Title))], key);
        return id is null ? null : choices.First(choice => choice.Word == id).Value;
    }

    /// <summary>The entry of a table; null, with a finding, when there is none.</summary>
    public T? Entry<T>(WrittenText written, IReadOnlyList<T> entries, string key)
        where T : TableEntry =>
        Named(written, [.. entries.Select(entry => new NamedValue(entry.Id, entry.Title))], key) is { } id ? entries.First(entry => entry.Id == id) : null;

    /// <summary>The id of something the pack defines; null, with a finding, when there is none.</summary>
    public string? Named(WrittenText written, IReadOnlyList<NamedValue> known, string key)
    {
        var found = known.FirstOrDefault(one => written.Content == one.Id) ?? known.FirstOrDefault(one => Is(written, one.Title));
        if (found is null && isSound)
        {
            Refuse(written, key, [.. known.Select(one => one.Id), .. known.Select(one => one.Title.Zh)]);
        }

        return found?.Id;
    }

    /// <summary>A number, with or without one of some units after it; null, with a finding, when it is none.</summary>
    public WrittenNumber? Number(WrittenText? written, string key, CaseUnit unit)
    {
        if (written is null)
        {
            return null;
        }

        var suffix = unit.Words.FirstOrDefault(word => written.Content.EndsWith(word, StringComparison.Ordinal));
        var text = written.Content[..^(suffix?.Length ?? 0)].TrimEnd();
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= MostNumber && number.Scale <= MostPlaces)
        {
            return new(number, number.Scale);
        }

        findings.Add("PK-093", written.Span, key, written.Content, unit.Kind, $"{key}: {unit.Example}");
        return null;
    }

    /// <summary>Whether a text is a name in either language.</summary>
    public static bool Is(WrittenText written, LocalText title) => written.Content == title.Zh || written.Content == title.En;

    public void Refuse(WrittenText written, string key, IReadOnlyCollection<string> allowed) =>
        findings.Add("PK-013", written.Span, written.Content, key, Advice.For(written.Content, allowed));
}

/// <summary>What a number of a case is counted in.</summary>
/// <param name="Kind">For people.</param>
/// <param name="Words">What may stand after the number.</param>
/// <param name="Example">How it can be written.</param>
internal sealed record CaseUnit(LocalText Kind, IReadOnlyList<string> Words, string Example)
{
    public static readonly CaseUnit Points = new(new("以分计的数", "number of points"), ["分", " points"], "85.5");

    public static readonly CaseUnit Percent = new(new("以百分数计的数", "number in percent"), ["%", "％", " percent"], "20%");

    public static readonly CaseUnit Times = new(new("次数", "number of times"), ["次", " times"], "2次");
}
