using Xinheng.Assessment.PackLife;
using Xinheng.Policy;

namespace Xinheng.Assessment.Outside;

/// <summary>What a deployment has set on showing a scheme's grades outside. Settings are appended; the last one holds.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="IsAllowed">Whether they may be shown.</param>
/// <param name="By">Whom the setting was named by.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record OutsideSetting(string Scheme, bool IsAllowed, NamedPerson By, DateTimeOffset At, string Reason);

/// <summary>What a person wants to set.</summary>
/// <param name="IsAllowed">Whether grades may be shown outside.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why, in 1 to <see cref="OutsideSettings.LongestReason"/> characters.</param>
public sealed record OutsideWish(bool IsAllowed, NamedPerson By, string? Reason);

/// <summary>The answer to a wish: the setting, or why it was refused.</summary>
/// <param name="Setting">The setting as appended; null when it was refused.</param>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
public sealed record OutsideAnswer(OutsideSetting? Setting, Diagnostic? Refusal);
