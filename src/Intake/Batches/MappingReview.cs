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

    /// <summary>
    /// Why a scheme or letter that the mapping gives to every row can be none of them; null when nothing is wrong. Said here, because
    /// all rows would come back for it, and come back again however they were corrected.
    /// </summary>
    public static Finding? Objection(IReadOnlyList<SheetMapping> sheets, KnownScales scales) =>
        sheets.Select(sheet => Objection(sheet.Mapping, scales)).FirstOrDefault(objection => objection is not null);

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

    private static Finding? Objection(Mapping mapping, KnownScales scales)
    {
        if (ConstantOf(mapping, "scheme") is not { } scheme)
        {
            return null;
        }

        if (scales.Find(scheme.Value) is not { } scale)
        {
            return new Finding("IN-110", scheme.Field, scheme.Value) { Kind = mapping.Kind, Known = scales.Examples };
        }

        return ConstantOf(mapping, "letter") is { } letter && scale.Find(letter.Value) is null
            ? new Finding("IN-111", letter.Field, letter.Value) { Kind = mapping.Kind, Known = scale.Letters }
            : null;
    }

    private static (string Field, string Value)? ConstantOf(Mapping mapping, string role) =>
        LayoutCatalogue.Find(mapping.Kind)?.Fields.FirstOrDefault(field => field.Role == role) is { } field
        && mapping.Constants.GetValueOrDefault(field.Id)?.Trim() is { Length: > 0 } value ? (field.Id, value) : null;

    private static Finding Wrong(string found) => new("IN-407", null, found);
}
