using System.Data.Common;
using Xinheng.Storage;

namespace Xinheng.Registry.Taking;

/// <summary>The subjects of one chunk, by slot: found in the registry or made known by the chunk.</summary>
internal sealed class SubjectSlots
{
    private static readonly string[] SubjectColumns = ["subject", "subject_key", "code", "code_class", "first_name"];

    private readonly SubjectKeys keys;
    private readonly List<(int Slot, CreditCode Code, string Name)> created = [];
    private readonly long[] subjects;
    private readonly Hash128?[] registrations;

    private SubjectSlots(SubjectKeys keys)
    {
        this.keys = keys;
        subjects = new long[keys.Count];
        registrations = new Hash128?[keys.Count];
    }

    /// <summary>The subjects made known so far.</summary>
    public IEnumerable<(UInt128 Key, long Subject)> Created => created.Select(one => (keys.PackedOf(one.Slot), subjects[one.Slot]));

    /// <summary>Finds the subjects of a chunk, also under former codes: from memory, or by asking for each.</summary>
    public static async Task<SubjectSlots> LookUpAsync(
        DbTransaction transaction, SubjectKeys keys, KnownSubjects? known, CancellationToken cancellation)
    {
        var found = new SubjectSlots(keys);
        if (known is not null)
        {
            for (var slot = 0; slot < keys.Count; slot++)
            {
                found.subjects[slot] = known.Find(keys.PackedOf(slot));
            }

            return found;
        }

        await found.FindAsync(transaction, "SELECT subject FROM registry_subject WHERE subject_key = :1", cancellation);
        if (await FormerCodes.ExistAsync(transaction))
        {
            await found.FindAsync(transaction, "SELECT subject FROM registry_former_code WHERE code = :1", cancellation);
        }

        return found;
    }

    /// <summary>The slot of a row.</summary>
    public int SlotOf(int row) => keys.SlotOf(row);

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
            bulk.Write(keys.KeyOf(slot));
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
        var lookUp = new KeyLookUp(query, 1, Array.ConvertAll(unknown, keys.KeyOf));
        return lookUp.RunAsync(transaction, (key, values) => subjects[unknown[key]] = values[0], cancellation);
    }
}
