using Xinheng.Storage;

namespace Xinheng.Assessment;

/// <summary>
/// The module's tables. <c>assessment_run</c> and <c>assessment_grade</c> are the history; a grade is never changed.
/// <c>assessment_standing</c> is derived from them; <see cref="StandingRebuild"/> makes it anew.
/// </summary>
public static class AssessmentMigrations
{
    private const string Module = "assessment";

    /// <summary>All steps in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = [new(Module, 1, "runs, grades, standings", First)];

    private static string First(Dialect dialect) =>
        $"""
        CREATE TABLE assessment_run (
            run {dialect.Key},
            pack TEXT NOT NULL, version TEXT NOT NULL, fingerprint TEXT NOT NULL, folder TEXT NOT NULL,
            scheme TEXT NOT NULL, as_of INTEGER NOT NULL, known_on BIGINT NOT NULL, is_backdated INTEGER NOT NULL,
            state INTEGER NOT NULL, through_subject BIGINT NOT NULL, total BIGINT NOT NULL,
            graded BIGINT NOT NULL, written BIGINT NOT NULL, reviews BIGINT NOT NULL,
            first_grades BIGINT NOT NULL, better BIGINT NOT NULL, worse BIGINT NOT NULL,
            started BIGINT NOT NULL, finished BIGINT);
        CREATE TABLE assessment_grade (
            subject BIGINT NOT NULL, scheme TEXT NOT NULL, run BIGINT NOT NULL,
            letter TEXT, rule INTEGER, as_of INTEGER NOT NULL, is_backdated INTEGER NOT NULL,
            indicators TEXT NOT NULL, next_change INTEGER,
            PRIMARY KEY (subject, scheme, run)) {dialect.Clustered};
        CREATE TABLE assessment_standing (
            scheme TEXT NOT NULL, subject BIGINT NOT NULL,
            letter TEXT, rule INTEGER, indicators TEXT NOT NULL, next_change INTEGER, since INTEGER NOT NULL,
            division TEXT, industry TEXT,
            PRIMARY KEY (scheme, subject)) {dialect.Clustered};
        CREATE INDEX assessment_standing_letter ON assessment_standing (scheme, letter, subject, division, industry);
        """;
}
