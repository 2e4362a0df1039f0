using System.Runtime.InteropServices;

namespace Xinheng.Evaluation.Columns;

/// <summary>What was found of records, worked out once for all that are alike in what is asked. One a thread.</summary>
/// <typeparam name="TFound">What is found.</typeparam>
/// <param name="keys">Tells which are alike.</param>
/// <param name="find">What is found of a record, by its place and that of its subject.</param>
internal sealed class RecordMemo<TFound>(RecordKeys keys, Func<int, int, TFound> find)
{
    /// <summary>Remembered at most; beyond it, it begins anew.</summary>
    private const int Limit = 1 << 19;

    private readonly Dictionary<RecordKey, TFound?> known = [];

    /// <summary>What is found of a record.</summary>
    /// <param name="place">Its place in the population.</param>
    /// <param name="subject">The place of its subject.</param>
    public TFound Of(int place, int subject)
    {
        if (known.Count >= Limit)
        {
            known.Clear();
        }

        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(known, keys.Of(place, subject), out var isKnown);
        if (!isKnown)
        {
            found = find(place, subject);
        }

        return found!; // put there by find
    }
}
