using System.Data.Common;
using System.Text;
using Dapper;
using Xinheng.Registry.Taking;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>What bringing <see cref="SubjectsByCode"/> up to date came to.</summary>
public enum CodesRead
{
    /// <summary>There was nothing new.</summary>
    Nothing,

    /// <summary>New subjects were read.</summary>
    More,

    /// <summary>The registry is not the one that was read before, such as one put back from a copy: all was forgotten and read anew.</summary>
    Anew,
}

/// <summary>
/// The numbers of all subjects by the code each is kept under, in memory: 16 bytes a subject and 6 to 12 to find it by, no object a
/// subject. Subjects without a usable code, and codes borne before, are not held. Any number of threads may look up while it is
/// brought up to date.
/// </summary>
public sealed class SubjectsByCode(Database database)
{
    private CodePlaces held = new();
    private long through;
    private (long Change, long Writer) known;

    /// <summary>How many codes are held.</summary>
    public int Count => Volatile.Read(ref held).Count;

    /// <summary>Bytes held for them.</summary>
    public long Bytes => Volatile.Read(ref held).Bytes;

    /// <summary>
    /// The subject kept under a code; null when it is not held, which does not mean that there is none: it may be newer than what
    /// was last read, or found by a former code.
    /// </summary>
    /// <param name="code">The code in its normal form, as <see cref="CreditCode.Value"/> has it.</param>
    public SubjectNumber? Find(ReadOnlySpan<char> code) =>
        PackedKey.TryOfCode(code, out var key) && Volatile.Read(ref held).Find(key) is > 0 and var subject ? new SubjectNumber(subject) : null;

    /// <summary>Reads the subjects that are new since it was last brought up to date. Not for two at once.</summary>
    public async Task<CodesRead> CatchUpAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var (subjects, change, writer, before) = await connection.QuerySingleAsync<(long, long, long?, long?)>(
            """
            SELECT subject_number, change_number,
                (SELECT writer FROM registry_write WHERE change_number = c.change_number),
                (SELECT writer FROM registry_write WHERE change_number = @Change)
            FROM registry_counter c WHERE counter = 1
            """,
            new { known.Change });
        var isAnew = (before ?? 0) != known.Writer;
        if (isAnew)
        {
            (through, known) = (0, default);
            Volatile.Write(ref held, new CodePlaces());
        }

        var last = Math.Min(subjects, CodePlaces.GreatestSubject);
        var isMore = last > through;
        if (isMore)
        {
            held.MakeRoom(last - through);
            await Task.Run(() => Read(connection, last, cancellation), cancellation);
        }

        (through, known) = (last, (change, writer ?? 0));
        return isAnew ? CodesRead.Anew : isMore ? CodesRead.More : CodesRead.Nothing;
    }

    private void Read(DbConnection connection, long last, CancellationToken cancellation)
    {
        Span<char> letters = stackalloc char[PackedKey.LongestCode];
        using var rows = database.ReadBulk(
            connection, $"SELECT subject, subject_key FROM registry_subject WHERE subject > {through} AND subject <= {last} ORDER BY subject");
        while (rows.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            var text = rows.Text(1);
            if (text.Length <= letters.Length && Encoding.ASCII.TryGetChars(text, letters, out var length)
                && PackedKey.TryOfCode(letters[..length], out var key))
            {
                held.Add(key, (uint)rows.Number(0));
            }
        }
    }
}
