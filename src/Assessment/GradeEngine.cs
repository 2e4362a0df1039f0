namespace Xinheng.Assessment;

/// <summary>What works out the grades of a run. All give the same.</summary>
public enum GradeEngine
{
    /// <summary>This program, subject by subject.</summary>
    Explaining,

    /// <summary>The database; PostgreSQL only.</summary>
    Sql,
}
