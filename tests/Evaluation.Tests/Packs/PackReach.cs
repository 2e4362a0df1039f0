using Xinheng.Evaluation.Cases;
using Xinheng.Policy;
using Xinheng.Policy.Tables;

namespace Xinheng.Evaluation.Tests.Packs;

/// <summary>What of a pack a case must reach: every rule and entry of its own that comes to something for a subject, a record or a day.</summary>
internal static class PackReach
{
    /// <summary>All of it. Entries of a pack that is extended are for that pack's cases.</summary>
    public static IEnumerable<CaseReach> Of(CompiledPack pack)
    {
        var tables = pack.Tables;
        return
        [
            .. pack.Grades.Select(rule => new CaseReach("grades", $"{rule.Number}")),
            .. pack.Limits.Select(limit => new CaseReach("limits", limit.Id)),
            .. pack.Mappings.Where(one => IsOwn(one.Span)).SelectMany(one => one.Steps.Select(step => new CaseReach("mappings", $"{one.Id}.{step.From}"))),
            .. Own(tables.Treatments).SelectMany(table => table.Rules.Select(rule => new CaseReach("treatments", $"{table.Id}.{rule.Id}"))),
            .. Own(tables.Warnings).SelectMany(one => new[] { "yes", "no" }.Select(answer => new CaseReach("warnings", $"{one.Id}.{answer}"))),
            .. Own(tables.Consistency).SelectMany(one => new[] { "apart", "consistent" }.Select(answer => new CaseReach("consistency", $"{one.Id}.{answer}"))),
            .. Own(tables.Publications).Select(one => new CaseReach("publications", one.Id)),
            .. Own(tables.Masks).Select(one => new CaseReach("masks", one.Id)),
            .. Own(tables.Duties).Select(one => new CaseReach("duties", one.Id)),
            .. Own(tables.Lists).Where(list => list.Months is not null).Select(one => new CaseReach("lists", one.Id)),
            .. Own(tables.Rates).Select(one => new CaseReach("rates", one.Id)),
        ];
    }

    private static IEnumerable<T> Own<T>(IEnumerable<T> entries)
        where T : TableEntry =>
        entries.Where(entry => IsOwn(entry.Head.Span));

    private static bool IsOwn(SourceSpan? span) => span is { File: "pack.yaml" };
}
