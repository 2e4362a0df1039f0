using Xinheng.Assessment.Increments;
using Xinheng.Assessment.Reading;
using Xinheng.Registry;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

public sealed class SchemeStandingsTests
{
    private static readonly GradesState State = new("a-scheme", new DateOnly(2026, 11, 21), new ChangeNumber(7));

    [Fact]
    public void Eight_bytes_hold_the_first_and_the_last_day_there_is()
    {
        var standings = Told();
        var (first, last) = (DateOnly.MinValue.AddDays(1), DateOnly.MaxValue);

        standings.Write(new PlainStanding(1, new GradeMark("A", 3, true), first.DayNumber, last.DayNumber));
        standings.Write(new PlainStanding(2, new GradeMark(null, null, false), last.DayNumber, null));

        Assert.Equal(new StandingGrade(State, "A", 3, true, first, last), standings.Find(new SubjectNumber(1)));
        Assert.Equal(new StandingGrade(State, null, null, false, last, null), standings.Find(new SubjectNumber(2)));
        Assert.Null(standings.Find(new SubjectNumber(3)));
    }

    [Fact]
    public void A_mark_too_many_and_a_subject_too_far_are_left_to_the_database()
    {
        var standings = Told();
        const int Most = (1 << 20) - 1;

        for (var rule = 1; rule <= Most + 1; rule++)
        {
            standings.Write(new PlainStanding(rule, new GradeMark("A", rule, false), 1, null));
        }

        standings.Write(new PlainStanding(long.MaxValue, new GradeMark("A", 1, false), 1, null));

        Assert.Equal((600_000, Most), (standings.Find(new SubjectNumber(600_000))?.Rule, standings.Find(new SubjectNumber(Most))?.Rule));
        Assert.Null(standings.Find(new SubjectNumber(Most + 1)));
        Assert.Null(standings.Find(new SubjectNumber(long.MaxValue)));
    }

    [Fact]
    public void Who_stands_nowhere_any_more_is_cleared_and_the_others_stay()
    {
        var standings = Told();
        foreach (var subject in new[] { 1L, 2, 3, 200_000 })
        {
            standings.Write(new PlainStanding(subject, new GradeMark("A", 1, false), 1, null));
        }

        standings.Clear(1, 200_000);

        Assert.Equal([true, false, false, true], new[] { 1L, 2, 3, 200_000 }.Select(subject => standings.Find(new SubjectNumber(subject)) is not null));
        standings.Clear(0, long.MaxValue);
        Assert.Null(standings.Find(new SubjectNumber(200_000)));
    }

    private static SchemeStandings Told()
    {
        var standings = new SchemeStandings();
        standings.Tell(new HeldState(State, 1, 1));
        return standings;
    }
}
