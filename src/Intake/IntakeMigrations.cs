using Xinheng.Storage;

namespace Xinheng.Intake;

/// <summary>The tables of intake.</summary>
public static class IntakeMigrations
{
    /// <summary>All steps, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        new("intake", 1, "batches, their findings and rejected rows, saved mappings", Batches),
        new("intake", 2, "what could have stood there", _ => "ALTER TABLE intake_finding ADD COLUMN known TEXT"),
    ];

    // Counts by outcome stand in the batch row, counts by code beside it; both move in the transaction that takes
    // a chunk, together with through_row, so that no row is ever counted without being taken or the reverse.
    private static string Batches(Dialect dialect) =>
        $"""
        CREATE TABLE intake_counter (counter INTEGER PRIMARY KEY, last_batch BIGINT NOT NULL);
        INSERT INTO intake_counter (counter, last_batch) VALUES (1, 0);

        CREATE TABLE intake_batch (
            number {dialect.Key},
            file_name TEXT NOT NULL, sha256 TEXT NOT NULL, bytes BIGINT NOT NULL,
            asked_kind TEXT, profile TEXT, profile_version INTEGER,
            kind TEXT, mapping TEXT,
            state TEXT NOT NULL, cancel_asked INTEGER NOT NULL DEFAULT 0,
            lease_owner TEXT, lease_until BIGINT,
            failures INTEGER NOT NULL DEFAULT 0, not_before BIGINT,
            submitted BIGINT NOT NULL, started BIGINT, ended BIGINT,
            resumed BIGINT, resumed_rows BIGINT NOT NULL DEFAULT 0,
            through_sheet INTEGER NOT NULL DEFAULT 0, through_row BIGINT NOT NULL DEFAULT 0,
            bytes_done BIGINT NOT NULL DEFAULT 0, rows_guess BIGINT,
            rows_read BIGINT NOT NULL DEFAULT 0, rows_new BIGINT NOT NULL DEFAULT 0,
            rows_changed BIGINT NOT NULL DEFAULT 0, rows_unchanged BIGINT NOT NULL DEFAULT 0,
            rows_rejected BIGINT NOT NULL DEFAULT 0, rows_persons BIGINT NOT NULL DEFAULT 0,
            rows_not_penalties BIGINT NOT NULL DEFAULT 0, rows_flagged BIGINT NOT NULL DEFAULT 0,
            subjects_created BIGINT NOT NULL DEFAULT 0,
            trouble TEXT);
        CREATE INDEX intake_batch_by_file ON intake_batch (sha256);

        CREATE TABLE intake_count (
            batch BIGINT NOT NULL, is_flag INTEGER NOT NULL, code TEXT NOT NULL, row_count BIGINT NOT NULL,
            PRIMARY KEY (batch, is_flag, code)) {dialect.Clustered};

        CREATE TABLE intake_finding (
            batch BIGINT NOT NULL, sheet INTEGER NOT NULL, row_number BIGINT NOT NULL, place INTEGER NOT NULL,
            is_flag INTEGER NOT NULL, code TEXT NOT NULL, field TEXT, found TEXT NOT NULL,
            PRIMARY KEY (batch, sheet, row_number, place)) {dialect.Clustered};

        CREATE TABLE intake_rejected (
            batch BIGINT NOT NULL, sheet INTEGER NOT NULL, row_number BIGINT NOT NULL, cells TEXT NOT NULL,
            PRIMARY KEY (batch, sheet, row_number)) {dialect.Clustered};

        CREATE TABLE intake_profile (
            name TEXT NOT NULL, version INTEGER NOT NULL, mapping TEXT, saved BIGINT NOT NULL,
            PRIMARY KEY (name, version)) {dialect.Clustered};
        """;
}
