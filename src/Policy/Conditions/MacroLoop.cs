namespace Xinheng.Policy.Conditions;

/// <summary>Goes through the items of a macro's list.</summary>
/// <param name="range">The list.</param>
/// <param name="slot">Where the current item stands.</param>
/// <param name="steps">What looking at one item costs.</param>
internal sealed class MacroLoop(Step range, int slot, int steps)
{
    /// <summary>
    /// <c>exists</c> and <c>all</c>: <c>||</c> and <c>&amp;&amp;</c> over the items. The deciding value wins over an
    /// error before or after it.
    /// </summary>
    public Step Search(Step body, bool stopsAt) => (ref run) =>
    {
        var whole = range(ref run);
        if (whole is not Value.List list)
        {
            return Evaluator.Failure(whole);
        }

        Value outcome = Value.Bool.Of(!stopsAt);
        foreach (var item in list.Content)
        {
            if (!run.TrySpend(steps))
            {
                return Failures.TooManySteps;
            }

            run.Items[slot] = item;
            var found = body(ref run);
            if (found is Value.Bool truth && truth.Content == stopsAt)
            {
                return found;
            }

            outcome = found is Value.Bool || outcome is Value.Error ? outcome : Evaluator.Failure(found);
        }

        return outcome;
    };

    /// <summary><c>exists_one</c>: any error is the outcome.</summary>
    public Step ExactlyOne(Step body) => (ref run) =>
    {
        var whole = range(ref run);
        if (whole is not Value.List list)
        {
            return Evaluator.Failure(whole);
        }

        var count = 0;
        foreach (var item in list.Content)
        {
            if (!run.TrySpend(steps))
            {
                return Failures.TooManySteps;
            }

            run.Items[slot] = item;
            switch (body(ref run))
            {
                case Value.Bool truth:
                    count += truth.Content ? 1 : 0;
                    break;
                case var found:
                    return Evaluator.Failure(found);
            }
        }

        return Value.Bool.Of(count == 1);
    };

    /// <summary><c>filter</c> and <c>map</c>: any error is the outcome.</summary>
    /// <param name="where">Which items are taken; null: all.</param>
    /// <param name="take">What is taken of an item; null: the item itself.</param>
    /// <param name="takesNull">Whether what is taken can be null.</param>
    public Step Collect(Step? where, Step? take, bool takesNull) => (ref run) =>
    {
        var whole = range(ref run);
        if (whole is not Value.List list)
        {
            return Evaluator.Failure(whole);
        }

        var taken = new List<Value>();
        foreach (var item in list.Content)
        {
            if (!run.TrySpend(steps))
            {
                return Failures.TooManySteps;
            }

            run.Items[slot] = item;
            var isWanted = where is null ? Value.Bool.True : where(ref run);
            if (isWanted is not Value.Bool { Content: var isTaken })
            {
                return Evaluator.Failure(isWanted);
            }

            var value = isTaken && take is not null ? take(ref run) : item;
            if (value is Value.Error || (value is Value.Null && !takesNull))
            {
                return Evaluator.Failure(value);
            }

            if (isTaken)
            {
                taken.Add(value);
            }
        }

        return new Value.List(taken);
    };
}
