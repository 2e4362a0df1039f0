using System.Text.RegularExpressions;

namespace Xinheng.Policy.Packs;

/// <summary>Checks the form of ids and that each is given once.</summary>
internal sealed partial class IdChecks(PackFindings findings)
{
    private static readonly LocalText Dashed = new("小写字母、数字和连字符，例如 tax-arrears", "lower-case letters, digits and hyphens, such as tax-arrears");
    private static readonly LocalText Name = new("小写字母、数字和下划线，例如 general_count", "lower-case letters, digits and underscores, such as general_count");

    /// <summary>Ids that only other entries name: <c>tax-arrears</c>.</summary>
    public void CheckDashed(IEnumerable<WrittenText> ids) => Check(ids, DashedPattern(), Dashed);

    /// <summary>Ids that conditions name: <c>general_count</c>.</summary>
    public void CheckNames(IEnumerable<WrittenText> ids) => Check(ids, NamePattern(), Name);

    /// <summary>Reports every id given before.</summary>
    public void CheckUnique(IEnumerable<WrittenText> ids)
    {
        foreach (var same in ids.GroupBy(id => id.Content).Where(same => same.Skip(1).Any()))
        {
            var first = same.First().Span;
            foreach (var id in same.Skip(1))
            {
                findings.Add("PK-015", id.Span, id.Content, first.File, first.Line);
            }
        }
    }

    private void Check(IEnumerable<WrittenText> ids, Regex pattern, LocalText form)
    {
        var all = ids.ToList();
        foreach (var id in all.Where(id => !pattern.IsMatch(id.Content)))
        {
            findings.Add("PK-014", id.Span, id.Content, form);
        }

        CheckUnique(all);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex DashedPattern();

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex NamePattern();
}
