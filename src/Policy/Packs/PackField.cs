using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Packs;

/// <summary>A field that conditions can read of a record or a subject.</summary>
/// <param name="Name">As written after the dot.</param>
/// <param name="Title">For people.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsOptional">Whether it can be absent.</param>
/// <param name="Values">The closed set with names; null when any value can stand.</param>
internal sealed record PackField(
    string Name, LocalText Title, ValueType Type, bool IsOptional = false, IReadOnlyList<NamedValue>? Values = null)
{
    /// <summary>The field as the condition checker takes it.</summary>
    public FieldType ToFieldType() => new(Type, IsOptional, Values is null ? null : [.. Values.Select(value => value.Id)], Title);
}

/// <summary>The fields of a record and a subject.</summary>
internal static class PackFields
{
    private static readonly ValueType Texts = new ValueType.ListOf(ValueType.Text);

    /// <summary>Fields of <c>subject</c>.</summary>
    public static IReadOnlyList<PackField> OfSubject { get; } =
    [
        new("licence", new("营业执照", "business licence"), ValueType.Text, Values: PackVocabulary.Licences),
        new("kind", new("主体类型", "kind of subject"), ValueType.Text, Values: PackVocabulary.SubjectKinds),
        new("division", new("所在区划", "division"), ValueType.Text, IsOptional: true),
        new("industry", new("行业代码", "industry"), ValueType.Text, IsOptional: true),
        new("registered", new("成立日期", "registration date"), ValueType.Date, IsOptional: true),
        new("state_owned", new("国有层级", "state ownership"), ValueType.Text, Values: PackVocabulary.StateOwnership),
        new("tags", new("标签", "tags"), Texts),
    ];

    /// <summary>Fields of <c>record</c>.</summary>
    /// <param name="kinds">The pack's record kinds.</param>
    /// <param name="withEffect">Whether the effect is known already, as it is where indicators select.</param>
    public static IReadOnlyList<PackField> OfRecord(IReadOnlyList<NamedValue> kinds, bool withEffect) =>
    [
        new("kind", new("记录种类", "kind of record"), ValueType.Text, Values: kinds),
        .. withEffect ? [new PackField("effect", new("作用", "effect"), ValueType.Text, Values: PackVocabulary.Effects)] : Array.Empty<PackField>(),
        new("standing", new("状态", "standing"), ValueType.Text, Values: PackVocabulary.Standings),
        new("happened", new("决定日期", "decision date"), ValueType.Date),
        new("until", new("有效期至", "in effect until"), ValueType.Date, IsOptional: true),
        new("penalties", new("处罚种类", "kinds of penalty"), Texts, Values: PackVocabulary.PenaltyKinds),
        new("amount_fen", new("金额（分）", "amount in fen"), ValueType.Int, IsOptional: true),
        new("issuer", new("作出单位", "deciding body"), ValueType.Text, IsOptional: true),
        new("document", new("文书号", "document number"), ValueType.Text, IsOptional: true),
        new("grave_consequence", new("造成严重后果", "grave consequence"), ValueType.Text, Values: PackVocabulary.GraveConsequences),
    ];
}
