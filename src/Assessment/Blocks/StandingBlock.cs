using Xinheng.Assessment.Runs;
using Xinheng.Evaluation;

namespace Xinheng.Assessment.Blocks;

/// <summary>
/// Where the subjects of a block stand in a scheme: about eight bytes a subject. Days are day numbers, 0 for none. The values of
/// indicators are not kept. Not for several threads.
/// </summary>
internal sealed class StandingBlock
{
    /// <summary>By place: the grade's place in <see cref="OutcomeList"/>; 0 for a subject without a grade.</summary>
    public int[] Outcomes { get; } = new int[SubjectBlock.Size];

    /// <summary>By place: the evaluation date of the first grade with this letter in an unbroken row.</summary>
    public int[] Since { get; } = new int[SubjectBlock.Size];

    /// <summary>By place: the earliest later day on which time alone changes the grade or its mark.</summary>
    public int[] NextChanges { get; } = new int[SubjectBlock.Size];

    /// <summary>By place: the day from which the subject must be looked at again.</summary>
    public int[] Dues { get; } = new int[SubjectBlock.Size];

    /// <summary>By place: the division code's place in <see cref="Texts"/>.</summary>
    public int[] Divisions { get; } = new int[SubjectBlock.Size];

    /// <summary>By place: the industry code's place in <see cref="Texts"/>.</summary>
    public int[] Industries { get; } = new int[SubjectBlock.Size];

    /// <summary>The grades that occur.</summary>
    public ValueList<GradeOutcome> OutcomeList { get; private init; } = new();

    /// <summary>The division and industry codes that occur.</summary>
    public ValueList<string> Texts { get; private init; } = new();

    /// <summary>The first day on which one of them is due, after a day; null when none is.</summary>
    public int? FirstDue(int after = 0)
    {
        var first = int.MaxValue;
        foreach (var due in Dues)
        {
            first = due > after && due < first ? due : first;
        }

        return first == int.MaxValue ? null : first;
    }

    /// <summary>What is kept of a subject as a row; null when it has no grade.</summary>
    /// <param name="subject">A subject of the block.</param>
    public StandingRow? RowOf(long subject)
    {
        var place = SubjectBlock.Place(subject);
        return OutcomeList[Outcomes[place]] is not { } outcome ? null : new StandingRow
        {
            Subject = subject,
            Letter = outcome.Letter,
            Rule = outcome.Rule,
            Suspended = outcome.IsSuspended ? 1 : 0,
            NextChange = OrNull(NextChanges[place]),
            Since = Since[place],
            Division = Texts[Divisions[place]],
            Industry = Texts[Industries[place]],
            IsPacked = true,
            PackedDue = OrNull(Dues[place]),
        };
    }

    /// <summary>What is kept of all subjects that have a grade, as rows, ascending.</summary>
    /// <param name="block">The number of the block.</param>
    public IEnumerable<StandingRow> Rows(long block) =>
        Enumerable.Range(0, SubjectBlock.Size).Where(place => Outcomes[place] != 0).Select(place => RowOf(SubjectBlock.First(block) + place)).OfType<StandingRow>();

    /// <summary>How many subjects have the same grade, division and industry.</summary>
    public IEnumerable<(GradeOutcome Outcome, string? Division, string? Industry, long Subjects)> Counts()
    {
        var counts = new Dictionary<(int Outcome, int Division, int Industry), long>();
        for (var place = 0; place < SubjectBlock.Size; place++)
        {
            if (Outcomes[place] != 0)
            {
                var key = (Outcomes[place], Divisions[place], Industries[place]);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        return counts.Select(pair => (
            OutcomeList[pair.Key.Outcome] ?? throw new InvalidDataException("A grade in a block says nothing."),
            Texts[pair.Key.Division], Texts[pair.Key.Industry], pair.Value));
    }

    /// <summary>Takes over what a row says of a subject, in the place of what the block said.</summary>
    /// <param name="row">A subject of the block.</param>
    /// <param name="due">When it is due; 0 for never.</param>
    public void Take(StandingRow row, int due)
    {
        var place = SubjectBlock.Place(row.Subject);
        Outcomes[place] = OutcomeList.Of(new GradeOutcome(row.Letter, row.Rule, row.Suspended != 0));
        (Since[place], NextChanges[place], Dues[place]) = (row.Since, row.NextChange ?? 0, due);
        (Divisions[place], Industries[place]) = (Texts.Of(row.Division), Texts.Of(row.Industry));
    }

    /// <summary>Whether another block would be kept as the same bytes.</summary>
    public bool IsSame(StandingBlock other) =>
        OutcomeList.Values.SequenceEqual(other.OutcomeList.Values) && Texts.Values.SequenceEqual(other.Texts.Values)
        && Columns.Zip(other.Columns).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    /// <summary>The block as it is kept.</summary>
    public byte[] Write() => BlockForm.Write(writer =>
    {
        BlockForm.Write(writer, OutcomeList);
        BlockForm.Write(writer, Texts);
        foreach (var column in Columns)
        {
            NumberColumn.Write(writer, column);
        }
    });

    /// <summary>Reads what was kept.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static StandingBlock Read(byte[] bytes) => BlockForm.Read(bytes, reader =>
    {
        var block = new StandingBlock { OutcomeList = BlockForm.ReadOutcomes(reader), Texts = BlockForm.ReadTexts(reader) };
        foreach (var column in block.Columns)
        {
            NumberColumn.Read(reader, column);
        }

        return block;
    });

    private int[][] Columns => [Outcomes, Since, NextChanges, Dues, Divisions, Industries];

    private static int? OrNull(int day) => day == 0 ? null : day;
}
