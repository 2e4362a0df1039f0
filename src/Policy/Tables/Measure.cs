namespace Xinheng.Policy.Tables;

/// <summary>A measure that may be applied to a subject, with its legal basis.</summary>
/// <param name="Head">What every entry has.</param>
/// <source id="fengxian-2021">(二)</source>
public sealed record Measure(EntryHead Head) : TableEntry(Head)
{
    /// <summary>Which of the three classes of the base list it is in.</summary>
    public required MeasureClass Class { get; init; }

    /// <summary>What is done.</summary>
    public required LocalText Content { get; init; }

    /// <summary>To whom it may be applied.</summary>
    public required LocalText On { get; init; }

    /// <summary>Who applies it.</summary>
    public required LocalText Body { get; init; }

    /// <summary>The law or policy that allows it, in words.</summary>
    public required LocalText Basis { get; init; }
}

/// <summary>The classes of the base list of measures.</summary>
public enum MeasureClass
{
    /// <summary>Public bodies reduce rights or add duties, by law.</summary>
    Rights,

    /// <summary>Public bodies take it into account in what they manage.</summary>
    Management,

    /// <summary>Other organisations apply it of their own decision.</summary>
    Market,
}
