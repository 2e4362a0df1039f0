using System.Data.Common;
using Dapper;

namespace Xinheng.Registry.Taking;

/// <summary>
/// What one taker remembers of the registry from chunk to chunk, so that most rows need no look-up. It is touched only
/// between the taking of the counter's lock and the end of the transaction, hence by one thread at a time.
/// <para>
/// It is true through one change, and for certain: that change's row in <c>registry_write</c> carries the random number of
/// its writer. When another stands there, or none, the transaction it came from was rolled back, and all is forgotten; what
/// others have written since is read by number.
/// </para>
/// </summary>
internal sealed class RegistryMemory(long mostSubjects = RegistryMemory.MostSubjects, long mostRecords = RegistryMemory.MostRecords)
{
    /// <summary>Subjects remembered at most; with more of them every row is looked up.</summary>
    private const long MostSubjects = 2_700_000;

    /// <summary>Records remembered at most.</summary>
    private const long MostRecords = 50_000_000;

    /// <summary>A row read in order costs about this share of a row looked up.</summary>
    private const int ReadsForOneLookUp = 4;

    /// <summary>So many rows are read in order without asking whether it pays.</summary>
    private const int ReadsAtOnce = 20_000;

    private readonly Part<KnownSubjects> subjects = new() { Most = mostSubjects };
    private readonly Part<RecordFilter> records = new() { Most = mostRecords };
    private long throughChange;
    private long writer;

    /// <summary>
    /// Makes the subjects ready for a number of questions. Null when it does not pay (yet) to remember them: then the
    /// questions are to be put to the database.
    /// </summary>
    public async Task<KnownSubjects?> SubjectsAsync(DbTransaction transaction, ChangeNumbers numbers, int questions)
    {
        await ForgetUnlessTrueAsync(transaction, numbers);
        var behind = numbers.SubjectBefore - subjects.Through;
        if (subjects.Begin(behind, questions, () => new KnownSubjects()) is not { } known)
        {
            return null;
        }

        if (behind > 0)
        {
            await ReadAsync(
                transaction, "SELECT subject_key, subject FROM registry_subject WHERE subject > @through", subjects.Through,
                reader => known.Add(PackedKey.Of(reader.GetString(0)), reader.GetInt64(1)));
        }

        if (numbers.ChangeBefore > subjects.ThroughChange)
        {
            await ReadAsync(
                transaction, "SELECT code, subject FROM registry_former_code WHERE change_number > @through", subjects.ThroughChange,
                reader => known.Add(PackedKey.Of(reader.GetString(0)), reader.GetInt64(1)));
        }

        (subjects.Through, subjects.ThroughChange) = (numbers.SubjectBefore, numbers.ChangeBefore);
        return known;
    }

    /// <summary>As for subjects: tells which records are certainly not in the registry.</summary>
    public async Task<RecordFilter?> RecordsAsync(DbTransaction transaction, ChangeNumbers numbers, int questions)
    {
        await ForgetUnlessTrueAsync(transaction, numbers);
        var behind = numbers.ChangeBefore - records.Through;
        if (records.Begin(behind, questions, () => new RecordFilter()) is not { } known)
        {
            return null;
        }

        if (behind > 0)
        {
            await ReadAsync(
                transaction, "SELECT subject, key_high, key_low FROM registry_record WHERE record > @through", records.Through,
                reader => known.Add(reader.GetInt64(0), new Hash128(reader.GetInt64(1), reader.GetInt64(2))));
        }

        records.Through = numbers.ChangeBefore;
        return known;
    }

    /// <summary>Remembers what a chunk added, after its numbers were stored.</summary>
    /// <param name="numbers">The chunk's numbers.</param>
    /// <param name="addedSubjects">The subjects made known.</param>
    /// <param name="addedRecords">The records first reported.</param>
    public void Remember(
        ChangeNumbers numbers, IEnumerable<(UInt128 Key, long Subject)> addedSubjects, IEnumerable<(long Subject, Hash128 Key)> addedRecords)
    {
        if (subjects.Known is { } known && subjects.Through == numbers.SubjectBefore)
        {
            foreach (var (key, subject) in addedSubjects)
            {
                known.Add(key, subject);
            }

            (subjects.Through, subjects.ThroughChange) = (numbers.LastSubject, numbers.LastChange);
        }

        if (records.Known is { } filter && records.Through == numbers.ChangeBefore)
        {
            foreach (var (subject, key) in addedRecords)
            {
                filter.Add(subject, key);
            }

            records.Through = numbers.LastChange;
        }

        (throughChange, writer) = (numbers.LastChange, numbers.Writer);
    }

    private async Task ForgetUnlessTrueAsync(DbTransaction transaction, ChangeNumbers numbers)
    {
        var found = throughChange == numbers.ChangeBefore
            ? numbers.WriterBefore
            : await ChangeNumbers.WriterOfAsync(transaction, throughChange);
        if (found != writer)
        {
            subjects.Forget();
            records.Forget();
        }

        (throughChange, writer) = (numbers.ChangeBefore, numbers.WriterBefore);
    }

    private static async Task ReadAsync(DbTransaction transaction, string query, long through, Action<DbDataReader> take)
    {
        await using var reader = await transaction.Connection!.ExecuteReaderAsync(query, new { through }, transaction); // open while the transaction is
        while (await reader.ReadAsync())
        {
            take(reader);
        }
    }

    /// <summary>One kind of thing remembered.</summary>
    private sealed class Part<T>
        where T : class
    {
        private long asked;

        public required long Most { get; init; }

        public T? Known { get; private set; }

        /// <summary>The last number read.</summary>
        public long Through { get; set; }

        /// <summary>For subjects: the last change whose former codes were read.</summary>
        public long ThroughChange { get; set; }

        /// <summary>
        /// What is known, to be completed by reading what is missing, or null while reading it would cost more than all questions so
        /// far: whoever sends ten rows must not wait for ten million to be read, whoever sends millions soon has them.
        /// </summary>
        public T? Begin(long behind, int questions, Func<T> make)
        {
            asked += questions;
            if (Through + behind > Most)
            {
                Forget();
                return null;
            }

            if (behind > ReadsAtOnce && behind > asked * ReadsForOneLookUp)
            {
                return null;
            }

            return Known ??= make();
        }

        public void Forget() => (Known, Through, ThroughChange) = (null, 0, 0);
    }
}
