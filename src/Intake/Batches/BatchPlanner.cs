using Xinheng.Intake.Checks;
using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;

namespace Xinheng.Intake.Batches;

/// <summary>What a file's sheets turned out to be: a plan, or why a person or nobody can make one.</summary>
/// <param name="Plan">How to read it; null when it is not known.</param>
/// <param name="Obstacle">Why it is not known; null when it is.</param>
/// <param name="Profile">The saved mapping its first sheet was recognised by; null when it was another way.</param>
internal sealed record PlanOutcome(BatchPlan? Plan, Finding? Obstacle, MappingProfile? Profile = null);

/// <summary>Finds out how the sheets of a file are read: by the sender's profile, a saved one, or the layout itself.</summary>
internal sealed class BatchPlanner(MappingProfiles profiles, RejectedWorkbook rejected)
{
    private const int LongestFound = 80;

    /// <summary>Looks at the first rows of every sheet.</summary>
    public static SheetsSeen Look(SourceFile file, BatchRow batch)
    {
        var proposals = new List<SheetProposal>();
        var forbidden = new List<Finding>();
        Finding? refusal = null;
        var first = new RowChunk();
        foreach (var sheet in file.Sheets)
        {
            using var rows = file.Read(sheet);
            if (rows.Read(first, LayoutRecognition.RowsNeeded))
            {
                var proposal = LayoutRecognition.Propose(first, [batch.FileName, sheet.Name], batch.AskedKind);
                proposals.Add(new SheetProposal(sheet.Index, sheet.Name, proposal) { FirstRow = first[0].ToTexts() });
                forbidden.AddRange(proposal.Findings.Where(finding => finding.Code == "IN-302").Select(finding => InSheet(finding, sheet)));
            }

            refusal ??= sheet.IsHidden ? null : rows.Refusal;
        }

        return new SheetsSeen([.. proposals.Where(proposal => !file.Sheets[proposal.Sheet].IsHidden)], Together(forbidden), refusal);
    }

    /// <summary>The plan for a batch's file.</summary>
    public async Task<PlanOutcome> PlanAsync(SourceFile file, BatchRow batch, CancellationToken cancellation)
    {
        var (proposals, forbidden, refusal) = Look(file, batch);
        // Forbidden information is refused whatever a person may say; a header not found is a question to a person.
        if (forbidden is not null)
        {
            return new PlanOutcome(null, forbidden);
        }

        if (proposals.Count == 0)
        {
            return new PlanOutcome(null, refusal ?? new Finding("IN-001", null, string.Empty));
        }

        var fitting = new List<SheetMapping>();
        MappingProfile? profile = null;
        foreach (var sheet in proposals)
        {
            var (mapping, saved) = await MappingAsync(sheet, batch, cancellation);
            if (mapping is not null && (fitting.Count == 0 || fitting[0].Mapping.Kind == mapping.Kind))
            {
                profile = fitting.Count == 0 ? saved : profile;
                fitting.Add(new SheetMapping(sheet.Sheet, mapping));
            }
        }

        return fitting.Count == 0
            ? new PlanOutcome(null, refusal ?? new Finding(batch.Profile is null ? "IN-408" : "IN-409", null, batch.Profile ?? batch.FileName))
            : new PlanOutcome(new BatchPlan(fitting, LeftOut(proposals, fitting)), null, profile);
    }

    private async Task<(Mapping? Mapping, MappingProfile? Profile)> MappingAsync(SheetProposal sheet, BatchRow batch, CancellationToken cancellation)
    {
        if (await rejected.RecogniseAsync(sheet.FirstRow, cancellation) is { } again)
        {
            return (again, null);
        }

        if (batch is { Profile: { } name, ProfileVersion: { } version })
        {
            return ((await profiles.GetAsync(name, version, cancellation))?.ApplyTo(sheet.Proposal), null);
        }

        var saved = await profiles.ForHeaderAsync(sheet.Proposal.HeaderSignature, cancellation);
        if (saved is not null && !SaysWhatTheFileMust(saved.Mapping) && (batch.AskedKind ?? saved.Mapping.Kind) == saved.Mapping.Kind && saved.Mapping.ApplyTo(sheet.Proposal) is { } known)
        {
            return (known, saved);
        }

        return (sheet.Proposal.IsConfident ? sheet.Proposal.ToMapping() : null, null);
    }

    // The same header comes with results on one scheme and on another: a scheme that stands in no column is named by the sender,
    // with the profile, and never taken from the file before.
    private static bool SaysWhatTheFileMust(SavedMapping mapping) =>
        LayoutCatalogue.Find(mapping.Kind) is { } layout && mapping.Constants.Keys.Any(field => layout.Find(field)?.Role == "scheme");

    private static List<string> LeftOut(IReadOnlyList<SheetProposal> proposals, List<SheetMapping> fitting) =>
        [.. proposals.Where(sheet => !fitting.Exists(taken => taken.Sheet == sheet.Sheet)).Select(sheet => sheet.Name)];

    // Written as spreadsheets write a place; text has one sheet without a name.
    private static Finding InSheet(Finding finding, SheetName sheet) =>
        sheet.Name.Length == 0 ? finding : finding with { Found = $"{sheet.Name}!{finding.Found}" };

    // One finding names all columns, so that they can be removed at once.
    private static Finding? Together(List<Finding> forbidden)
    {
        var found = string.Join(", ", forbidden.Select(finding => finding.Found));
        return forbidden.Count == 0 ? null : forbidden[0] with { Found = found.Length > LongestFound ? $"{found[..(LongestFound - 1)]}…" : found };
    }
}
