using Xinheng.Policy;

namespace Xinheng.Intake.Layouts;

/// <summary>How the values of a field are read.</summary>
public enum FieldType
{
    /// <summary>Free text.</summary>
    Text,

    /// <summary>A unified social credit code, or what stands in its place.</summary>
    Code,

    /// <summary>An older number of the subject, taken when there is no credit code.</summary>
    OtherCode,

    /// <summary>Whether the subject is a legal person, an individual business or a natural person.</summary>
    Category,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A last day; 长期 and far days mean none.</summary>
    EndDate,

    /// <summary>An amount, kept in fen.</summary>
    Amount,

    /// <summary>Registered capital, which may be in another currency.</summary>
    Capital,

    /// <summary>Kinds of penalty.</summary>
    Penalties,

    /// <summary>One of a set of values.</summary>
    Choice,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A division code.</summary>
    Division,

    /// <summary>Name of a province, city or county.</summary>
    Place,

    /// <summary>A GB/T 4754-2017 code or name.</summary>
    Industry,

    /// <summary>Kind of enterprise as registered.</summary>
    EntityType,

    /// <summary>Tags, divided by semicolons.</summary>
    Tags,

    /// <summary>The number of a document of a person in office; never read.</summary>
    Identity,

    /// <summary>The number of a natural person's document; never read, but its presence tells what the row is about.</summary>
    PersonId,
}

/// <summary>One field of a layout.</summary>
public sealed record LayoutField
{
    /// <summary>Id, the same in content, findings and mappings.</summary>
    public required string Id { get; init; }

    /// <summary>Title for people; in Chinese as the standard has it.</summary>
    public required LocalText Title { get; init; }

    /// <summary>How its values are read.</summary>
    public required FieldType Type { get; init; }

    /// <summary>Part it plays in a record, such as <c>happened</c> or <c>issuer</c>; null for none.</summary>
    public string? Role { get; init; }

    /// <summary>
    /// Group of fields of which a sheet must have one to be read without a person: <c>column</c> for a field of its own,
    /// another word for a group; null when it may be absent.
    /// </summary>
    public string? Need { get; init; }

    /// <summary>What a blank in a column that is there does: <c>reject</c>, <c>flag</c>, or null for nothing.</summary>
    public string? Blank { get; init; }

    /// <summary>Unit of an amount that names none: <c>yuan</c> or <c>ten-thousand-yuan</c>.</summary>
    public string Unit { get; init; } = "yuan";

    /// <summary>Field codes of the standards, current and older.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Names a header may use, the standard's first.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>For a choice: value → the words for it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}

/// <summary>A kind of record that rows of a layout become.</summary>
/// <param name="Id">Record kind, such as <c>inspection-clean</c>.</param>
/// <param name="Title">Title for people.</param>
public sealed record LayoutKind(string Id, LocalText Title)
{
    /// <summary>For outcomes of inspections: whether something was found; null for an inspection that tells neither, and for records that are no outcomes.</summary>
    public bool? Found { get; init; }

    /// <summary>Whether a row that says this may say nothing else beside it.</summary>
    public bool IsAlone { get; init; }
}

/// <summary>The layout of one kind of rows: what its files hold and what the columns are called.</summary>
public sealed record Layout
{
    /// <summary>The kind of rows that say who a subject is.</summary>
    public const string Registration = "registration";

    /// <summary>The kind of rows that say how others grade a subject.</summary>
    public const string ReceivedResults = "received-results";

    /// <summary>Record kind, such as <c>penalty</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Title for people.</summary>
    public required LocalText Title { get; init; }

    /// <summary>
    /// Kinds of record its rows become, the weightier first: one of the layout's own name, or several of which a field of
    /// role <c>kind</c> chooses by its values. Empty where rows are no credit records but say who a subject is, or how others grade it.
    /// </summary>
    public required IReadOnlyList<LayoutKind> Kinds { get; init; }

    /// <summary>Whether its records are outcomes of inspections, against which grades are tested.</summary>
    public bool TellsOutcomes => Kinds.Any(kind => kind.Found is not null);

    /// <summary>Standards and rules the fields come from.</summary>
    public required string Source { get; init; }

    /// <summary>Words in a title, a sheet's or a file's name that speak for this kind.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    /// <summary>Fields or roles that together make a record the same record when it is reported again.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Fields or roles that stand for the key when its first part is blank.</summary>
    public required IReadOnlyList<string> StandIn { get; init; }

    /// <summary>Fields whose first values make the one line for people.</summary>
    public required IReadOnlyList<string> Summary { get; init; }

    /// <summary>Fields in the order of the standard.</summary>
    public required IReadOnlyList<LayoutField> Fields { get; init; }

    /// <summary>The field with an id; null when there is none.</summary>
    public LayoutField? Find(string field) => Fields.FirstOrDefault(candidate => candidate.Id == field);
}
