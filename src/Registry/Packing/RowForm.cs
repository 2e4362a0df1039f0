namespace Xinheng.Registry.Packing;

/// <summary>The columns of a kind of row that are read by those who read everything, in their order.</summary>
/// <param name="Table">Where the rows are.</param>
/// <param name="Number">The column with the change number.</param>
/// <param name="Names">The columns.</param>
/// <param name="Texts">Which of them are texts; the others are whole numbers.</param>
internal sealed record RowForm(string Table, string Number, string[] Names, bool[] Texts)
{
    /// <summary>First reports of records.</summary>
    public static readonly RowForm Records = Of(
        "registry_record", "record",
        "subject", "record", "=kind", "happened", "until_day", "lifted", "=penalties", "=grave_consequence", "=issuer", "amount_fen");

    /// <summary>Registrations.</summary>
    public static readonly RowForm Registrations = Of(
        "registry_registration", "change_number",
        "subject", "change_number", "=licence", "licence_since", "registered", "=subject_kind", "=division", "=industry", "=state_owned", "=tags",
        "capital_fen");

    /// <summary>The rows of a range of changes, ascending.</summary>
    public string Query(long after, long through) =>
        $"SELECT {string.Join(", ", Names)} FROM {Table} WHERE {Number} > {after} AND {Number} <= {through} ORDER BY {Number}";

    private static RowForm Of(string table, string number, params string[] columns) => new(
        table, number, [.. columns.Select(name => name.TrimStart('='))], [.. columns.Select(name => name.StartsWith('='))]);
}
