using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Tables;

/// <summary>Reads duties, lists of subjects and commitments.</summary>
internal static class DutyForms
{
    public static Func<TableScope, Duty?> Duty(EntryForm form)
    {
        var who = form.Words("who");
        var starts = form.Words("starts");
        var limit = form.Map.Text("limit");
        var day = form.Map.Text("by_day_of_month");
        var each = form.ChooseOptional("each", TableChoices.Recurrences);
        var counting = form.ChooseOptional("counting", TableChoices.Countings);
        CheckOne(form, limit, day);
        if (counting is not null && limit is null)
        {
            form.Refuse("counting", "by_day_of_month, each", new("counting 只用于 limit。", "counting goes with limit only."));
        }

        return scope => Limit(scope, limit, day, each) is { } due
            ? new(form.Head) { Who = who, Starts = starts, Limit = due, Counting = counting ?? DayCounting.Unstated }
            : null;
    }

    public static Func<TableScope, SubjectList?> List(EntryForm form)
    {
        var list = new SubjectList(form.Head)
        {
            Kind = form.Choose("kind", TableChoices.ListKinds),
            Criteria = form.Words("criteria"),
            Removal = form.Map.Words("removal"),
            IsPublished = form.Flag("published"),
        };
        var notice = form.Map.Text("notice");
        var hearing = form.Map.Text("hearing");
        var objection = form.Map.Text("objection");
        var months = form.Map.Text("months");
        var channel = form.Map.Text("channel");
        if (list.IsPublished != channel is not null)
        {
            form.Findings.Add("PK-027", form.Head.Span, list.IsPublished ? "published" : "channel", list.IsPublished ? "channel" : "published: true");
        }

        return scope => list with
        {
            Notice = scope.Id(notice, "notice", scope.Duties),
            Hearing = scope.Id(hearing, "hearing", scope.Duties),
            Objection = scope.Id(objection, "objection", scope.Duties),
            Months = scope.Number(months, QuantityForm.Months),
            Channel = scope.Id(channel, "channel", scope.Channels),
        };
    }

    public static Func<TableScope, Commitment?> Commitment(EntryForm form)
    {
        var commitment = new Commitment(form.Head)
        {
            Form = form.Choose("form", TableChoices.CommitmentForms),
            IsPublished = form.Flag("published"),
            Closes = form.Map.Words("closes"),
        };
        var breach = form.Map.Text("breach");
        return scope => commitment with { Breach = scope.Id(breach, "breach", scope.Kinds) };
    }

    private static void CheckOne(EntryForm form, WrittenText? limit, WrittenText? day)
    {
        var stated = new[] { limit is not null, day is not null, form.Map.Take("each") is not null }.Count(isStated => isStated);
        if (stated == 0)
        {
            form.Map.Missing("limit", "limit: params.objection_days");
        }
        else if (stated > 1)
        {
            form.Refuse("limit", "by_day_of_month, each", new("limit、by_day_of_month、each 只能取其一。", "State one of limit, by_day_of_month and each."));
        }
    }

    private static DutyLimit? Limit(TableScope scope, WrittenText? limit, WrittenText? day, Recurrence? each)
    {
        if (limit is not null)
        {
            return scope.Number(limit, QuantityForm.Limit) is { } length ? new DutyLimit.Within(length) : null;
        }

        if (day is not null)
        {
            return scope.Number(day, QuantityForm.DayOfMonth) is { } number ? new DutyLimit.ByDayOfMonth(number) : null;
        }

        return each is { } stretch ? new DutyLimit.Each(stretch) : null;
    }
}
