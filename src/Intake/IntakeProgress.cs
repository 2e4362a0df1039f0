namespace Xinheng.Intake;

/// <summary>How far a batch is, as its last committed chunk left it.</summary>
public sealed record IntakeProgress
{
    /// <summary>The batch.</summary>
    public required BatchNumber Batch { get; init; }

    /// <summary>Where it stands.</summary>
    public required BatchState State { get; init; }

    /// <summary>Rows that have their outcome.</summary>
    public required long RowsDone { get; init; }

    /// <summary>Rows the file seems to have: exact once finished, a guess from the bytes read before, null at first.</summary>
    public required long? RowsTotal { get; init; }

    /// <summary>Bytes of the original behind the rows done; for workbooks a guess.</summary>
    public required long BytesDone { get; init; }

    /// <summary>Size of the original in bytes.</summary>
    public required long BytesTotal { get; init; }

    /// <summary>Rows a second since the batch was last begun or resumed; null before the first chunk.</summary>
    public required double? RowsPerSecond { get; init; }

    /// <summary>Time left at this rate; null when unknown or nothing is left.</summary>
    public required TimeSpan? TimeLeft { get; init; }
}
