using System.Text.Json;
using System.Text.Unicode;

namespace Xinheng.Policy.Conditions.Conformance;

/// <summary>
/// Reads cases from JSON: an array of cases, <c>{"cases": […]}</c>, or files of cel-spec's conformance suite in the
/// JSON form of protocol buffers (<c>section</c> and <c>test</c>), alone or in an array.
/// </summary>
public static class ConformanceFile
{
    /// <summary>Largest file read, in bytes.</summary>
    public const int LengthLimit = 16 * 1024 * 1024;

    private const int DepthLimit = 128;

    /// <summary>The cases of a file, or what is wrong with it.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="name">The file's name, for diagnostics.</param>
    public static ConformanceReading Read(ReadOnlyMemory<byte> content, string name)
    {
        if (content.Length > LengthLimit)
        {
            return TooLarge(content.Length, name);
        }

        var mistakes = new CaseMistakes(content, name);

        List<ConformanceCase> cases = [];
        try
        {
            var json = content.Span.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? content[3..] : content;
            CheckTexts(json.Span, mistakes);
            if (mistakes.Found.Count > 0)
            {
                return new([], mistakes.Found);
            }

            using var document = JsonDocument.Parse(json, new() { MaxDepth = DepthLimit });
            new CaseGathering(mistakes, cases).Read(document.RootElement);
        }
        catch (JsonException broken)
        {
            mistakes.AddAt(ConformanceMessages.NotJson(), (int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1);
        }

        return mistakes.Found.Count == 0 ? new(cases, []) : new([], mistakes.Found);
    }

    /// <summary>The reading of a file that is longer than <see cref="LengthLimit"/> and need not be opened.</summary>
    /// <param name="length">Its bytes.</param>
    /// <param name="name">Its name.</param>
    public static ConformanceReading TooLarge(long length, string name)
    {
        var mistakes = new CaseMistakes(ReadOnlyMemory<byte>.Empty, name);
        mistakes.Add(ConformanceMessages.TooLarge(length, LengthLimit), []);
        return new([], mistakes.Found);
    }

    // Text that is no Unicode would only be noticed, by an exception, where it is used.
    private static void CheckTexts(ReadOnlySpan<byte> json, CaseMistakes mistakes)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DepthLimit });
        while (reader.Read())
        {
            var isText = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
            if (isText && !IsUnicode(reader))
            {
                var before = json[..(int)reader.TokenStartIndex];
                mistakes.AddAt(ConformanceMessages.NotJson(), before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
                return;
            }
        }
    }

    private static bool IsUnicode(Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return Utf8.IsValid(reader.ValueSpan);
        }

        try
        {
            reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
