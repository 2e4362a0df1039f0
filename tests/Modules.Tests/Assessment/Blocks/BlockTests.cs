using Xinheng.Assessment;
using Xinheng.Assessment.Blocks;
using Xinheng.Assessment.Runs;
using Xinheng.Evaluation;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment.Blocks;

/// <summary>Blocks give back what was put into them, or say that they are damaged.</summary>
public sealed class BlockTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(739_000, 739_000)]
    [InlineData(739_000, 739_254)]
    [InlineData(739_000, 739_255)]
    [InlineData(1, 65_535)]
    [InlineData(1, 65_536)]
    [InlineData(1, int.MaxValue)]
    public void numbers_come_back_with_and_without_gaps(int least, int most)
    {
        foreach (var hasZero in new[] { false, true })
        {
            var chance = new Random(least ^ most);
            var numbers = Enumerable.Range(0, 500).Select(at => hasZero && at % 7 == 0 ? 0 : at == 1 ? least : at == 2 ? most : (int)chance.NextInt64(least, (long)most + 1)).ToArray();
            using var stream = new MemoryStream();
            using var writer = new BinaryWriter(stream);
            NumberColumn.Write(writer, numbers);
            stream.Position = 0;
            var read = new int[numbers.Length];
            NumberColumn.Read(new BinaryReader(stream), read);

            Assert.Equal(numbers, read);
        }
    }

    [Fact]
    public void standings_come_back_subject_by_subject()
    {
        var (block, rows) = Standings();
        var read = StandingBlock.Read(block.Write());

        Assert.Equal(rows.Select(row => (row.Subject, row.Letter, row.Rule, row.NextChange, row.Since, row.Suspended, row.Division, row.Industry)),
            read.Rows(3).Select(row => (row.Subject, row.Letter, row.Rule, row.NextChange, row.Since, row.Suspended, row.Division, row.Industry)));
        Assert.Null(read.RowOf(SubjectBlock.First(3) + 1));
        Assert.Equal(740_000, read.FirstDue());
        Assert.Equal(740_001, read.FirstDue(after: 740_000));
        Assert.Null(read.FirstDue(after: 800_000));
    }

    [Fact]
    public void grades_come_back_by_subject_and_in_order()
    {
        var block = new GradeBlock();
        var (a, b) = (block.OutcomeList.Of(new GradeOutcome("A", 1, false)), block.OutcomeList.Of(new GradeOutcome(null, null, true)));
        block.Add(0, a, 0, GradeReasons.Whole);
        block.Add(17, b, 739_500, GradeReasons.Whole | GradeReasons.First);
        block.Add(4_095, a, 739_501, GradeReasons.Policy);
        var read = GradeBlock.Read(block.Write());

        PackedGrade[] expected =
        [
            new(8_192, new GradeOutcome("A", 1, false), null, GradeReasons.Whole),
            new(8_209, new GradeOutcome(null, null, true), 739_500, GradeReasons.Whole | GradeReasons.First),
            new(12_287, new GradeOutcome("A", 1, false), 739_501, GradeReasons.Policy),
        ];
        Assert.Equal(expected, read.Of(2));
        Assert.Equal(expected[1], read.Find(8_209));
        Assert.Null(read.Find(8_210));
    }

    [Fact]
    public void a_block_with_any_byte_changed_or_its_end_missing_says_that_it_is_damaged()
    {
        var whole = Standings().Block.Write();
        for (var at = 0; at < whole.Length; at += at < 200 ? 1 : 97)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => StandingBlock.Read(changed));
            Assert.Throws<InvalidDataException>(() => StandingBlock.Read(whole[..at]));
        }
    }

    [Fact]
    public void a_block_takes_less_than_ten_bytes_a_subject()
    {
        var (block, _) = Standings(step: 1);

        Assert.InRange(block.Write().Length, 1, 10 * SubjectBlock.Size);
    }

    private static (StandingBlock Block, List<StandingRow> Rows) Standings(int step = 3)
    {
        var block = new StandingBlock();
        var rows = new List<StandingRow>();
        for (var place = 0; place < SubjectBlock.Size; place += step)
        {
            var row = new StandingRow
            {
                Subject = SubjectBlock.First(3) + place,
                Letter = (place % 5) switch { 0 => null, 1 => "A", 2 => "B", _ => "C+" },
                Rule = place % 5 == 0 ? null : place % 9,
                NextChange = place % 4 == 0 ? null : 739_700 + (place % 900),
                Since = 739_600 + (place % 3),
                Suspended = place % 11 == 0 ? 1 : 0,
                Division = place % 6 == 0 ? null : $"1310{place % 40:D2}",
                Industry = place % 8 == 0 ? null : $"C{place % 90:D4}",
            };
            rows.Add(row);
            block.Take(row, place % 10 == 0 ? 740_000 + (place % 100 / 10) : 0);
        }

        return (block, rows);
    }
}
