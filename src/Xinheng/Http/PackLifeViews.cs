using Xinheng.Assessment;
using Xinheng.Assessment.PackLife;
using Xinheng.Policy;
using Xinheng.Policy.Packs;

namespace Xinheng.Http;

/// <summary>Sets drafts, versions and checks out for people.</summary>
internal static class PackLifeViews
{
    public static PackVersionView Of(PackVersion version, DateOnly day) => new(
        version.Entry.Pack?.Version,
        version.Entry.Pack?.Fingerprint,
        version.From,
        version.Through,
        version.IsInForceOn(day),
        version.Activation is { } activation
            ? new ActivationView(activation.Draft.Value, activation.ApprovedBy.Name, activation.By.Name, activation.At)
            : null);

    public static PackFilesView Files(PackEntry entry) => new(entry.Id, entry.Pack?.Version, entry.Pack?.Fingerprint, Files(entry.Files));

    public static CheckView Of(PackCheck check, DateOnly day)
    {
        var words = check.Entry.Pack is { } pack ? new PolicyWords(pack, day) : null;
        return new CheckView
        {
            Version = check.Entry.Pack?.Version,
            Fingerprint = check.Entry.Pack?.Fingerprint,
            Diagnostics = [.. check.Entry.Diagnostics.Select(diagnostic => PackViews.Of(diagnostic, words))],
            Cases = [.. check.Cases.Select(CaseViews.Of)],
            Broken = [.. check.Broken.Select(Of)],
            IsComplete = check.IsComplete,
            IsFit = check.IsFit,
        };
    }

    public static BrokenCaseView Of(BrokenOutcome outcome) => new(
        outcome.Path, outcome.Title, outcome.IsAsExpected, outcome.Missing,
        [.. outcome.Unexpected.Select(diagnostic => PackViews.Of(diagnostic, null))]);

    public static DraftRow Row(PackDraft draft) => new()
    {
        Number = draft.Number.Value,
        Pack = draft.Pack,
        State = draft.State,
        StateName = StateName(draft.State),
        Revision = draft.Revision,
        Version = draft.Version,
        OpenedBy = draft.Steps[0].By.Name,
        LastBy = draft.Steps[^1].By.Name,
        LastAt = draft.Steps[^1].At,
        From = draft.Steps[^1].From,
    };

    public static DraftView Of(PackDraft draft)
    {
        var row = Row(draft);
        return new DraftView
        {
            Number = row.Number,
            Pack = row.Pack,
            State = row.State,
            StateName = row.StateName,
            Revision = row.Revision,
            Version = row.Version,
            OpenedBy = row.OpenedBy,
            LastBy = row.LastBy,
            LastAt = row.LastAt,
            From = row.From,
            BasedOn = draft.BasedOn,
            Fingerprint = draft.Fingerprint,
            Files = Files(draft.Files),
            Authors = [.. draft.Authors.Select(author => author.Name)],
            Steps = [.. draft.Steps.Select(step => new DraftStepView(step.State, StateName(step.State), step.By.Name, step.At, step.Reason, step.From))],
        };
    }

    /// <summary>A refusal for the wire, with the check a pack did not pass or what happened to a draft meanwhile.</summary>
    public static Refusal Of(DraftRefusal refusal, DateOnly day)
    {
        var more = new Dictionary<string, object>(StringComparer.Ordinal);
        if (refusal.Check is { } check)
        {
            more["check"] = Of(check, day);
        }

        if (refusal.Overtaking is { } meanwhile)
        {
            more["overtaking"] = new OvertakingView(meanwhile.By.Name, meanwhile.At, meanwhile.State, meanwhile.Revision, meanwhile.Changed);
        }

        return new Refusal(refusal.Code, StatusOf(refusal.Kind), refusal.Message, refusal.Remedy) { More = more };
    }

    public static LocalText StateName(DraftState state) => state switch
    {
        DraftState.Writing => new("起草中", "Being written"),
        DraftState.Submitted => new("待批准", "Submitted for approval"),
        DraftState.Approved => new("已批准", "Approved"),
        DraftState.Returned => new("已退回", "Returned"),
        DraftState.Activated => new("已启用", "Put in force"),
        DraftState.Discarded => new("已作废", "Discarded"),
    };

    private static IReadOnlyList<PackFileView> Files(PackFiles files) =>
        [.. files.Texts.OrderBy(file => file.Key is not "pack.yaml").ThenBy(file => file.Key, StringComparer.Ordinal).Select(file => new PackFileView(file.Key, file.Value))];

    private static int StatusOf(DraftRefusalKind kind) => kind switch
    {
        DraftRefusalKind.Unknown => StatusCodes.Status404NotFound,
        DraftRefusalKind.Malformed => StatusCodes.Status400BadRequest,
        DraftRefusalKind.Overtaken => StatusCodes.Status409Conflict,
        DraftRefusalKind.NotAllowed => StatusCodes.Status409Conflict,
        DraftRefusalKind.NotFit => StatusCodes.Status422UnprocessableEntity,
    };
}
