namespace Xinheng.Registry.Taking;

/// <summary>The records a chunk reports: each distinct record (subject and key) has a slot, from 0, in the order the rows first name it.</summary>
internal sealed class RecordKeys
{
    private readonly int[] slots;
    private readonly List<int> firstRows;

    /// <summary>Takes the subjects and keys of the rows.</summary>
    public RecordKeys(SubjectKeys subjects, Hash128[] rowKeys)
    {
        slots = new int[rowKeys.Length];
        firstRows = new List<int>(rowKeys.Length);
        var known = new Dictionary<(int, Hash128), int>(rowKeys.Length);
        for (var row = 0; row < slots.Length; row++)
        {
            var key = (subjects.SlotOf(row), rowKeys[row]);
            if (!known.TryGetValue(key, out slots[row]))
            {
                known.Add(key, slots[row] = firstRows.Count);
                firstRows.Add(row);
            }
        }
    }

    /// <summary>How many distinct records there are.</summary>
    public int Count => firstRows.Count;

    /// <summary>The slot of a row.</summary>
    public int SlotOf(int row) => slots[row];

    /// <summary>The first row that names the record of a slot.</summary>
    public int FirstRowOf(int slot) => firstRows[slot];
}
