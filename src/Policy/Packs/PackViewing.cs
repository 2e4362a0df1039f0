namespace Xinheng.Policy.Packs;

internal static class PackViewing
{
    public static PackView View(CompiledPack pack, DateOnly day) => throw new NotSupportedException();
}
