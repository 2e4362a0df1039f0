namespace Xinheng.Policy.Linting;

/// <summary>
/// Finds what is wrong with a policy itself: situations no rule covers, rules that contradict each other, rules that
/// never apply. Decided exactly over the finite structure of the pack's conditions, never by sampling.
/// </summary>
public static class PackLinter
{
    /// <summary>All findings about the pack, errors first, then in the order of the pack.</summary>
    /// <param name="pack">A pack that compiled without errors.</param>
    public static IReadOnlyList<Diagnostic> Check(CompiledPack pack) => throw new NotImplementedException();

    /// <summary>
    /// Whether a pack with this finding must not be put in force: every error, and every warning.
    /// A ruling that resolves a warning's check turns it into a note, and notes never block.
    /// </summary>
    /// <param name="diagnostic">A finding.</param>
    public static bool BlocksActivation(Diagnostic diagnostic) => diagnostic.Severity != Severity.Note;
}
