using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Packs.Models;

/// <summary>Reads expressions that must give a number.</summary>
internal static class NumberCondition
{
    /// <summary>The expression; null when there is none or, with findings, when it is wrong or gives no number.</summary>
    public static Condition? Read(WrittenText? text, Vocabulary vocabulary, string key, PackFindings findings)
    {
        var read = ConditionText.Read(text, vocabulary, null, findings);
        if (read is null || IsNumber(read.Root.Type))
        {
            return read;
        }

        var type = read.Root.Type;
        findings.Add("PK-062", read.Span, key, new LocalText(TypeNames.Zh(type), TypeNames.En(type)));
        return null;
    }

    /// <summary>Whether a type is a number.</summary>
    public static bool IsNumber(ValueType type) => type == ValueType.Int || type == ValueType.Decimal;
}
