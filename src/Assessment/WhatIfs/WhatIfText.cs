using Xinheng.Policy;

namespace Xinheng.Assessment.WhatIfs;

/// <summary>What the desk says when it cannot answer.</summary>
internal static class WhatIfText
{
    public static Diagnostic Lacks(LocalText lack) => new("AS-120", Severity.Error, lack, null);
}
