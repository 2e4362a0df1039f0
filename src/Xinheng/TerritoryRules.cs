using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xinheng;

/// <summary>What an issuer lays down about its territory, as written in <c>territory.json</c> beside its packs.</summary>
internal sealed record TerritoryRules
{
    private const string FileName = "territory.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Division code of the territory.</summary>
    public required string Territory { get; init; }

    /// <summary>Who stands in which enterprise directory.</summary>
    public required DirectoryTerms Directories { get; init; }

    /// <summary>The rules a folder of packs holds for a territory; null when nobody laid any down.</summary>
    /// <exception cref="InvalidDataException">A file cannot be read; the message names it and the place.</exception>
    public static TerritoryRules? Find(string packDirectory, string territory) =>
        Directory.Exists(packDirectory)
            ? Directory.EnumerateDirectories(packDirectory).Order(StringComparer.Ordinal)
                .Select(issuer => Path.Combine(issuer, FileName)).Where(File.Exists)
                .Select(Read).FirstOrDefault(rules => rules.Territory == territory)
            : null;

    private static TerritoryRules Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<TerritoryRules>(File.ReadAllText(file), Options)
                ?? throw new InvalidDataException($"{file}: null");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{file}: {problem.Message}", problem);
        }
    }
}

/// <summary>Who stands in which enterprise directory.</summary>
/// <param name="CityStateOwned">Levels of state ownership that stand in the directory of the whole territory.</param>
/// <param name="Source">Document and article.</param>
internal sealed record DirectoryTerms(IReadOnlyList<string> CityStateOwned, string Source);
