using Xinheng.Storage;

namespace Xinheng.Assessment.Warnings;

/// <summary>
/// The tables of warnings. <c>assessment_warning_rule_step</c>, <c>assessment_warning</c> and <c>assessment_warning_step</c>
/// are the history, to which rows are only added. <c>assessment_warning_place</c> says where a warning stands after its last
/// step; <c>assessment_warning_side</c> on which side of a rule's threshold a subject was when it was last looked at;
/// <c>assessment_warning_reach</c> how far the watch has come.
/// </summary>
public static class WarningsMigrations
{
    private const string Module = "warnings";

    /// <summary>All steps in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = [new(Module, 1, "rules, warnings, their steps, the watch", First)];

    private static string First(Dialect dialect) =>
        $"""
        CREATE TABLE assessment_warning_rule_step (
            step {dialect.Key}, rule BIGINT NOT NULL, state INTEGER NOT NULL, version INTEGER NOT NULL, spec TEXT NOT NULL,
            named_by TEXT NOT NULL, done BIGINT NOT NULL, reason TEXT, on_day INTEGER, known_on BIGINT);
        CREATE INDEX assessment_warning_rule_step_rule ON assessment_warning_rule_step (rule, step);
        CREATE TABLE assessment_warning (
            warning {dialect.Key}, rule BIGINT NOT NULL, version INTEGER NOT NULL, subject BIGINT NOT NULL,
            on_day INTEGER NOT NULL, known_on BIGINT NOT NULL, given BIGINT NOT NULL, severity INTEGER NOT NULL,
            pack TEXT NOT NULL, fingerprint TEXT NOT NULL, value TEXT, due INTEGER, division TEXT, industry TEXT);
        CREATE INDEX assessment_warning_subject ON assessment_warning (subject, warning);
        CREATE INDEX assessment_warning_rule ON assessment_warning (rule, on_day);
        CREATE TABLE assessment_warning_step (
            step {dialect.Key}, act BIGINT NOT NULL, warning BIGINT NOT NULL, kind INTEGER NOT NULL, state INTEGER NOT NULL,
            assignee TEXT, until_day INTEGER, outcome INTEGER, reason TEXT, named_by TEXT NOT NULL, done BIGINT NOT NULL);
        CREATE INDEX assessment_warning_step_warning ON assessment_warning_step (warning, step);
        CREATE INDEX assessment_warning_step_act ON assessment_warning_step (act);
        CREATE TABLE assessment_warning_place (
            warning {dialect.Key}, state INTEGER NOT NULL, assignee TEXT, until_day INTEGER, outcome INTEGER, step BIGINT NOT NULL);
        CREATE INDEX assessment_warning_place_state ON assessment_warning_place (state, warning);
        CREATE TABLE assessment_warning_side (
            rule BIGINT NOT NULL, subject BIGINT NOT NULL, side INTEGER NOT NULL, looked INTEGER NOT NULL, known_on BIGINT NOT NULL,
            given INTEGER, PRIMARY KEY (rule, subject)) {dialect.Clustered};
        CREATE TABLE assessment_warning_reach (source TEXT PRIMARY KEY, position BIGINT NOT NULL);
        INSERT INTO assessment_warning_reach VALUES ('turn', 0);
        """;
}
