namespace Xinheng.Testing.Generated;

/// <summary>What packs ask about and populations are made of, so that the questions find something.</summary>
internal static class MadeUpWords
{
    public static readonly string[] Kinds = ["penalty", "listing", "arrears", "judgment", "honour", "commitment", "inspection", "accident"];

    public static readonly string[] Issuers = ["甲市市场监管局", "乙县税务局", "丙区法院", "甲市应急局", "ministry", "局", "a b", "Ｂ局"];

    public static readonly string[] Documents = ["甲罚〔2024〕1号", "42", "no 7", "", "甲罚〔2025〕13号", "-3"];

    public static readonly string[] Industries = ["C1311", "C1410", "F5211", "A0111", "C13", "H6210", "I65"];

    public static readonly string[] Divisions = ["131000", "131002", "131081", "210100", "320321", "500000"];

    public static readonly string[] Tags = ["key-field:food", "new-industry", "key-field:drugs", "pilot", "甲类"];

    public static readonly long[] Amounts = [0, 1, 99, 100, 49_999, 50_000, 100_000, 4_999_999, 5_000_000, 5_000_001, 10_000_000, 999_999_999];

    public static readonly int[] Months = [1, 2, 3, 5, 6, 11, 12, 12, 13, 18, 24, 24, 36, 36, 60, 60];

    public static readonly int[] Days = [0, 1, 7, 28, 30, 31, 90, 180, 365, 366];

    public static readonly int[] Years = [1, 2, 3, 5];

    /// <summary>Days on which something is odd: ends of months and years, leap days, turns of a value.</summary>
    public static readonly DateOnly[] OddDays =
    [
        new(2020, 2, 29), new(2022, 12, 31), new(2023, 1, 1), new(2023, 2, 28), new(2023, 8, 31), new(2024, 1, 31), new(2024, 2, 28), new(2024, 2, 29),
        new(2024, 3, 1), new(2024, 12, 31), new(2025, 1, 1), new(2025, 2, 28), new(2025, 3, 1), new(2025, 6, 30), new(2026, 1, 1),
    ];

    /// <summary>Days packs are asked about.</summary>
    public static readonly DateOnly[] EvaluationDays =
    [
        new(2024, 2, 29), new(2024, 3, 1), new(2025, 2, 28), new(2025, 3, 1), new(2025, 3, 31), new(2025, 6, 30), new(2025, 12, 31), new(2026, 1, 1), new(2026, 6, 15),
    ];
}
