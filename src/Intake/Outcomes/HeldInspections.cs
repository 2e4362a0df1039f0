using Xinheng.Intake.Layouts;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Intake.Outcomes;

/// <summary>Which inspections of those the platform holds.</summary>
/// <param name="From">First day; null: from the first there is.</param>
/// <param name="Through">Last day; null: to this day.</param>
/// <param name="Department">Body that inspected, whatever the width, case and blanks; null for all.</param>
public sealed record InspectionChoice(DateOnly? From = null, DateOnly? Through = null, string? Department = null);

/// <summary>A body and how many inspections of the period are its.</summary>
/// <param name="Name">Its name; empty where none is told.</param>
/// <param name="Inspections">How many.</param>
public sealed record InspectingBody(string Name, int Inspections);

/// <summary>The inspections the platform holds, as outcomes.</summary>
/// <param name="Outcomes">Those that tell something, why the others do not, and why they cannot be used as a whole.</param>
/// <param name="Bodies">The bodies that inspected in the period, most inspections first; where there are too many, as far as they were read.</param>
public sealed record InspectionsHeld(OutcomeFile Outcomes, IReadOnlyList<InspectingBody> Bodies);

/// <summary>
/// Reads the inspections that were taken in as outcomes, by the same rules as those of a file: what stands as it is known,
/// corrections applied. Which kinds of records are outcomes, and what they tell, is said by the layouts. Safe to use from many threads.
/// </summary>
/// <param name="database">Where the records are.</param>
public sealed class HeldInspections(Database database)
{
    private static readonly IReadOnlyList<string> Kinds =
        [.. LayoutCatalogue.All.Where(layout => layout.TellsOutcomes).SelectMany(layout => layout.Kinds).Select(kind => kind.Id)];

    private readonly RecordsOfKinds records = new(database);

    /// <summary>Reads them. Bounded: past <see cref="OutcomeReading.MostRows"/> the reading stops and the whole is refused.</summary>
    /// <param name="choice">Which.</param>
    /// <param name="today">Later days are troubles; the day withdrawals are told of.</param>
    /// <param name="knownOn">The last change that is seen.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<InspectionsHeld> ReadAsync(InspectionChoice choice, DateOnly today, ChangeNumber knownOn, CancellationToken cancellation = default)
    {
        if (choice.From > today)
        {
            return new InspectionsHeld(new OutcomeFile { Read = 0, Rows = [], Troubles = [], Refusal = OutcomeMessages.Refusal("BT-009", $"{choice.From:yyyy-MM-dd}") }, []);
        }

        var taking = new InspectionTaking(choice, today);
        var period = (choice.From ?? DateOnly.MinValue, choice.Through ?? DateOnly.MaxValue);
        await foreach (var record in records.ReadAsync(Kinds, period, today, knownOn, cancellation))
        {
            taking.Take(record);
            if (taking.IsFull)
            {
                break;
            }
        }

        return taking.Held();
    }
}
