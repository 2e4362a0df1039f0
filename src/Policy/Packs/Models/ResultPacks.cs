namespace Xinheng.Policy.Packs.Models;

/// <summary>Compiles the packs whose results others take, each once, and refuses circles.</summary>
/// <param name="resolve">Gives the files of a pack; null when there is none of that id.</param>
internal sealed class ResultPacks(Func<string, PackFiles?> resolve)
{
    /// <summary>Packs in a row that take each other's results: grading goes through all of them for every subject.</summary>
    private const int LongestChain = 4;

    private readonly Dictionary<string, PackReading?> known = [];
    private readonly List<string> open = [];

    /// <summary>The packs that a pack's results name, by id; false, with findings, when one of them cannot be used.</summary>
    public bool TryRead(BoundPack pack, PackFindings findings, out IReadOnlyDictionary<string, CompiledPack> packs)
    {
        var found = new Dictionary<string, CompiledPack>(StringComparer.Ordinal);
        var isComplete = true;
        open.Add(pack.Id);
        foreach (var named in pack.Models.Results.Select(result => result.Written.Pack).OfType<WrittenText>())
        {
            if (Read(named, findings) is { } compiled)
            {
                found[named.Content] = compiled;
            }
            else
            {
                isComplete = false;
            }
        }

        open.RemoveAt(open.Count - 1);
        packs = found;
        return isComplete;
    }

    private CompiledPack? Read(WrittenText named, PackFindings findings)
    {
        var id = named.Content;
        if (open.Contains(id) || open.Count >= LongestChain)
        {
            findings.Add("PK-051", named.Span, string.Join(" → ", [.. open, id]));
            return null;
        }

        if (!known.TryGetValue(id, out var reading))
        {
            reading = resolve(id) is { } files ? PackCompiler.Compile(files, resolve, this) : null;
            known[id] = reading;
        }

        if (reading is null)
        {
            findings.Add("PK-050", named.Span, id);
            return null;
        }

        return Usable(reading, named, findings);
    }

    private static CompiledPack? Usable(PackReading reading, WrittenText named, PackFindings findings)
    {
        var errors = reading.Diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Error).ToList();
        if (errors.Count > 0 || reading.Pack is null)
        {
            var first = errors.Count > 0 ? errors[0] : null;
            var text = first is null ? new LocalText("—", "—") : new LocalText($"{first.Code} {first.Message.Zh}", $"{first.Code} {first.Message.En}");
            findings.Add("PK-052", named.Span, named.Content, errors.Count, text);
            return null;
        }

        if (reading.Pack.Scheme is null)
        {
            findings.Add("PK-053", named.Span, named.Content);
            return null;
        }

        return reading.Pack;
    }
}
