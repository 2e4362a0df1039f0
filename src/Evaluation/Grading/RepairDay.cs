using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Grading;

/// <summary>
/// The first day on which the repair of a record, or its early removal from a list, can be applied for. The term in
/// force on the day of the application decides, so that a record can come under a later, shorter or longer one. A term
/// of n months is over on that day n months later, or on the month's last day where there is none.
/// </summary>
/// <param name="Day">The day, not before the evaluation date; null when the pack states no term and the deciding body sets it.</param>
/// <param name="Term">The term it follows from; null when there is none.</param>
/// <source id="credit-repair-2026">施行</source>
internal sealed record RepairDay(DateOnly? Day, RepairTerm? Term)
{
    private static readonly RepairDay NotStated = new(null, null);

    /// <summary>The day for a record; null when it can never be repaired.</summary>
    public static RepairDay? Of(SubjectEvaluation evaluation, ClassedRecord record, DateOnly asOf)
    {
        var terms = record.Kind?.RepairTerms ?? [];
        if (terms.Count == 0)
        {
            return NotStated;
        }

        var starts = Starts(evaluation.Pack, terms, asOf);
        for (var at = 0; at < starts.Count; at++)
        {
            if (TermOn(evaluation, record, terms, starts[at]) is not { } term)
            {
                return NotStated;
            }

            if (term.Months is { } months && Later(starts[at], After(record.Facts.Happened, months)) is var day
                && (at == starts.Count - 1 || day < starts[at + 1]))
            {
                return new RepairDay(day, term);
            }
        }

        return null;
    }

    /// <summary>The evaluation date and every later day on which another term can apply, ascending.</summary>
    private static List<DateOnly> Starts(PreparedPack pack, IReadOnlyList<RepairTerm> terms, DateOnly asOf)
    {
        var days = terms.Select(term => term.From)
            .Concat(terms.Select(term => term.Through < DateOnly.MaxValue ? term.Through?.AddDays(1) : null))
            .OfType<DateOnly>()
            .Concat(pack.ValueChanges)
            .Where(day => day > asOf);
        return [.. days.Append(asOf).Distinct().Order()];
    }

    /// <summary>The term for an application on a day; null when the pack states none, or whether one holds cannot be told.</summary>
    private static RepairTerm? TermOn(
        SubjectEvaluation evaluation, ClassedRecord record, IReadOnlyList<RepairTerm> terms, DateOnly day)
    {
        var standing = StandingOfRecord.On(record.Facts, day);
        var bindings = new RecordBindings(evaluation.Subject, evaluation.Pack.PeriodOf(day), day, record.Facts, standing);
        foreach (var term in terms.Where(term => term.IsInForce(day)))
        {
            switch (term.When?.Evaluate(bindings))
            {
                case null or Value.Bool { Content: true }:
                    return term;
                case not Value.Bool:
                    return null;
            }
        }

        return null;
    }

    private static DateOnly After(DateOnly day, int months) =>
        months > ((DateOnly.MaxValue.Year - day.Year) * 12) + 12 - day.Month ? DateOnly.MaxValue : day.AddMonths(months);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
