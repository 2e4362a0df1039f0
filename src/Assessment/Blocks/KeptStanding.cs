using Xinheng.Assessment.Runs;

namespace Xinheng.Assessment.Blocks;

/// <summary>Where the subjects of a block stand as it is kept: what the block says, and what rows say that lie over it.</summary>
/// <param name="Content">The block as it is kept; null when there is none.</param>
/// <param name="Rows">Where subjects stand that have a row.</param>
/// <param name="Dues">Day numbers by subject of those that have a row for them.</param>
internal sealed record KeptStanding(byte[]? Content, IReadOnlyList<StandingRow> Rows, IReadOnlyDictionary<long, int> Dues)
{
    /// <summary>Whether the block says it all.</summary>
    public bool IsBare => Content is not null && Rows.Count == 0 && Dues.Count == 0;

    /// <summary>The block, with what the rows say.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public StandingBlock Read()
    {
        var block = Content is null ? new StandingBlock() : StandingBlock.Read(Content);
        foreach (var (subject, due) in Dues)
        {
            block.Dues[SubjectBlock.Place(subject)] = due;
        }

        foreach (var row in Rows)
        {
            block.Take(row, Dues.GetValueOrDefault(row.Subject));
        }

        return block;
    }
}
