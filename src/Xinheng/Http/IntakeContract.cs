using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>Where a batch is in its life.</summary>
public enum BatchState
{
    /// <summary>Kept, not begun.</summary>
    Waiting,

    /// <summary>Its columns are not known for certain: a person must say what they are.</summary>
    NeedsMapping,

    /// <summary>Being taken.</summary>
    Running,

    /// <summary>Stopped by a restart or a lost process; it goes on by itself.</summary>
    Interrupted,

    /// <summary>Done.</summary>
    Finished,

    /// <summary>Cancelled; what was taken before stays.</summary>
    Cancelled,

    /// <summary>The platform failed; it can be resumed.</summary>
    Failed,

    /// <summary>The file cannot be read.</summary>
    Refused,
}

/// <summary>A batch and its receipt as far as it has come.</summary>
public sealed record BatchView
{
    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>The file's name as sent.</summary>
    public required string FileName { get; init; }

    /// <summary>Its size.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Kind of its rows; null while unknown.</summary>
    public required string? Kind { get; init; }

    /// <summary>The kind's title; null while unknown.</summary>
    public required LocalText? KindTitle { get; init; }

    /// <summary>The saved profile its columns were read by, named by the sender or recognised by its header; null for a recognised layout.</summary>
    public required string? Profile { get; init; }

    /// <summary>Version of that profile.</summary>
    public required int? ProfileVersion { get; init; }

    /// <summary>Where it is.</summary>
    public required BatchState State { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>When its rows began to be taken.</summary>
    public required DateTimeOffset? Started { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset? Finished { get; init; }

    /// <summary>What became of its rows.</summary>
    public required RowCounts Rows { get; init; }

    /// <summary>Flags on accepted rows, by code.</summary>
    public required IReadOnlyList<CodeCount> Flags { get; init; }

    /// <summary>Reasons of rejection, by code.</summary>
    public required IReadOnlyList<CodeCount> Rejections { get; init; }

    /// <summary>Sheets that hold something and were not taken, because no layout fits them.</summary>
    public required IReadOnlyList<string> SheetsLeftOut { get; init; }

    /// <summary>Why the file as a whole was refused or failed; null when it was not.</summary>
    public required RefusalView? Refusal { get; init; }

    /// <summary>In the answer to sending it in: the same file was sent before, this is the earlier receipt and nothing was changed.</summary>
    public required bool IsRepeat { get; init; }
}

/// <summary>What became of the rows of a batch.</summary>
/// <param name="Read">Rows read.</param>
/// <param name="Accepted">Accepted, those with flags included.</param>
/// <param name="Flagged">Accepted with flags.</param>
/// <param name="Rejected">Rejected.</param>
/// <param name="NaturalPersons">Refused because they are about natural persons; nothing of them is kept.</param>
/// <param name="NotPenalties">Reported as penalties and none by law; they weigh in no grade.</param>
/// <param name="New">New to the registry.</param>
/// <param name="Changed">Known with other content.</param>
/// <param name="Unchanged">Known word for word.</param>
/// <param name="SubjectsCreated">Subjects the registry did not know before.</param>
public sealed record RowCounts(
    long Read, long Accepted, long Flagged, long Rejected, long NaturalPersons, long NotPenalties,
    long New, long Changed, long Unchanged, long SubjectsCreated);

/// <summary>Why something was refused and what to do.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Message">What was found and what was expected.</param>
/// <param name="Remedy">What to do.</param>
public sealed record RefusalView(string Code, LocalText Message, LocalText Remedy);

/// <summary>How far a batch has come.</summary>
/// <param name="Number">The batch.</param>
/// <param name="State">Where it is.</param>
/// <param name="Rows">Rows done.</param>
/// <param name="RowsTotal">Rows in all, as far as can be guessed; null when not yet.</param>
/// <param name="RowsPerSecond">The rate; null before the first rows.</param>
/// <param name="SecondsLeft">Time left; null when it cannot be guessed.</param>
public sealed record BatchProgress(
    long Number, BatchState State, long Rows, long? RowsTotal, double? RowsPerSecond, double? SecondsLeft);

/// <summary>Something found in a row.</summary>
/// <param name="Sheet">Position of the sheet, from 0.</param>
/// <param name="Row">Row in the sheet, from 1, counting every row.</param>
/// <param name="Outcome"><c>flagged</c>: the row was taken; <c>rejected</c>: it was not.</param>
/// <param name="Code">Stable.</param>
/// <param name="Field">Id of the field; null when it concerns the row.</param>
/// <param name="FieldTitle">Its title.</param>
/// <param name="Found">What was found; identity numbers are masked.</param>
/// <param name="Expected">What was expected, with an example.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record FindingView(
    int Sheet, long Row, string Outcome, string Code, string? Field, LocalText? FieldTitle, string? Found, LocalText Expected, LocalText Message, LocalText Remedy);

/// <summary>What the columns of a file seem to be.</summary>
/// <param name="Sheets">Its sheets; one for delimited text; empty when the file cannot be read.</param>
public sealed record MappingView(IReadOnlyList<SheetView> Sheets);

/// <summary>A sheet and what its columns seem to be.</summary>
public sealed record SheetView
{
    /// <summary>Position, from 0.</summary>
    public required int Sheet { get; init; }

    /// <summary>Its name; empty for delimited text.</summary>
    public required string Name { get; init; }

    /// <summary>The kind that fits best; null when none does.</summary>
    public required string? Kind { get; init; }

    /// <summary>How sure, from 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>First row of the headers, from 1; 0 when none was found.</summary>
    public required long HeaderRow { get; init; }

    /// <summary>First row of data, from 1.</summary>
    public required long FirstDataRow { get; init; }

    /// <summary>The columns in order.</summary>
    public required IReadOnlyList<ColumnView> Columns { get; init; }

    /// <summary>Required fields that no column fills.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
}

/// <summary>A column of a sheet.</summary>
/// <param name="Index">Place, from 0.</param>
/// <param name="Header">Its header.</param>
/// <param name="Field">The field it seems to be; null when none.</param>
/// <param name="Unit">Unit of its amounts, <c>yuan</c> or <c>ten-thousand-yuan</c>; null: the layout's own.</param>
/// <param name="Confidence">How sure, from 0 to 1.</param>
/// <param name="Samples">Values of the first rows; identity numbers are masked.</param>
public sealed record ColumnView(int Index, string Header, string? Field, string? Unit, double Confidence, IReadOnlyList<string> Samples);

/// <summary>What a person says the columns of a file are.</summary>
public sealed record MappingRequest
{
    /// <summary>Kind of the rows.</summary>
    public required string Kind { get; init; }

    /// <summary>The sheets to read; others are left out.</summary>
    public required IReadOnlyList<SheetChoice> Sheets { get; init; }

    /// <summary>Save the first sheet's columns under this name, so that files like this are recognised; null: use once.</summary>
    public string? SaveAs { get; init; }
}

/// <summary>How one sheet is read.</summary>
public sealed record SheetChoice
{
    /// <summary>Position of the sheet, from 0.</summary>
    public required int Sheet { get; init; }

    /// <summary>First row of data, from 1.</summary>
    public required long FirstDataRow { get; init; }

    /// <summary>The columns that carry a field; columns left out are kept in the original only.</summary>
    public required IReadOnlyList<ColumnChoice> Columns { get; init; }

    /// <summary>Values for fields that no column fills: field id → text.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();
}

/// <summary>A column and its field.</summary>
/// <param name="Index">Place, from 0.</param>
/// <param name="Field">Id of the field.</param>
/// <param name="Unit"><c>yuan</c> or <c>ten-thousand-yuan</c>; null: the layout's own.</param>
public sealed record ColumnChoice(int Index, string Field, string? Unit = null);

/// <summary>A kind of file that can be sent in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Records">The kinds of credit record its rows become; empty where they say who a subject is, or how others grade it.</param>
/// <param name="Fields">Its fields.</param>
public sealed record KindView(string Id, LocalText Title, IReadOnlyList<RecordKindTitle> Records, IReadOnlyList<FieldView> Fields);

/// <summary>A kind of credit record.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
public sealed record RecordKindTitle(string Id, LocalText Title);

/// <summary>A field of a kind.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsRequired">Whether a row without it is rejected.</param>
/// <param name="Codes">Its codes in the standard layouts.</param>
public sealed record FieldView(string Id, LocalText Title, bool IsRequired, IReadOnlyList<string> Codes);

/// <summary>A saved mapping.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Kind of the rows.</param>
/// <param name="Version">Counts up with each change.</param>
/// <param name="Saved">When this version was saved.</param>
public sealed record ProfileView(string Name, string Kind, int Version, DateTimeOffset Saved);
