using System.Runtime.Intrinsics;
using Xinheng.Evaluation.Grading;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// What each record adds to the lanes, by its profile, whether it has expired, and the values in force on its own day:
/// a table of all there are.
/// </summary>
internal sealed class PlainClasses
{
    private readonly Vector256<byte>[] lanes;
    private readonly byte[] isState;
    private readonly long[][] points;
    private readonly byte[] stretchOfDay;
    private readonly int stretches;

    public PlainClasses(LaneSet set, Population population, RecordQuestions questions, DateOnly day)
    {
        stretches = questions.Breaks.Count + 1;
        stretchOfDay = StretchesByDay(questions);
        lanes = new Vector256<byte>[population.Profiles.Count * 2 * stretches];
        isState = new byte[lanes.Length];
        points = new long[lanes.Length][];
        Parallel.For(0, lanes.Length, at =>
        {
            var stretch = at % stretches;
            var (profile, isExpired) = (population.Profiles[at / stretches / 2], at / stretches % 2 == 1);
            var record = new RecordFacts
            {
                Record = 0,
                Kind = profile.Kind,
                Standing = isExpired && StandingOfRecord.Stands(profile.Standing) ? StandingOfRecord.Expired : profile.Standing,
                Penalties = profile.Penalties,
                GraveConsequence = profile.GraveConsequence,
                Happened = stretch == 0 ? DateOnly.MinValue : questions.Breaks[stretch - 1],
            };
            var adds = set.Read(LaneSource.Nobody, record, day);
            (lanes[at], points[at], isState[at]) = (adds.Lanes, adds.Points, adds.IsState ? (byte)1 : (byte)0);
        });
    }

    /// <summary>By class: what it adds.</summary>
    public ReadOnlySpan<Vector256<byte>> Lanes => lanes;

    /// <summary>By class: 1 for a state.</summary>
    public ReadOnlySpan<byte> IsState => isState;

    /// <summary>By class: what it brings to each item of records.</summary>
    public ReadOnlySpan<long[]> Points => points;

    /// <summary>By day from 1900-01-01: which values of records' days hold; empty when they never differ.</summary>
    public ReadOnlySpan<byte> StretchOfDay => stretchOfDay;

    /// <summary>How many stretches of such values there are.</summary>
    public int Stretches => stretches;

    /// <summary>What a record adds on a day.</summary>
    /// <param name="record">The record.</param>
    /// <param name="day">Days from 1900-01-01 to the day.</param>
    public RecordAdds Of(PackedRecord record, int day)
    {
        var isExpired = record.Span < Math.Min(day - record.Day, PackedRecord.Endless) ? 1 : 0;
        var one = (record.Profile * 2) + isExpired;
        one = stretchOfDay.Length == 0 ? one : (one * stretches) + stretchOfDay[record.Day];
        return new RecordAdds(lanes[one], isState[one] != 0, points[one]);
    }

    private static byte[] StretchesByDay(RecordQuestions questions)
    {
        if (questions.Breaks.Count == 0)
        {
            return [];
        }

        var byDay = new byte[1 << 17];
        for (var day = 0; day < byDay.Length; day++)
        {
            byDay[day] = (byte)questions.Breaks.Count(start => start.DayNumber - PackedRecord.FirstDay <= day);
        }

        return byDay;
    }
}
