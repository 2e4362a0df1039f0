namespace Xinheng.Evaluation.Sql;

/// <summary>
/// Where a statement finds the facts: names of tables, views or queries of a <c>WITH</c>. All are keyed by subject, and
/// days are day numbers.
/// </summary>
/// <param name="Subjects">
/// One row a subject: <c>subject, licence, subject_kind, division, industry, registered, state_owned, tags</c>; tags an array of text.
/// </param>
/// <param name="Records">
/// One row a record, as it stood on the evaluation date: <c>subject, record, kind, happened, until_day, standing, penalties,
/// grave_consequence, amount_fen, issuer, document</c>; penalties an array of text.
/// </param>
/// <param name="Results">One row a grade received from elsewhere: <c>subject, scheme, letter, on_day, withdrawn</c>.</param>
public sealed record SqlSources(string Subjects, string Records, string Results)
{
    /// <summary>
    /// Whether the records lie on other servers: then nothing stands in the way of adding them up there, though a planner
    /// may work out how a record counts once for each indicator.
    /// </summary>
    public bool IsDistributed { get; init; }
}
