using System.Collections.Frozen;
using Xinheng.Intake.Layouts;
using Xinheng.Intake.Values;

namespace Xinheng.Intake.Checks;

/// <summary>A field of the layout that the mapping fills, made ready for reading.</summary>
internal sealed class FieldSlot
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _choices;

    public FieldSlot(LayoutField field, int[] columns, string? constant, AmountUnit unit, bool isCaptured)
    {
        char[] scratch = [];
        (Field, Columns, Constant, Unit, IsCaptured) = (field, columns, constant is null ? null : new string(CleanText.Of(constant, ref scratch)), unit, isCaptured);
        Key = ContentWriter.Name(field.Id);
        Role = Enum.TryParse<FieldRole>((field.Role ?? "").Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var role) ? role : FieldRole.None;
        Blank = field.Blank switch { "reject" => new Finding("IN-102", field.Id, ""), "flag" => new Finding("IN-214", field.Id, ""), _ => null };
        Choices = field.Values.SelectMany(value => value.Value.Append(value.Key), (value, word) => (word, value.Key))
            .DistinctBy(pair => pair.word).ToFrozenDictionary(pair => pair.word, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
        _choices = Choices.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public LayoutField Field { get; }

    public FieldType Type => Field.Type;

    public FieldRole Role { get; }

    /// <summary>Columns in order of preference; empty when only a constant fills the field.</summary>
    public int[] Columns { get; }

    public string? Constant { get; }

    public AmountUnit Unit { get; }

    /// <summary>Its text is needed for the key, the summary or another field.</summary>
    public bool IsCaptured { get; }

    /// <summary>The field's name as the content has it.</summary>
    public byte[] Key { get; }

    /// <summary>The finding a blank gives; null for none. One for all rows.</summary>
    public Finding? Blank { get; }

    public FrozenDictionary<string, string> Choices { get; }

    /// <summary>The value a word stands for; null when it is none of the known.</summary>
    public string? Choice(ReadOnlySpan<char> word)
    {
        if (_choices.TryGetValue(word, out var value))
        {
            return value;
        }

        // 其他-说明, 存续(在营、开业、在册)
        var cut = word.IndexOfAny('-', '(', '（');
        return cut > 0 && _choices.TryGetValue(word[..cut].TrimEnd(), out value) ? value : null;
    }
}

/// <summary>The part a field plays in a record.</summary>
internal enum FieldRole
{
    None, Name, Code, OtherCode, Category, Happened, Until, PublishedThrough, Lifted, Issuer, Document, Penalties, Content, Certificates, Amount, Grave, Performance,
    Registered, EntityType, Capital, Province, City, County, Division, Address, Masked, Licence, LicenceSince, Industry, Representative, StateOwned, Tags, Scheme, Letter, Standing, Kind, Probability, Stratum, Withdrawn,
}
