using Xinheng.Storage;

namespace Xinheng.Assessment.Snapshots;

/// <summary>The places of a column's texts, found once for every text of a reader that numbers its texts. Not for several threads.</summary>
/// <param name="places">Finds a place by a text.</param>
internal sealed class ColumnTexts(TextPlaces places)
{
    private BulkReader? reader;
    private int[] known = [];

    /// <summary>The place of the text in a column of a row.</summary>
    public int Of(BulkReader row, int column)
    {
        var number = row.TextNumber(column);
        if (number < 0)
        {
            return places.Of(row.Text(column));
        }

        if (!ReferenceEquals(reader, row))
        {
            (reader, known) = (row, []);
        }

        if (number >= known.Length)
        {
            var before = known.Length;
            Array.Resize(ref known, Math.Max(number + 1, before * 2));
            known.AsSpan(before).Fill(int.MinValue);
        }

        return known[number] != int.MinValue ? known[number] : known[number] = places.Of(row.Text(column));
    }
}
