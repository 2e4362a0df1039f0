using System.Globalization;
using Xinheng.Assessment.Warnings;
using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>Warnings and the rules that give them, for the pages and the command line alike.</summary>
internal sealed class WarningViews(Deployment deployment)
{
    private readonly Dictionary<string, PolicyWords?> words = new(StringComparer.Ordinal);
    private Dictionary<long, WatchRule>? rules;

    /// <summary>What can be watched.</summary>
    public async Task<IReadOnlyList<WatchChoiceView>> ChoicesAsync(CancellationToken cancellation) =>
    [
        .. (await deployment.WatchRules.ChoicesAsync(deployment.Today, cancellation)).Select(pack =>
        {
            var said = new PolicyWords(pack, deployment.Today);
            return new WatchChoiceView(
                pack.Id,
                pack.Title,
                [.. pack.Indicators.Select(indicator => new WatchedIndicatorView(indicator.Id, indicator.Title, said.Clause(indicator.Source)))],
                [.. pack.Tables.Warnings.Select(entry => new WatchedEntryView(entry.Id, entry.Title, said.Item("warnings", entry.Id)?.Text ?? entry.Title, said.Clause(entry.Source)))]);
        }),
    ];

    /// <summary>A rule with how often it was right.</summary>
    public async Task<WatchRuleView> OfAsync(WatchRule rule, IReadOnlyList<WarningPrecision> precision, CancellationToken cancellation)
    {
        var said = await WordsAsync(rule.Spec.Pack, cancellation);
        var own = precision.Where(one => one.Rule == rule.Number).ToList();
        var trouble = await deployment.WatchRules.CheckAsync(rule.Spec, cancellation);
        var steps = new List<WatchRuleStepView>();
        foreach (var step in rule.Steps)
        {
            steps.Add(new(step.State, step.Version, await SentenceAsync(step.Spec, cancellation), step.By.Name, step.At, step.Reason));
        }

        return new WatchRuleView
        {
            Number = rule.Number,
            Revision = rule.Revision,
            State = rule.State,
            Version = rule.Version,
            Spec = rule.Spec,
            Words = steps[^1].Words,
            Clause = said is null ? null : ClauseOf(rule.Spec, said),
            Trouble = trouble?.Message,
            Precision = Of(own.FirstOrDefault(one => one.Month is null) ?? new(rule.Number, null, 0, 0, 0)),
            Months = [.. own.Where(one => one.Month is not null).Select(Of)],
            Steps = steps,
        };
    }

    /// <summary>Warnings with their subjects.</summary>
    public async Task<IReadOnlyList<WarningRow>> RowsAsync(IReadOnlyList<Warning> warnings, CancellationToken cancellation)
    {
        var subjects = await SubjectsAsync(warnings.Select(warning => warning.Subject), cancellation);
        var rows = new List<WarningRow>();
        foreach (var warning in warnings)
        {
            rows.Add(await RowAsync(warning, subjects[warning.Subject], cancellation));
        }

        return rows;
    }

    /// <summary>A warning in full.</summary>
    public async Task<WarningView> OfAsync(Warning warning, IReadOnlyList<WarningStep> steps, CancellationToken cancellation)
    {
        var subject = (await SubjectsAsync([warning.Subject], cancellation))[warning.Subject];
        var row = await RowAsync(warning, subject, cancellation);
        var spec = await SpecAsync(warning, cancellation);
        var entry = await deployment.Versions.WithFingerprintAsync(warning.Pack, warning.Fingerprint, cancellation);
        return new WarningView
        {
            Number = row.Number, Rule = row.Rule, RuleTitle = row.RuleTitle, Department = row.Department, Words = row.Words,
            SubjectKey = row.SubjectKey, SubjectName = row.SubjectName, Division = row.Division, Pack = row.Pack, IsExplained = row.IsExplained,
            Day = row.Day, Given = row.Given, Value = row.Value, Severity = row.Severity, State = row.State, Assignee = row.Assignee,
            Until = row.Until, Due = row.Due, IsOverdue = row.IsOverdue, Outcome = row.Outcome,
            Clause = entry?.Pack is { } pack ? ClauseOf(spec, new PolicyWords(pack, warning.Day)) : null,
            Steps =
            [
                .. steps.Select(step => new WarningStepView(
                    step.Act, step.Kind, step.Place.State, step.Place.Assignee, step.Place.Until, step.Place.Outcome, step.Reason, step.By.Name, step.At)),
            ],
        };
    }

    /// <summary>The outcome of a trial with its subjects.</summary>
    public async Task<WatchTrialView> OfAsync(WatchTrialResult trial, CancellationToken cancellation)
    {
        var subjects = await SubjectsAsync(trial.Examples.Select(example => example.Subject), cancellation);
        return new WatchTrialView
        {
            Day = trial.Day, Looked = trial.Looked, Total = trial.Total, Watched = trial.Watched, Past = trial.Past, Warned = trial.Warned, IsComplete = trial.IsComplete,
            Examples = [.. trial.Examples.Select(example => new WatchExampleView(subjects[example.Subject].Key, subjects[example.Subject].Name, example.Value, example.IsNew))],
        };
    }

    /// <summary>What an act did.</summary>
    public static WarningActView Of(WarningActDone done) =>
        new(done.Act, done.Done, [.. done.Skipped.Select(skipped => new SkippedView(skipped.Code, skipped.Message))]);

    private static WatchPrecisionView Of(WarningPrecision one) =>
        new(one.Month, one.Given, one.Confirmed, one.Closed, one.Share, one.Interval?.Low, one.Interval?.High);

    private static ClauseView? ClauseOf(WatchSpec spec, PolicyWords said) => said.SourceOf(spec.Indicator, spec.Entry) is { } source ? said.Clause(source) : null;

    private async Task<WarningRow> RowAsync(Warning warning, SubjectHit subject, CancellationToken cancellation)
    {
        var spec = await SpecAsync(warning, cancellation);
        var state = warning.Place.StateOn(deployment.Today);
        return new WarningRow
        {
            Number = warning.Number,
            Rule = warning.Rule,
            RuleTitle = spec.Title,
            Department = spec.Department,
            Words = await SentenceAsync(spec, cancellation),
            SubjectKey = subject.Key,
            SubjectName = subject.Name,
            Division = deployment.Territory.NameOf(subject.Division),
            Pack = warning.Pack,
            IsExplained = (await WordsAsync(warning.Pack, cancellation))?.Scheme is not null,
            Day = warning.Day,
            Given = warning.Given,
            Value = warning.Value,
            Severity = warning.Severity,
            State = state,
            Assignee = warning.Place.Assignee,
            Until = state is WarningState.Snoozed ? warning.Place.Until : null,
            Due = warning.Due,
            IsOverdue = state is not WarningState.Closed && warning.Due < deployment.Today,
            Outcome = warning.Place.Outcome,
        };
    }

    /// <summary>The text of the rule when it gave a warning.</summary>
    private async Task<WatchSpec> SpecAsync(Warning warning, CancellationToken cancellation)
    {
        rules ??= (await deployment.WatchRules.ListAsync(cancellation)).ToDictionary(rule => rule.Number);
        return rules[warning.Rule].Steps.First(step => step.Version == warning.Version).Spec;
    }

    private async Task<LocalText> SentenceAsync(WatchSpec spec, CancellationToken cancellation)
    {
        var said = await WordsAsync(spec.Pack, cancellation);
        if (spec.Entry is { } entry)
        {
            return said?.Item("warnings", entry)?.Title ?? LocalText.Same(entry);
        }

        var title = said?.TitleOfIndicator(spec.Indicator ?? string.Empty) ?? LocalText.Same(spec.Indicator ?? string.Empty);
        var direction = WarningWords.Of(spec.Direction);
        var threshold = spec.Threshold?.ToString("0.######", CultureInfo.InvariantCulture);
        return new($"{title.Zh}{direction.Zh} {threshold}", $"{title.En} {direction.En} {threshold}");
    }

    private async Task<PolicyWords?> WordsAsync(string pack, CancellationToken cancellation)
    {
        if (!words.TryGetValue(pack, out var known))
        {
            words[pack] = known = (await deployment.Versions.OnAsync(pack, deployment.Today, null, cancellation))?.Entry.Pack is { } compiled
                ? new PolicyWords(compiled, deployment.Today) : null;
        }

        return known;
    }

    private async Task<Dictionary<SubjectNumber, SubjectHit>> SubjectsAsync(IEnumerable<SubjectNumber> numbers, CancellationToken cancellation)
    {
        var last = await deployment.Changes.LastAsync(cancellation);
        return (await deployment.Registry.ListAsync([.. numbers.Distinct()], deployment.Today, last, cancellation))
            .Select(SubjectViews.Hit).ToDictionary(hit => hit.Number);
    }
}
