using System.Runtime.InteropServices;
using Xinheng.Assessment.Snapshots;
using Xinheng.Evaluation;

namespace Xinheng.Assessment.Blocks;

/// <summary>The form in which blocks are kept: a mark of the form, what is in it, and a checksum over all of it.</summary>
internal static class BlockForm
{
    private const byte Form = 1;

    /// <summary>Writes a block.</summary>
    /// <param name="write">Writes what is in it.</param>
    public static byte[] Write(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Form);
        write(writer);
        writer.Flush();
        writer.Write(Checksum.Of(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>Reads a block.</summary>
    /// <param name="bytes">What was kept.</param>
    /// <param name="read">Reads what is in it.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of a form that this program does not know.</exception>
    public static T Read<T>(byte[] bytes, Func<BinaryReader, T> read)
    {
        var end = bytes.Length - sizeof(ulong);
        if (end < 1 || MemoryMarshal.Read<ulong>(bytes.AsSpan(end)) != Checksum.Of(bytes.AsSpan(0, end)))
        {
            throw new InvalidDataException("A block of grades is damaged: its checksum differs. 'storage rebuild' derives where subjects stand anew.");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, 0, end));
        if (reader.ReadByte() is not Form and var form)
        {
            throw new InvalidDataException($"A block of grades has the form {form}, which a later program wrote: use that one.");
        }

        try
        {
            return read(reader);
        }
        catch (EndOfStreamException failure)
        {
            throw new InvalidDataException("A block of grades ends too early.", failure);
        }
    }

    /// <summary>Writes outcomes.</summary>
    public static void Write(BinaryWriter writer, ValueList<GradeOutcome> outcomes)
    {
        writer.Write(outcomes.Count);
        foreach (var (letter, rule, isSuspended) in outcomes.Values)
        {
            writer.Write(letter is not null);
            writer.Write(letter ?? string.Empty);
            writer.Write(rule ?? 0);
            writer.Write(rule is not null);
            writer.Write(isSuspended);
        }
    }

    /// <summary>Reads outcomes.</summary>
    public static ValueList<GradeOutcome> ReadOutcomes(BinaryReader reader)
    {
        var outcomes = new ValueList<GradeOutcome>();
        for (var left = reader.ReadInt32() - 1; left > 0; left--)
        {
            var (isLettered, letter, rule, isRuled) = (reader.ReadBoolean(), reader.ReadString(), reader.ReadInt32(), reader.ReadBoolean());
            outcomes.Of(new GradeOutcome(isLettered ? letter : null, isRuled ? rule : null, reader.ReadBoolean()));
        }

        return outcomes;
    }

    /// <summary>Writes texts.</summary>
    public static void Write(BinaryWriter writer, ValueList<string> texts)
    {
        writer.Write(texts.Count);
        foreach (var text in texts.Values)
        {
            writer.Write(text);
        }
    }

    /// <summary>Reads texts.</summary>
    public static ValueList<string> ReadTexts(BinaryReader reader)
    {
        var texts = new ValueList<string>();
        for (var left = reader.ReadInt32() - 1; left > 0; left--)
        {
            texts.Of(reader.ReadString());
        }

        return texts;
    }
}
