using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Models;

/// <summary>The grades of other models about one subject, on any day. Not for several threads.</summary>
internal sealed class SubjectResults(SubjectEvaluation evaluation)
{
    private static readonly Value.Error NoSpan = new(
        "no-window", new LocalText("评价日没有生效的有效月数", "No number of months a result is good is in force on the evaluation date"));

    private readonly SubjectEvaluation?[] inner = new SubjectEvaluation?[evaluation.Pack.Results.Count];

    /// <summary>What a result is on a day.</summary>
    /// <param name="at">Its place in the pack.</param>
    /// <param name="day">The day.</param>
    public ResultTrace On(int at, DateOnly day)
    {
        var prepared = evaluation.Pack.Results[at];
        if (evaluation.Subject.Assumed.TryGetValue(prepared.Result.Id, out var assumed))
        {
            return new ResultTrace(prepared.Result, assumed, assumed, null, null, assumed is null ? "none" : "assumed");
        }

        return prepared.Inner is { } pack ? Graded(prepared.Result, Inner(at, pack), day) : Received(prepared.Result, at, day);
    }

    /// <summary>The evaluation of the same facts by the pack that gives a result; null when the result is received.</summary>
    public SubjectEvaluation? InnerOf(int at) => evaluation.Pack.Results[at].Inner is { } pack ? Inner(at, pack) : null;

    /// <summary>A record as the packs see it whose results some rule looks at.</summary>
    public IEnumerable<(SubjectEvaluation Inner, ClassedRecord Record)> Seeing(ClassedRecord record)
    {
        for (var at = 0; at < inner.Length; at++)
        {
            if (evaluation.Pack.Results[at].IsUsed && InnerOf(at) is { } other)
            {
                yield return (other, new ClassedRecord(other.Pack, evaluation.Subject, record.Facts));
            }
        }
    }

    /// <summary>The record as the pack that knows its kind sees it: this one, else one whose result it takes.</summary>
    public (SubjectEvaluation Evaluation, ClassedRecord Record) Knowing(ClassedRecord record)
    {
        if (record.Kind is null)
        {
            foreach (var (other, same) in Seeing(record))
            {
                if (other.Results.Knowing(same) is { Record.Kind: not null } found)
                {
                    return found;
                }
            }
        }

        return (evaluation, record);
    }

    /// <summary>The titles of the results that a record bears on, on a day.</summary>
    public IEnumerable<LocalText> CountingOn(ClassedRecord record, DateOnly day) =>
        from at in Enumerable.Range(0, inner.Length)
        where evaluation.Pack.Results[at].IsUsed
        let other = InnerOf(at)
        where other is not null && RecordReasons.CountsOn(other, new ClassedRecord(other.Pack, evaluation.Subject, record.Facts), day)
        select evaluation.Pack.Results[at].Result.Title;

    /// <summary>Every day after <paramref name="asOf"/> on which time alone can change a result.</summary>
    public IEnumerable<DateOnly> Days(DateOnly asOf)
    {
        for (var at = 0; at < inner.Length; at++)
        {
            var days = InnerOf(at) is { } other ? Timeline.Days(other, asOf) : DaysOfReceived(at, asOf);
            foreach (var day in days)
            {
                yield return day;
            }
        }
    }

    /// <summary>Every day after <paramref name="asOf"/> on which time alone can change a received grade, or how long one is good.</summary>
    public IEnumerable<DateOnly> DaysOfReceived(DateOnly asOf) =>
        Enumerable.Range(0, inner.Length).Where(at => evaluation.Pack.Results[at].Inner is null).SelectMany(at => DaysOfReceived(at, asOf))
            .Concat(evaluation.Pack.ValueChanges.Where(day => day > asOf));

    private SubjectEvaluation Inner(int at, PreparedPack pack)
    {
        // What is assumed is named by the ids of this pack and means nothing in another.
        var subject = evaluation.Subject.Assumed.Count == 0 ? evaluation.Subject : evaluation.Subject with { Assumed = new Dictionary<string, string?>() };
        return inner[at] ??= new SubjectEvaluation(pack, subject, [.. evaluation.Records.Select(record => new ClassedRecord(pack, subject, record.Facts))]);
    }

    private static ResultTrace Graded(ModelResult result, SubjectEvaluation other, DateOnly day)
    {
        var outcome = other.On(day);
        return outcome.Letter is { } letter
            ? new ResultTrace(result, letter, result.Read(letter), day, null, "graded") { Score = outcome.Models?.Total.Score ?? Value.Null.Instance }
            : new ResultTrace(result, null, null, null, null, "not-graded");
    }

    private ResultTrace Received(ModelResult result, int at, DateOnly day)
    {
        var span = evaluation.Pack.PeriodOf(day).ResultSpans[at];
        if (span.IsOpen)
        {
            return new ResultTrace(result, null, null, null, null, "no-window") { Failure = NoSpan };
        }

        if (Newest(result.Scale, given => given.HoldsOn(day)) is not { } newest)
        {
            return Newest(result.Scale, given => given.Day <= day && given.Withdrawn <= day) is { } withdrawn
                ? new ResultTrace(result, withdrawn.Letter, null, withdrawn.Day, withdrawn.Issuer, "withdrawn")
                : new ResultTrace(result, null, null, null, null, "none");
        }

        if (newest.Day <= span.StartBefore(day) && span.Kind is not WindowKind.Ever)
        {
            return new ResultTrace(result, newest.Letter, null, newest.Day, newest.Issuer, "too-old");
        }

        return result.Read(newest.Letter) is { } read
            ? new ResultTrace(result, newest.Letter, read, newest.Day, newest.Issuer, "received")
            : new ResultTrace(result, newest.Letter, null, newest.Day, newest.Issuer, "not-on-scale") { Failure = NotOnScale(result, newest) };
    }

    /// <summary>The newest of some results on a scale; of several given on one day the worst.</summary>
    private ReceivedResult? Newest(Scale scale, Func<ReceivedResult, bool> isAsked) => evaluation.Subject.Results
        .Where(given => given.Scheme == scale.Id && isAsked(given))
        .OrderBy(given => given.Day).ThenBy(given => scale.Rank(given.Letter) ?? int.MaxValue)
        .ThenBy(given => given.Letter, StringComparer.Ordinal).ThenBy(given => given.Issuer, StringComparer.Ordinal)
        .LastOrDefault();

    private static Value.Error NotOnScale(ModelResult result, ReceivedResult given) => new(
        "not-on-scale",
        new LocalText($"收到的等级 {given.Letter} 不在“{result.Title.Zh}”的等级之内", $"The received letter {given.Letter} is no step of {result.Title.En}"));

    private IEnumerable<DateOnly> DaysOfReceived(int at, DateOnly asOf)
    {
        foreach (var given in evaluation.Subject.Results)
        {
            if (given.Day > asOf)
            {
                yield return given.Day;
            }

            if (given.Withdrawn > asOf)
            {
                yield return given.Withdrawn.GetValueOrDefault();
            }

            foreach (var period in evaluation.Pack.PeriodsFrom(asOf))
            {
                if (period.ResultSpans[at].LeavesOn(given.Day) is { } leaves && leaves > asOf)
                {
                    yield return leaves;
                }
            }
        }
    }
}
