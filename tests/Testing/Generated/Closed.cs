using Xinheng.Policy.Packs;

namespace Xinheng.Testing.Generated;

/// <summary>The closed sets of the language.</summary>
internal static class Closed
{
    public static readonly string[] Standings = Ids(PackVocabulary.Standings);
    public static readonly string[] Penalties = Ids(PackVocabulary.PenaltyKinds);
    public static readonly string[] Effects = Ids(PackVocabulary.Effects);
    public static readonly string[] Licences = Ids(PackVocabulary.Licences);
    public static readonly string[] SubjectKinds = Ids(PackVocabulary.SubjectKinds);
    public static readonly string[] Owned = Ids(PackVocabulary.StateOwnership);
    public static readonly string[] Grave = Ids(PackVocabulary.GraveConsequences);

    private static string[] Ids(IReadOnlyList<NamedValue> values) => [.. values.Select(value => value.Id)];
}
