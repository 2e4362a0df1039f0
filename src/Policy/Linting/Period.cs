using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting;

/// <summary>A stretch of days on which every parameter keeps its value.</summary>
/// <param name="From">First day.</param>
/// <param name="Through">Last day, inclusive.</param>
/// <param name="Parameters">Answers <c>params.ID</c>; nothing else.</param>
internal sealed record Period(DateOnly From, DateOnly Through, Bindings Parameters)
{
    /// <summary>The periods of a pack's time in force, in order.</summary>
    public static IReadOnlyList<Period> Of(CompiledPack pack)
    {
        var end = pack.InForceThrough ?? DateOnly.MaxValue;
        var parameters = pack.Scheme is null ? pack.Parameters : [.. pack.Parameters, pack.Scheme.CycleMonths];
        List<DateOnly> starts =
        [
            .. parameters.SelectMany(parameter => parameter.Values).Select(value => value.From).OfType<DateOnly>()
                .Where(day => day > pack.InForceFrom && day <= end)
                .Append(pack.InForceFrom).Distinct().Order(),
        ];
        return
        [
            .. starts.Select((start, at) => new Period(
                start,
                at + 1 < starts.Count ? starts[at + 1].AddDays(-1) : end,
                new Values(pack.Parameters.ToDictionary(p => p.Id, p => p.On(start)?.Value ?? Value.Null.Instance)))),
        ];
    }

    private sealed class Values(Dictionary<string, Value> values) : Bindings
    {
        public override Value Get(string variable) =>
            throw new InvalidOperationException($"{variable} was taken for a parameter");

        public override Value Get(string variable, string field) =>
            variable == "params" ? values[field] : Get($"{variable}.{field}");
    }
}
