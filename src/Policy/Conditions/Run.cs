namespace Xinheng.Policy.Conditions;

/// <summary>A step of a condition ready to run.</summary>
internal delegate Value Step(ref Run run);

/// <summary>One evaluation: what is bound, the current item of each enclosing macro (outermost first), and the steps left.</summary>
internal struct Run(Bindings bindings, Value[] items)
{
    /// <summary>
    /// Steps an evaluation may take. A step is about one node looked at for one item of a list, or a few characters
    /// compared or copied; what stands outside macros is bounded by the length of the text.
    /// </summary>
    public const int StepLimit = 1_000_000;

    private long stepsLeft = StepLimit;

    public Bindings Bindings { get; } = bindings;

    public Value[] Items { get; } = items;

    /// <summary>Whether more was asked than there are steps: the evaluation as a whole then has no value.</summary>
    public readonly bool IsExhausted => stepsLeft < 0;

    /// <summary>Takes steps; false when there are not enough.</summary>
    public bool TrySpend(long steps)
    {
        stepsLeft = stepsLeft < 0 || steps > stepsLeft ? -1 : stepsLeft - steps;
        return stepsLeft >= 0;
    }
}
