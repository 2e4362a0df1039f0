using System.Diagnostics.CodeAnalysis;
using Xinheng.Policy;

namespace Xinheng.Assessment.PackLife;

/// <summary>The answer to a wish about a draft: the draft after it was done, or why it was refused.</summary>
public sealed record DraftAnswer
{
    private DraftAnswer()
    {
    }

    /// <summary>The draft after the wish was done; null when it was refused.</summary>
    public PackDraft? Draft { get; private init; }

    /// <summary>Why it was refused; null when it was done.</summary>
    public DraftRefusal? Refusal { get; private init; }

    /// <summary>True when the wish was done.</summary>
    [MemberNotNullWhen(true, nameof(Draft))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Draft is not null;

    internal static DraftAnswer Done(PackDraft draft) => new() { Draft = draft };

    internal static DraftAnswer Refused(DraftRefusal refusal) => new() { Refusal = refusal };
}

/// <summary>Of what kind a refusal is.</summary>
public enum DraftRefusalKind
{
    /// <summary>There is no such draft.</summary>
    Unknown,

    /// <summary>What was given has not the form it must have.</summary>
    Malformed,

    /// <summary>Somebody was faster: the draft has moved on since the person saw it.</summary>
    Overtaken,

    /// <summary>The draft's state or the person does not allow it.</summary>
    NotAllowed,

    /// <summary>The pack itself is not fit for it.</summary>
    NotFit,
}

/// <summary>Why a wish about a draft was refused.</summary>
/// <param name="Code">Stable code, such as <c>AS-021</c>.</param>
/// <param name="Kind">Of what kind it is.</param>
/// <param name="Message">What was found and what was expected, with an example.</param>
/// <param name="Remedy">What to do.</param>
public sealed record DraftRefusal(string Code, DraftRefusalKind Kind, LocalText Message, LocalText Remedy)
{
    /// <summary>The check the pack did not pass; null when it is not about that.</summary>
    public PackCheck? Check { get; init; }

    /// <summary>What another person did meanwhile; null when it is not about that.</summary>
    public Overtaking? Overtaking { get; init; }
}

/// <summary>What happened to a draft since a person saw it.</summary>
/// <param name="By">Who took the last step.</param>
/// <param name="At">When.</param>
/// <param name="State">The state it led to.</param>
/// <param name="Revision">The draft's revision now.</param>
/// <param name="Changed">Files that were added, changed or removed since, in order.</param>
public sealed record Overtaking(NamedPerson By, DateTimeOffset At, DraftState State, long Revision, IReadOnlyList<string> Changed);
