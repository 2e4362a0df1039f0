using Xinheng.Assessment.Increments;
using Xinheng.Registry;

namespace Xinheng.Assessment.Reading;

/// <summary>A subject's standing grade.</summary>
/// <param name="State">The scheme, and the evaluation date and the last registry change that the grade answers to at least.</param>
/// <param name="Letter">The letter; null when a person must decide.</param>
/// <param name="Rule">Number of the rule that gave it; null when none did.</param>
/// <param name="IsSuspended">Whether it is suspended: by its scheme it is not used while a record that counts is under objection.</param>
/// <param name="Since">Evaluation date of the first grade with this letter in an unbroken row.</param>
/// <param name="NextChange">The earliest later day on which time alone changes it or its mark; null when it never does.</param>
public sealed record StandingGrade(
    GradesState State, string? Letter, int? Rule, bool IsSuspended, DateOnly Since, DateOnly? NextChange);

/// <summary>What the database says of a grade.</summary>
/// <param name="State">How far the scheme's grades are; null when it has not been graded as a whole.</param>
/// <param name="Subject">The subject; null when there is none under the key or code.</param>
/// <param name="Grade">Its grade; null when it has none in the scheme.</param>
public sealed record GradeAnswer(GradesState? State, Subject? Subject, StandingGrade? Grade);
