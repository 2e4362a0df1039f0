using System.Data.Common;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>The subjects of one chunk: each distinct key has a slot, found in the registry or made known by the chunk.</summary>
internal sealed class SubjectSlots
{
    private static readonly string[] SubjectColumns = ["subject", "subject_key", "code", "code_class", "first_name"];

    private readonly int[] slots;
    private readonly List<string> keys = [];
    private readonly List<(int Slot, CreditCode Code, string Name)> created = [];
    private readonly long[] subjects;
    private readonly Hash128?[] registrations;

    private SubjectSlots(string[] rowKeys)
    {
        slots = new int[rowKeys.Length];
        var known = new Dictionary<string, int>(rowKeys.Length, StringComparer.Ordinal);
        for (var row = 0; row < rowKeys.Length; row++)
        {
            if (!known.TryGetValue(rowKeys[row], out var slot))
            {
                slot = keys.Count;
                known.Add(rowKeys[row], slot);
                keys.Add(rowKeys[row]);
            }

            slots[row] = slot;
        }

        subjects = new long[keys.Count];
        registrations = new Hash128?[keys.Count];
    }

    /// <summary>Finds the subjects of a chunk, also under former codes.</summary>
    public static async Task<SubjectSlots> LookUpAsync(DbTransaction transaction, string[] rowKeys, CancellationToken cancellation)
    {
        var found = new SubjectSlots(rowKeys);
        await found.FindAsync(transaction, "SELECT subject FROM registry_subject WHERE subject_key = :1", cancellation);
        if (await FormerCodes.ExistAsync(transaction))
        {
            await found.FindAsync(transaction, "SELECT subject FROM registry_former_code WHERE code = :1", cancellation);
        }

        return found;
    }

    /// <summary>The slot of a row.</summary>
    public int SlotOf(int row) => slots[row];

    /// <summary>The subject of a slot; 0 while it is not known.</summary>
    public long SubjectOf(int slot) => subjects[slot];

    /// <summary>The content of the slot's latest registration; null when it has none.</summary>
    public Hash128? RegistrationOf(int slot) => registrations[slot];

    /// <summary>Remembers the registration a slot has now.</summary>
    public void SetRegistration(int slot, Hash128 content) => registrations[slot] = content;

    /// <summary>Finds the latest registrations of the subjects known.</summary>
    public Task LookUpRegistrationsAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        var known = SlotsWhere(isKnown: true);
        var lookUp = new KeyLookUp(
            "SELECT content_high, content_low FROM registry_registration WHERE subject = :1 ORDER BY change_number DESC LIMIT 1",
            2, Array.ConvertAll(known, slot => subjects[slot]));
        return lookUp.RunAsync(
            transaction, (key, values) => registrations[known[key]] = new Hash128(values[0], values[1]), cancellation);
    }

    /// <summary>Makes the subject of a slot known when it is not; returns whether it did.</summary>
    public bool MakeKnown(int slot, CreditCode code, string name, ChangeNumbers numbers)
    {
        if (subjects[slot] != 0)
        {
            return false;
        }

        subjects[slot] = numbers.NextSubject();
        created.Add((slot, code, name));
        return true;
    }

    /// <summary>Writes the subjects made known.</summary>
    public async Task WriteAsync(Database database, DbTransaction transaction, CancellationToken cancellation)
    {
        if (created.Count == 0)
        {
            return;
        }

        await using var bulk = await database.BulkAsync(transaction, "registry_subject", SubjectColumns, cancellation);
        foreach (var (slot, code, name) in created)
        {
            bulk.Write(subjects[slot]);
            bulk.Write(keys[slot]);
            bulk.WriteText(code.IsUsable || code.Value.Length == 0 ? null : code.Value);
            bulk.Write((int)code.Class);
            bulk.WriteText(name);
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }

    private int[] SlotsWhere(bool isKnown)
    {
        var chosen = new List<int>(subjects.Length);
        for (var slot = 0; slot < subjects.Length; slot++)
        {
            if (subjects[slot] != 0 == isKnown)
            {
                chosen.Add(slot);
            }
        }

        return [.. chosen];
    }

    private Task FindAsync(DbTransaction transaction, string query, CancellationToken cancellation)
    {
        var unknown = SlotsWhere(isKnown: false);
        var lookUp = new KeyLookUp(query, 1, Array.ConvertAll(unknown, slot => keys[slot]));
        return lookUp.RunAsync(transaction, (key, values) => subjects[unknown[key]] = values[0], cancellation);
    }
}
