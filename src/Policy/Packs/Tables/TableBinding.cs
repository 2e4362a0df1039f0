namespace Xinheng.Policy.Packs.Tables;

/// <summary>Takes the tables of a pack apart and lays them over those of the pack it extends.</summary>
internal sealed class TableBinding(WrittenTables written, BoundTables? below, TableContext context)
{
    /// <summary>The tables; entries of the extended pack are replaced by id.</summary>
    public BoundTables Bind() => new()
    {
        Measures = Bind("measures", below?.Measures, MeasureForms.Measure),
        Channels = Bind("channels", below?.Channels, PublishingForms.Channel),
        Masks = Bind("masks", below?.Masks, PublishingForms.Mask),
        Publications = Bind("publications", below?.Publications, PublishingForms.Publication),
        Duties = Bind("duties", below?.Duties, DutyForms.Duty),
        Lists = Bind("lists", below?.Lists, DutyForms.List),
        Commitments = Bind("commitments", below?.Commitments, DutyForms.Commitment),
        Treatments = Bind("treatments", below?.Treatments, TreatmentForms.Treatment),
        Draws = Bind("draws", below?.Draws, OversightForms.Draw),
        Consistency = Bind("consistency", below?.Consistency, OversightForms.Consistency),
        Warnings = Bind("warnings", below?.Warnings, OversightForms.Warning),
        Rates = Bind("rates", below?.Rates, MeasureForms.Rate),
        Catalogues = Bind("catalogues", below?.Catalogues, MeasureForms.Catalogue),
    };

    private IReadOnlyList<BoundEntry<T>> Bind<T>(string section, IReadOnlyList<BoundEntry<T>>? under, Func<EntryForm, Func<TableScope, T?>> read)
        where T : class
    {
        var own = EntryForm.Each(written.Sections[section], context, form => new BoundEntry<T>(form.Head.Id, read(form)));
        return PackBinder.Lay(under, own, entry => entry.Id);
    }
}
