using System.Globalization;

namespace Xinheng.Evaluation.Sql;

/// <summary>
/// What a record's kind and effect let it count for, worked out once a record as the bits of whole numbers: a text is compared
/// once and not again for each thing that is added up.
/// </summary>
/// <param name="part">The pack.</param>
internal sealed class RecordMarks(PackPart part)
{
    private const int BitsOfColumn = 30;

    private readonly List<HashSet<(string Kind, string Effect)>> sets = [];

    /// <summary>The kinds that count, each with the effects its records can have.</summary>
    public static IEnumerable<(string Kind, string Effect)> Classes(PackPart part) =>
        part.Pack.Pack.RecordKinds.Where(kind => kind.IsEnabled).SelectMany(kind => Effects(kind).Distinct().Select(effect => (kind.Id, effect)));

    /// <summary>The effects a kind's rules can give, in the order of the rules; the last one where none holds.</summary>
    public static IEnumerable<string> Effects(Policy.RecordKind kind) =>
        kind.Effects.TakeWhile(rule => rule.When is not null).Select(rule => rule.Effect)
            .Append(kind.Effects.FirstOrDefault(rule => rule.When is null)?.Effect ?? "basic");

    /// <summary>The test for records of some kinds and effects.</summary>
    public string Test(IEnumerable<(string Kind, string Effect)> admitted)
    {
        var wanted = admitted.ToHashSet();
        var at = sets.FindIndex(set => set.SetEquals(wanted));
        if (at < 0)
        {
            at = sets.Count;
            sets.Add(wanted);
        }

        return string.Create(CultureInfo.InvariantCulture, $"({Column(at / BitsOfColumn)} & {1 << (at % BitsOfColumn)}) <> 0");
    }

    /// <summary>The columns the tests ask, once all tests are known.</summary>
    /// <param name="effects">Per kind the tests of its effects in order: each but the last.</param>
    public IEnumerable<(string Column, string Sql)> Columns(Func<Policy.RecordKind, IReadOnlyList<string>> effects) =>
        Enumerable.Range(0, (sets.Count + BitsOfColumn - 1) / BitsOfColumn).Select(column => (Column(column), Sql(column, effects)));

    private string Column(int column) => string.Create(CultureInfo.InvariantCulture, $"{part.Prefix}marks{column}");

    private string Sql(int column, Func<Policy.RecordKind, IReadOnlyList<string>> effects)
    {
        var kinds = new List<string>();
        foreach (var kind in part.Pack.Pack.RecordKinds.Where(kind => kind.IsEnabled))
        {
            var marks = Effects(kind).Select(effect => Bits(column, kind.Id, effect)).ToList();
            var tests = effects(kind);
            if (marks.Any(mark => mark != 0))
            {
                var value = marks.Distinct().Count() == 1 ? Written(marks[0])
                    : $"CASE {string.Join(' ', tests.Select((test, at) => $"WHEN {test} THEN {Written(marks[at])}"))} ELSE {Written(marks[^1])} END";
                kinds.Add($"WHEN {SqlText.Quoted(kind.Id)} THEN {value}");
            }
        }

        return kinds.Count == 0 ? "0" : $"CASE kind {string.Join(' ', kinds)} END";
    }

    private int Bits(int column, string kind, string effect) =>
        sets.Skip(column * BitsOfColumn).Take(BitsOfColumn).Select((set, at) => set.Contains((kind, effect)) ? 1 << at : 0).Sum();

    private static string Written(int bits) => bits.ToString(CultureInfo.InvariantCulture);
}
