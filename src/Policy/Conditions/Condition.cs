namespace Xinheng.Policy.Conditions;

/// <summary>
/// A checked expression in the documented subset of CEL: a condition when its type is a truth value,
/// else the value taken of a record or the length of a window. Immutable; safe to share between threads.
/// </summary>
public sealed class Condition
{
    /// <summary>Longest text read, in UTF-16 units.</summary>
    public const int LengthLimit = 10_000;

    /// <summary>
    /// Steps one evaluation may take before it is stopped with the error EX-107: about one for each node looked at for
    /// each item of a list.
    /// </summary>
    public const int StepLimit = Conditions.Run.StepLimit;

    private readonly Step run;
    private readonly int slots;

    private Condition(string text, Expression root, SourceSpan? span)
    {
        Text = text;
        Root = root;
        Span = span;
        References = [.. ExpressionWalk.References(root).Distinct()];
        (run, slots) = Evaluator.Prepare(root);
    }

    /// <summary>As the author wrote it.</summary>
    public string Text { get; }

    /// <summary>The checked tree. Offsets in it count into <see cref="Text"/>.</summary>
    public Expression Root { get; }

    /// <summary>Where it stands in the pack; null outside a pack.</summary>
    public SourceSpan? Span { get; }

    /// <summary>The names it uses, each once, in the order of the text; a macro's own item is not among them.</summary>
    public IReadOnlyList<Reference> References { get; }

    /// <summary>Reads and checks a condition written on one line.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="vocabulary">What it may name.</param>
    /// <param name="expected">The type it must have; null: any.</param>
    /// <param name="span">Where the text starts in its file; null outside a file: diagnostics then carry the condition's own line and an empty file name.</param>
    public static ConditionReading Read(string text, Vocabulary vocabulary, ValueType? expected, SourceSpan? span)
    {
        SourceSpan Place(int offset, int length)
        {
            var lineStart = offset == 0 ? 0 : text.LastIndexOf('\n', Math.Min(offset, text.Length) - 1) + 1;
            var line = text.AsSpan(0, lineStart).Count('\n');
            var firstColumn = line == 0 ? span?.Column ?? 1 : 1;
            return new(span?.File ?? "", (span?.Line ?? 1) + line, firstColumn + offset - lineStart, length);
        }

        return Read(text, vocabulary, expected, Place, ownsLines: span is null);
    }

    /// <summary>Reads and checks a condition whose characters stand anywhere in a file, such as in a folded block.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="vocabulary">What it may name.</param>
    /// <param name="expected">The type it must have; null: any.</param>
    /// <param name="place">Where each stretch of the text stands.</param>
    public static ConditionReading Read(string text, Vocabulary vocabulary, ValueType? expected, SourcePlace place) =>
        Read(text, vocabulary, expected, place, ownsLines: false);

    /// <summary>
    /// Its value. A computation that fails gives <see cref="Value.Error"/>, never an exception; as in CEL,
    /// <c>false &amp;&amp; error</c> is false and <c>true || error</c> is true in either order.
    /// </summary>
    /// <param name="bindings">The values of the names it uses.</param>
    public Value Evaluate(Bindings bindings) => Evaluate(run, slots, bindings);

    /// <summary>
    /// The comparisons it is made of with what each saw, in the order of the text. All of them, also those that
    /// did not matter to the outcome.
    /// </summary>
    /// <param name="bindings">The values of the names it uses.</param>
    public IReadOnlyList<ConditionAtom> Trace(Bindings bindings)
    {
        var seen = new Printer(node => SeenValue(node, bindings));
        var atoms = ExpressionWalk.Atoms(Root).Where(atom => atom is not Expression.Literal || atom == Root);
        return [.. atoms.Select(atom => new ConditionAtom(
            Text.Substring(atom.Offset, atom.Length),
            seen.Write(atom, Operators.Conditional),
            Compute(atom, bindings) is Value.Bool truth ? truth.Content : null,
            atom))];
    }

    /// <summary>The one canonical way to write it: single spaces, single quotes, no parentheses that change nothing.</summary>
    public string ToCanonicalText() => Printer.Print(Root);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The value of a part of a condition that stands outside every macro.</summary>
    internal static Value Compute(Expression part, Bindings bindings)
    {
        var (run, slots) = Evaluator.Prepare(part);
        return Evaluate(run, slots, bindings);
    }

    // Logic could absorb the error of a part that was stopped: what took too many steps has no value as a whole.
    private static Value Evaluate(Step step, int slots, Bindings bindings)
    {
        var run = new Run(bindings, slots == 0 ? [] : new Value[slots]);
        var value = step(ref run);
        return run.IsExhausted ? Failures.TooManySteps : value;
    }

    private static ConditionReading Read(string text, Vocabulary vocabulary, ValueType? expected, SourcePlace place, bool ownsLines)
    {
        var findings = new Findings(text, place, ownsLines);
        if (text.Length > LengthLimit)
        {
            findings.Add(ConditionMessages.TooLong(text.Length, LengthLimit), 0, 1);
        }
        else if (string.IsNullOrWhiteSpace(text))
        {
            findings.Add(ConditionMessages.Empty(), 0, 1);
        }
        else
        {
            var trees = new Parser(new Lexer(text, findings).Read(), findings).Read();
            var checker = new Checker(vocabulary, findings);
            var root = trees.Select(tree => checker.CheckWhole(tree, trees.Count == 1 ? expected : null)).ToList()[0];
            if (!findings.Any && root is not null)
            {
                return new(new(text, root, place(0, text.AsSpan().TrimEnd().Length)), []);
            }
        }

        return new(null, findings.ToList());
    }

    // What a name stood for; a macro's item has many values and keeps its name.
    private string? SeenValue(Expression node, Bindings bindings) => node switch
    {
        Expression.Variable variable when References.Contains(new(variable.Name, null)) => Printer.Print(bindings.Get(variable.Name)),
        Expression.Select { Target: Expression.Variable target } select => Printer.Print(bindings.Get(target.Name, select.Field)),
        _ => null,
    };
}
