using Xinheng.Policy;

namespace Xinheng.Assessment;

/// <summary>Of what kind a refusal is.</summary>
public enum StepRefusalKind
{
    /// <summary>There is no such thing.</summary>
    Unknown,

    /// <summary>What was given has not the form it must have.</summary>
    Malformed,

    /// <summary>Somebody was faster: it has moved on since the person saw it.</summary>
    Overtaken,

    /// <summary>Where it stands does not allow it.</summary>
    NotAllowed,
}

/// <summary>Why a step on a case or a warning was refused.</summary>
/// <param name="Code">Stable code, such as <c>AS-060</c>.</param>
/// <param name="Kind">Of what kind it is.</param>
/// <param name="Message">What was found and what was expected, with an example.</param>
/// <param name="Remedy">What to do.</param>
public sealed record StepRefusal(string Code, StepRefusalKind Kind, LocalText Message, LocalText Remedy);

/// <summary>The answer to a wish: what it gave, or why it was refused.</summary>
/// <param name="Value">What it gave; null when it was refused.</param>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
public sealed record StepAnswer<T>(T? Value, StepRefusal? Refusal)
    where T : class;

/// <summary>Reasons as people state them.</summary>
internal static class StatedReason
{
    /// <summary>Most characters of a reason.</summary>
    public const int Longest = 2_000;

    /// <summary>The reason without spaces around it; null when nothing is said, or too much, or it is not text.</summary>
    public static string? Read(string? text)
    {
        if (text is null || text.Length > 4 * Longest)
        {
            return null;
        }

        var stated = text.Trim();
        return stated.Length is > 0 and <= Longest && stated.Any(char.IsLetterOrDigit) && !stated.Any(sign => char.IsControl(sign) && sign is not ('\n' or '\r' or '\t'))
            ? stated : null;
    }

    /// <summary>Shortens what is repeated to whoever gave it.</summary>
    public static string Short(string? text) => text is null ? "—" : text.Length > 60 ? $"{text[..60]}…" : text;
}
