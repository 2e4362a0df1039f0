using Xinheng.Evaluation.Grading;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// Looks at single subjects of a population by their facts, as the explaining back end does; only how records are classed
/// is remembered from one subject to the next. One a thread.
/// </summary>
internal sealed class SubjectAlone
{
    private readonly PreparedPack pack;
    private readonly Population population;
    private readonly DateOnly day;
    private readonly Verdicts verdicts;
    private readonly PackPeriod period;
    private readonly RecordMemo<RecordClass> classes;

    /// <param name="pack">The pack.</param>
    /// <param name="population">The population.</param>
    /// <param name="asked">The day, and what is asked.</param>
    public SubjectAlone(PreparedPack pack, Population population, (DateOnly Day, Verdicts Verdicts) asked)
    {
        (this.pack, this.population, (day, verdicts)) = (pack, population, asked);
        period = pack.PeriodOf(day);
        classes = new(new RecordKeys(population, new RecordQuestions(pack.Pack), day), Class);
    }

    /// <summary>What is found of a subject; 0 for one registered only after the day.</summary>
    /// <param name="at">The subject's place.</param>
    public byte Look(int at)
    {
        var subject = population.FactsOf(at);
        if (subject.Registered > day)
        {
            return 0;
        }

        if (population.Apart.ContainsKey(at))
        {
            return verdicts.Of(SubjectEvaluation.Of(pack, subject, population.RecordsOf(at)), day);
        }

        var (first, end) = ((int)population.Offsets.Span[at], (int)population.Offsets.Span[at + 1]);
        var records = new ClassedRecord[end - first];
        for (var place = first; place < end; place++)
        {
            var record = population.RecordAt(place);
            records[place - first] = new ClassedRecord(pack, subject, record);
            records[place - first].Know(classes.Of(place, at), day, period, StandingOfRecord.On(record, day));
        }

        return verdicts.Of(new SubjectEvaluation(pack, subject, records), day);
    }

    private RecordClass Class(int place, int subject)
    {
        var record = population.RecordAt(place);
        return new ClassedRecord(pack, population.FactsOf(subject), record).ClassWith(StandingOfRecord.On(record, day), day, period);
    }
}
