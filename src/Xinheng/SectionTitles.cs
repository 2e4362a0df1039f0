using System.Collections.Frozen;

namespace Xinheng;

/// <summary>
/// English titles of the sections of GB/T 4754-2017, as the National Bureau of Statistics prints them in its yearbooks.
/// Codes below a section have no official English name.
/// </summary>
internal static class SectionTitles
{
    private static readonly FrozenDictionary<string, string> Titles = new Dictionary<string, string>
    {
        ["A"] = "Agriculture, forestry, animal husbandry and fishery",
        ["B"] = "Mining",
        ["C"] = "Manufacturing",
        ["D"] = "Production and supply of electricity, heat, gas and water",
        ["E"] = "Construction",
        ["F"] = "Wholesale and retail trade",
        ["G"] = "Transport, storage and post",
        ["H"] = "Accommodation and catering",
        ["I"] = "Information transmission, software and information technology",
        ["J"] = "Finance",
        ["K"] = "Real estate",
        ["L"] = "Leasing and business services",
        ["M"] = "Scientific research and technical services",
        ["N"] = "Water conservancy, environment and public facilities",
        ["O"] = "Services to households, repair and other services",
        ["P"] = "Education",
        ["Q"] = "Health and social services",
        ["R"] = "Culture, sports and entertainment",
        ["S"] = "Public administration, social security and social organisations",
        ["T"] = "International organisations",
    }.ToFrozenDictionary();

    /// <summary>The English title of a section; null for any other code.</summary>
    public static string? Find(string code) => Titles.GetValueOrDefault(code);
}
