using System.Globalization;
using Xinheng.Assessment.BackTests;
using Xinheng.Evaluation.BackTests;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>Says what a back-test comes to and how it was worked out.</summary>
internal static class BackTestWords
{
    /// <summary>What it comes to, in a sentence or two.</summary>
    public static LocalText Say(BackTestReport report)
    {
        if (report.ByClass is not { } told)
        {
            return new(
                "没有可比的结果：所用的检查全都发现或全都没有发现问题，或没有一个主体有等级。",
                "There is nothing to compare: every inspection found something, or none did, or nobody had a grade.");
        }

        var auc = $"AUC {Number(told.Auc)}";
        var (between, betweenEn) = ($"（95% 区间 {Number(told.Low)}–{Number(told.High)}）", $" (95% interval {Number(told.Low)}–{Number(told.High)})");
        var (worst, worstEn) = Worst(report);
        return report.Verdict switch
        {
            BackTestVerdict.WorseFindsMore => new(
                $"等级越差，检查发现的问题越多：{auc}{between}。{worst}", $"A worse class finds more: {auc}{betweenEn}.{worstEn}"),
            BackTestVerdict.WorseFindsFewer => new(
                $"与用意相反，等级越差，检查发现的问题越少：{auc}{between}。{worst}", $"Against its purpose, a worse class finds fewer: {auc}{betweenEn}.{worstEn}"),
            BackTestVerdict.NotTold or BackTestVerdict.NothingToCompare => new(
                $"这些结果还不能说明等级越差发现的问题越多：{auc}{between}，区间含 0.5。{worst}",
                $"These outcomes do not tell whether a worse class finds more: {auc}{betweenEn}, which holds 0.5.{worstEn}"),
        };
    }

    /// <summary>Where the outcomes are from, in a few words.</summary>
    public static LocalText Source(BackTestRow test) => test.Source switch
    {
        OutcomeSource.File => LocalText.Same(test.FileName),
        OutcomeSource.Platform => test.Department is { } body ? new($"平台中的检查结果：{body}", $"inspections in the platform: {body}") : new("平台中的检查结果", "inspections in the platform"),
    };

    /// <summary>By what knowledge the past was graded, and what that left out.</summary>
    public static LocalText Known(BackTest test, BackTestResult result)
    {
        var unknown = result.Fates.Where(fate => fate.Code == BackTestText.NothingKnown).Sum(fate => fate.Count);
        var (leftOut, leftOutEn) = unknown > 0
            ? ($"{unknown:N0} 次检查的主体当时没有任何信息，未计入。", $" Of the subjects of {unknown:N0} inspections nothing was known then: they are left out.")
            : ("所有主体当时都有信息。", " Of every subject something was known then.");
        return test.Order.Known switch
        {
            Knowledge.Received => new(
                $"每次检查按前一日终了时已收到的信息评价（严格，不预见）。{leftOut}",
                $"Each inspection was graded by what had been received by the end of the day before (strict: nothing is foreseen).{leftOutEn}"),
            Knowledge.Happened => new(
                $"每次检查按前一日以前已发生的事项评价，不论何时收到；更正和登记按如今所知，因此可能看到当时还不知道的内容。{leftOut}",
                $"Each inspection was graded by what had happened by the day before, whenever it was received; corrections and registrations are as known by now, so that it may see what nobody knew then.{leftOutEn}"),
        };
    }

    /// <summary>How the figures were worked out, a sentence each.</summary>
    public static IReadOnlyList<LocalText> Method(BackTestReport report)
    {
        var basis = report.Basis;
        var method = new List<LocalText>
        {
            basis.IsWeighted
                ? new("各次检查按入样概率的倒数加权；发现率的区间按 Kish 有效样本量计算。", "Inspections weigh 1 divided by their inclusion probability; the intervals of rates go by Kish's effective sample size.")
                : new("各次检查同等计算，没有加权。", "All inspections weigh the same."),
            new("发现率的 95% 区间用 Wilson 方法。", "The 95% intervals of rates are Wilson's."),
            new(
                $"AUC 为加权的 Mann–Whitney 统计量，同级各计一半；95% 区间取自 {basis.Resamples:N0} 次重抽样的 2.5 与 97.5 百分位（发现与未发现分别重抽，种子 {basis.Seed}）。",
                $"The AUC is the weighted Mann–Whitney statistic, ties counting half; its 95% interval is the 2.5th to 97.5th percentile of {basis.Resamples:N0} resamples (found and not found drawn apart, seed {basis.Seed})."),
        };
        if (report.Steps.Count > 0)
        {
            method.Add(new(
                "预期发现率取自前一期同一等级；Brier 得分是后一期（结果 − 预期）平方的均值。PSI 有空格时，给两期每个非全空的等级各加半次平均权重的检查。等级变动按两期都检查过的主体的最后等级，权重为两次权重之积。",
                "The expected rate is that of the same class in the period before; the Brier score is the mean of (outcome − expected)² in the later one. Where a cell of the PSI is empty, half an inspection of average weight is added to every class of both periods not empty in both. Moves compare the last classes of subjects inspected in both periods and weigh the product of both weights."));
        }

        if (basis.Ungraded > 0)
        {
            method.Add(new(
                $"{basis.Ungraded:N0} 次检查的主体当时没有等级（待人工研判），只计入发现率。", $"The subjects of {basis.Ungraded:N0} inspections had no grade then (a person's judgement was needed): they count in the rates only."));
        }

        return method;
    }

    /// <summary>A share as percent.</summary>
    public static string Percent(double? share) => share is { } value ? (value * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "—";

    /// <summary>A figure with so many places.</summary>
    public static string Number(double? figure, int places = 3) => figure is { } value ? value.ToString($"F{places}", CultureInfo.InvariantCulture) : "—";

    // A class of which a handful was inspected says nothing: the worst one whose interval leaves out the rate of all is named.
    private static (string Zh, string En) Worst(BackTestReport report) =>
        report.Classes.LastOrDefault(one => one.Letter is not null && (one.Yield.Low > report.Overall.Rate || one.Yield.High < report.Overall.Rate)) is { Lift: { } lift } worst
            ? ($"{worst.Letter} 级发现率 {Percent(worst.Yield.Rate)}，总体 {Percent(report.Overall.Rate)}，为其 {Number(lift, 2)} 倍。",
                $" Class {worst.Letter} finds something in {Percent(worst.Yield.Rate)}, all together in {Percent(report.Overall.Rate)}: {Number(lift, 2)} times as often.")
            : (string.Empty, string.Empty);
}
