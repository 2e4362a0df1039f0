using Xinheng.Registry.Taking;

namespace Xinheng.Registry;

/// <summary>Registrations with their keys and hashes, ready to take. Made outside the transaction, on any thread.</summary>
public sealed class PreparedRegistrations
{
    private PreparedRegistrations(IReadOnlyList<IncomingRegistration> rows, string[] keys, Hash128[] contents) =>
        (Rows, Subjects, Contents) = (rows, new SubjectKeys(keys), contents);

    /// <summary>The rows.</summary>
    public IReadOnlyList<IncomingRegistration> Rows { get; }

    internal SubjectKeys Subjects { get; }

    internal Hash128[] Contents { get; }

    /// <summary>Prepares a chunk.</summary>
    public static PreparedRegistrations From(IReadOnlyList<IncomingRegistration> rows)
    {
        var keys = new string[rows.Count];
        var contents = new Hash128[rows.Count];
        var hasher = new ContentHasher();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            contents[i] = Content(hasher, row);
            keys[i] = SubjectKey.Of(row.Code, row.Name, row.Division, contents[i], hasher);
        }

        return new PreparedRegistrations(rows, keys, contents);
    }

    private static Hash128 Content(ContentHasher hasher, IncomingRegistration row)
    {
        hasher.Add((int)row.Code.Class).Add(row.Name).Add(row.Licence).Add(row.LicenceSince).Add(row.Registered)
            .Add(row.EntityType).Add(row.SubjectKind).Add(row.Division).Add(row.Industry).Add(row.StateOwned)
            .Add(row.CapitalFen).Add(row.CapitalText).Add(row.Address).Add(row.Representative);
        if (row.Tags.Count > 0)
        {
            foreach (var tag in row.Tags.Order(StringComparer.Ordinal))
            {
                hasher.Add(tag);
            }
        }

        return hasher.Finish();
    }
}

/// <summary>Credit records with their keys and hashes, ready to take. Made outside the transaction, on any thread.</summary>
public sealed class PreparedRecords
{
    private PreparedRecords(IReadOnlyList<IncomingRecord> rows, string[] subjectKeys, Hash128[] keys, Hash128[] contents)
    {
        (Rows, Subjects, Keys, Contents) = (rows, new SubjectKeys(subjectKeys), keys, contents);
        Records = new RecordKeys(Subjects, keys);
    }

    /// <summary>The rows.</summary>
    public IReadOnlyList<IncomingRecord> Rows { get; }

    internal SubjectKeys Subjects { get; }

    internal RecordKeys Records { get; }

    internal Hash128[] Keys { get; }

    internal Hash128[] Contents { get; }

    /// <summary>Prepares a chunk.</summary>
    public static PreparedRecords From(IReadOnlyList<IncomingRecord> rows)
    {
        var subjectKeys = new string[rows.Count];
        var keys = new Hash128[rows.Count];
        var contents = new Hash128[rows.Count];
        var hasher = new ContentHasher();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            contents[i] = Content(hasher, row);
            keys[i] = hasher.Add(row.Kind).Add(row.Key).Finish();
            subjectKeys[i] = SubjectKey.Of(row.Code, row.SubjectName, null, keys[i], hasher);
        }

        return new PreparedRecords(rows, subjectKeys, keys, contents);
    }

    // The lifting stands apart: that a state ended is an event of its own, not a correction.
    private static Hash128 Content(ContentHasher hasher, IncomingRecord row)
    {
        hasher.Add(row.Happened).Add(row.Until).Add(row.PublishedThrough).Add(row.Issuer).Add(row.Document).Add(row.Summary)
            .Add(row.Penalties).Add(row.GraveConsequence).Add(row.AmountFen).Add(row.Content.Span);
        return (row.Withdrawn is { } day ? hasher.Add(day) : hasher).Finish();
    }
}

/// <summary>Results received from elsewhere with their keys and hashes, ready to take. Made outside the transaction, on any thread.</summary>
public sealed class PreparedResults
{
    private PreparedResults(IReadOnlyList<IncomingResult> rows, string[] subjectKeys, Hash128[] keys, Hash128[] contents)
    {
        (Rows, Subjects, Keys, Contents) = (rows, new SubjectKeys(subjectKeys), keys, contents);
        Results = new RecordKeys(Subjects, keys);
    }

    /// <summary>The rows.</summary>
    public IReadOnlyList<IncomingResult> Rows { get; }

    internal SubjectKeys Subjects { get; }

    internal RecordKeys Results { get; }

    internal Hash128[] Keys { get; }

    internal Hash128[] Contents { get; }

    /// <summary>Prepares a chunk.</summary>
    public static PreparedResults From(IReadOnlyList<IncomingResult> rows)
    {
        var subjectKeys = new string[rows.Count];
        var keys = new Hash128[rows.Count];
        var contents = new Hash128[rows.Count];
        var hasher = new ContentHasher();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            contents[i] = hasher.Add(row.Letter).Add(row.Document).Add(row.IsWithdrawn ? 1 : 0).Add(row.WithdrawnOn).Finish();
            keys[i] = hasher.Add(row.Key).Finish();
            subjectKeys[i] = SubjectKey.Of(row.Code, row.SubjectName, null, keys[i], hasher);
        }

        return new PreparedResults(rows, subjectKeys, keys, contents);
    }
}
