namespace Xinheng.Evaluation.Columns;

/// <summary>
/// A record in eight bytes: from the lowest bit on its profile (16), the body that decided (15), how long it is in effect
/// (16) and the day it happened (17). Days are counted from 1900-01-01. Bodies and profiles are places in the
/// population's lists; body 0 is none. A record that does not fit keeps its whole subject apart from the columns.
/// </summary>
/// <param name="Bits">The eight bytes.</param>
public readonly record struct PackedRecord(ulong Bits)
{
    /// <summary>Profiles at most.</summary>
    public const int ProfileLimit = 1 << 16;

    /// <summary>Bodies at most, with the one that stands for none.</summary>
    public const int IssuerLimit = 1 << 15;

    /// <summary>The span of a record without a known end.</summary>
    internal const int Endless = 0xFFFF;

    private const int IssuerAt = 16;
    private const int SpanAt = 31;
    private const int DayAt = 47;
    private const int DayLimit = 1 << 17;

    /// <summary>The day number of day 0.</summary>
    internal static readonly int FirstDay = new DateOnly(1900, 1, 1).DayNumber;

    /// <summary>Place of its profile.</summary>
    public int Profile => (int)(Bits & 0xFFFF);

    /// <summary>Place of the body that decided; 0: none known.</summary>
    public int Issuer => (int)(Bits >> IssuerAt) & 0x7FFF;

    /// <summary>The day it happened.</summary>
    public DateOnly Happened => DateOnly.FromDayNumber(FirstDay + Day);

    /// <summary>Last day in effect, inclusive; null when no end is known.</summary>
    public DateOnly? Until => Span == Endless ? null : DateOnly.FromDayNumber(FirstDay + Day + Span);

    /// <summary>Days from 1900-01-01 to the day it happened.</summary>
    internal int Day => (int)(Bits >> DayAt);

    /// <summary>Days from the day it happened to the last in effect; <see cref="Endless"/>: no end known.</summary>
    internal int Span => (int)(Bits >> SpanAt) & 0xFFFF;

    /// <summary>The record in eight bytes; null when a part of it does not fit.</summary>
    /// <param name="profile">Place of its profile.</param>
    /// <param name="issuer">Place of the body; 0: none.</param>
    /// <param name="happened">The day it happened.</param>
    /// <param name="until">Last day in effect; null: no end known.</param>
    public static PackedRecord? Of(int profile, int issuer, DateOnly happened, DateOnly? until)
    {
        var day = happened.DayNumber - FirstDay;
        var span = until is { } end ? end.DayNumber - happened.DayNumber : Endless;
        var fits = profile is >= 0 and < ProfileLimit && issuer is >= 0 and < IssuerLimit && day is >= 0 and < DayLimit
            && (until is null || span is >= 0 and < Endless);
        return fits ? new(((ulong)(uint)day << DayAt) | ((ulong)(uint)span << SpanAt) | ((ulong)(uint)issuer << IssuerAt) | (uint)profile) : null;
    }
}

/// <summary>
/// A subject in eight bytes: from the lowest bit on its traits (14), its industry (14), its place (18) and its
/// registration day (18), counted from 1600-01-01 with 0 for unknown. Place 0 and industry 0 are unknown.
/// </summary>
/// <param name="Bits">The eight bytes.</param>
public readonly record struct PackedSubject(ulong Bits)
{
    /// <summary>Sets of traits at most.</summary>
    public const int TraitsLimit = 1 << 14;

    /// <summary>Industries at most, with the unknown one.</summary>
    public const int IndustryLimit = 1 << 14;

    /// <summary>Places at most, with the unknown one.</summary>
    public const int PlaceLimit = 1 << 18;

    private const int IndustryAt = 14;
    private const int PlaceAt = 28;
    private const int RegisteredAt = 46;
    private const int DayLimit = 1 << 18;

    /// <summary>The day number of day 0.</summary>
    internal static readonly int FirstDay = new DateOnly(1600, 1, 1).DayNumber;

    /// <summary>Place of its traits in the population's list.</summary>
    public int Traits => (int)(Bits & 0x3FFF);

    /// <summary>Place of its industry in the population's list; 0: unknown.</summary>
    public int Industry => (int)(Bits >> IndustryAt) & 0x3FFF;

    /// <summary>Place of its division in the population's list; 0: unknown.</summary>
    public int Place => (int)(Bits >> PlaceAt) & 0x3FFFF;

    /// <summary>Registration day; null when unknown.</summary>
    public DateOnly? Registered => RegisteredDay == 0 ? null : DateOnly.FromDayNumber(FirstDay + RegisteredDay);

    /// <summary>Days from 1600-01-01 to the registration; 0: unknown.</summary>
    internal int RegisteredDay => (int)(Bits >> RegisteredAt);

    /// <summary>The subject in eight bytes; null when a part of it does not fit.</summary>
    /// <param name="traits">Place of its traits.</param>
    /// <param name="industry">Place of its industry; 0: unknown.</param>
    /// <param name="place">Place of its division; 0: unknown.</param>
    /// <param name="registered">Registration day; null: unknown.</param>
    public static PackedSubject? Of(int traits, int industry, int place, DateOnly? registered)
    {
        var day = registered is { } known ? known.DayNumber - FirstDay : 0;
        var fits = traits is >= 0 and < TraitsLimit && industry is >= 0 and < IndustryLimit && place is >= 0 and < PlaceLimit
            && (registered is null || day is > 0 and < DayLimit);
        return fits ? new(((ulong)(uint)day << RegisteredAt) | ((ulong)(uint)place << PlaceAt) | ((ulong)(uint)industry << IndustryAt) | (uint)traits) : null;
    }
}

/// <summary>A received result beside its subject. Texts are places in the population's list of result texts; 0: none.</summary>
/// <param name="Subject">Place of the subject in the population.</param>
/// <param name="Scheme">The scheme or scale.</param>
/// <param name="Letter">The letter.</param>
/// <param name="Issuer">Who gave it; 0: unknown.</param>
/// <param name="Day">Day number it was given.</param>
/// <param name="Withdrawn">Day number it no longer counts from; −1 while it stands.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)]
public readonly record struct PackedResult(int Subject, int Scheme, int Letter, int Issuer, int Day, int Withdrawn);
