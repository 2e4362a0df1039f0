namespace Xinheng.Assessment;

/// <summary>What works out the grades of a run. All give the same.</summary>
public enum GradeEngine
{
    /// <summary>This program, subject by subject.</summary>
    Explaining,

    /// <summary>This program, the whole population at once by its columns; grades are kept as blocks of subjects.</summary>
    Columns,

    /// <summary>The database; PostgreSQL only.</summary>
    Sql,
}
