using Xinheng.Registry;

namespace Xinheng.Assessment.Increments;

/// <summary>How far a scheme's grades are.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Day">The evaluation date they are of.</param>
/// <param name="KnownOn">The last registry change they answer to.</param>
public sealed record GradesState(string Scheme, DateOnly Day, ChangeNumber KnownOn);

/// <summary>Why a scheme's grades do not go on.</summary>
public enum HeldBy
{
    /// <summary>The clock says a day before the one that was last graded; grades go on as of that one.</summary>
    Clock,

    /// <summary>No pack that carries the scheme is in force and may grade.</summary>
    NoPack,
}

/// <summary>A scheme whose grades do not go on as they should.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Day">The day its grades are of.</param>
/// <param name="By">What holds them.</param>
public sealed record HeldScheme(string Scheme, DateOnly Day, HeldBy By);

/// <summary>What following the records and the days came to.</summary>
/// <param name="Graded">Subjects graded anew.</param>
/// <param name="Written">Grades written because something differed.</param>
/// <param name="WholeRuns">Whole runs asked for because the policy changed for everyone.</param>
/// <param name="Held">Schemes that are held.</param>
public sealed record Followed(long Graded, long Written, IReadOnlyList<long> WholeRuns, IReadOnlyList<HeldScheme> Held)
{
    /// <summary>Whether anything was done.</summary>
    public bool HasWork => Graded > 0 || WholeRuns.Count > 0;
}
