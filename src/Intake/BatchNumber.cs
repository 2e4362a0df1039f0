namespace Xinheng.Intake;

/// <summary>The number of an intake batch: handed out by the database, from 1, never reused.</summary>
public readonly record struct BatchNumber(long Value);
