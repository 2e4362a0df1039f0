using Xinheng.Registry;

namespace Xinheng.Intake.Checks;

/// <summary>What has been read of a row so far. One a checker, used again for every row.</summary>
internal sealed class RowDraft
{
    private readonly (int Start, int Length)[] _captured;
    private char[] _arena = new char[4096];
    private int _arenaLength;
    private List<Finding>? _findings;

    public RowDraft(int slots) => _captured = new (int, int)[slots];

    public CreditCode Code { get; set; } = CreditCode.None;

    public string Name { get; set; } = "";

    public DateOnly? Happened { get; set; }

    public DateOnly? Until { get; set; }

    public DateOnly? PublishedThrough { get; set; }

    public DateOnly? Lifted { get; set; }

    public DateOnly? Withdrawn { get; set; }

    /// <summary>The kind of record the row says it is; null where its layout has one kind only, or it does not say.</summary>
    public string? Kind { get; set; }

    public string? Issuer { get; set; }

    public string? Document { get; set; }

    public string? Penalties { get; set; }

    public long? AmountFen { get; set; }

    public string Grave { get; set; } = "unknown";

    public bool IsRejected { get; private set; }

    public RowOutcome Outcome { get; set; }

    /// <summary>Findings so far, handed over to the result.</summary>
    public IReadOnlyList<Finding> TakeFindings()
    {
        IReadOnlyList<Finding> taken = _findings ?? (IReadOnlyList<Finding>)[];
        _findings = null;
        return taken;
    }

    public void Reset()
    {
        (Code, Name, Happened, Until, PublishedThrough, Lifted) = (CreditCode.None, "", null, null, null, null);
        (Withdrawn, Kind) = (null, null);
        (Issuer, Document, Penalties, AmountFen, Grave) = (null, null, null, null, "unknown");
        (IsRejected, Outcome, _arenaLength, _findings) = (false, RowOutcome.Accepted, 0, null);
        Array.Clear(_captured);
    }

    public void Find(Finding finding)
    {
        (_findings ??= []).Add(finding);
        IsRejected |= finding.Weight != FindingWeight.Flag;
    }

    public void Find(string code, string field, ReadOnlySpan<char> found, string? known = null) =>
        Find(new Finding(code, field, Values.IdentityNumbers.Masked(found) is { } masked ? Short(masked) : Short(found)) { Known = known });

    public void Capture(int slot, ReadOnlySpan<char> text)
    {
        if (_arenaLength + text.Length > _arena.Length)
        {
            Array.Resize(ref _arena, Math.Max(_arena.Length * 2, _arenaLength + text.Length));
        }

        text.CopyTo(_arena.AsSpan(_arenaLength));
        _captured[slot] = (_arenaLength, text.Length);
        _arenaLength += text.Length;
    }

    public ReadOnlySpan<char> Captured(int slot) => slot < 0 ? default : _arena.AsSpan(_captured[slot].Start, _captured[slot].Length);

    private static string Short(ReadOnlySpan<char> text) => new(text.Length > 80 ? text[..80] : text);
}
