using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Tables;

/// <summary>Reads channels, masks and publications.</summary>
internal static class PublishingForms
{
    private const int LongestField = 400;

    public static Func<TableScope, Channel?> Channel(EntryForm form)
    {
        var channel = new Channel(form.Head);
        return _ => channel;
    }

    public static Func<TableScope, Mask?> Mask(EntryForm form)
    {
        var written = form.Text("field", "field: identity-number");
        var field = written is null ? null : TableChoices.MaskedFields.FirstOrDefault(known => known.Word == written.Content);
        if (written is not null && field is null)
        {
            form.Findings.Add("PK-013", written.Span, written.Content, "field", Advice.For(written.Content, [.. TableChoices.MaskedFields.Select(known => known.Word)]));
        }

        var keep = Keep(form);
        var isHidden = form.Flag("hide");
        if (keep is null == !isHidden)
        {
            form.Refuse("keep", "hide: true", new("写明保留哪几位，或者写 hide: true，须取其一。", "State what is kept or hide: true, one of the two."));
        }

        if (keep is not null && field?.Value is { } shortest && keep.First + keep.Last >= shortest)
        {
            form.Findings.Add("PK-084", form.Head.Span, form.Head.Id, keep.First + keep.Last, field.Title, shortest);
        }

        var mask = new Mask(form.Head) { Field = written?.Content ?? string.Empty, Keep = isHidden ? null : keep };
        return _ => mask;
    }

    public static Func<TableScope, Publication?> Publication(EntryForm form)
    {
        var channel = form.Text("channel", "channel: credit-china");
        var kinds = form.Map.Texts("kinds") ?? [];
        if (kinds.Count == 0)
        {
            form.Map.Missing("kinds", "kinds: [penalty]");
        }

        var (from, through) = Period(form);
        var when = form.Map.Text("when");
        var months = form.Map.Text("months");
        var term = Term(form, months);
        var starts = form.ChooseOptional("starts", TableChoices.PublicationStarts);
        if (term is PublicationTerm.Months && starts is null && form.Map.Take("starts") is null)
        {
            form.Map.Missing("starts", "starts: decided");
        }

        var masks = form.Map.Texts("masks") ?? [];
        return scope => new(form.Head)
        {
            Channel = scope.Id(channel, "channel", scope.Channels) ?? string.Empty,
            Kinds = scope.Ids(kinds, "kinds", scope.Kinds),
            From = from,
            Through = through,
            When = scope.OnRecord(when),
            Term = term,
            Months = scope.Number(months, QuantityForm.RecordMonths),
            Starts = starts,
            Masks = scope.Ids(masks, "masks", scope.Masks),
        };
    }

    private static MaskKeeping? Keep(EntryForm form)
    {
        if (form.Map.Take("keep") is not { } node || MapReader.Open(node, "keep", form.Findings) is not { } map)
        {
            return null;
        }

        var first = map.Whole(["first"], 0, LongestField) ?? 0;
        var last = map.Whole(["last"], 0, LongestField) ?? 0;
        map.Close();
        return new((int)first, (int)last);
    }

    private static (DateOnly? From, DateOnly? Through) Period(EntryForm form)
    {
        var from = form.Map.Date("from");
        var through = form.Map.Date("through");
        if (through < from)
        {
            form.Findings.Add("PK-022", form.Head.Span, $"{from:yyyy-MM-dd}", $"{through:yyyy-MM-dd}");
        }

        return (from, through);
    }

    private static PublicationTerm Term(EntryForm form, WrittenText? months)
    {
        var until = form.Map.Text("until");
        if (until is not null && until.Content != "end")
        {
            form.Findings.Add("PK-013", until.Span, until.Content, "until", Advice.For(until.Content, ["end"]));
        }

        List<PublicationTerm> stated =
        [
            .. months is null ? Array.Empty<PublicationTerm>() : [PublicationTerm.Months],
            .. until is null ? Array.Empty<PublicationTerm>() : [PublicationTerm.UntilEnd],
            .. form.Flag("unlimited") ? [PublicationTerm.Unlimited] : Array.Empty<PublicationTerm>(),
            .. form.Flag("not_shown") ? [PublicationTerm.NotShown] : Array.Empty<PublicationTerm>(),
        ];
        if (stated.Count > 1)
        {
            form.Refuse("months", "until, unlimited, not_shown", new("months、until: end、unlimited: true、not_shown: true 只能取其一。", "State one of months, until: end, unlimited: true and not_shown: true."));
        }

        return stated.Count == 0 ? PublicationTerm.Unstated : stated[0];
    }
}
