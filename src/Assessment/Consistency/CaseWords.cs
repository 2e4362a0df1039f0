using Xinheng.Policy;

namespace Xinheng.Assessment.Consistency;

/// <summary>The words of cases, in both languages.</summary>
public static class CaseWords
{
    /// <summary>A state.</summary>
    public static LocalText Of(CaseState state) => state switch
    {
        CaseState.Open => new("待复核", "awaiting review"),
        CaseState.Reviewed => new("已复核", "reviewed"),
        CaseState.Closed => new("已办结", "closed"),
    };

    /// <summary>What happened.</summary>
    public static LocalText Of(CaseStepKind kind) => kind switch
    {
        CaseStepKind.Opened => new("发现等级差距过大", "grades found far apart"),
        CaseStepKind.Notified => new("通报部门", "department told"),
        CaseStepKind.Reviewed => new("部门复核", "department reviewed"),
        CaseStepKind.Moved => new("等级变化，差距仍过大，重新复核", "a grade changed and they are still far apart: reviews begin anew"),
        CaseStepKind.Closed => new("办结", "closed"),
        CaseStepKind.CameTogether => new("等级已接近，自动办结", "the grades are near enough again: closed by itself"),
        CaseStepKind.Gone => new("已无可比的等级，自动办结", "a grade is gone: closed by itself"),
        CaseStepKind.Reopened => new("再次出现差距，重新核查", "apart anew: opened again"),
    };

    /// <summary>What was decided.</summary>
    public static LocalText Of(ReviewDecision decision) => decision switch
    {
        ReviewDecision.Kept => new("维持等级", "kept"),
        ReviewDecision.Changed => new("调整等级", "changed"),
    };
}
