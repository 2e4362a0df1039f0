using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting;

/// <summary>A stretch of days a record can have happened on, in which every value that goes by its day stays the same.</summary>
/// <param name="From">First day.</param>
/// <param name="Through">Last day, inclusive.</param>
/// <param name="Parameters">Answers <c>params.ID</c> for a record of the stretch; nothing else.</param>
internal sealed record RecordEra(DateOnly From, DateOnly Through, Bindings Parameters)
{
    private static readonly Reference happened = new("record", "happened");

    /// <summary>What is known of a name where the record is one of the stretch.</summary>
    public NameFacts Narrow(Reference name, NameFacts facts) => name != happened ? facts : facts with
    {
        Least = From == DateOnly.MinValue ? facts.Least : From.DayNumber,
        Most = Through == DateOnly.MaxValue ? facts.Most : Through.DayNumber,
    };
}
