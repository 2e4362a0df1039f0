using Xinheng.Storage;

namespace Xinheng.Assessment.BackTests;

/// <summary>
/// The tables of back-tests: what was asked with what came of it, the outcomes as reported, and what became of each. An
/// outcome is never changed; of a back-test only how far it is, until it has ended.
/// </summary>
public static class BackTestMigrations
{
    /// <summary>All steps in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = [new("backtest", 1, "back-tests", First)];

    private static string First(Dialect dialect) =>
        $"""
        CREATE TABLE assessment_backtest (
            backtest {dialect.Key},
            asked TEXT NOT NULL, scheme TEXT NOT NULL, fingerprint TEXT, last_change BIGINT NOT NULL, state INTEGER NOT NULL,
            done INTEGER NOT NULL, total INTEGER NOT NULL, result TEXT, started BIGINT NOT NULL, finished BIGINT);
        CREATE TABLE assessment_backtest_outcome (
            backtest BIGINT NOT NULL, file_row BIGINT NOT NULL, code TEXT NOT NULL, on_day INTEGER NOT NULL, found INTEGER NOT NULL,
            probability TEXT, stratum TEXT,
            PRIMARY KEY (backtest, file_row)) {dialect.Clustered};
        CREATE TABLE assessment_backtest_line (
            backtest BIGINT NOT NULL, file_row BIGINT NOT NULL, letter TEXT, score TEXT, fate TEXT,
            PRIMARY KEY (backtest, file_row)) {dialect.Clustered};
        """;
}
