using Xinheng.Storage;

namespace Xinheng.Assessment.Consistency;

/// <summary>
/// The tables of cases about grades far apart. <c>assessment_consistency_case</c> and <c>assessment_consistency_step</c> are the
/// history, to which rows are only added; <c>assessment_consistency_place</c> says where a case stands after its last step;
/// <c>assessment_consistency_reach</c> how far the check has come; <c>assessment_consistency_due</c> when time alone changes a received
/// grade, so that its subject is looked at again.
/// </summary>
public static class ConsistencyMigrations
{
    private const string Module = "consistency";

    /// <summary>All steps in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = [new(Module, 1, "cases, their steps, the check", First), new(Module, 2, "received grades that change by time", Second)];

    private static string First(Dialect dialect) =>
        $"""
        CREATE INDEX assessment_consistency_graded ON assessment_grade (run, subject);
        CREATE TABLE assessment_consistency_case (
            case_number {dialect.Key}, pack TEXT NOT NULL, rule TEXT NOT NULL, subject BIGINT NOT NULL, UNIQUE (subject, pack, rule));
        CREATE TABLE assessment_consistency_step (
            step {dialect.Key}, case_number BIGINT NOT NULL, kind INTEGER NOT NULL, done BIGINT NOT NULL, on_day INTEGER NOT NULL, named_by TEXT,
            pair TEXT, apart INTEGER, fingerprint TEXT, due INTEGER, is_provisional INTEGER,
            department TEXT, decision INTEGER, reason TEXT);
        CREATE INDEX assessment_consistency_step_case ON assessment_consistency_step (case_number, step);
        CREATE TABLE assessment_consistency_place (
            case_number {dialect.Key}, state INTEGER NOT NULL, is_apart INTEGER NOT NULL, letters TEXT NOT NULL, due INTEGER, division TEXT);
        CREATE INDEX assessment_consistency_place_state ON assessment_consistency_place (state, case_number);
        CREATE TABLE assessment_consistency_reach (source TEXT PRIMARY KEY, position BIGINT NOT NULL);
        INSERT INTO assessment_consistency_reach VALUES ('turn', 0);
        """;

    // All changes are read once more: whoever received a grade before has to get its day.
    private static string Second(Dialect dialect) =>
        $"""
        CREATE TABLE assessment_consistency_due (subject BIGINT NOT NULL PRIMARY KEY, due INTEGER NOT NULL) {dialect.Clustered};
        CREATE INDEX assessment_consistency_due_day ON assessment_consistency_due (due, subject);
        DELETE FROM assessment_consistency_reach WHERE source = 'changes';
        """;
}
