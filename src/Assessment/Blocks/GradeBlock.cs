using Xinheng.Evaluation;

namespace Xinheng.Assessment.Blocks;

/// <summary>A grade that a run gave a subject of a block.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Outcome">The grade.</param>
/// <param name="NextChange">Day number of its next change; null for none.</param>
/// <param name="Reasons">Why it differs from the one before.</param>
internal sealed record PackedGrade(long Subject, GradeOutcome Outcome, int? NextChange, GradeReasons Reasons);

/// <summary>The grades a run gave subjects of a block, those that differ from what they were: about three bytes a grade. Never changed once kept.</summary>
internal sealed class GradeBlock
{
    private readonly List<int> places = [];
    private readonly List<int> outcomes = [];
    private readonly List<int> nextChanges = [];
    private readonly List<int> reasons = [];
    /// <summary>The grades that occur.</summary>
    public ValueList<GradeOutcome> OutcomeList { get; private init; } = new();

    /// <summary>How many grades there are.</summary>
    public int Count => places.Count;

    /// <summary>Adds a grade.</summary>
    /// <param name="place">The subject's place, after those added before.</param>
    /// <param name="outcome">The grade's place in <see cref="OutcomeList"/>.</param>
    /// <param name="nextChange">Day number of its next change, 0 for none.</param>
    /// <param name="why">Why it differs from the one before.</param>
    public void Add(int place, int outcome, int nextChange, GradeReasons why)
    {
        places.Add(place);
        outcomes.Add(outcome);
        nextChanges.Add(nextChange);
        reasons.Add((int)why);
    }

    /// <summary>The grades, ascending by subject.</summary>
    /// <param name="block">The number of the block.</param>
    public IEnumerable<PackedGrade> Of(long block) =>
        Enumerable.Range(0, Count).Select(at => At(block, at));

    /// <summary>A subject's grade; null when the run gave it none that differs.</summary>
    public PackedGrade? Find(long subject)
    {
        var at = places.BinarySearch(SubjectBlock.Place(subject));
        return at < 0 ? null : At(SubjectBlock.Of(subject), at);
    }

    /// <summary>The block as it is kept.</summary>
    public byte[] Write() => BlockForm.Write(writer =>
    {
        BlockForm.Write(writer, OutcomeList);
        writer.Write(Count);
        foreach (var column in Columns)
        {
            NumberColumn.Write(writer, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(column));
        }
    });

    /// <summary>Reads what was kept.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static GradeBlock Read(byte[] bytes) => BlockForm.Read(bytes, reader =>
    {
        var block = new GradeBlock { OutcomeList = BlockForm.ReadOutcomes(reader) };
        var count = reader.ReadInt32();
        if (count is < 0 or > SubjectBlock.Size)
        {
            throw new InvalidDataException($"A block of grades cannot hold {count}.");
        }

        var numbers = new int[count];
        foreach (var column in block.Columns)
        {
            NumberColumn.Read(reader, numbers);
            column.AddRange(numbers);
        }

        return block;
    });

    private List<int>[] Columns => [places, outcomes, nextChanges, reasons];

    private PackedGrade At(long block, int at) => new(
        SubjectBlock.First(block) + places[at],
        OutcomeList[outcomes[at]] ?? throw new InvalidDataException("A grade in a block says nothing."),
        nextChanges[at] == 0 ? null : nextChanges[at],
        (GradeReasons)reasons[at]);
}
