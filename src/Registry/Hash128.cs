using System.Runtime.InteropServices;

namespace Xinheng.Registry;

/// <summary>128 bits that stand for a sequence of fields; made by <see cref="ContentHasher"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hash128(long High, long Low);
