using Dapper;
using Xinheng.Assessment.Runs;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Blocks;

/// <summary>Which subjects are due by what blocks and rows say.</summary>
internal sealed class PackedDues(Database database)
{
    private const int BlocksAtOnce = 64;

    /// <summary>Subjects that are due by a day; at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<SubjectNumber>> ByAsync(string scheme, DateOnly day, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var due = (await DueTable.ByAsync(connection, scheme, day, limit)).ToList();
        while (due.Count < limit && await StandingBlockTable.DueAsync(connection, scheme, day, BlocksAtOnce) is { Count: > 0 } blocks)
        {
            var found = 0;
            foreach (var (number, written, content) in blocks)
            {
                var overlaid = (await connection.QueryAsync<long>(
                    "SELECT subject FROM assessment_standing WHERE scheme = @scheme AND subject >= @first AND subject <= @last",
                    new { scheme, first = SubjectBlock.First(number), last = SubjectBlock.Last(number) })).ToHashSet();
                var ofBlock = DueOf(number, content, day).Where(subject => !overlaid.Contains(subject)).Select(subject => new SubjectNumber(subject)).ToList();
                found += ofBlock.Count;
                due.AddRange(ofBlock);
                if (ofBlock.Count == 0)
                {
                    await database.WriteAsync(
                        (transaction, _) => StandingBlockTable.SettleAsync(transaction, scheme, (number, written), content.FirstDue(day.DayNumber)), cancellation);
                }
            }

            if (found > 0)
            {
                break;
            }
        }

        return [.. due.Distinct().Take(limit)];
    }

    /// <summary>Those of some subjects that are due by a day.</summary>
    public async Task<IReadOnlySet<SubjectNumber>> AmongAsync(
        string scheme, DateOnly day, IEnumerable<SubjectNumber> subjects, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var set = SubjectSet.Of(database.Dialect, subjects.Select(one => one.Value));
        var due = (await DueTable.AmongAsync(connection, scheme, day, set)).ToHashSet();
        var packed = (await StandingBlockTable.RowsAsync(connection, database.Dialect, scheme, set)).Where(row => row.PackedDue <= day.DayNumber).ToList();
        if (packed.Count == 0)
        {
            return due;
        }

        var overlaid = (await connection.QueryAsync<long>(
            $"SELECT subject FROM assessment_standing WHERE scheme = @scheme AND {set.Condition}", set.With(new { scheme }))).ToHashSet();
        due.UnionWith(packed.Where(row => !overlaid.Contains(row.Subject)).Select(row => new SubjectNumber(row.Subject)));
        return due;
    }

    /// <summary>A day before which no subject is due, on which one may be; null when none ever is.</summary>
    public async Task<DateOnly?> FirstAsync(string scheme, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var packed = Moments.DateFromColumn(
            await connection.ExecuteScalarAsync<long?>("SELECT MIN(first_due) FROM assessment_standing_block WHERE scheme = @scheme", new { scheme }));
        var row = await DueTable.FirstAsync(connection, scheme);
        return row is null || packed < row ? packed ?? row : row;
    }

    private static IEnumerable<long> DueOf(long number, StandingBlock block, DateOnly day)
    {
        for (var place = 0; place < SubjectBlock.Size; place++)
        {
            if (block.Outcomes[place] != 0 && block.Dues[place] != 0 && block.Dues[place] <= day.DayNumber)
            {
                yield return SubjectBlock.First(number) + place;
            }
        }
    }
}
