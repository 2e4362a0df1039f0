using System.Runtime.InteropServices;

namespace Xinheng.Intake;

/// <summary>What a batch has come to: the answer to whoever sent the file.</summary>
public sealed record Receipt
{
    /// <summary>The batch's number.</summary>
    public required BatchNumber Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required BatchState State { get; init; }

    /// <summary>True while the batch is running without a living worker: it is taken up again by the next one.</summary>
    public required bool IsResuming { get; init; }

    /// <summary>The file as it was sent.</summary>
    public required OriginalFile File { get; init; }

    /// <summary>Kind of rows, such as <c>penalty</c>; null until recognised or said.</summary>
    public required string? Kind { get; init; }

    /// <summary>Name of the profile the mapping came from, named by the sender or recognised by its header; null when the layout itself was recognised or mapped by hand.</summary>
    public required string? Profile { get; init; }

    /// <summary>Version of that profile.</summary>
    public required int? ProfileVersion { get; init; }

    /// <summary>The counts so far; final once the state is finished.</summary>
    public required RowCounts Counts { get; init; }

    /// <summary>When the file was taken into keeping.</summary>
    public required DateTimeOffset Submitted { get; init; }

    /// <summary>When the first row was read; null before.</summary>
    public required DateTimeOffset? Started { get; init; }

    /// <summary>When the batch came to rest; null before.</summary>
    public required DateTimeOffset? Ended { get; init; }

    /// <summary>The last row of the file that has its outcome.</summary>
    public required SheetRowNumber Through { get; init; }

    /// <summary>Sheets that hold something and were not taken, because no layout fits them.</summary>
    public required IReadOnlyList<string> SheetsLeftOut { get; init; }

    /// <summary>Why the file was refused or what failed; null otherwise.</summary>
    public required BatchTrouble? Trouble { get; init; }
}

/// <summary>A file as it was sent and is kept.</summary>
/// <param name="Name">Its name, without folders.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
public sealed record OriginalFile(string Name, long Bytes, string Sha256);

/// <summary>
/// What became of the rows. <c>Read = New + Changed + Unchanged + Rejected + NaturalPersons + NotPenalties</c>.
/// </summary>
public sealed record RowCounts
{
    /// <summary>Rows below the header that hold anything.</summary>
    public long Read { get; init; }

    /// <summary>Taken, and new to the registry.</summary>
    public long New { get; init; }

    /// <summary>Taken as a further version or a correction of what was known.</summary>
    public long Changed { get; init; }

    /// <summary>Known word for word; nothing was written.</summary>
    public long Unchanged { get; init; }

    /// <summary>Rejected with findings; they can be corrected and sent again.</summary>
    public long Rejected { get; init; }

    /// <summary>Refused because they are about natural persons; nothing of them is kept.</summary>
    public long NaturalPersons { get; init; }

    /// <summary>Reported as penalties and none by law, such as orders to correct; they weigh in no grade.</summary>
    public long NotPenalties { get; init; }

    /// <summary>Of the accepted rows, how many carry at least one flag.</summary>
    public long Flagged { get; init; }

    /// <summary>Subjects the registry did not know before.</summary>
    public long SubjectsCreated { get; init; }

    /// <summary>Rows by code of a flag; a row counts under each of its codes.</summary>
    public IReadOnlyDictionary<string, long> FlagsByCode { get; init; } = new Dictionary<string, long>();

    /// <summary>Rows by code of a rejection or refusal; a row counts under each of its codes.</summary>
    public IReadOnlyDictionary<string, long> RejectionsByCode { get; init; } = new Dictionary<string, long>();

    /// <summary>Rows the registry holds: new, changed and unchanged.</summary>
    public long Accepted => New + Changed + Unchanged;
}

/// <summary>A place in a file.</summary>
/// <param name="Sheet">Position of the sheet, from 0.</param>
/// <param name="Row">Row in its sheet, from 1, counting every row; 0 is before the first.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SheetRowNumber(int Sheet, long Row);
