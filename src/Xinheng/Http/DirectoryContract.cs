using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>A directory: the subjects one office answers for. Every subject is in exactly one.</summary>
/// <param name="Code">Division code of the office.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rule">Which subjects belong to it.</param>
/// <param name="Subjects">How many.</param>
public sealed record DirectoryView(string Code, LocalText Name, LocalText Rule, long Subjects);

/// <summary>A division.</summary>
/// <param name="Code">GB/T 2260 code, or a local one.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsLocal">Whether it has no national code.</param>
/// <param name="ValidThrough">Last day it existed; null while it does.</param>
public sealed record DivisionView(string Code, string Name, bool IsLocal, DateOnly? ValidThrough);

/// <summary>A section of GB/T 4754.</summary>
/// <param name="Code">Its letter.</param>
/// <param name="Name">Its name.</param>
public sealed record IndustryView(string Code, LocalText Name);

/// <summary>What is running here.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Engine"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="IsDemonstration">Whether everything here is made up.</param>
/// <param name="Today">The civil day in Asia/Shanghai.</param>
/// <param name="Territory">The territory served; null when not set.</param>
/// <param name="Pack">Id of the pack meant when nobody names one; null where none can be told.</param>
public sealed record AboutView(string Version, string Engine, bool IsDemonstration, DateOnly Today, Named? Territory, string? Pack);
