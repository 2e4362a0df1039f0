using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>A subject in a list.</summary>
public sealed record SubjectRow
{
    /// <summary>What names the subject in addresses: its credit code, or <c>~</c> and a number when it has none.</summary>
    public required string Key { get; init; }

    /// <summary>Its name; empty when the source withholds it.</summary>
    public required string Name { get; init; }

    /// <summary>Its code as kept; empty when missing.</summary>
    public required string Code { get; init; }

    /// <summary>In answers to a text that its present name and code do not hold: the names and codes it had before; else empty.</summary>
    public required IReadOnlyList<string> Former { get; init; }

    /// <summary>What kind of code that is.</summary>
    public required CodeClass CodeClass { get; init; }

    /// <summary><c>enterprise</c>, <c>individual-business</c>, <c>cooperative</c>, <c>other</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its territory; null when unknown.</summary>
    public required Named? Division { get; init; }

    /// <summary>Its industry; null when unknown.</summary>
    public required Named? Industry { get; init; }

    /// <summary><c>active</c>, <c>revoked</c>, <c>cancelled</c>, <c>moved-out</c>, <c>unknown</c>.</summary>
    public required string Licence { get; init; }

    /// <summary>Its latest grade; null when it has not been graded.</summary>
    public required GradeView? Grade { get; init; }

    /// <summary>Whether a person must decide, because no rule covers it.</summary>
    public required bool IsUnderReview { get; init; }
}

/// <summary>A subject in full.</summary>
public sealed record SubjectView
{
    /// <summary>What names the subject in addresses.</summary>
    public required string Key { get; init; }

    /// <summary>The latest facts; null when only records name the subject.</summary>
    public required RegistrationView? Registration { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The quality of its code.</summary>
    public required CodeQuality Code { get; init; }

    /// <summary>Names it had before, latest first.</summary>
    public required IReadOnlyList<string> FormerNames { get; init; }

    /// <summary>Codes it had before, latest first.</summary>
    public required IReadOnlyList<string> FormerCodes { get; init; }

    /// <summary>Every version of its registration, latest first.</summary>
    public required IReadOnlyList<RegistrationView> Versions { get; init; }

    /// <summary>Its latest grade in each scheme.</summary>
    public required IReadOnlyList<GradeView> Grades { get; init; }

    /// <summary>Grades others gave it, as last corrected, latest first.</summary>
    public required IReadOnlyList<ReceivedResultView> Results { get; init; }

    /// <summary>How many records it has.</summary>
    public required long Records { get; init; }
}

/// <summary>A grade that somebody else gave a subject.</summary>
public sealed record ReceivedResultView
{
    /// <summary>The registry's number of what was last said of it.</summary>
    public required long Change { get; init; }

    /// <summary>Id of the scheme or scale it is on.</summary>
    public required string Scheme { get; init; }

    /// <summary>Its title; the id when no pack knows it any more.</summary>
    public required LocalText SchemeTitle { get; init; }

    /// <summary>Its letter there.</summary>
    public required string Letter { get; init; }

    /// <summary>The letter's name; null when no pack knows it.</summary>
    public required LocalText? Name { get; init; }

    /// <summary>The day it was given.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Who gave it; null when the source does not say.</summary>
    public required string? Issuer { get; init; }

    /// <summary>Number of the document it stands in.</summary>
    public required string? Document { get; init; }

    /// <summary>First day it no longer holds because it was taken back; null while it stands.</summary>
    public required DateOnly? Withdrawn { get; init; }

    /// <summary><c>effective</c>, or <c>withdrawn</c> from the day it was taken back.</summary>
    public required string Standing { get; init; }

    /// <summary>Whether what was first said of it was corrected or withdrawn since.</summary>
    public required bool IsCorrected { get; init; }

    /// <summary>When the platform received it as it is.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>The batch that brought it; null for entries by hand.</summary>
    public required long? Batch { get; init; }

    /// <summary>Row in the batch's file.</summary>
    public required long? Row { get; init; }
}

/// <summary>What a code's own digits say of it. A defect is a flag, never a reason to lose a record.</summary>
/// <param name="Value">The code as kept; empty when missing.</param>
/// <param name="Class">What it is.</param>
/// <param name="Note">What that means.</param>
/// <param name="IsCheckRight">The 18th character is the computed one; null when the code has none.</param>
/// <param name="IsOrganisationCheckRight">The 17th character is the computed one; null when the code has none.</param>
/// <param name="Department">The registering department by the first character; null when unknown.</param>
/// <param name="OrganisationType">The type by the second character; null when unknown.</param>
public sealed record CodeQuality(
    string Value, CodeClass Class, LocalText Note, bool? IsCheckRight, bool? IsOrganisationCheckRight, string? Department, string? OrganisationType);

/// <summary>A version of a registration.</summary>
public sealed record RegistrationView
{
    /// <summary>The registry's number of this version.</summary>
    public required long Change { get; init; }

    /// <summary>When the platform received it.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>The batch that brought it; null for entries by hand.</summary>
    public required long? Batch { get; init; }

    /// <summary>Row in the batch's file.</summary>
    public required long? Row { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary><c>enterprise</c>, <c>individual-business</c>, <c>cooperative</c>, <c>other</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Type as registered.</summary>
    public required string? EntityType { get; init; }

    /// <summary>Licence state.</summary>
    public required string Licence { get; init; }

    /// <summary>Since when.</summary>
    public required DateOnly? LicenceSince { get; init; }

    /// <summary>Registration date.</summary>
    public required DateOnly? Registered { get; init; }

    /// <summary>Territory.</summary>
    public required Named? Division { get; init; }

    /// <summary>Industry.</summary>
    public required Named? Industry { get; init; }

    /// <summary>Level of state ownership.</summary>
    public required string StateOwned { get; init; }

    /// <summary>Registered capital in fen; null when not in yuan.</summary>
    public required long? CapitalFen { get; init; }

    /// <summary>Registered capital as written.</summary>
    public required string? CapitalText { get; init; }

    /// <summary>Registered address.</summary>
    public required string? Address { get; init; }

    /// <summary>Tags.</summary>
    public required IReadOnlyList<string> Tags { get; init; }
}

/// <summary>A credit record of a subject.</summary>
public sealed record RecordView
{
    /// <summary>The registry's number of the record.</summary>
    public required long Record { get; init; }

    /// <summary>Id of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The kind's title.</summary>
    public required LocalText KindTitle { get; init; }

    /// <summary>One line for people.</summary>
    public required string? Summary { get; init; }

    /// <summary>Decision date.</summary>
    public required DateOnly Happened { get; init; }

    /// <summary>Last day in effect, inclusive.</summary>
    public required DateOnly? Until { get; init; }

    /// <summary>When the platform received it.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>Last day it may be published, inclusive.</summary>
    public required DateOnly? PublishedThrough { get; init; }

    /// <summary><c>effective</c>, <c>under-objection</c>, <c>repaired</c>, <c>withdrawn</c>, <c>expired</c>, <c>lifted</c>.</summary>
    public required string Standing { get; init; }

    /// <summary>Body that decided.</summary>
    public required string? Issuer { get; init; }

    /// <summary>Number of the decision.</summary>
    public required string? Document { get; init; }

    /// <summary>Normalised penalty kinds.</summary>
    public required IReadOnlyList<string> Penalties { get; init; }

    /// <summary><c>yes</c>, <c>no</c>, <c>unknown</c>.</summary>
    public required string GraveConsequence { get; init; }

    /// <summary>Amount in fen.</summary>
    public required long? AmountFen { get; init; }

    /// <summary>The batch that brought it; null for entries by hand.</summary>
    public required long? Batch { get; init; }

    /// <summary>Row in the batch's file.</summary>
    public required long? Row { get; init; }

    /// <summary>What has happened to it since, oldest first.</summary>
    public required IReadOnlyList<RecordEventView> Events { get; init; }
}

/// <summary>Something that happened to a record.</summary>
/// <param name="Kind"><c>corrected</c>, <c>lifted</c>, <c>repaired</c>, <c>withdrawn</c>, <c>objected</c>, <c>objection-closed</c>, <c>grave-consequence-found</c>, <c>no-grave-consequence-found</c>.</param>
/// <param name="On">The day it took effect.</param>
/// <param name="Received">When the platform received it.</param>
/// <param name="Reason">Why, when it was said.</param>
public sealed record RecordEventView(string Kind, DateOnly On, DateTimeOffset Received, string? Reason);

/// <summary>A grade a subject was given, and when.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="AsOf">Evaluation date.</param>
/// <param name="Pack">The pack.</param>
/// <param name="Version">Its version.</param>
/// <param name="Rule">Number of the deciding rule; null for a gap.</param>
/// <param name="Run">The run that gave it.</param>
/// <param name="NextChange">The first day on which time alone changes it; null when it never does.</param>
/// <param name="Reasons">Why it differs from the one before, the weightiest first; empty when that was not kept.</param>
public sealed record GradeHistoryEntry(
    GradeView Grade, DateOnly AsOf, string Pack, string Version, int? Rule, long Run, DateOnly? NextChange, IReadOnlyList<GradeReasonView> Reasons);

/// <summary>A reason why a grade differs from the one before.</summary>
/// <param name="Kind"><c>first</c>, <c>policy</c>, <c>registration</c>, <c>record</c>, <c>event</c>, <c>former-code</c>, <c>result</c>, <c>time</c> or <c>whole</c>.</param>
/// <param name="Text">In words.</param>
/// <param name="Changes">Numbers of the changes, the first ten; empty where no change is the reason.</param>
/// <param name="Count">How many changes there are.</param>
public sealed record GradeReasonView(string Kind, LocalText Text, IReadOnlyList<long> Changes, long Count);

/// <summary>Which grades of a history are wanted.</summary>
public sealed record GradeHistoryQuery
{
    /// <summary>Only grades given for this day or earlier ones.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Only grades given by what the platform had by the end of this day.</summary>
    public DateOnly? KnownOn { get; init; }
}
