using Xinheng.Storage;

namespace Xinheng.Assessment;

/// <summary>
/// The module's tables. <c>assessment_run</c> and <c>assessment_grade</c> are the history; a grade is never changed.
/// <c>assessment_standing</c> is derived from them; <see cref="StandingRebuild"/> makes it anew. Whole runs by columns write both
/// as blocks of subjects: <c>assessment_grade_block</c> is history as well, and <c>assessment_standing_block</c> what lies under the rows.
/// <c>assessment_cursor</c> says how far each scheme's grades follow the registry and the days, and <c>assessment_due</c>, derived as well,
/// when time alone changes one; a whole run writes both anew.
/// <c>assessment_draft_step</c> and <c>assessment_pack_text</c> are the life of packs, <c>assessment_outside_step</c> what was
/// decided on showing grades outside: rows are only ever added.
/// </summary>
public static class AssessmentMigrations
{
    private const string Module = "assessment";

    /// <summary>All steps in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = 
    [
        new(Module, 1, "runs, grades, standings", First),
        new(Module, 2, "drafts of packs and kept texts", Second),
        new(Module, 3, "suspended grades, and showing grades outside", Third),
        new(Module, 4, "grades that follow the records and the days", Fourth),
        new(Module, 5, "grades of whole runs in blocks", Fifth),
    ];

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

    private static string Second(Dialect dialect) =>
        $"""
        CREATE TABLE assessment_pack_text (text_key TEXT PRIMARY KEY, packs TEXT NOT NULL, kept BIGINT NOT NULL);
        CREATE TABLE assessment_draft_step (
            step {dialect.Key},
            draft BIGINT NOT NULL, pack TEXT NOT NULL, state INTEGER NOT NULL,
            named_by TEXT NOT NULL, done BIGINT NOT NULL, reason TEXT, from_day INTEGER,
            based_on TEXT, text_key TEXT NOT NULL, version TEXT, fingerprint TEXT);
        CREATE INDEX assessment_draft_step_draft ON assessment_draft_step (draft, step);
        CREATE INDEX assessment_draft_step_state ON assessment_draft_step (state, pack, step);
        """;

    private static string Third(Dialect dialect) =>
        $"""
        ALTER TABLE assessment_grade ADD COLUMN is_suspended INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE assessment_standing ADD COLUMN is_suspended INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX assessment_standing_suspended ON assessment_standing (scheme, subject) WHERE is_suspended = 1;
        CREATE TABLE assessment_outside_step (
            step {dialect.Key},
            scheme TEXT NOT NULL, is_allowed INTEGER NOT NULL, named_by TEXT NOT NULL, done BIGINT NOT NULL, reason TEXT NOT NULL);
        CREATE INDEX assessment_outside_step_scheme ON assessment_outside_step (scheme, step);
        """;

    // Who reads runs wants whole ones or those of a scheme; increments outnumber them by far.
    private static string Fourth(Dialect dialect) =>
        $"""
        ALTER TABLE assessment_run ADD COLUMN kind INTEGER NOT NULL DEFAULT {(int)RunKind.Asked};
        ALTER TABLE assessment_run ADD COLUMN known_before BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE assessment_run ADD COLUMN reasons INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX assessment_run_whole ON assessment_run (run) WHERE kind <> {(int)RunKind.Increment};
        CREATE INDEX assessment_run_scheme ON assessment_run (scheme, as_of);
        ALTER TABLE assessment_grade ADD COLUMN reasons INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE assessment_cursor (
            scheme TEXT PRIMARY KEY, pack TEXT NOT NULL, fingerprint TEXT NOT NULL, as_of INTEGER NOT NULL, known_on BIGINT NOT NULL,
            moves BIGINT NOT NULL) {dialect.Clustered};
        CREATE TABLE assessment_due (
            scheme TEXT NOT NULL, subject BIGINT NOT NULL, due INTEGER NOT NULL,
            PRIMARY KEY (scheme, subject)) {dialect.Clustered};
        CREATE INDEX assessment_due_day ON assessment_due (scheme, due, subject);
        """;

    // Blocks are some ten thousand bytes each and packed as they are: PostgreSQL need not try to.
    private static string Fifth(Dialect dialect) =>
        $"""
        CREATE TABLE assessment_grade_block (
            block BIGINT NOT NULL, scheme TEXT NOT NULL, run BIGINT NOT NULL, content {dialect.Bytes} NOT NULL,
            PRIMARY KEY (block, scheme, run));
        CREATE INDEX assessment_grade_block_run ON assessment_grade_block (run, block);
        CREATE INDEX assessment_grade_block_scheme ON assessment_grade_block (scheme, block);
        CREATE TABLE assessment_standing_block (
            scheme TEXT NOT NULL, block BIGINT NOT NULL, written BIGINT NOT NULL, first_due INTEGER, content {dialect.Bytes} NOT NULL,
            PRIMARY KEY (scheme, block));
        CREATE INDEX assessment_standing_block_due ON assessment_standing_block (scheme, first_due, block);
        {(dialect.Engine is Engine.Postgres
            ? """
              ALTER TABLE assessment_grade_block ALTER COLUMN content SET STORAGE EXTERNAL;
              ALTER TABLE assessment_standing_block ALTER COLUMN content SET STORAGE EXTERNAL;
              """
            : string.Empty)}
        """;
}
