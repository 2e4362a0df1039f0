using System.Data.Common;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>The facts of a record that a correction replaces.</summary>
internal sealed record RecordFactsRow(
    DateOnly Happened, DateOnly? Until, DateOnly? PublishedThrough, string? Issuer, string? Document, string? Summary,
    string? Penalties, string GraveConsequence, long? AmountFen)
{
    /// <summary>The columns <see cref="Read"/> reads, in order.</summary>
    public const string Columns =
        "happened, until_day, published_through, issuer, document, summary, penalties, grave_consequence, amount_fen";

    public static RecordFactsRow Read(DbDataReader reader, int first) => new(
        reader.Day(first) ?? throw new InvalidOperationException("A stored report has a decision date."),
        reader.Day(first + 1),
        reader.Day(first + 2),
        reader.Text(first + 3),
        reader.Text(first + 4),
        reader.Text(first + 5),
        reader.Text(first + 6),
        reader.GetString(first + 7),
        reader.Number(first + 8));
}

/// <summary>A record as first reported.</summary>
internal sealed record RecordRow(long Record, long Subject, string Kind, DateOnly? Lifted, RecordFactsRow Facts)
{
    public const string Columns = $"record, subject, kind, lifted, {RecordFactsRow.Columns}";

    public static RecordRow Read(DbDataReader reader) =>
        new(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), reader.Day(3), RecordFactsRow.Read(reader, 4));
}

/// <summary>An event on a record.</summary>
internal sealed record EventRow(long Change, long Record, long Subject, RecordEventKind Kind, DateOnly On, RecordFactsRow? Facts)
{
    public const string Columns = $"change_number, record, subject, event, on_day, {RecordFactsRow.Columns}";

    public static EventRow Read(DbDataReader reader) => new(
        reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), (RecordEventKind)reader.GetInt16(3),
        DateOnly.FromDayNumber(reader.GetInt32(4)), reader.IsDBNull(5) ? null : RecordFactsRow.Read(reader, 5));
}

/// <summary>A registration with its subject.</summary>
internal static class RegistrationRow
{
    public const string Columns =
        """
        subject, change_number, code_class, name, licence, licence_since, registered, entity_type, subject_kind, division, industry,
        state_owned, capital_fen, capital_text, address, representative, tags, received, batch, batch_row
        """;

    public static (long Subject, Registration Registration) Read(DbDataReader reader) => (reader.GetInt64(0), new Registration
    {
        Change = new ChangeNumber(reader.GetInt64(1)),
        CodeClass = (CodeClass)reader.GetInt16(2),
        Name = reader.GetString(3),
        Licence = reader.GetString(4),
        LicenceSince = reader.Day(5),
        Registered = reader.Day(6),
        EntityType = reader.Text(7),
        SubjectKind = reader.GetString(8),
        Division = reader.Text(9),
        Industry = reader.Text(10),
        StateOwned = reader.GetString(11),
        CapitalFen = reader.Number(12),
        CapitalText = reader.Text(13),
        Address = reader.Text(14),
        Representative = reader.Text(15),
        Tags = reader.Text(16)?.Split('\n') ?? [],
        Received = Moments.FromColumn(reader.GetInt64(17)),
        Batch = reader.GetInt64(18),
        Row = reader.GetInt64(19),
    });
}

/// <summary>A subject's identity.</summary>
internal static class SubjectRow
{
    public const string Columns = "subject, subject_key, code, code_class, first_name";

    public static Subject Read(DbDataReader reader)
    {
        var key = reader.GetString(1);
        var code = reader.Text(2) ?? (key.StartsWith('~') ? string.Empty : key);
        var kind = (CodeClass)reader.GetInt16(3);
        return new Subject
        {
            Number = new SubjectNumber(reader.GetInt64(0)),
            Key = key,
            Code = new CreditCode { Value = code, Class = kind, WasLowerCase = kind is CodeClass.LowerCase },
            FirstName = reader.GetString(4),
        };
    }
}

/// <summary>Columns that may be NULL.</summary>
internal static class NullableColumns
{
    public static string? Text(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static long? Number(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public static DateOnly? Day(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : DateOnly.FromDayNumber(reader.GetInt32(column));
}
