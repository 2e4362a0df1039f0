using Xinheng.Assessment;
using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>Tells in words why a stored grade differs from the one before.</summary>
internal static class GradeReasonViews
{
    private const int NumbersShown = 10;

    /// <summary>The reasons, the weightiest first; empty for a grade kept before reasons were.</summary>
    public static IReadOnlyList<GradeReasonView> Of(StoredGrade grade)
    {
        var reasons = grade.Reasons;
        if (reasons.HasFlag(GradeReasons.First))
        {
            return [new("first", new("首次评价", "First grade"), [], 0)];
        }

        var told = new List<GradeReasonView>();
        if (reasons.HasFlag(GradeReasons.Policy))
        {
            told.Add(new("policy", new("政策的版本或者参数值变化", "Another version of the policy, or another value, came into force"), [], 0));
        }

        if (reasons.HasFlag(GradeReasons.Changes) || reasons.HasFlag(GradeReasons.Whole))
        {
            told.AddRange(grade.Changes.GroupBy(change => change.Kind).OrderBy(group => group.Key).Select(Of));
        }

        // A whole run that found nothing new about the subject, under the same policy, came to another grade by the day alone.
        if (reasons.HasFlag(GradeReasons.Time) || (reasons.HasFlag(GradeReasons.Whole) && told.Count == 0 && !grade.IsBackdated))
        {
            told.Add(new("time", new("时间推移", "Time alone"), [], 0));
        }

        if (told.Count == 0 && reasons.HasFlag(GradeReasons.Whole))
        {
            told.Add(new("whole", new("对过去的日期全面评价", "A whole run that revised a past day"), [], 0));
        }

        return told;
    }

    private static GradeReasonView Of(IGrouping<ChangeKind, RegistryChange> changes)
    {
        var (kind, text) = changes.Key switch
        {
            ChangeKind.Registration => ("registration", new LocalText("登记信息变化", "Registration changed")),
            ChangeKind.Record => ("record", new LocalText("收到记录", "Record came in")),
            ChangeKind.Event => ("event", new LocalText("记录有新的变化", "Event on a record")),
            ChangeKind.FormerCode => ("former-code", new LocalText("关联曾用代码", "Former code linked")),
            ChangeKind.Result => ("result", new LocalText("收到其他机构的评价结果", "Result received from elsewhere")),
        };
        return new GradeReasonView(kind, text, [.. changes.Take(NumbersShown).Select(change => change.Number.Value)], changes.LongCount());
    }
}
