using Xinheng.Assessment;
using Xinheng.Assessment.Consistency;
using Xinheng.Policy;
using Xinheng.Policy.Tables;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>Cases about grades far apart, for the pages and the command line alike.</summary>
internal sealed class ConsistencyViews(Deployment deployment)
{
    private readonly Dictionary<string, CompiledPack?> packs = new(StringComparer.Ordinal);

    public static Refusal NoSuchCase(long number) => new(
        "AS-080", StatusCodes.Status404NotFound,
        new($"没有等级核查 {number}。", $"There is no case {number}."),
        new("查看核查列表：xinheng consistency list。", "See the list of cases: xinheng consistency list."));

    /// <summary>The rules of the packs in force.</summary>
    public async Task<IReadOnlyList<ConsistencyRuleView>> RulesAsync(CancellationToken cancellation) =>
    [
        .. (await deployment.Versions.AllOnAsync(deployment.Today, cancellation))
            .Where(version => !version.Entry.IsBlocked && version.IsInForceOn(deployment.Today))
            .Select(version => version.Entry.Pack).OfType<CompiledPack>()
            .Where(pack => pack.Tables.Consistency.Count > 0)
            .SelectMany(pack =>
            {
                var words = new PolicyWords(pack, deployment.Today);
                return pack.Tables.Consistency.Select(rule => new ConsistencyRuleView(
                    pack.Id, rule.Id, rule.Title, words.Item("consistency", rule.Id)?.Text ?? rule.Then, words.Clause(rule.Source)));
            }),
    ];

    /// <summary>Cases with their subjects.</summary>
    public async Task<IReadOnlyList<ConsistencyCaseRow>> RowsAsync(IReadOnlyList<ConsistencyCase> cases, CancellationToken cancellation)
    {
        var views = new List<ConsistencyCaseRow>();
        var subjects = await SubjectsAsync(cases, cancellation);
        foreach (var found in cases)
        {
            views.Add(Row(found, subjects[found.Subject], await PackAsync(found.Pack, cancellation)));
        }

        return views;
    }

    /// <summary>A case in full.</summary>
    public async Task<ConsistencyCaseView> OfAsync(ConsistencyCase found, CancellationToken cancellation)
    {
        var pack = await PackAsync(found.Pack, cancellation);
        var row = Row(found, (await SubjectsAsync([found], cancellation))[found.Subject], pack);
        var rule = RuleOf(pack, found);
        var words = pack is null ? null : new PolicyWords(pack, deployment.Today);
        return new ConsistencyCaseView
        {
            Number = row.Number, Pack = row.Pack, Rule = row.Rule, RuleTitle = row.RuleTitle, SubjectKey = row.SubjectKey, SubjectName = row.SubjectName,
            Division = row.Division, State = row.State, Grades = row.Grades, Apart = row.Apart, Found = row.Found, Due = row.Due,
            IsDueProvisional = row.IsDueProvisional, IsOverdue = row.IsOverdue, Awaited = row.Awaited,
            Revision = found.Revision,
            Words = rule is null ? null : words?.Item("consistency", rule.Id)?.Text,
            Clause = rule is null ? null : words?.Clause(rule.Source),
            Departments = found.Departments,
            Steps = [.. found.Steps.Select(step => Of(step, pack))],
        };
    }

    /// <summary>A review or a result; refused as the desk refuses it.</summary>
    public async Task<(ConsistencyCaseView? View, Refusal? Refusal)> DecideAsync(
        long number, CaseDecisionRequest request, Func<CaseWish, Task<StepAnswer<ConsistencyCase>>> take, CancellationToken cancellation)
    {
        var (person, nobody) = PackRequests.Person(request.By);
        if (person is null)
        {
            return (null, nobody);
        }

        var answer = await take(new CaseWish(number, request.Revision, person, request.Decision, request.Reason) { Department = request.Department });
        return answer.Value is { } found
            ? (await OfAsync(found, cancellation), null)
            : (null, answer.Refusal is { } refused ? StepRefusals.Of(refused) : Refusal.OurFault());
    }

    private static ConsistencyRule? RuleOf(CompiledPack? pack, ConsistencyCase found) => pack?.Tables.Consistency.FirstOrDefault(rule => rule.Id == found.Rule);

    private static ConsistencyStepView Of(CaseStep step, CompiledPack? pack) => new()
    {
        Kind = step.Kind,
        KindName = CaseWords.Of(step.Kind),
        At = step.At,
        By = step.By?.Name,
        Grades = [.. step.Grades.Select(grade => Of(grade, pack))],
        Due = step.Due,
        Department = step.Department,
        Decision = step.Decision,
        Reason = step.Reason,
    };

    private static ComparedGradeView Of(ComparedGrade grade, CompiledPack? pack)
    {
        var steps = pack?.Results.FirstOrDefault(result => result.Id == grade.Id)?.Scale.Steps ?? pack?.Scheme?.Scale;
        return new(grade.Title, grade.Scheme, grade.Letter, steps?.FirstOrDefault(step => step.Letter == grade.Letter)?.Name, grade.Day, grade.IsReceived, grade.Department);
    }

    private ConsistencyCaseRow Row(ConsistencyCase found, SubjectHit subject, CompiledPack? pack)
    {
        var finding = found.Finding;
        return new ConsistencyCaseRow
        {
            Number = found.Number,
            Pack = found.Pack,
            Rule = found.Rule,
            RuleTitle = RuleOf(pack, found)?.Title ?? LocalText.Same(found.Rule),
            SubjectKey = subject.Key,
            SubjectName = subject.Name,
            Division = deployment.Territory.NameOf(subject.Division),
            State = found.State,
            Grades = [.. finding.Grades.Select(grade => Of(grade, pack))],
            Apart = finding.Apart,
            Found = finding.Day,
            Due = finding.Due,
            IsDueProvisional = finding.IsDueProvisional,
            IsOverdue = found.State is not CaseState.Closed && finding.Due < deployment.Today,
            Awaited = found.Awaited,
        };
    }

    private async Task<CompiledPack?> PackAsync(string id, CancellationToken cancellation)
    {
        if (!packs.TryGetValue(id, out var known))
        {
            packs[id] = known = (await deployment.Versions.OnAsync(id, deployment.Today, null, cancellation))?.Entry.Pack;
        }

        return known;
    }

    private async Task<Dictionary<SubjectNumber, SubjectHit>> SubjectsAsync(IEnumerable<ConsistencyCase> cases, CancellationToken cancellation)
    {
        var last = await deployment.Changes.LastAsync(cancellation);
        return (await deployment.Registry.ListAsync([.. cases.Select(found => found.Subject).Distinct()], deployment.Today, last, cancellation))
            .Select(SubjectViews.Hit).ToDictionary(hit => hit.Number);
    }
}
