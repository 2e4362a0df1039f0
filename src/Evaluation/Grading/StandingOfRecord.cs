namespace Xinheng.Evaluation.Grading;

/// <summary>What a record's standing means on a day.</summary>
internal static class StandingOfRecord
{
    public const string Effective = "effective";
    public const string UnderObjection = "under-objection";
    public const string Repaired = "repaired";
    public const string Withdrawn = "withdrawn";
    public const string Expired = "expired";
    public const string Lifted = "lifted";

    /// <summary>The standing on a day not before the one the facts were taken on: time alone only lets a record expire.</summary>
    public static string On(RecordFacts record, DateOnly day) =>
        Stands(record.Standing) && record.Until < day ? Expired : record.Standing;

    /// <summary>Whether a state with this standing still holds. An objection does not suspend it.</summary>
    public static bool Stands(string standing) => standing is Effective or UnderObjection;
}
