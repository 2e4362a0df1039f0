namespace Xinheng.Policy.Conditions.Conformance;

/// <summary>The names a case may use, with their types and values.</summary>
internal sealed class CaseNames
{
    private readonly Dictionary<string, ValueType> types = [];
    private readonly Dictionary<string, Value> values = [];
    private readonly HashSet<string> absent = [];

    /// <summary>Why the case is outside the subset; null while it is not.</summary>
    public LocalText? Why { get; private set; }

    public Vocabulary Vocabulary => new(types) { OptionalVariables = absent };

    public Bindings Bindings => new Values(values);

    /// <summary>Says that the case is outside the subset.</summary>
    public void Leave(string zh, string en) => Why ??= new(zh, en);

    /// <summary>Says so when a value is.</summary>
    public void Leave(CaseValue value) => Why ??= value.Why;

    /// <summary>A name's type, from an environment or from its value; an environment's goes first.</summary>
    public void Declare(string name, ValueType type) => types.TryAdd(name, type);

    /// <summary>A name's value.</summary>
    public void Bind(string name, CaseValue value)
    {
        if (value.Value is null)
        {
            Why ??= value.Why;
            return;
        }

        Declare(name, value.Type);
        values[name] = value.Value;
    }

    /// <summary>A name of a type that has no value.</summary>
    public void BindAbsent(string name, ValueType type)
    {
        Declare(name, type);
        absent.Add(name);
        values[name] = Value.Null.Instance;
    }

    /// <summary>A name with fields.</summary>
    public void BindShape(string name, IReadOnlyDictionary<string, (ValueType Type, Value Value)> fields)
    {
        Declare(name, new ValueType.Shape(name, fields.ToDictionary(
            pair => pair.Key, pair => new FieldType(pair.Value.Type, pair.Value.Value is Value.Null, null, new(pair.Key, pair.Key)))));
        foreach (var (field, (_, value)) in fields)
        {
            values[$"{name}.{field}"] = value;
        }
    }

    private sealed class Values(IReadOnlyDictionary<string, Value> values) : Bindings
    {
        private static readonly Value.Error unbound = new("EX-103", new("名称没有给出值", "no value is given for the name"));

        public override Value Get(string variable) => values.GetValueOrDefault(variable, unbound);

        public override Value Get(string variable, string field) => values.GetValueOrDefault($"{variable}.{field}", unbound);
    }
}
