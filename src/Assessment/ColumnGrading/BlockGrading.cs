using System.Data.Common;
using Xinheng.Assessment.Blocks;
using Xinheng.Assessment.Runs;
using Xinheng.Evaluation;
using Xinheng.Evaluation.Columns;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.ColumnGrading;

/// <summary>What a run makes of a block of subjects.</summary>
/// <param name="Number">Number of the block.</param>
/// <param name="Standing">Where its subjects stand, as it is kept; null when all of it is kept already.</param>
/// <param name="FirstDue">The first day on which one of them is due; null for none.</param>
/// <param name="Grades">Grades that differ from what they were, as they are kept; null when there are none.</param>
/// <param name="Ungraded">When subjects without a grade are due.</param>
/// <param name="Outcome">What it adds to the run.</param>
internal sealed record GradedBlock(
    long Number, byte[]? Standing, int? FirstDue, byte[]? Grades, IReadOnlyList<(long Subject, int? Due)> Ungraded, ChunkOutcome Outcome)
{
    /// <summary>What blocks add together; the last subject is that of the last block.</summary>
    public static ChunkOutcome Sum(IEnumerable<GradedBlock> blocks) => blocks.Select(block => block.Outcome).Aggregate((one, next) => new ChunkOutcome(
        next.Through, one.Graded + next.Graded, one.Written + next.Written, one.Reviews + next.Reviews, one.FirstGrades + next.FirstGrades,
        one.Better + next.Better, one.Worse + next.Worse));

    /// <summary>Keeps where the subjects of blocks stand, of those that are not kept already.</summary>
    /// <param name="database">The database.</param>
    /// <param name="transaction">The caller's.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="blocks">The blocks, ascending.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task ReplaceAsync(
        Database database, DbTransaction transaction, string scheme, IEnumerable<GradedBlock> blocks, CancellationToken cancellation)
    {
        var stretch = new List<(long Number, byte[] Content, int? FirstDue)>();
        var ungraded = new List<(long Subject, int? Due)>();
        foreach (var block in blocks)
        {
            if (block.Standing is not { } content)
            {
                continue;
            }

            if (stretch.Count > 0 && stretch[^1].Number + 1 != block.Number)
            {
                await StandingBlockTable.ReplaceAsync(database, transaction, scheme, stretch, cancellation);
                stretch.Clear();
            }

            stretch.Add((block.Number, content, block.FirstDue));
            ungraded.AddRange(block.Ungraded);
        }

        if (stretch.Count > 0)
        {
            await StandingBlockTable.ReplaceAsync(database, transaction, scheme, stretch, cancellation);
            await DueTable.AddAsync(database, transaction, scheme, ungraded, cancellation);
        }
    }
}

/// <summary>What a pack gives a population.</summary>
/// <param name="AsOf">The evaluation date.</param>
/// <param name="Population">The population, as of the date and of what is to be known.</param>
/// <param name="Graded">What the pack gives it.</param>
/// <param name="Turns">By subject: the day on which what is known of it begins to hold, where there is one.</param>
internal sealed record GradedPopulation(DateOnly AsOf, Population Population, DatedGrades Graded, IReadOnlyDictionary<SubjectNumber, DateOnly> Turns)
{
    /// <summary>Why a subject is graded anew, by the day number it was due on, 0 for none; null for one that stays as it is.</summary>
    public required Func<long, int, GradeReasons?> Why { get; init; }
}

/// <summary>Puts the grades of a population into blocks, beside what they were. Safe to use from many threads.</summary>
/// <param name="all">What is put into blocks.</param>
/// <param name="pack">The pack of the run.</param>
internal sealed class BlockGrading(GradedPopulation all, CompiledPack pack)
{
    private readonly LetterRanks ranks = new(pack);

    /// <summary>The highest block of the population; -1 when nobody is in it.</summary>
    public long LastBlock { get; } = all.Population.Count == 0 ? -1 : SubjectBlock.Of(all.Population.Numbers.Span[^1]);

    /// <summary>Fills the blocks of a range, on all cores.</summary>
    /// <param name="transaction">In which it is read where the subjects stood.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="range">The first and the last block.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<GradedBlock[]> FillAsync(DbTransaction transaction, string scheme, (long First, long Last) range, CancellationToken cancellation)
    {
        var before = (await StandingReading.RangeAsync(transaction.Connection!, scheme, range, transaction)) // open while the transaction is
            .ToDictionary(block => block.Number, block => block.Content);
        return AllCores.Make((int)(range.Last - range.First + 1), at => Fill(range.First + at, before.GetValueOrDefault(range.First + at)), cancellation);
    }

    /// <summary>Fills a block.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="before">Where its subjects stood, if one did.</param>
    private GradedBlock Fill(long number, KeptStanding? before)
    {
        var filling = new Filling((all, ranks), number, before);
        var numbers = all.Population.Numbers.Span;
        var at = numbers.BinarySearch((uint)SubjectBlock.First(number));
        for (at = at < 0 ? ~at : at; at < numbers.Length && numbers[at] <= SubjectBlock.Last(number); at++)
        {
            filling.Take(at, numbers[at]);
        }

        return filling.Done();
    }

    /// <summary>One block in the making.</summary>
    private sealed class Filling
    {
        private readonly GradedPopulation of;
        private readonly LetterRanks ranks;
        private readonly long number;
        private readonly StandingBlock before;
        private readonly bool isBare;
        private readonly StandingBlock now = new();
        private readonly GradeBlock grades = new();
        private readonly List<(long Subject, int? Due)> ungraded = [];
        private readonly int[] standingPlaces;
        private readonly int[] gradePlaces;
        private readonly int[] divisions;
        private readonly int[] industries;
        private long taken;
        private long reviews;
        private long first;
        private long better;
        private long worse;

        public Filling((GradedPopulation Of, LetterRanks Ranks) all, long number, KeptStanding? kept)
        {
            ((of, ranks), this.number, before, isBare) = (all, number, kept?.Read() ?? new StandingBlock(), kept is { IsBare: true });
            var outcomes = of.Graded.Grades.Outcomes;
            (standingPlaces, gradePlaces) = (new int[outcomes.Count], new int[outcomes.Count]);
            (divisions, industries) = (new int[of.Population.Places.Count], new int[of.Population.Industries.Count]);
        }

        /// <summary>Takes a subject of the population.</summary>
        public void Take(int at, long subject)
        {
            var place = SubjectBlock.Place(subject);
            if (of.Why(subject, before.Dues[place]) is not { } why)
            {
                Keep(subject, place);
                return;
            }

            taken++;
            var code = of.Graded.Grades.Codes[at];
            var due = Earlier(of.Graded.NextLook[at], of.Turns.Count > 0 && of.Turns.TryGetValue(new SubjectNumber(subject), out var turn) ? turn.DayNumber : 0);
            if (of.Graded.Grades.Outcomes[code] is { } outcome)
            {
                Give(at, place, (code, outcome), (of.Graded.NextChange[at], due, why));
            }
            else
            {
                ungraded.Add((subject, due == 0 ? null : due));
            }
        }

        public GradedBlock Done() => new(
            number, isBare && ungraded.Count == 0 && now.IsSame(before) ? null : now.Write(), now.FirstDue(), grades.Count == 0 ? null : grades.Write(), ungraded,
            new ChunkOutcome(new SubjectNumber(SubjectBlock.Last(number)), taken, grades.Count, reviews, first, better, worse));

        private void Keep(long subject, int place)
        {
            if (before.RowOf(subject) is { } row)
            {
                now.Take(row, row.PackedDue ?? 0);
            }
            else if (before.Dues[place] != 0)
            {
                ungraded.Add((subject, before.Dues[place]));
            }
        }

        private void Give(int at, int place, (byte Code, GradeOutcome Outcome) given, (int NextChange, int Due, GradeReasons Why) with)
        {
            var (code, outcome) = given;
            var known = before.OutcomeList[before.Outcomes[place]];
            Count(known, outcome);
            if (known is null || known != outcome || before.NextChanges[place] != with.NextChange)
            {
                gradePlaces[code] = gradePlaces[code] == 0 ? grades.OutcomeList.Of(outcome) : gradePlaces[code];
                grades.Add(place, gradePlaces[code], with.NextChange, with.Why | (known is null ? GradeReasons.First : GradeReasons.None));
            }

            standingPlaces[code] = standingPlaces[code] == 0 ? now.OutcomeList.Of(outcome) : standingPlaces[code];
            now.Outcomes[place] = standingPlaces[code];
            now.Since[place] = known is not null && known.Letter == outcome.Letter ? before.Since[place] : of.AsOf.DayNumber;
            (now.NextChanges[place], now.Dues[place]) = (with.NextChange, with.Due);
            Locate(at, place);
        }

        private void Count(GradeOutcome? known, GradeOutcome outcome)
        {
            reviews += outcome.Letter is null ? 1 : 0;
            first += known is null ? 1 : 0;
            if (known is not null && known.Letter != outcome.Letter)
            {
                var step = ranks.Step(known.Letter, outcome.Letter);
                better += step < 0 ? 1 : 0;
                worse += step > 0 ? 1 : 0;
            }
        }

        private void Locate(int at, int place)
        {
            var population = of.Population;
            if (population.Apart.Count > 0 && population.Apart.TryGetValue(at, out var apart))
            {
                (now.Divisions[place], now.Industries[place]) = (now.Texts.Of(apart.Subject.Division), now.Texts.Of(apart.Subject.Industry));
                return;
            }

            var packed = new PackedSubject(population.Subjects.Span[at]);
            now.Divisions[place] = PlaceOf(divisions, population.Places, packed.Place);
            now.Industries[place] = PlaceOf(industries, population.Industries, packed.Industry);
        }

        /// <summary>The place of a text in the block, remembered by its place in the population; 0 is looked up each time, being none.</summary>
        private int PlaceOf(int[] known, IReadOnlyList<string?> texts, int text)
        {
            if (known[text] == 0)
            {
                known[text] = now.Texts.Of(texts[text]);
            }

            return known[text];
        }

        private static int Earlier(int one, int other) => one == 0 || (other != 0 && other < one) ? other : one;
    }
}
