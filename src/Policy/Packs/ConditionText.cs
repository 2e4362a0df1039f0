using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Packs;

/// <summary>Reads conditions where they stand in a pack.</summary>
internal static class ConditionText
{
    /// <summary>The condition; null when there is none or, with findings, when it is wrong.</summary>
    public static Condition? Read(WrittenText? text, Vocabulary vocabulary, ValueType? expected, PackFindings findings)
    {
        if (text is null)
        {
            return null;
        }

        var reading = Condition.Read(text.Content, vocabulary, expected, text.Place);
        foreach (var diagnostic in reading.Diagnostics)
        {
            findings.Add(diagnostic);
        }

        return reading.Condition;
    }
}
