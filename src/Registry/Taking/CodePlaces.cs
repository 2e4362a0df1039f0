namespace Xinheng.Registry.Taking;

/// <summary>
/// Packed codes by subject number, and subject numbers by place. One thread adds, any number look up meanwhile: a code is there before
/// its place is filled, and a place that is filled stays as it is.
/// </summary>
internal sealed class CodePlaces
{
    /// <summary>Greater subject numbers are not held.</summary>
    public const long GreatestSubject = ((long)MostChunks * ChunkSize) - 1;

    private const int ChunkBits = 16;
    private const int ChunkSize = 1 << ChunkBits;
    private const int MostChunks = 1 << 14;
    private const int SmallestTable = 1 << 10;

    private readonly UInt128[]?[] codes = new UInt128[]?[MostChunks];
    private uint[] places = new uint[SmallestTable];
    private int chunks;

    /// <summary>How many codes are held.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes held for them.</summary>
    public long Bytes => ((long)Volatile.Read(ref places).Length * sizeof(uint)) + ((long)chunks * ChunkSize * 16);

    /// <summary>The subject of a code; 0 when it is not held.</summary>
    public uint Find(UInt128 code)
    {
        var table = Volatile.Read(ref places);
        var mask = table.Length - 1;
        var place = PlaceOf(code, mask);
        while (true)
        {
            var subject = Volatile.Read(ref table[place]);
            if (subject == 0 || CodeOf(subject) == code)
            {
                return subject;
            }

            place = (place + 1) & mask;
        }
    }

    /// <summary>Holds the code of a subject, 1 to <see cref="GreatestSubject"/>; room must have been made for it.</summary>
    public void Add(UInt128 code, uint subject)
    {
        ref var chunk = ref codes[subject >> ChunkBits];
        if (chunk is null)
        {
            Volatile.Write(ref chunk, new UInt128[ChunkSize]);
            chunks++;
        }

        chunk[subject & (ChunkSize - 1)] = code;
        Count += Fill(places, code, subject) ? 1 : 0;
    }

    /// <summary>Has at most two thirds of the places filled after so many more.</summary>
    public void MakeRoom(long more)
    {
        var wanted = (long)places.Length;
        while ((Count + more) * 3 > wanted * 2)
        {
            wanted *= 2;
        }

        if (wanted == places.Length)
        {
            return;
        }

        var table = new uint[wanted];
        foreach (var subject in places)
        {
            if (subject != 0)
            {
                Fill(table, CodeOf(subject), subject);
            }
        }

        Volatile.Write(ref places, table);
    }

    /// <summary>False when the subject has its place already: it was added in a sitting that was broken off.</summary>
    private static bool Fill(uint[] table, UInt128 code, uint subject)
    {
        var mask = table.Length - 1;
        var place = PlaceOf(code, mask);
        while (table[place] != 0)
        {
            if (table[place] == subject)
            {
                return false;
            }

            place = (place + 1) & mask;
        }

        Volatile.Write(ref table[place], subject);
        return true;
    }

    private UInt128 CodeOf(uint subject) =>
        Volatile.Read(ref codes[subject >> ChunkBits])![subject & (ChunkSize - 1)]; // a subject that has a place has its chunk

    private static int PlaceOf(UInt128 code, int mask) => (int)(PackedKey.Spread(code) >> 32) & mask;
}
