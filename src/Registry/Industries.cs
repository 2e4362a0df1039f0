namespace Xinheng.Registry;

/// <summary>A level of GB/T 4754-2017.</summary>
public enum IndustryLevel
{
    /// <summary>门类, one letter.</summary>
    Section,

    /// <summary>大类, letter and two digits.</summary>
    Division,

    /// <summary>中类, letter and three digits.</summary>
    Group,

    /// <summary>小类, letter and four digits.</summary>
    Class,
}

/// <summary>An industry of GB/T 4754-2017.</summary>
/// <param name="Code">Letter and up to four digits, such as <c>C1311</c>.</param>
/// <param name="Name">Name.</param>
/// <param name="Level">Level.</param>
/// <param name="Parent">Code one level up; null for a section.</param>
public sealed record Industry(string Code, string Name, IndustryLevel Level, string? Parent);

/// <summary>The industries of GB/T 4754-2017. Safe for many threads.</summary>
public static class Industries
{
    /// <summary>The sections, A to T.</summary>
    public static IReadOnlyList<Industry> Sections => throw new NotImplementedException();

    /// <summary>The industry with a code, with its letter (<c>C1311</c>) or without (<c>1311</c>); null when there is none.</summary>
    public static Industry? Find(string code) => throw new NotImplementedException(code);

    /// <summary>The industry with a name, at the lowest level that bears it; null when there is none.</summary>
    public static Industry? FindByName(string name) => throw new NotImplementedException(name);

    /// <summary>The industries directly under one, by code.</summary>
    public static IReadOnlyList<Industry> Under(string code) => throw new NotImplementedException(code);
}
