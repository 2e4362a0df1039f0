using Dapper;
using Xinheng.Storage;

namespace Xinheng.Registry.Search;

/// <summary>
/// The two statements a search is made of. First the subjects right after the cursor are looked through, which fills the page
/// for texts and filters that match many. What matches few is found by its tokens: both engines intersect the lists of tokens.
/// </summary>
internal sealed class SearchConditions
{
    private readonly Dialect dialect;
    private readonly SubjectQuery query;
    private readonly string[] terms;
    private readonly List<string> tokens;
    private readonly string filter;

    public SearchConditions(Dialect dialect, SubjectQuery query, string[] terms)
    {
        (this.dialect, this.query, this.terms) = (dialect, query, terms);
        tokens = new SearchTokens().Of(query, terms);
        filter = string.Join(" AND ", Filters().Prepend("1 = 1"));
    }

    /// <summary>Subjects after <c>@after</c> up to and with <c>@through</c>.</summary>
    public string InWindow(string columns) =>
        $"SELECT {columns} FROM registry_search WHERE subject > @after AND subject <= @through AND {filter} ORDER BY subject LIMIT @limit";

    /// <summary>Subjects after <c>@after</c> that have the tokens.</summary>
    public string ByTokens(string columns)
    {
        if (tokens.Count == 0)
        {
            return InWindow(columns);
        }

        // MATERIALIZED keeps PostgreSQL from walking the primary key in hope of an early end.
        return dialect.Engine switch
        {
            Engine.Sqlite =>
                $"""
                SELECT {columns} FROM registry_search_token AS t JOIN registry_search ON subject = t.rowid
                WHERE registry_search_token MATCH @tokens AND t.rowid > @after AND {filter} ORDER BY t.rowid LIMIT @limit
                """,
            Engine.Postgres =>
                $"""
                WITH found AS MATERIALIZED (
                    SELECT {columns} FROM registry_search WHERE tokens @> @tokens AND subject > @after AND {filter})
                SELECT {columns} FROM found ORDER BY subject LIMIT @limit
                """,
        };
    }

    /// <summary>The values of both statements.</summary>
    public DynamicParameters Values(long after, long through, int limit)
    {
        var values = new DynamicParameters();
        values.Add("after", after);
        values.Add("through", through);
        values.Add("limit", limit);
        values.Add("tokens", dialect.Engine is Engine.Sqlite ? string.Join(" AND ", tokens.Select(t => $"\"{t}\"")) : tokens.ToArray());
        values.Add("division", query.DivisionPrefix);
        values.Add("industry", query.IndustryPrefix);
        values.Add("kind", query.SubjectKind);
        values.Add("licence", query.Licence);
        for (var i = 0; i < terms.Length; i++)
        {
            values.Add($"term{i}", terms[i]);
        }

        return values;
    }

    private IEnumerable<string> Filters()
    {
        var contains = dialect.Engine is Engine.Sqlite ? "instr" : "strpos";
        for (var i = 0; i < terms.Length; i++)
        {
            yield return $"({contains}(name_text, @term{i}) > 0 OR {contains}(subject_key, @term{i}) > 0)";
        }

        if (query.DivisionPrefix is not null)
        {
            yield return "substr(division, 1, length(@division)) = @division";
        }

        if (query.IndustryPrefix is not null)
        {
            yield return "substr(industry, 1, length(@industry)) = @industry";
        }

        if (query.SubjectKind is not null)
        {
            yield return "subject_kind = @kind";
        }

        if (query.Licence is not null)
        {
            yield return "licence = @licence";
        }
    }
}
