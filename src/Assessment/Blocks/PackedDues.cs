using Dapper;
using Xinheng.Assessment.Runs;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Blocks;

/// <summary>Which subjects are due by what blocks and rows say.</summary>
internal sealed class PackedDues(Database database)
{
    /// <summary>Blocks that are read together.</summary>
    public int BlocksAtOnce { get; init; } = 64;

    /// <summary>Subjects that are due by a day, each once; at most <paramref name="limit"/>, and fewer only when there are no more.</summary>
    public async Task<IReadOnlyList<SubjectNumber>> ByAsync(string scheme, DateOnly day, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var due = (await DueTable.ByAsync(connection, scheme, day, limit)).ToHashSet();
        var after = -1L;
        while (due.Count < limit && await StandingBlockTable.DueAsync(connection, scheme, day, (after, BlocksAtOnce)) is [.., (var through, _, _)] blocks)
        {
            var overlaid = (await connection.QueryAsync<long>(
                "SELECT subject FROM assessment_standing WHERE scheme = @scheme AND subject >= @first AND subject <= @last",
                new { scheme, first = SubjectBlock.First(blocks[0].Block), last = SubjectBlock.Last(through) })).ToHashSet();
            var ofBlocks = blocks.ToLookup(block => DueOf(block.Block, block.Content, day).Any(subject => !overlaid.Contains(subject)));
            due.UnionWith(ofBlocks[true].SelectMany(block => DueOf(block.Block, block.Content, day)).Where(subject => !overlaid.Contains(subject)).Select(subject => new SubjectNumber(subject)));
            await SettleAsync(scheme, day, ofBlocks[false], cancellation);
            after = through;
        }

        return [.. due.Take(limit)];
    }

    /// <summary>Says of blocks of which all that are due have rows over them when others are due.</summary>
    private async Task SettleAsync(
        string scheme, DateOnly day, IEnumerable<(long Block, long Written, StandingBlock Content)> blocks, CancellationToken cancellation)
    {
        if (blocks.Any())
        {
            await database.WriteAsync(
                async (transaction, _) =>
                {
                    foreach (var (number, written, content) in blocks)
                    {
                        await StandingBlockTable.SettleAsync(transaction, scheme, (number, written), content.FirstDue(day.DayNumber));
                    }
                },
                cancellation);
        }
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
