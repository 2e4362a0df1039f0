using System.Buffers;
using System.Text.Json;
using Xinheng.Assessment.Reading;

namespace Xinheng.Http;

/// <summary>Writes a standing grade as <see cref="StandingGradeView"/> has it, straight as bytes: programs ask for millions of them.</summary>
internal sealed class StandingGradeAnswer(StandingGrade grade, string code) : IResult
{
    private const int UsualLength = 512;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? room;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = Bytes();
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = bytes.Length;
        httpContext.Response.BodyWriter.Write(bytes);
        return Task.CompletedTask;
    }

    /// <summary>The body; it holds until the thread writes the next.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        room ??= new ArrayBufferWriter<byte>(UsualLength);
        writer ??= new Utf8JsonWriter(room, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        room.ResetWrittenCount();
        writer.Reset(room);
        Write(writer);
        writer.Flush();
        return room.WrittenSpan;
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("scheme"u8, grade.State.Scheme);
        json.WriteString("code"u8, code);
        json.WriteString("letter"u8, grade.Letter);
        if (grade.Rule is { } rule)
        {
            json.WriteNumber("rule"u8, rule);
        }
        else
        {
            json.WriteNull("rule"u8);
        }

        json.WriteBoolean("isSuspended"u8, grade.IsSuspended);
        Write(json, "since"u8, grade.Since);
        Write(json, "nextChange"u8, grade.NextChange);
        Write(json, "asOf"u8, grade.State.Day);
        json.WriteNumber("knownOn"u8, grade.State.KnownOn.Value);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateOnly? day)
    {
        Span<byte> text = stackalloc byte[10];
        if (day is { } written && written.TryFormat(text, out var length, "O", System.Globalization.CultureInfo.InvariantCulture))
        {
            json.WriteString(name, text[..length]);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
