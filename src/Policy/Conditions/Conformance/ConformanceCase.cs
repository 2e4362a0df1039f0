namespace Xinheng.Policy.Conditions.Conformance;

/// <summary>One case of a conformance file: an expression and what must become of it.</summary>
/// <param name="Name">Where it stands in its file: section and name.</param>
/// <param name="Expression">The text of the expression.</param>
/// <param name="Vocabulary">The names it may use.</param>
/// <param name="Bindings">Their values.</param>
/// <param name="Expected">What must become of it.</param>
public sealed record ConformanceCase(string Name, string Expression, Vocabulary Vocabulary, Bindings Bindings, Expectation Expected)
{
    /// <summary>Whether the case is meant for evaluation without a check of types.</summary>
    public bool IsUnchecked { get; init; }

    /// <summary>Whether its names are looked up inside a package of protocol buffers.</summary>
    public bool HasContainer { get; init; }
}

/// <summary>What must become of a case.</summary>
public abstract record Expectation
{
    private Expectation()
    {
    }

    /// <summary>A value.</summary>
    /// <param name="Wanted">The value.</param>
    /// <param name="IsBinary">Whether decimals in it were written as binary fractions: met by a decimal whose nearest double they are.</param>
    /// <param name="Type">The type the checker must find; null: not asked.</param>
    public sealed record Gives(Value Wanted, bool IsBinary, ValueType? Type) : Expectation;

    /// <summary>A type; nothing is evaluated.</summary>
    public sealed record HasType(ValueType Type) : Expectation;

    /// <summary>An error, when it is read or when it is evaluated.</summary>
    public sealed record Fails : Expectation;

    /// <summary>Nothing: the case is about what the subset does not have.</summary>
    public sealed record Outside(LocalText Why) : Expectation;
}

/// <summary>What became of a case.</summary>
public enum Verdict
{
    /// <summary>As expected.</summary>
    Passed,

    /// <summary>Otherwise than expected.</summary>
    Failed,

    /// <summary>It asks for something outside the subset.</summary>
    Outside,
}

/// <summary>A case with what became of it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Expected">What was expected, in short.</param>
/// <param name="Found">What was found, in short.</param>
/// <param name="Why">For a case outside the subset: what it asks for; else null.</param>
public sealed record ConformanceOutcome(ConformanceCase Case, Verdict Verdict, LocalText Expected, LocalText Found, LocalText? Why);

/// <summary>What became of reading a conformance file: its cases, or all that is wrong with it.</summary>
/// <param name="Cases">The cases in the order of the file; none when there is a mistake.</param>
/// <param name="Diagnostics">The mistakes found.</param>
public sealed record ConformanceReading(IReadOnlyList<ConformanceCase> Cases, IReadOnlyList<Diagnostic> Diagnostics);
