using Xinheng.Intake.Checks;
using Xinheng.Intake.Layouts;

namespace Xinheng.Intake.Batches;

/// <summary>Looks over the mapping a person gives for a batch.</summary>
internal static class MappingReview
{
    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static Finding? Objection(IReadOnlyList<SheetMapping> sheets, IReadOnlyList<SheetProposal> proposals)
    {
        if (sheets.Count == 0)
        {
            return Wrong("0 sheets");
        }

        if (sheets.DistinctBy(sheet => sheet.Sheet).Count() < sheets.Count)
        {
            return Wrong("a sheet named twice");
        }

        if (sheets.Select(sheet => sheet.Mapping.Kind).Distinct().Skip(1).Any())
        {
            return Wrong(string.Join(", ", sheets.Select(sheet => sheet.Mapping.Kind).Distinct()));
        }

        return sheets.Select(sheet => Objection(sheet, proposals)).FirstOrDefault(objection => objection is not null);
    }

    /// <summary>The proposal of a sheet that passed the review.</summary>
    public static MappingProposal ProposalOf(SheetMapping sheet, IReadOnlyList<SheetProposal> proposals) =>
        proposals.First(proposal => proposal.Sheet == sheet.Sheet).Proposal;

    /// <summary>The plan of a mapping that passed the review, sheets in the file's order, headers as the file has them.</summary>
    public static BatchPlan Plan(IReadOnlyList<SheetMapping> sheets, IReadOnlyList<SheetProposal> proposals) => new(
        [.. sheets.OrderBy(sheet => sheet.Sheet).Select(sheet => WithHeaders(sheet, proposals))],
        [.. proposals.Where(proposal => sheets.All(sheet => sheet.Sheet != proposal.Sheet)).Select(proposal => proposal.Name)]);

    private static SheetMapping WithHeaders(SheetMapping sheet, IReadOnlyList<SheetProposal> proposals) =>
        sheet with { Mapping = sheet.Mapping with { Headers = ProposalOf(sheet, proposals).HeaderTexts() } };

    private static Finding? Objection(SheetMapping sheet, IReadOnlyList<SheetProposal> proposals)
    {
        if (proposals.All(proposal => proposal.Sheet != sheet.Sheet))
        {
            return Wrong($"sheet {sheet.Sheet}");
        }

        try
        {
            _ = new RowChecker(sheet.Mapping, new CheckContext(DateOnly.MinValue));
            return null;
        }
        catch (ArgumentException wrong)
        {
            return Wrong(wrong.Message);
        }
    }

    private static Finding Wrong(string found) => new("IN-407", null, found);
}
