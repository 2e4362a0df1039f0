using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting;

/// <summary>A stretch of evaluation dates on which every parameter that goes by them keeps its value.</summary>
/// <param name="From">First day.</param>
/// <param name="Through">Last day, inclusive.</param>
/// <param name="Parameters">Answers <c>params.ID</c>; nothing else.</param>
/// <param name="Eras">The stretches of days that records counted then can have happened on; never empty.</param>
internal sealed record Period(DateOnly From, DateOnly Through, Bindings Parameters, IReadOnlyList<RecordEra> Eras)
{
    /// <summary>The periods of a pack's time in force, in order.</summary>
    public static IReadOnlyList<Period> Of(CompiledPack pack)
    {
        var end = pack.InForceThrough ?? DateOnly.MaxValue;
        var byEvaluation = pack.Parameters.Where(parameter => parameter.By is DatedBy.Evaluation).ToList();
        var dated = pack.Scheme is null ? byEvaluation : [.. byEvaluation, pack.Scheme.CycleMonths];
        List<DateOnly> starts = [.. Changes(dated).Where(day => day > pack.InForceFrom && day <= end).Append(pack.InForceFrom).Distinct().Order()];
        return [.. starts.Select((start, at) => Of(pack, start, at + 1 < starts.Count ? starts[at + 1].AddDays(-1) : end))];
    }

    private static Period Of(CompiledPack pack, DateOnly from, DateOnly through)
    {
        var byRecord = pack.Parameters.Where(parameter => parameter.By is DatedBy.Record).ToList();
        List<DateOnly> starts = [DateOnly.MinValue, .. Changes(byRecord).Where(day => day > DateOnly.MinValue && day <= through).Distinct().Order()];
        var eras = starts.Select((start, at) => new RecordEra(
            start,
            at + 1 < starts.Count ? starts[at + 1].AddDays(-1) : DateOnly.MaxValue,
            new Values(pack.Parameters.ToDictionary(p => p.Id, p => ValueOn(p, p.By is DatedBy.Record ? start : from)))));
        var parameters = new Values(pack.Parameters.Where(parameter => parameter.By is DatedBy.Evaluation).ToDictionary(p => p.Id, p => ValueOn(p, from)));
        return new(from, through, parameters, [.. eras]);
    }

    private static IEnumerable<DateOnly> Changes(IEnumerable<Parameter> parameters) =>
        parameters.SelectMany(parameter => parameter.Values).Select(value => value.From).OfType<DateOnly>();

    private static Value ValueOn(Parameter parameter, DateOnly day) => parameter.On(day)?.Value ?? Value.Null.Instance;

    private sealed class Values(Dictionary<string, Value> values) : Bindings
    {
        public override Value Get(string variable) =>
            throw new InvalidOperationException($"{variable} was taken for a parameter");

        public override Value Get(string variable, string field) =>
            variable == "params" ? values[field] : Get($"{variable}.{field}");
    }
}
