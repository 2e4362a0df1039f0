using System.Collections.Frozen;

namespace Xinheng.Registry;

/// <summary>Who gave a code, and to what type of organisation.</summary>
/// <param name="Department">Department, such as 市场监督管理.</param>
/// <param name="OrganisationType">Organisation type, such as 企业; null when the table does not know it.</param>
/// <param name="SubjectKind">The kind of subject it names: <c>enterprise</c>, <c>individual-business</c>, <c>cooperative</c>, <c>other</c>.</param>
public sealed record CodingDepartment(string Department, string? OrganisationType, string SubjectKind);

/// <summary>
/// The table of registration departments and organisation types, read from <c>ReferenceCodes/coding-departments.csv</c>.
/// A department it does not know is no reason to refuse a code.
/// <source id="GB 32100-2015">表1</source>
/// </summary>
internal static class CodingDepartments
{
    private static readonly FrozenDictionary<(char, char), CodingDepartment> Table = ReferenceTable
        .Rows("coding-departments.csv")
        .ToFrozenDictionary(row => (row[0][0], row[1] is [var type] ? type : '*'), row => new CodingDepartment(row[2], row[3] is "" ? null : row[3], row[4]));

    public static CodingDepartment? Find(char department, char type) =>
        Table.GetValueOrDefault((department, type)) ?? Table.GetValueOrDefault((department, '*'));
}
