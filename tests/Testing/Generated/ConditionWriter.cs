namespace Xinheng.Testing.Generated;

/// <summary>Writes conditions that the checker takes, of every operator, function and macro of the language.</summary>
/// <param name="dice">What is written follows from them.</param>
/// <param name="scope">What may be named.</param>
internal sealed partial class ConditionWriter(Dice dice, Scope scope)
{
    private static readonly string[] ItemNames = ["p", "q", "r"];

    private int items;

    /// <summary>A truth value.</summary>
    /// <param name="depth">How deep it may be.</param>
    public string Truth(int depth)
    {
        if (depth <= 0)
        {
            return Leaf();
        }

        return dice.Below(12) switch
        {
            0 or 1 or 2 => $"({Truth(depth - 1)} && {Truth(depth - 1)})",
            3 or 4 => $"({Truth(depth - 1)} || {Truth(depth - 1)})",
            5 => $"!({Truth(depth - 1)})",
            6 => $"({Truth(depth - 1)} ? {Truth(depth - 1)} : {Truth(depth - 1)})",
            7 or 8 => Comparison(depth - 1),
            9 => ByMacro(depth - 1),
            _ => Leaf(),
        };
    }

    /// <summary>A question about one name.</summary>
    public string Leaf()
    {
        var name = dice.Pick(scope.All);
        return AskPerhaps(name, name.Sort switch
        {
            Sort.Truth => dice.Of(name.Text, $"!{name.Text}", $"{name.Text} == {dice.Of("true", "false")}", $"{name.Text} < true"),
            Sort.Whole or Sort.Number => $"{name.Text} {Order()} {BoundFor(name)}",
            Sort.Text => AboutText(name),
            Sort.Day => $"{name.Text} {Order()} {OtherDay(name)}",
            Sort.Texts => AboutTexts(name),
            Sort.Wholes => dice.Of($"{dice.Between(0, 5)} in {name.Text}", $"{name.Text}.exists(n, n > {dice.Between(0, 5)})", $"{name.Text} == [1, 3, 5]", $"{name.Text}[{dice.Below(4)}] > 2"),
        });
    }

    /// <summary>A question that speaks against a subject, guarded more often than not.</summary>
    /// <param name="name">A name with a way of comparing it that does.</param>
    /// <param name="bound">What it is compared with; null: any bound worth it.</param>
    public string Against(Name name, string? bound = null)
    {
        var question = name.Sort is Sort.Truth ? name.Text : $"{name.Text} {name.Worse} {bound ?? BoundFor(name)}";
        return name.IsOptional && dice.Chance(85) ? $"({name.Present} && {question})" : question;
    }

    private string AskPerhaps(Name name, string question) =>
        !name.IsOptional ? question
        : dice.Below(10) switch
        {
            < 5 => $"({name.Present} && {question})",
            < 7 => $"(!({name.Present}) || {question})",
            < 8 => $"{name.Text} {dice.Of("==", "!=")} null",
            _ => question,
        };

    private string Order() => dice.Of("<", "<=", ">", ">=", "==", "!=", ">=", ">");

    private string BoundFor(Name name)
    {
        var others = scope.Of(Sort.Whole).Where(other => other.Text.StartsWith("params.", StringComparison.Ordinal)).ToList();
        return others.Count > 0 && dice.Chance(20) ? dice.Pick(others).Text : dice.Pick(name.Bounds);
    }

    private string AboutText(Name name)
    {
        if (name.Values is { } values)
        {
            var lists = scope.Of(Sort.Texts).Where(list => list.Values is { } listed && listed.SequenceEqual(values)).ToList();
            return dice.Below(lists.Count > 0 ? 5 : 4) switch
            {
                0 or 1 => $"{name.Text} == '{dice.Pick(values)}'",
                2 => $"{name.Text} != '{dice.Pick(values)}'",
                3 => $"{name.Text} in [{string.Join(", ", dice.Some(values, 1, 3).Select(value => $"'{value}'"))}]",
                _ => $"{dice.Of(string.Empty, "!")}({name.Text} in {dice.Pick(lists).Text})",
            };
        }

        var word = dice.Pick(name.Words);
        return dice.Below(9) switch
        {
            0 => $"{name.Text} == '{word}'",
            1 => $"{name.Text}.startsWith('{Part(word, 0)}')",
            2 => $"{name.Text}.endsWith('{Part(word, 1)}')",
            3 => $"{name.Text}.contains('{Part(word, 1)}')",
            4 => $"{name.Text}.matches({dice.Of("'^C1[34]'", "'局$'", "'[0-9]{2,}'", "r'^\\d+$'", "'^(甲|乙).*'", "'.'")})",
            5 => $"{name.Text} {dice.Of("<", ">=")} '{word}'",
            6 => $"size({name.Text}) {Order()} {dice.Between(0, 7)}",
            7 => $"{name.Text} in ['{word}', '{dice.Pick(name.Words)}']",
            _ => $"{name.Text} != '{word}'",
        };
    }

    private string Part(string word, int end) =>
        word.Length == 0 ? string.Empty : end == 0 ? word[..dice.Between(1, word.Length)] : word[dice.Below(word.Length)..];

    private string AboutTexts(Name name)
    {
        var words = name.Values ?? name.Words;
        var item = ItemNames[items];
        return dice.Below(10) switch
        {
            0 or 1 => $"'{dice.Pick(words)}' in {name.Text}",
            2 or 3 => $"{name.Text}.exists({item}, {AboutItem(item, words)})",
            4 => $"{name.Text}.all({item}, {AboutItem(item, words)})",
            5 => $"{name.Text}.exists_one({item}, {AboutItem(item, words)})",
            6 => $"size({name.Text}.filter({item}, {AboutItem(item, words)})) {Order()} {dice.Between(0, 2)}",
            7 => $"size({name.Text}) {Order()} {dice.Between(0, 3)}",
            8 => dice.Of($"{name.Text}[0] == '{dice.Pick(words)}'", $"{name.Text} == ['{dice.Pick(words)}']", $"size({name.Text} + ['{dice.Pick(words)}']) > 1"),
            _ => dice.Of(
                $"{name.Text}.map({item}, size({item})).exists(n, n > {dice.Between(3, 8)})",
                $"{name.Text}.map({item}, {AboutItem(item, words)}, {item} + '!').exists(n, n.endsWith('e!'))"),
        };
    }

    private string AboutItem(string item, IReadOnlyList<string> words) => dice.Below(4) switch
    {
        0 => $"{item} == '{dice.Pick(words)}'",
        1 => $"{item} in ['{dice.Pick(words)}', '{dice.Pick(words)}']",
        2 => $"{item} != '{dice.Pick(words)}'",
        _ => $"{item}.startsWith('{Part(dice.Pick(words), 0)}')",
    };

    /// <summary>A macro whose question looks at more than the item.</summary>
    private string ByMacro(int depth)
    {
        var lists = scope.All.Where(name => name.Sort is Sort.Texts or Sort.Wholes).ToList();
        if (lists.Count == 0 || items == ItemNames.Length - 1)
        {
            return Leaf();
        }

        var list = dice.Pick(lists);
        var item = ItemNames[items++];
        var about = list.Sort is Sort.Wholes ? $"{item} {Order()} {Whole(depth - 1)}" : AboutItem(item, list.Values ?? list.Words);
        var written = $"{list.Text}.{dice.Of("exists", "all", "exists_one")}({item}, {about} {dice.Of("&&", "||")} {Truth(depth - 1)})";
        items--;
        return written;
    }

    private string Comparison(int depth) => dice.Below(7) switch
    {
        0 or 1 => $"{Whole(depth)} {Order()} {Whole(0)}",
        2 => $"{Number(depth)} {Order()} {Number(0)}",
        3 => $"{Whole(depth)} {Order()} {Number(0)}",
        4 => $"{Day(depth)} {Order()} {Day(0)}",
        5 => $"({Text(depth)} + '') {dice.Of("==", "!=", "<")} {Text(0)}",
        _ => dice.Of("months(12) == years(1)", $"{Whole(depth)} in [{dice.Between(-1, 2)}, 3, 30]", $"({Truth(depth)}) == ({Truth(0)})"),
    };
}
