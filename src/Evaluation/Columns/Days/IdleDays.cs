namespace Xinheng.Evaluation.Columns.Days;

/// <summary>
/// Remembers the days of subjects without records and results by all that tells them apart: their traits, the sort of
/// their industry and place, and their registration day, of which all that are long past are alike. One a thread.
/// </summary>
/// <param name="kinds">Which subjects are alike.</param>
internal sealed class IdleDays(IdleKinds kinds)
{
    private const int Bits = 16;
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    private readonly (ulong Kind, byte Letter, int Change)[] known = new (ulong, byte, int)[1 << Bits];

    /// <summary>Where a subject's day is remembered; <see langword="true"/> when it is there.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="letter">The code of its letter.</param>
    /// <param name="change">The day on which another letter comes.</param>
    public bool TryGet(PackedSubject subject, byte letter, out int change)
    {
        var kind = kinds.Of(subject);
        ref readonly var found = ref known[PlaceOf(kind)];
        change = found.Change;
        return found.Kind == kind && found.Letter == letter;
    }

    /// <summary>Remembers a subject's day in place of what was there.</summary>
    public void Put(PackedSubject subject, byte letter, int change)
    {
        var kind = kinds.Of(subject);
        known[PlaceOf(kind)] = (kind, letter, change);
    }

    private static int PlaceOf(ulong kind) => (int)(unchecked(kind * Spread) >> (64 - Bits));
}
