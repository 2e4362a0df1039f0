namespace Xinheng.Assessment.Blocks;

/// <summary>Different values of a block, each once; place 0 stands for none. Not for several threads.</summary>
internal sealed class ValueList<T>
    where T : class
{
    private readonly List<T?> all = [null];
    private readonly Dictionary<T, int> places = [];

    /// <summary>How many there are, with none.</summary>
    public int Count => all.Count;

    /// <summary>A value by its place.</summary>
    /// <exception cref="InvalidDataException">There is no such place.</exception>
    public T? this[int place] => place >= 0 && place < all.Count ? all[place] : throw new InvalidDataException($"There is no value {place} among {all.Count}.");

    /// <summary>The place of a value, which is added when it is not there.</summary>
    public int Of(T? value)
    {
        if (value is null)
        {
            return 0;
        }

        if (!places.TryGetValue(value, out var place))
        {
            place = all.Count;
            places[value] = place;
            all.Add(value);
        }

        return place;
    }

    /// <summary>The values without none, in order.</summary>
    public IEnumerable<T> Values => all.OfType<T>();
}
