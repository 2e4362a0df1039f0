namespace Xinheng.Registry;

/// <summary>An administrative division, or a local region that has no national code.</summary>
/// <param name="Code">Six characters.</param>
/// <param name="Name">Name, such as 三河市.</param>
/// <param name="Parent">Code of the division it lies in; null for a province.</param>
/// <param name="AbolishedOn">First day on which it no longer existed; null while it does.</param>
/// <param name="Successor">Code of what took its place; null when there is none or it is not known.</param>
/// <param name="IsNational">Whether the code is one of GB/T 2260.</param>
public sealed record Division(
    string Code, string Name, string? Parent, DateOnly? AbolishedOn = null, string? Successor = null, bool IsNational = true);

/// <summary>Administrative divisions, current and abolished, with local regions added. Immutable; safe for many threads.</summary>
public sealed class Divisions
{
    /// <summary>The national divisions.</summary>
    public static Divisions National { get; } = new();

    /// <summary>The division with a code, current or abolished; null when there is none.</summary>
    public Division? Find(string code) => throw new NotImplementedException(code);

    /// <summary>These and further local regions; a region with a code already known takes its place.</summary>
    public Divisions With(IEnumerable<Division> localRegions) => throw new NotImplementedException();

    /// <summary>The divisions directly under one, current only, by code; the provinces when null.</summary>
    public IReadOnlyList<Division> Under(string? code) => throw new NotImplementedException();

    /// <summary>
    /// The division an address names: the longest county, else city, else province name in it; null when none is named
    /// or when several are equally good.
    /// </summary>
    /// <param name="address">An address as people write it.</param>
    /// <param name="withinPrefix">Beginning of the code of where the address is known to lie, such as <c>1310</c>; null when not known.</param>
    public Division? FromAddress(string? address, string? withinPrefix = null) => throw new NotImplementedException();
}
