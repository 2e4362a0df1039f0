using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Linting;

/// <summary>
/// Takes from every comparison where it cuts the names it looks at. What it cannot place exactly it puts among
/// <see cref="Undecided"/>; nothing is guessed.
/// </summary>
internal sealed class AtomReader(Bindings parameters, Func<Reference, NameFacts> describe)
{
    // Each comparison is asked in every situation, so that one that takes long by itself would take for ever.
    private const double MostSteps = 2_000;

    private readonly Dictionary<Reference, Cuts> names = [];

    /// <summary>The names seen with their cuts, in the order seen.</summary>
    public IReadOnlyDictionary<Reference, Cuts> Names => names;

    /// <summary>Comparisons of sums of several names with a constant: what cuts the sum.</summary>
    public List<(Linear Sum, decimal Bound, CutSide Side)> Sums { get; } = [];

    /// <summary>Comparisons outside the structure that can be decided.</summary>
    public List<Expression> Undecided { get; } = [];

    /// <summary>Reads every comparison of a condition.</summary>
    public void Read(Condition condition)
    {
        foreach (var atom in ExpressionWalk.Atoms(condition.Root))
        {
            ReadAtom(atom);
        }
    }

    /// <summary>Takes a name that is looked at without being compared.</summary>
    public Cuts Know(Reference name)
    {
        if (!names.TryGetValue(name, out var cuts))
        {
            names.Add(name, cuts = new(describe(name)));
        }

        return cuts;
    }

    /// <summary>Reads a comparison for the cuts of its names only; false where it cannot be placed by cutting each name by itself.</summary>
    public bool TryCut(Expression atom)
    {
        var used = ExpressionWalk.References(atom).Where(name => name.Variable != "params").Distinct().ToList();
        used.ForEach(name => Know(name));
        try
        {
            return Effort.Of(atom) <= MostSteps && (used.All(IsFinite) || (used.Count == 1 && TryReadOne(atom, used[0], names[used[0]])));
        }
        catch (OverflowException)
        {
            return false; // bounds that no decimal holds
        }
    }

    /// <summary>The answer of a comparison that looks at one name only, for a value of that name.</summary>
    public Value Ask(Expression atom, Reference name, Value value) => Condition.Compute(atom, new OneName(parameters, name, value));

    private static bool IsConstant(Expression expression) =>
        ExpressionWalk.References(expression).All(name => name.Variable == "params");

    private void ReadAtom(Expression atom)
    {
        var used = ExpressionWalk.References(atom).Where(name => name.Variable != "params").Distinct().ToList();
        used.ForEach(name => Know(name));

        if (!IsPlaced(atom, used))
        {
            Undecided.Add(atom);
        }
    }

    private bool IsPlaced(Expression atom, List<Reference> used)
    {
        try
        {
            return Effort.Of(atom) <= MostSteps && (used.All(IsFinite) || (used.Count == 1 ? TryReadOne(atom, used[0], names[used[0]]) : TryReadSum(atom)));
        }
        catch (OverflowException)
        {
            return false; // bounds that no decimal holds
        }
    }

    private bool IsFinite(Reference name)
    {
        var facts = names[name].Facts;
        return facts.Type == ValueType.Bool || (facts.Type == ValueType.Text && facts.Values is not null);
    }

    private bool TryReadOne(Expression atom, Reference name, Cuts cuts)
    {
        if (atom is Expression.Has || IsNullCheck(atom))
        {
            return true;
        }

        if (cuts.Facts.Type is ValueType.ListOf)
        {
            cuts.ListAtoms.Add(atom);
            return TryReadList(atom, cuts);
        }

        return cuts.Facts.Type == ValueType.Text
            ? TryReadText(atom, cuts)
            : TryReadNumber(atom, name, cuts);
    }

    private static bool IsName(Expression expression) => expression is Expression.Variable or Expression.Select;

    private static bool IsNullCheck(Expression atom) =>
        atom is Expression.Call { Function: "==" or "!=" } call
            && call.Operands.Any(o => o is Expression.Literal { Value: Value.Null }) && call.Operands.Any(IsName);

    private bool TryReadNumber(Expression atom, Reference name, Cuts cuts)
    {
        if (atom is Expression.Call { Function: "in" } membership && IsConstant(membership.Operands[1]))
        {
            return Linear.Read(membership.Operands[0], parameters) is { } item
                && Condition.Compute(membership.Operands[1], parameters) is Value.List list
                && item.Factors.TryGetValue(name, out var factorOfItem)
                && list.Content.All(value => TryCut(factorOfItem, Numeric(value) - item.Constant, CutSide.Both, cuts));
        }

        return Difference(atom) is { } difference && difference.Factors.TryGetValue(name, out var factor)
            && TryCut(factor, -difference.Constant, SideOf(atom, isTurned: factor < 0), cuts);
    }

    private static bool TryCut(decimal factor, decimal bound, CutSide side, Cuts cuts)
    {
        cuts.CutAt(bound / factor, side);
        return true;
    }

    // A negative factor turns the order round.
    private static CutSide SideOf(Expression atom, bool isTurned) => ((Expression.Call)atom).Function switch // only called for comparisons
    {
        "<" or ">=" => isTurned ? CutSide.After : CutSide.Before,
        "<=" or ">" => isTurned ? CutSide.Before : CutSide.After,
        _ => CutSide.Both,
    };

    private static decimal Numeric(Value value) => value is Value.Date day ? day.Content.DayNumber : Computation.ToDecimal(value);

    /// <summary>Left side less right side of an order or equality, when both are sums of names.</summary>
    private Linear? Difference(Expression atom) =>
        atom is Expression.Call { Function: "==" or "!=" or "<" or "<=" or ">" or ">=" } call
            && Linear.Read(call.Operands[0], parameters) is { } left && Linear.Read(call.Operands[1], parameters) is { } right
            ? left.Minus(right)
            : null;

    private bool TryReadSum(Expression atom)
    {
        if (Difference(atom) is not { } difference || difference.Factors.Count < 2 || !difference.Factors.Keys.All(IsCount))
        {
            return false;
        }

        var sign = difference.Factors.Values.First() < 0 ? -1 : 1;
        if (difference.Factors.Values.Any(factor => factor * sign <= 0 || factor != decimal.Truncate(factor) || Math.Abs(factor) > 1_000_000))
        {
            return false;
        }

        var sum = new Linear(difference.Factors.ToDictionary(pair => pair.Key, pair => pair.Value * sign), 0);
        Sums.Add((sum, -difference.Constant * sign, SideOf(atom, isTurned: sign < 0)));
        return true;
    }

    private bool IsCount(Reference name) =>
        names[name].Facts is { IsOptional: false, Least: 0 } facts && facts.Type == ValueType.Int;

    private bool TryReadText(Expression atom, Cuts cuts)
    {
        if (atom is not Expression.Call call || call.Operands.Count != 2)
        {
            return false;
        }

        var constant = call.Operands.FirstOrDefault(IsConstant);
        var isName = call.Operands.Any(operand => IsName(operand) && operand != constant);
        var value = constant is null || !isName ? null : Condition.Compute(constant, parameters);
        switch (call.Function, value)
        {
            case ("==" or "!=", Value.Text text):
                cuts.CutText(text.Content);
                return true;
            case ("startsWith", Value.Text prefix) when call.Operands[1] == constant:
                cuts.CutPrefix(prefix.Content);
                return true;
            case ("contains", Value.Text part) when call.Operands[1] == constant:
                return cuts.TryCutPart(part.Content);
            case ("in", Value.List list) when call.Operands[1] == constant:
                list.Content.OfType<Value.Text>().ToList().ForEach(text => cuts.CutText(text.Content));
                return true;
            default:
                return false;
        }
    }

    private bool TryReadList(Expression atom, Cuts cuts)
    {
        switch (atom)
        {
            case Expression.Call { Function: "in" } call when IsConstant(call.Operands[0]) && IsName(call.Operands[1]) && Condition.Compute(call.Operands[0], parameters) is Value.Text text:
                cuts.CutText(text.Content);
                return true;
            case Expression.Macro { Name: "exists" or "all" } macro when IsName(macro.Range) && LooksAtItsItemOnly(macro):
                return ExpressionWalk.Atoms(macro.Body).All(part => TryReadItem(part, cuts));
            case Expression.Call { Function: "==" or "!=" or "<" or "<=" or ">" or ">=" } call:
                return OnlyAsksWhetherEmpty(call);
            default:
                return false;
        }
    }

    private static bool LooksAtItsItemOnly(Expression.Macro macro) =>
        ExpressionWalk.References(macro.Body).All(name => name.Variable == "params" || name == new Reference(macro.Item, null));

    // The item itself has no reference: a name not bound by the macro would make the comparison look at two names.
    private bool TryReadItem(Expression part, Cuts cuts) =>
        part is Expression.Literal || cuts.Facts.Values is not null || TryReadText(part, cuts);

    private bool OnlyAsksWhetherEmpty(Expression.Call call)
    {
        var size = call.Operands.FirstOrDefault(operand => operand is Expression.Call { Function: "size" } asked && IsName(asked.Operands[0]));
        var other = call.Operands.FirstOrDefault(operand => operand != size);
        if (size is null || other is null || !IsConstant(other) || Condition.Compute(other, parameters) is not Value.Int { Content: var bound })
        {
            return false;
        }

        // The answer changes only between 0 and 1: at a bound of 0, or of 1 for < and >=.
        var sizeIsLeft = call.Operands[0] == size;
        return bound < 0 || bound == 0
            || (bound == 1 && call.Function == (sizeIsLeft ? "<" : ">")) || (bound == 1 && call.Function == (sizeIsLeft ? ">=" : "<="));
    }

    private sealed class OneName(Bindings parameters, Reference name, Value value) : Bindings
    {
        public override Value Get(string variable) => variable == name.Variable ? value : parameters.Get(variable);

        public override Value Get(string variable, string field) =>
            new Reference(variable, field) == name ? value : parameters.Get(variable, field);
    }
}
