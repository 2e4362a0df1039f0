using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Linting;

/// <summary>What tables leave open: steps that do not fit, limits without a first day, periods not given, draws that give classes away, lists without rights.</summary>
internal static class TableFindings
{
    /// <summary>Reports all of them, section by section in the order of the pack.</summary>
    public static void Report(CompiledPack pack, LintFindings findings)
    {
        foreach (var result in pack.Results)
        {
            ReportSteps(result, findings);
        }

        foreach (var rule in pack.Tables.Consistency.Where(rule => rule.Apart is not null))
        {
            ReportLengths(pack, rule, findings);
        }

        foreach (var duty in pack.Tables.Duties)
        {
            ReportCounting(pack, duty, findings);
        }

        foreach (var publication in pack.Tables.Publications.Where(publication => publication.Term is PublicationTerm.Unstated))
        {
            ReportPeriod(pack, publication, findings);
        }

        foreach (var draw in pack.Tables.Draws.Where(draw => draw is { IsPublished: true, IsSealed: false }))
        {
            ReportDraw(pack, draw, findings);
        }

        foreach (var list in pack.Tables.Lists.Where(list => list.Kind is SubjectListKind.Punishment))
        {
            ReportRights(list, findings);
        }
    }

    /// <summary>L4: the document names other steps than the scale has.</summary>
    private static void ReportSteps(ModelResult result, LintFindings findings)
    {
        var has = result.Scale.Steps;
        if (result is not { NamedSteps: { } named, Mapping: null } || named.Select(step => step.Letter).ToHashSet().SetEquals(has.Select(step => step.Letter)))
        {
            return;
        }

        var odd = has.Where(step => named.All(own => own.Letter != step.Letter)).ToList();
        var witness = has.Count > named.Count && odd.Count > 0 ? TableLintMessages.StepWithoutName(result, odd[^1]) : TableLintMessages.NameWithoutStep(result, named.First(own => has.All(step => step.Letter != own.Letter)));
        findings.Add(new("LN-014", Severity.Warning, TableLintMessages.StepsDiffer(result, named), result.Span)
        {
            Check = "L4",
            Source = result.Source,
            Witness = witness,
        }, TableLintMessages.StepsAdvice, result.Id, result.Scale.Id);
    }

    /// <summary>L5: steps apart on scales of different length.</summary>
    private static void ReportLengths(CompiledPack pack, ConsistencyRule rule, LintFindings findings)
    {
        var sides = rule.Between.Select(id => Side.Find(pack, id)).OfType<Side>().ToList();
        if (sides.Count != 2)
        {
            return;
        }

        var mapping = pack.Mappings.FirstOrDefault(known => known.Id == rule.Mapping);
        var isBridged = mapping is not null && sides.Select(side => side.Scale).ToHashSet().SetEquals([mapping.From.Id, mapping.To.Id]);
        var message = (mapping, isBridged) switch
        {
            (not null, false) => TableLintMessages.OtherMapping(rule, mapping),
            (null, _) when sides[0].Steps.Count != sides[1].Steps.Count => TableLintMessages.LengthsDiffer(rule, sides[0], sides[1]),
            _ => null,
        };
        if (message is not null)
        {
            findings.Add(new("LN-015", Severity.Warning, message, rule.Head.Span)
            {
                Check = "L5",
                Source = rule.Source,
                Witness = TableLintMessages.WorstOfBoth(sides[0], sides[1]),
            }, TableLintMessages.MappingAdvice, [rule.Id, .. rule.Between]);
        }
    }

    /// <summary>L6: a limit in days or working days without a word on its first day.</summary>
    private static void ReportCounting(CompiledPack pack, Duty duty, LintFindings findings)
    {
        if (duty is { Counting: DayCounting.Unstated, Limit: DutyLimit.Within { Length: { Unit: "days" or "working-days" } length } } && length.On(pack.InForceFrom) is { } days)
        {
            findings.Add(new("LN-016", Severity.Warning, TableLintMessages.FirstDayOpen(duty, length.Unit, (int)days), duty.Head.Span)
            {
                Check = "L6",
                Source = duty.Source,
                Witness = length.Unit is "days" ? TableLintMessages.TwoDays(duty, (int)days) : TableLintMessages.TwoWorkingDays(duty, (int)days),
            }, TableLintMessages.CountingAdvice, duty.Id);
        }
    }

    /// <summary>L7: a period is demanded and not given.</summary>
    private static void ReportPeriod(CompiledPack pack, Publication publication, LintFindings findings)
    {
        var day = publication.From > pack.InForceFrom ? publication.From.Value : pack.InForceFrom;
        var kind = pack.RecordKinds.First(known => known.Id == publication.Kinds[0]);
        var channel = pack.Tables.Channels.First(known => known.Id == publication.Channel);
        findings.Add(new("LN-017", Severity.Warning, TableLintMessages.PeriodOpen(publication), publication.Head.Span)
        {
            Check = "L7",
            Source = publication.Source,
            Witness = TableLintMessages.NoLastDay(kind, channel, day),
        }, TableLintMessages.PeriodAdvice, publication.Id);
    }

    /// <summary>L8: a public draw steered by what must stay inside.</summary>
    private static void ReportDraw(CompiledPack pack, Draw draw, LintFindings findings)
    {
        foreach (var side in draw.By.Select(id => Side.Find(pack, id)).OfType<Side>().Where(side => side.IsInternal))
        {
            findings.Add(new("LN-018", Severity.Warning, TableLintMessages.ClassShows(draw, side), draw.Head.Span)
            {
                Check = "L8",
                Source = draw.Source,
                Witness = TableLintMessages.CountingDraws(side),
            }, TableLintMessages.SealAdvice, draw.Id, side.Id);
        }
    }

    /// <source id="fengxian-2021">(十三)</source>
    private static void ReportRights(SubjectList list, LintFindings findings)
    {
        List<LocalText> missing =
        [
            .. list.Notice is null ? [new("事先告知", "notice")] : Array.Empty<LocalText>(),
            .. list.Hearing is null ? [new("陈述申辩", "a hearing")] : Array.Empty<LocalText>(),
            .. list.Removal is null ? [new("移出办法", "removal")] : Array.Empty<LocalText>(),
        ];
        if (missing.Count > 0)
        {
            findings.Add(new("LN-024", Severity.Warning, TableLintMessages.ListWithout(list, missing), list.Head.Span)
            {
                Check = "list-rights",
                Source = list.Source,
                Witness = TableLintMessages.OnTheList(list, missing[0]),
            }, TableLintMessages.RightsAdvice, list.Id);
        }
    }
}
