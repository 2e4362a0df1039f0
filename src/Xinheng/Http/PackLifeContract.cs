using Xinheng.Assessment.PackLife;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>A version of a pack on its date line.</summary>
/// <param name="Version">Its version; null when the pack cannot be read.</param>
/// <param name="Fingerprint">SHA-256 over its files; null when the pack cannot be read.</param>
/// <param name="From">First day in force; null when the pack cannot be read.</param>
/// <param name="Through">Last day in force, inclusive; null when no end is set.</param>
/// <param name="IsInForce">Whether it is in force on the day asked about.</param>
/// <param name="Activation">Who put it in force; null for a version that came with the program.</param>
public sealed record PackVersionView(
    string? Version, string? Fingerprint, DateOnly? From, DateOnly? Through, bool IsInForce, ActivationView? Activation);

/// <summary>How a version was put in force.</summary>
/// <param name="Draft">Number of the draft it was.</param>
/// <param name="ApprovedBy">Whom the approval was named by.</param>
/// <param name="ActivatedBy">Whom the activation was named by.</param>
/// <param name="At">When it was activated.</param>
public sealed record ActivationView(long Draft, string ApprovedBy, string ActivatedBy, DateTimeOffset At);

/// <summary>A file of a pack.</summary>
/// <param name="Path">Its path in the pack, such as <c>cases/classes.yaml</c>.</param>
/// <param name="Text">Its text.</param>
public sealed record PackFileView(string Path, string Text);

/// <summary>The files of a version.</summary>
/// <param name="Pack">Issuer and name.</param>
/// <param name="Version">The version; null when the pack cannot be read.</param>
/// <param name="Fingerprint">SHA-256 over its files; null when the pack cannot be read.</param>
/// <param name="Files">The files by path.</param>
public sealed record PackFilesView(string Pack, string? Version, string? Fingerprint, IReadOnlyList<PackFileView> Files);

/// <summary>Files to check as they are.</summary>
public sealed record CheckRequest
{
    /// <summary>Issuer and name of the pack they are of.</summary>
    public required string Pack { get; init; }

    /// <summary>All its files.</summary>
    public required IReadOnlyList<PackFileView> Files { get; init; }
}

/// <summary>What stands for and against a text of a pack.</summary>
public sealed record CheckView
{
    /// <summary>The version it states; null when it cannot be read.</summary>
    public required string? Version { get; init; }

    /// <summary>Its fingerprint; null when it cannot be read.</summary>
    public required string? Fingerprint { get; init; }

    /// <summary>What the compiler and the linter found, errors first.</summary>
    public required IReadOnlyList<DiagnosticView> Diagnostics { get; init; }

    /// <summary>How its cases went.</summary>
    public required IReadOnlyList<CaseView> Cases { get; init; }

    /// <summary>How its broken cases went.</summary>
    public required IReadOnlyList<BrokenCaseView> Broken { get; init; }

    /// <summary>False when the time ran out before every case had been run.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Whether it may be submitted and put in force.</summary>
    public required bool IsFit { get; init; }
}

/// <summary>A mistake that a pack must notice, and whether it does.</summary>
/// <param name="Id">Its file.</param>
/// <param name="Title">What is broken.</param>
/// <param name="Passed">Whether exactly the expected findings came.</param>
/// <param name="Missing">Findings expected that did not come.</param>
/// <param name="Unexpected">Findings that came and were not expected.</param>
public sealed record BrokenCaseView(string Id, LocalText Title, bool Passed, IReadOnlyList<string> Missing, IReadOnlyList<DiagnosticView> Unexpected);

/// <summary>A draft in a list.</summary>
public record DraftRow
{
    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>Issuer and name of the pack.</summary>
    public required string Pack { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required DraftState State { get; init; }

    /// <summary>Its state for people.</summary>
    public required LocalText StateName { get; init; }

    /// <summary>The last step: what a request that acts on it must have seen.</summary>
    public required long Revision { get; init; }

    /// <summary>The pack's own version, from its submission on.</summary>
    public required string? Version { get; init; }

    /// <summary>Whom its opening was named by.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>Whom its last step was named by.</summary>
    public required string LastBy { get; init; }

    /// <summary>When its last step was taken.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>The first day in force of its last activation.</summary>
    public required DateOnly? From { get; init; }
}

/// <summary>A draft in full.</summary>
public sealed record DraftView : DraftRow
{
    /// <summary>Fingerprint of the version it began from; null when it began from nothing.</summary>
    public required string? BasedOn { get; init; }

    /// <summary>Its fingerprint, from its submission on.</summary>
    public required string? Fingerprint { get; init; }

    /// <summary>Its files by path.</summary>
    public required IReadOnlyList<PackFileView> Files { get; init; }

    /// <summary>Those who wrote or submitted it: none of them may approve or return it.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>Every step, first to last.</summary>
    public required IReadOnlyList<DraftStepView> Steps { get; init; }
}

/// <summary>A step of a draft's life.</summary>
/// <param name="State">The state it led to.</param>
/// <param name="StateName">That state for people.</param>
/// <param name="By">Whom it was named by; nothing proves the name.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why; null when no reason was given.</param>
/// <param name="From">The first day in force, of an activation.</param>
public sealed record DraftStepView(DraftState State, LocalText StateName, string By, DateTimeOffset At, string? Reason, DateOnly? From);

/// <summary>A draft to open.</summary>
public sealed record DraftOpening
{
    /// <summary>Issuer and name of the pack.</summary>
    public required string Pack { get; init; }

    /// <summary>Fingerprint of the version it begins from; null when it begins from nothing.</summary>
    public string? BasedOn { get; init; }

    /// <summary>All its files.</summary>
    public required IReadOnlyList<PackFileView> Files { get; init; }

    /// <summary>Who opens it.</summary>
    public required string By { get; init; }
}

/// <summary>Files to save in a draft.</summary>
public sealed record DraftSaving
{
    /// <summary>The draft's revision as it was seen.</summary>
    public required long Revision { get; init; }

    /// <summary>All its files.</summary>
    public required IReadOnlyList<PackFileView> Files { get; init; }

    /// <summary>Who saves.</summary>
    public required string By { get; init; }
}

/// <summary>A step to take.</summary>
public sealed record DraftStepRequest
{
    /// <summary>The draft's revision as it was seen.</summary>
    public required long Revision { get; init; }

    /// <summary>Who takes it.</summary>
    public required string By { get; init; }

    /// <summary>Why; needed to return a draft.</summary>
    public string? Reason { get; init; }
}

/// <summary>An approved draft to put in force.</summary>
public sealed record DraftActivation
{
    /// <summary>The draft's revision as it was seen.</summary>
    public required long Revision { get; init; }

    /// <summary>Who puts it in force.</summary>
    public required string By { get; init; }

    /// <summary>The first day in force: today or later.</summary>
    public required DateOnly From { get; init; }
}

/// <summary>What happened to a draft since a person saw it.</summary>
/// <param name="By">Whom its last step was named by.</param>
/// <param name="At">When.</param>
/// <param name="State">Its state.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Changed">Files that were added, changed or removed since.</param>
public sealed record OvertakingView(string By, DateTimeOffset At, DraftState State, long Revision, IReadOnlyList<string> Changed);
