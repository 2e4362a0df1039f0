using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Xinheng.Policy.Packs;

/// <summary>Finds where in a file each character of a scalar stands, whatever its style.</summary>
internal static class ScalarPlaces
{
    /// <summary>
    /// Index into <paramref name="file"/> of each character of the scalar's value, and of its end. Quotes, escapes and
    /// indentation are passed over; a folded line break stands for its blank.
    /// </summary>
    public static int[] Find(string file, Scalar scalar)
    {
        var end = (int)Math.Min(scalar.End.Index, file.Length);
        var at = FirstContent(file, scalar, end);
        var places = new int[scalar.Value.Length + 1];
        for (var index = 0; index < scalar.Value.Length; index++)
        {
            at = Next(file, scalar.Value[index], at, end);
            places[index] = Math.Min(at, Math.Max(0, file.Length - 1));
            at++;
        }

        places[^1] = Math.Min(at, file.Length);
        return places;
    }

    private static int FirstContent(string file, Scalar scalar, int end)
    {
        var start = (int)scalar.Start.Index;
        return scalar.Style switch
        {
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => start + 1,
            ScalarStyle.Literal or ScalarStyle.Folded => Math.Max(start, file.IndexOf('\n', start, end - start) + 1),
            _ => start,
        };
    }

    private static int Next(string file, char wanted, int at, int end)
    {
        var found = char.IsWhiteSpace(wanted)
            ? file.AsSpan(at, Math.Max(0, end - at)).IndexOfAny(' ', '\n', '\t')
            : file.AsSpan(at, Math.Max(0, end - at)).IndexOf(wanted);
        return found < 0 ? at : at + found;
    }
}
