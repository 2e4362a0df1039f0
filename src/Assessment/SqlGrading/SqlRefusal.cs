using Xinheng.Evaluation.Sql;
using Xinheng.Policy;
using Xinheng.Storage;

namespace Xinheng.Assessment.SqlGrading;

/// <summary>Says why a run cannot be worked out inside the database.</summary>
internal static class SqlRefusal
{
    /// <summary>The reasons; none when it can.</summary>
    public static List<Diagnostic> Of(Database database, CompiledPack pack, DateOnly asOf)
    {
        if (database.Engine is not Engine.Postgres)
        {
            return [AssessmentText.SqlWantsPostgres()];
        }

        var reading = PackSql.Of(pack, asOf, Stage.Sources);
        return reading.Statements is { Later: null } ? [AssessmentText.SqlCannotLookAhead(pack)] : [.. reading.Refusals];
    }
}
