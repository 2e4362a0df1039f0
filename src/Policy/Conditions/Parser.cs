namespace Xinheng.Policy.Conditions;

/// <summary>
/// Reads words into a tree and goes on after a mistake. Nesting is bounded, so hostile text gives a finding and
/// never exhausts the stack.
/// </summary>
internal sealed class Parser(IReadOnlyList<Token> tokens, Findings findings)
{
    /// <summary>Parentheses, lists, calls and signs inside one another.</summary>
    public const int NestingLimit = 100;

    /// <summary>Levels of the tree; a chain of n operators is n levels deep.</summary>
    public const int DepthLimit = 400;

    private int at;
    private int nesting;
    private int reportedAt = -1;
    private bool gaveUp;

    private Token Current => tokens[at];

    private int LastEnd => at == 0 ? 0 : tokens[at - 1].End;

    /// <summary>The trees read: one when the text is well formed, more when something stands between them.</summary>
    public IReadOnlyList<Syntax> Read()
    {
        List<Syntax> trees = [ReadExpression()];
        while (Current.Kind != TokenKind.End)
        {
            Report("运算符（如 &&）或结尾", "an operator such as && or the end");
            if (!StartsValue(Current))
            {
                at++;
            }

            if (Current.Kind != TokenKind.End)
            {
                trees.Add(ReadExpression());
            }
        }

        return trees;
    }

    private static bool StartsValue(Token token) =>
        token.Kind is TokenKind.Name or TokenKind.Literal || token.IsMark("(") || token.IsMark("[");

    private Syntax ReadExpression()
    {
        var start = Current.Offset;
        var condition = ReadBinary(Operators.Or);
        if (!Take("?"))
        {
            return condition;
        }

        var whenTrue = ReadBinary(Operators.Or);
        Expect(":", "冒号（条件 ? 值 : 值）", "':' (condition ? value : value)");
        var whenFalse = Nested(ReadExpression);
        return Bounded(new Syntax.Operation("?:", [condition, whenTrue, whenFalse], start, LastEnd - start, Deepest(condition, whenTrue, whenFalse)));
    }

    private Syntax ReadBinary(int strength)
    {
        var start = Current.Offset;
        var left = ReadUnary();
        while (Current.Kind == TokenKind.Mark && Operators.Binary(Current.Text) is { } found && found >= strength)
        {
            var mark = tokens[at++].Text;
            var right = ReadBinary(found + 1);
            left = Bounded(new Syntax.Operation(mark, [left, right], start, LastEnd - start, Deepest(left, right)));
        }

        return left;
    }

    private Syntax ReadUnary()
    {
        if (!Current.IsMark("!") && !Current.IsMark("-"))
        {
            return ReadPostfix();
        }

        var sign = tokens[at++];
        if (sign.Text == "-" && Current.Kind == TokenKind.Literal && Negative(Current) is { } negative)
        {
            at++;
            return new Syntax.Literal(negative, sign.Offset, LastEnd - sign.Offset);
        }

        var operand = Nested(ReadUnary);
        return Bounded(new Syntax.Operation(sign.Text, [operand], sign.Offset, LastEnd - sign.Offset, Deepest(operand)));
    }

    private static Value? Negative(Token literal) => literal.Value switch
    {
        Value.Int integer => new Value.Int(-integer.Content),
        Value.Decimal number => new Value.Decimal(-number.Content),
        null when NumberText.IsLeastMagnitude(literal.Text) => new Value.Int(long.MinValue),
        _ => null,
    };

    private Syntax ReadPostfix()
    {
        var start = Current.Offset;
        var target = ReadPrimary();
        while (true)
        {
            if (Take("."))
            {
                RefuseOptional(".?");
                target = ReadMember(target, start);
            }
            else if (Take("["))
            {
                RefuseOptional("[?");
                var place = Nested(ReadExpression);
                Expect("]", "右方括号 ]", "a closing ]");
                target = Bounded(new Syntax.Operation("[]", [target, place], start, LastEnd - start, Deepest(target, place)));
            }
            else if (Current.IsMark("{") && target is Syntax.Name or Syntax.Select)
            {
                ReadBraces(Current);
                target = new Syntax.Broken(start, LastEnd - start);
            }
            else
            {
                return target;
            }
        }
    }

    private void RefuseOptional(string found)
    {
        if (Current.IsMark("?"))
        {
            findings.Add(ConditionMessages.OutsideSubset(found, "可缺的字段请先用 has() 查看。", "Ask with has() whether a field is given."), Current.Offset, 1);
            at++;
        }
    }

    private Syntax ReadMember(Syntax target, int start)
    {
        if (Current.Kind != TokenKind.Name)
        {
            Report("字段名或函数名", "the name of a field or function");
            return new Syntax.Broken(start, LastEnd - start);
        }

        var name = tokens[at++];
        if (!Take("("))
        {
            return Bounded(new Syntax.Select(target, name, start, LastEnd - start, Deepest(target)));
        }

        var arguments = ReadItems(")");
        return Bounded(new Syntax.Call(name, target, arguments, start, LastEnd - start, Deepest([target, .. arguments])));
    }

    private Syntax ReadPrimary()
    {
        var token = Current;
        switch (token)
        {
            case { Kind: TokenKind.Literal, Value: null }:
                at++;
                findings.Add(ConditionMessages.BadNumber(token.Text), token.Offset, token.Length);
                return new Syntax.Broken(token.Offset, token.Length);
            case { Kind: TokenKind.Literal, Value: { } value }:
                at++;
                return new Syntax.Literal(value, token.Offset, token.Length);
            case { Kind: TokenKind.Broken }:
                at++;
                return new Syntax.Broken(token.Offset, token.Length);
            case { Kind: TokenKind.Name }:
                at++;
                return ReadNameOrCall(token);
            case { Kind: TokenKind.Mark, Text: "(" }:
                at++;
                var inner = Nested(ReadExpression);
                Expect(")", "右括号 )", "a closing )");
                return inner;
            case { Kind: TokenKind.Mark, Text: "[" }:
                at++;
                var items = ReadItems("]");
                return Bounded(new Syntax.List(items, token.Offset, LastEnd - token.Offset, Deepest([.. items])));
            default:
                return ReadBroken(token);
        }
    }

    private Syntax ReadNameOrCall(Token name)
    {
        var isReserved = Functions.IsReserved(name.Text);
        if (isReserved)
        {
            findings.Add(ConditionMessages.Reserved(name.Text), name.Offset, name.Length);
        }

        if (!Take("("))
        {
            return isReserved ? new Syntax.Broken(name.Offset, name.Length) : new Syntax.Name(name.Text, name.Offset, name.Length);
        }

        var arguments = ReadItems(")");
        return isReserved
            ? new Syntax.Broken(name.Offset, LastEnd - name.Offset)
            : Bounded(new Syntax.Call(name, null, arguments, name.Offset, LastEnd - name.Offset, Deepest([.. arguments])));
    }

    private Syntax.Broken ReadBroken(Token token)
    {
        if (token.IsMark("{"))
        {
            return ReadBraces(token);
        }

        if (token.IsMark("."))
        {
            findings.Add(ConditionMessages.OutsideSubset(".x", "名称前不写点。", "No dot stands before a name."), token.Offset, 1);
            at++;
            Nested(ReadPostfix);
            return new(token.Offset, LastEnd - token.Offset);
        }

        Report("值（名称、数、引号内的文字或左括号）", "a value (a name, a number, text in quotes or an opening parenthesis)");
        var closes = token.Kind == TokenKind.End || Operators.Binary(token.Text) is not null || token.Text is ")" or "]" or "," or ":" or "?";
        at += closes ? 0 : 1;
        return new(token.Offset, Math.Max(1, token.Length));
    }

    private Syntax.Broken ReadBraces(Token open)
    {
        findings.Add(ConditionMessages.OutsideSubset("{ }", "请改用清单 [ … ]。", "Use a list [ … ] instead."), open.Offset, 1);
        var level = 0;
        do
        {
            level += Current.IsMark("{") ? 1 : Current.IsMark("}") ? -1 : 0;
            at++;
        }
        while (level > 0 && Current.Kind != TokenKind.End);

        return new(open.Offset, LastEnd - open.Offset);
    }

    private List<Syntax> ReadItems(string close)
    {
        List<Syntax> items = [];
        while (!Current.IsMark(close) && Current.Kind != TokenKind.End)
        {
            items.Add(Nested(ReadExpression));
            if (!Take(","))
            {
                break;
            }
        }

        Expect(close, $"逗号或 {close}", $"a comma or {close}");
        return items;
    }

    private Syntax Nested(Func<Syntax> read)
    {
        if (nesting == NestingLimit)
        {
            GiveUp(Current.Offset, Current.Length, NestingLimit);
            return new Syntax.Broken(Current.Offset, 1);
        }

        nesting++;
        var tree = read();
        nesting--;
        return tree;
    }

    private static int Deepest(params ReadOnlySpan<Syntax> parts)
    {
        var deepest = 0;
        foreach (var part in parts)
        {
            deepest = Math.Max(deepest, part.Depth);
        }

        return deepest + 1;
    }

    private Syntax Bounded(Syntax tree)
    {
        if (tree.Depth <= DepthLimit)
        {
            return tree;
        }

        GiveUp(tree.Offset, 1, DepthLimit);
        return new Syntax.Broken(tree.Offset, 1);
    }

    // Past a limit nothing more is read: the rest would only repeat the finding.
    private void GiveUp(int offset, int length, int limit)
    {
        if (!gaveUp)
        {
            findings.Add(ConditionMessages.TooDeep(limit), offset, length);
        }

        gaveUp = true;
        at = tokens.Count - 1;
    }

    private bool Take(string mark)
    {
        if (!Current.IsMark(mark))
        {
            return false;
        }

        at++;
        return true;
    }

    private void Expect(string mark, string zh, string en)
    {
        if (!Take(mark))
        {
            Report(zh, en);
        }
    }

    private void Report(string zh, string en)
    {
        if (gaveUp || Current.Offset == reportedAt)
        {
            return;
        }

        reportedAt = Current.Offset;
        var shown = Current.Text.Length > 40 ? Current.Text[..40] + "…" : Current.Text;
        var found = Current.Kind == TokenKind.End ? null : shown;
        findings.Add(ConditionMessages.Unexpected(found, zh, en), Current.Offset, Current.Length);
    }
}
