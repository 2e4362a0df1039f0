namespace Xinheng.Registry.Taking;

/// <summary>
/// The numbers of subjects by packed key, in memory: 24 bytes a place, two thirds of the places filled at most.
/// Not safe for two threads at once.
/// </summary>
internal sealed class KnownSubjects
{
    private const int Smallest = 1024;

    private UInt128[] keys = new UInt128[Smallest];
    private long[] subjects = new long[Smallest];

    /// <summary>How many keys are held.</summary>
    public int Count { get; private set; }

    /// <summary>The subject of a key; 0 when it is not held.</summary>
    public long Find(UInt128 key) => subjects[PlaceOf(key)];

    /// <summary>Holds a key; a key held already keeps its subject.</summary>
    public void Add(UInt128 key, long subject)
    {
        if (Count * 3 >= keys.Length * 2)
        {
            Grow();
        }

        var place = PlaceOf(key);
        if (subjects[place] == 0)
        {
            (keys[place], subjects[place]) = (key, subject);
            Count++;
        }
    }

    private int PlaceOf(UInt128 key)
    {
        var mask = keys.Length - 1;
        var place = (int)(PackedKey.Spread(key) >> 32) & mask;
        while (subjects[place] != 0 && keys[place] != key)
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    private void Grow()
    {
        var (oldKeys, oldSubjects) = (keys, subjects);
        keys = new UInt128[oldKeys.Length * 2];
        subjects = new long[keys.Length];
        for (var old = 0; old < oldKeys.Length; old++)
        {
            if (oldSubjects[old] != 0)
            {
                var place = PlaceOf(oldKeys[old]);
                (keys[place], subjects[place]) = (oldKeys[old], oldSubjects[old]);
            }
        }
    }
}
