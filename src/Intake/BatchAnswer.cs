using System.Diagnostics.CodeAnalysis;
using Xinheng.Intake.Checks;
using Xinheng.Policy;

namespace Xinheng.Intake;

/// <summary>The answer to a wish about a batch: its receipt, or why the wish was refused.</summary>
public sealed record BatchAnswer
{
    private BatchAnswer()
    {
    }

    /// <summary>The receipt after the wish was done; null when it was refused.</summary>
    public Receipt? Receipt { get; private init; }

    /// <summary>Why it was refused; null when it was done.</summary>
    public BatchTrouble? Refusal { get; private init; }

    /// <summary>The same file was sent before with the same wish: this is the earlier receipt and nothing was changed.</summary>
    public bool IsRepeat { get; private init; }

    /// <summary>True when the wish was done.</summary>
    [MemberNotNullWhen(true, nameof(Receipt))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Receipt is not null;

    internal static BatchAnswer Done(Receipt receipt, bool isRepeat = false) => new() { Receipt = receipt, IsRepeat = isRepeat };

    internal static BatchAnswer Refused(Finding finding) => new() { Refusal = BatchTrouble.Of(finding) };
}

/// <summary>Why a batch came to rest before its end, or why a wish about it was refused.</summary>
/// <param name="Code">Stable code, such as <c>IN-404</c>.</param>
/// <param name="Message">What happened.</param>
/// <param name="Expected">What was expected, with an example.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Row">The row it happened at, when there is one.</param>
public sealed record BatchTrouble(string Code, LocalText Message, LocalText Expected, LocalText Remedy, long? Row = null)
{
    internal static BatchTrouble Of(Finding finding) =>
        new(finding.Code, finding.Message, finding.Expected, finding.Remedy, finding.Row);
}
