using System.Globalization;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.WhatIf;

/// <summary>Makes a pack with other values of its parameters, to try what they would do. Such a pack is never kept.</summary>
public static class PackVariant
{
    /// <summary>The parameters that a trial can change: numbers and truth values that go by the evaluation date, in the pack's order.</summary>
    /// <param name="pack">The pack.</param>
    public static IReadOnlyList<Parameter> Changeable(CompiledPack pack) =>
    [
        .. pack.Parameters.Append(pack.Scheme?.CycleMonths).OfType<Parameter>().DistinctBy(parameter => parameter.Id)
            .Where(parameter => parameter.By is DatedBy.Evaluation && parameter.Values[0].Value is Value.Int or Value.Decimal or Value.Bool),
    ];

    /// <summary>
    /// The pack with some parameters at other values on every day. Null with what is wrong when a parameter is not one of
    /// <see cref="Changeable"/> or a value is none of its type.
    /// </summary>
    /// <param name="pack">The pack.</param>
    /// <param name="values">Parameter → value as written: <c>5</c>, <c>0.25</c>, <c>true</c>.</param>
    public static (CompiledPack? Pack, LocalText? Wrong) With(CompiledPack pack, IReadOnlyDictionary<string, string> values)
    {
        var changed = new Dictionary<string, Parameter>(StringComparer.Ordinal);
        var changeable = Changeable(pack).ToDictionary(parameter => parameter.Id, StringComparer.Ordinal);
        foreach (var (id, written) in values)
        {
            if (!changeable.TryGetValue(id, out var parameter))
            {
                return (null, Unknown(id, changeable.Keys));
            }

            if (Read(parameter, written) is not { } value)
            {
                return (null, NotAValue(parameter, written));
            }

            changed[id] = parameter with { Values = [parameter.Values[^1] with { From = null, Value = value }] };
        }

        return (pack with
        {
            Parameters = [.. pack.Parameters.Select(parameter => changed.GetValueOrDefault(parameter.Id, parameter))],
            Scheme = pack.Scheme is { } scheme ? scheme with { CycleMonths = changed.GetValueOrDefault(scheme.CycleMonths.Id, scheme.CycleMonths) } : null,
        }, null);
    }

    /// <summary>
    /// The pack as though it were in force on a day: one that begins later or has ended is tried by what it says at its
    /// beginning or its end. A pack that is in force on the day is given back as it is.
    /// </summary>
    /// <param name="pack">The pack.</param>
    /// <param name="day">The evaluation date.</param>
    public static CompiledPack InForceOn(CompiledPack pack, DateOnly day) =>
        day < pack.InForceFrom ? Stretched(pack, parameter => From(parameter, pack.InForceFrom)) with { InForceFrom = day }
        : day > pack.InForceThrough ? Stretched(pack, parameter => Through(parameter, pack.InForceThrough.Value)) with { InForceThrough = day }
        : pack;

    /// <summary>The pack with another pack in place of one whose grades it takes, wherever it takes them.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="put">What to take the grades of instead of the pack with the same id.</param>
    public static CompiledPack Taking(CompiledPack pack, CompiledPack put) => pack with
    {
        Results = [.. pack.Results.Select(result => result.Pack is not { } inner ? result
            : result with { Pack = inner.Id == put.Id ? put : Taking(inner, put) })],
    };

    /// <summary>Whether a pack takes the grades of another, by itself or through others.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="id">The other's id.</param>
    public static bool Takes(CompiledPack pack, string id) =>
        pack.Results.Select(result => result.Pack).OfType<CompiledPack>().Any(inner => inner.Id == id || Takes(inner, id));

    private static CompiledPack Stretched(CompiledPack pack, Func<Parameter, Parameter> stretch) => pack with
    {
        Parameters = [.. pack.Parameters.Select(parameter => parameter.By is DatedBy.Evaluation ? stretch(parameter) : parameter)],
        Scheme = pack.Scheme is { } scheme ? scheme with { CycleMonths = stretch(scheme.CycleMonths) } : null,
    };

    /// <summary>The parameter with the value of its pack's beginning before it too.</summary>
    private static Parameter From(Parameter parameter, DateOnly beginning)
    {
        var first = parameter.On(beginning) ?? parameter.Values[0];
        return parameter with { Values = [first with { From = null }, .. parameter.Values.SkipWhile(value => value != first).Skip(1)] };
    }

    /// <summary>The parameter with the value of its pack's end after it too.</summary>
    private static Parameter Through(Parameter parameter, DateOnly end) =>
        parameter with { Values = [.. parameter.Values.Where((value, at) => at == 0 || !(value.From > end))] };

    private static Value? Read(Parameter parameter, string written) => parameter.Values[0].Value switch
    {
        Value.Int => long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new Value.Int(whole) : null,
        Value.Decimal => decimal.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new Value.Decimal(number) : null,
        Value.Bool => bool.TryParse(written, out var truth) ? Value.Bool.Of(truth) : null,
        _ => null,
    };

    private static LocalText Unknown(string id, IEnumerable<string> known)
    {
        var list = string.Join(", ", known);
        return new LocalText($"没有可以试改的参数“{id}”。可试改的有：{list}", $"There is no parameter \"{id}\" that can be tried. Those that can: {list}");
    }

    private static LocalText NotAValue(Parameter parameter, string written)
    {
        var (zh, en) = parameter.Values[0].Value switch
        {
            Value.Bool => ("true 或 false", "true or false"),
            Value.Int => ("整数，例如 5", "a whole number, such as 5"),
            _ => ("数，例如 0.25", "a number, such as 0.25"),
        };
        return new LocalText($"参数“{parameter.Title.Zh}”应为{zh}，实为“{written}”", $"The parameter \"{parameter.Title.En}\" takes {en}; found \"{written}\"");
    }
}
