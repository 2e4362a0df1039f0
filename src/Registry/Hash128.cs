using System.Runtime.InteropServices;

namespace Xinheng.Registry;

/// <summary>The first 128 bits of a SHA-256: two things that differ do not meet in it, even when someone wants them to.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hash128(long High, long Low);
