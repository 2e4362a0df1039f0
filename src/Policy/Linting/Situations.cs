using Xinheng.Policy.Conditions;
using Xinheng.Policy.Linting.Scores;

namespace Xinheng.Policy.Linting;

/// <summary>
/// Every situation some rules can tell apart, and which of them hold in it. A situation is a cell of each axis;
/// situations that no set of records can bring about, or that a score cannot have, are marked and count for nothing.
/// </summary>
internal sealed class Situations
{
    /// <summary>Rules a pack can have; their outcomes are kept as bits.</summary>
    public const int RuleLimit = 62;

    private const ulong Impossible = 1UL << 63;

    private readonly long[] strides;
    private readonly ulong[] outcomes;
    private readonly CountModel counts;
    private readonly IReadOnlyList<Condition> rules;
    private readonly Bindings parameters;
    private readonly ScoreAxes? scores;
    private List<(ulong Rules, long First)>? known;

    /// <summary>Goes through all of them.</summary>
    /// <exception cref="TooManyCellsException">There are too many.</exception>
    public Situations(IReadOnlyList<Condition> rules, IReadOnlyList<Axis> axes, CountModel counts, Bindings parameters, ScoreAxes? scores)
    {
        (this.rules, Axes, this.counts, this.parameters, this.scores) = (rules, axes, counts, parameters, scores);
        var size = axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Cells.Count, TooManyCellsException.Limit + 1));
        if (size > TooManyCellsException.Limit || rules.Count > RuleLimit)
        {
            throw new TooManyCellsException();
        }

        strides = new long[axes.Count];
        outcomes = new ulong[size];
        var stride = 1L;
        for (var axis = axes.Count - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= axes[axis].Cells.Count;
        }

        Fill(new int[axes.Count], 0, 0);
    }

    /// <summary>What the rules look at; those that bound records come first.</summary>
    public IReadOnlyList<Axis> Axes { get; }

    public long Count => outcomes.Length;

    /// <summary>Whether scores are among what the rules look at, so that a situation not ruled out must still be shown to be.</summary>
    public bool HasScores => scores is not null;

    /// <summary>By rule: a situation in which it cannot be computed; the least such.</summary>
    public SortedDictionary<int, (long Situation, Value.Error Error)> Failures { get; } = [];

    public bool IsPossible(long situation) => (outcomes[situation] & Impossible) == 0;

    public bool Holds(long situation, int rule) => (outcomes[situation] >> rule & 1) == 1;

    public bool IsGap(long situation) => outcomes[situation] == 0;

    /// <summary>Every situation, those included that cannot be.</summary>
    public IEnumerable<long> All()
    {
        for (var situation = 0L; situation < Count; situation++)
        {
            yield return situation;
        }
    }

    /// <summary>
    /// Each set of rules that hold together somewhere, as bits by their places, with the first situation in which exactly
    /// they hold; in the order of those situations.
    /// </summary>
    public IReadOnlyList<(ulong Rules, long First)> Outcomes => known ??= Gather();

    /// <summary>The first situation of each set of rules that hold together and have both among them.</summary>
    public IEnumerable<long> OfBoth(int one, int other)
    {
        var both = (1UL << one) | (1UL << other);
        return Outcomes.Where(outcome => (outcome.Rules & both) == both).Select(outcome => outcome.First);
    }

    /// <summary>The cell of each axis.</summary>
    public int[] CellsOf(long situation) =>
        [.. strides.Select((stride, axis) => (int)(situation / stride % Axes[axis].Cells.Count))];

    /// <summary>The situation that differs in one axis.</summary>
    public long With(long situation, int axis, int cell) =>
        situation + ((cell - (situation / strides[axis] % Axes[axis].Cells.Count)) * strides[axis]);

    /// <summary>A value for each axis that records can have together; near the middle of the cells where they can.</summary>
    public IReadOnlyList<Value> Sample(long situation) => counts.Sample(Axes, CellsOf(situation));

    /// <summary>Values that bring the situation about, worked out together; null when none were found. Only asked where there are scores.</summary>
    public ScoreWitness? Show(long situation) =>
        IsPossible(situation) ? scores?.Find(CellsOf(situation), bindings => HoldingOf(bindings) == outcomes[situation]) : null;

    /// <summary>The names a score among the axes follows from; none for any other axis.</summary>
    public IEnumerable<Reference> BasesOf(int axis) => scores?.BasesOf(axis) ?? [];

    private ulong HoldingOf(Bindings bindings)
    {
        var holding = 0UL;
        for (var rule = 0; rule < rules.Count; rule++)
        {
            holding |= rules[rule].Evaluate(bindings) is Value.Bool { Content: true } ? 1UL << rule : 0;
        }

        return holding;
    }

    private List<(ulong Rules, long First)> Gather()
    {
        HashSet<ulong> seen = [];
        List<(ulong Rules, long First)> gathered = [];
        for (var situation = 0L; situation < outcomes.Length; situation++)
        {
            if ((outcomes[situation] & Impossible) == 0 && seen.Add(outcomes[situation]))
            {
                gathered.Add((outcomes[situation], situation));
            }
        }

        return gathered;
    }

    // Axes that bound records come first, so that what records cannot bring about is left out with all that lies below it.
    private void Fill(int[] cells, int axis, long situation)
    {
        if (axis == counts.BoundedAxes)
        {
            if (!counts.TryFind(Axes, cells, out var indicators))
            {
                Array.Fill(outcomes, Impossible, (int)situation, (int)Rest(axis));
                return;
            }

            FillRest(new SituationBindings(indicators, parameters), cells, axis, situation);
            return;
        }

        for (cells[axis] = 0; cells[axis] < Axes[axis].Cells.Count; cells[axis]++)
        {
            Fill(cells, axis + 1, situation + (cells[axis] * strides[axis]));
        }
    }

    private long Rest(int axis) => axis == 0 ? outcomes.Length : strides[axis - 1];

    private void FillRest(SituationBindings bindings, int[] cells, int axis, long situation)
    {
        if (axis == Axes.Count)
        {
            Ask(bindings, situation);
            return;
        }

        var possible = scores?.IsScore(axis) is true ? scores.Possible(axis, cells) : null;
        for (var cell = 0; cell < Axes[axis].Cells.Count; cell++)
        {
            if (possible is not null && !possible[cell])
            {
                Array.Fill(outcomes, Impossible, (int)(situation + (cell * strides[axis])), (int)strides[axis]);
                continue;
            }

            cells[axis] = cell;
            bindings.Set(Axes[axis].Name, Axes[axis].Cells[cell].Sample);
            FillRest(bindings, cells, axis + 1, situation + (cell * strides[axis]));
        }
    }

    private void Ask(SituationBindings bindings, long situation)
    {
        for (var rule = 0; rule < rules.Count; rule++)
        {
            switch (rules[rule].Evaluate(bindings))
            {
                case Value.Bool { Content: true }:
                    outcomes[situation] |= 1UL << rule;
                    break;
                case Value.Error error:
                    Failures.TryAdd(rule, (situation, error));
                    break;
            }
        }
    }

    private sealed class SituationBindings(Dictionary<Reference, Value> values, Bindings parameters) : Bindings
    {
        public void Set(Reference name, Value value) => values[name] = value;

        public override Value Get(string variable) => values[new(variable, null)];

        public override Value Get(string variable, string field) =>
            variable == "params" ? parameters.Get(variable, field) : values[new(variable, field)];
    }
}
