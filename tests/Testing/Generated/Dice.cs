namespace Xinheng.Testing.Generated;

/// <summary>Numbers that follow from a seed, the same on every machine and under every runtime. Not for several threads.</summary>
public sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>Dice of a seed for one purpose, so that what is drawn for one thing does not shift what is drawn for another.</summary>
    public static Dice Of(int seed, int purpose) => new(((ulong)(uint)seed << 32 | (uint)purpose) * 0x9E3779B97F4A7C15UL);

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0, less than <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(Next() % (uint)bound);

    /// <summary>A number, both ends among them.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>Whether something happens that does so in <paramref name="percent"/> of a hundred cases.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of some things.</summary>
    public T Pick<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    /// <summary>One of some things.</summary>
    public T Of<T>(params ReadOnlySpan<T> things) => things[Below(things.Length)];

    /// <summary>Some things out of others, in their order; at least <paramref name="least"/>.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> things, int least, int most)
    {
        var left = Math.Min(things.Count, Between(least, most));
        var taken = new List<T>(left);
        for (var at = 0; at < things.Count && left > 0; at++)
        {
            if (Below(things.Count - at) < left)
            {
                taken.Add(things[at]);
                left--;
            }
        }

        return taken;
    }
}
