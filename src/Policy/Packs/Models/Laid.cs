namespace Xinheng.Policy.Packs.Models;

/// <summary>An entry as written, with what looks up the sources its own pack names: an extended pack has another default document.</summary>
internal sealed record Laid<T>(T Written, SourceBinding Sources);
