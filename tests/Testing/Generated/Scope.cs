namespace Xinheng.Testing.Generated;

/// <summary>What a value is.</summary>
internal enum Sort
{
    Truth,
    Whole,
    Number,
    Text,
    Day,
    Texts,
    Wholes,
}

/// <summary>Something a condition may name.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Sort">What it is.</param>
internal sealed record Name(string Text, Sort Sort)
{
    /// <summary>Whether it can be absent.</summary>
    public bool IsOptional { get; init; }

    /// <summary>All it can be; null when that is not closed.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>For texts that are not closed: what is worth asking for.</summary>
    public IReadOnlyList<string> Words { get; init; } = MadeUpWords.Issuers;

    /// <summary>For numbers: bounds worth comparing with.</summary>
    public IReadOnlyList<string> Bounds { get; init; } = ["0", "1", "2", "3", "5"];

    /// <summary>Whether it goes by the day of a record, so that only conditions about one can name it.</summary>
    public bool IsByRecord { get; init; }

    /// <summary>The way of comparing it that speaks against a subject; null where neither does.</summary>
    public string? Worse { get; init; }

    /// <summary>Whether it runs on with time, so that computing with it can change a grade on any day.</summary>
    public bool RunsOn { get; init; }

    /// <summary>Asks whether it is there.</summary>
    public string Present => Text.Contains('.') ? $"has({Text})" : $"{Text} != null";
}

/// <summary>What the conditions of one place may name.</summary>
internal sealed class Scope(IEnumerable<Name> names)
{
    private readonly Name[] all = [.. names];

    public static readonly Name AsOf = new("as_of", Sort.Day);

    public IReadOnlyList<Name> All => all;

    /// <summary>Whether the evaluation date can be named.</summary>
    public bool HasDay => all.Contains(AsOf);

    public IReadOnlyList<Name> Of(Sort sort) => [.. all.Where(name => name.Sort == sort)];

    public static IEnumerable<Name> Subject =>
    [
        new("subject.licence", Sort.Text) { Values = Closed.Licences },
        new("subject.kind", Sort.Text) { Values = Closed.SubjectKinds },
        new("subject.division", Sort.Text) { IsOptional = true, Words = ["13", "1310", "131002", "5", "21"] },
        new("subject.industry", Sort.Text) { IsOptional = true, Words = ["C13", "C1311", "F", "I65", "A0111"] },
        new("subject.registered", Sort.Day) { IsOptional = true },
        new("subject.state_owned", Sort.Text) { Values = Closed.Owned },
        new("subject.tags", Sort.Texts) { Words = MadeUpWords.Tags },
    ];

    public static IEnumerable<Name> Record(IReadOnlyList<string> kinds, bool withEffect)
    {
        IEnumerable<Name> names =
        [
            new("record.kind", Sort.Text) { Values = kinds },
            new("record.standing", Sort.Text) { Values = Closed.Standings },
            new("record.happened", Sort.Day),
            new("record.until", Sort.Day) { IsOptional = true },
            new("record.penalties", Sort.Texts) { Values = Closed.Penalties },
            new("record.amount_fen", Sort.Whole) { IsOptional = true, Bounds = [.. MadeUpWords.Amounts.Select(amount => $"{amount}")] },
            new("record.issuer", Sort.Text) { IsOptional = true },
            new("record.document", Sort.Text) { IsOptional = true, Words = MadeUpWords.Documents },
            new("record.grave_consequence", Sort.Text) { Values = Closed.Grave },
        ];
        return withEffect ? names.Append(new("record.effect", Sort.Text) { Values = Closed.Effects }) : names;
    }
}
