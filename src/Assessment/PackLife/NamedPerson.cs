using System.Globalization;
using System.Text;

namespace Xinheng.Assessment.PackLife;

/// <summary>
/// Who took a step in a pack's life, as named with the step. Nothing proves the name: it says whom the step was named
/// by, not who was signed in. Writings of a name that differ in spaces, marks, width or case are one person.
/// </summary>
public sealed record NamedPerson
{
    /// <summary>Most characters of a name.</summary>
    public const int LongestName = 60;

    private readonly string key;

    private NamedPerson(string name, string key) => (Name, this.key) = (name, key);

    /// <summary>The name, without spaces around it and with single ones within.</summary>
    public string Name { get; }

    /// <summary>The person a text names; null when it names nobody: no letter in it, too long, or not text.</summary>
    /// <param name="text">What was given.</param>
    public static NamedPerson? Read(string? text)
    {
        if (text is null || text.Length > 4 * LongestName || text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || Rune.IsControl(rune)))
        {
            return null;
        }

        var visible = string.Concat(text.EnumerateRunes()
            .Where(rune => Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format)
            .Select(rune => Rune.IsWhiteSpace(rune) ? " " : rune.ToString()));
        var name = string.Join(' ', visible.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var key = string.Concat(name.EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(HalfWidth)).ToUpperInvariant();
        return name.Length <= LongestName && name.EnumerateRunes().Any(Rune.IsLetter) ? new NamedPerson(name, key) : null;
    }

    /// <summary>The refusal of a text that names nobody.</summary>
    /// <param name="text">What was given.</param>
    public static DraftRefusal Refuse(string? text) => DraftMessages.NotAName(text);

    /// <summary>Whether both names mean one person.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(NamedPerson? other) => other is not null && key == other.key;

    /// <inheritdoc/>
    public override int GetHashCode() => key.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static string HalfWidth(Rune rune) =>
        rune.Value is >= '\uFF01' and <= '\uFF5E' ? ((char)(rune.Value - '\uFF01' + '!')).ToString() : rune.ToString();
}
