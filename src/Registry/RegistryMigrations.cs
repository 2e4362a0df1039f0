using Xinheng.Registry.Search;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>
/// The registry's tables. Rows are appended only; the counter row alone is updated, under a lock held to commit.
/// Days are day numbers, moments UTC milliseconds.
/// </summary>
public static class RegistryMigrations
{
    private const string RecordFacts =
        """
        content_high BIGINT, content_low BIGINT, happened INTEGER, until_day INTEGER, published_through INTEGER,
        issuer TEXT, document TEXT, summary TEXT, penalties TEXT, grave_consequence TEXT, amount_fen BIGINT
        """;

    /// <summary>The steps, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        new("registry", 1, "subjects, registrations, records and events", Tables),
        new("registry", 2, "search index and directories", SearchTables.Create),
        new("registry", 3, "who wrote", _ => "ALTER TABLE registry_write ADD COLUMN writer BIGINT NOT NULL DEFAULT 0"),
        new("registry", 4, "former names and codes are found", SearchTables.AddFormer),
        new("registry", 5, "results received from elsewhere", Results),
        new("registry", 6, "what is dated ahead is found", _ => DatedAhead),
        new("registry", 7, "rows once more, packed for those who read all", Packed),
    ];

    // Few rows have such a day: whoever asks what begins to hold from a day on must not read all.
    private const string DatedAhead =
        """
        CREATE INDEX registry_registration_since ON registry_registration (licence_since) WHERE licence_since IS NOT NULL;
        CREATE INDEX registry_record_lifted ON registry_record (lifted) WHERE lifted IS NOT NULL;
        CREATE INDEX registry_event_day ON registry_event (on_day);
        """;

    // The key is compared byte by byte whatever the database's collation: it is a code, and it is probed for every row taken.
    private static string Tables(Dialect dialect) =>
        $"""
        CREATE TABLE registry_counter (
            counter INTEGER PRIMARY KEY, change_number BIGINT NOT NULL, subject_number BIGINT NOT NULL, received BIGINT NOT NULL);
        INSERT INTO registry_counter (counter, change_number, subject_number, received) VALUES (1, 0, 0, 0);

        CREATE TABLE registry_write (change_number {dialect.Key}, received BIGINT NOT NULL);

        CREATE TABLE registry_tally (change_number BIGINT NOT NULL, kind TEXT NOT NULL, added BIGINT NOT NULL, PRIMARY KEY (change_number, kind));

        CREATE TABLE registry_subject (
            subject {dialect.Key}, subject_key TEXT {Bytewise(dialect)} NOT NULL, code TEXT, code_class INTEGER NOT NULL,
            first_name TEXT NOT NULL);
        CREATE UNIQUE INDEX registry_subject_key ON registry_subject (subject_key);

        CREATE TABLE registry_registration (
            change_number {dialect.Key}, subject BIGINT NOT NULL, code_class INTEGER NOT NULL, name TEXT NOT NULL,
            licence TEXT NOT NULL, licence_since INTEGER, registered INTEGER, entity_type TEXT, subject_kind TEXT NOT NULL,
            division TEXT, industry TEXT, state_owned TEXT NOT NULL, capital_fen BIGINT, capital_text TEXT, address TEXT,
            representative TEXT, tags TEXT, content_high BIGINT NOT NULL, content_low BIGINT NOT NULL,
            received BIGINT NOT NULL, batch BIGINT NOT NULL, batch_row BIGINT NOT NULL);
        CREATE INDEX registry_registration_subject ON registry_registration (subject, change_number);

        CREATE TABLE registry_record (
            record {dialect.Key}, subject BIGINT NOT NULL, kind TEXT NOT NULL, key_high BIGINT NOT NULL, key_low BIGINT NOT NULL,
            received BIGINT NOT NULL, batch BIGINT NOT NULL, batch_row BIGINT NOT NULL, lifted INTEGER,
            {RecordFacts}, content {dialect.Bytes});
        CREATE UNIQUE INDEX registry_record_key ON registry_record (subject, key_high, key_low);

        CREATE TABLE registry_event (
            change_number {dialect.Key}, record BIGINT NOT NULL, subject BIGINT NOT NULL, event INTEGER NOT NULL,
            on_day INTEGER NOT NULL, reason TEXT, source TEXT,
            received BIGINT NOT NULL, batch BIGINT NOT NULL, batch_row BIGINT NOT NULL,
            {RecordFacts}, content {dialect.Bytes});
        CREATE INDEX registry_event_record ON registry_event (subject, record, change_number);

        CREATE TABLE registry_former_code (
            code TEXT {Bytewise(dialect)} PRIMARY KEY, subject BIGINT NOT NULL, change_number BIGINT NOT NULL,
            received BIGINT NOT NULL, batch BIGINT NOT NULL);
        CREATE INDEX registry_former_code_subject ON registry_former_code (subject);
        CREATE INDEX registry_former_code_change ON registry_former_code (change_number);
        """;

    // One row a version: the latest of a key is what the issuer says, the earlier ones are what it said.
    private static string Results(Dialect dialect) =>
        $"""
        CREATE TABLE registry_result (
            change_number {dialect.Key}, subject BIGINT NOT NULL, key_high BIGINT NOT NULL, key_low BIGINT NOT NULL,
            scheme TEXT NOT NULL, letter TEXT NOT NULL, on_day INTEGER NOT NULL, issuer TEXT, document TEXT, withdrawn INTEGER,
            content_high BIGINT NOT NULL, content_low BIGINT NOT NULL,
            received BIGINT NOT NULL, batch BIGINT NOT NULL, batch_row BIGINT NOT NULL);
        CREATE INDEX registry_result_key ON registry_result (subject, key_high, key_low, change_number);
        """;

    // The bytes are packed already: the server need not try.
    private static string Packed(Dialect dialect) =>
        $"""
        CREATE TABLE registry_packed (through_change {dialect.Key}, after_change BIGINT NOT NULL, packed {dialect.Bytes} NOT NULL);
        {(dialect.Engine is Engine.Sqlite ? string.Empty : "ALTER TABLE registry_packed ALTER COLUMN packed SET STORAGE EXTERNAL;")}
        """;

    private static string Bytewise(Dialect dialect) => dialect.Engine is Engine.Sqlite ? string.Empty : "COLLATE \"C\"";
}
