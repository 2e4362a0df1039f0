using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class PackGarbageTests
{
    private static readonly string[] Scraps =
        ["", " ", "\n", "\t", "  - ", ": ", "#", "'", "\"", "[", "]", "{", "}", "&a ", "*a", "!x ", "|", ">", "%", "@", "---", "\0", "，", "id: ", "5", "null", "~", "\u2028", "\uD800"];

    private static readonly Gen<(int, int, int)> Edits =
        from at in Gen.Choose(0, SmallPack.Text.Length - 1)
        from length in Gen.Choose(0, 12)
        from scrap in Gen.Choose(0, Scraps.Length - 1)
        select (at, length, scrap);

    [Fact]
    public void Whatever_is_done_to_a_pack_gives_the_pack_or_errors_with_a_place_and_never_an_exception()
    {
        var property = Prop.ForAll(Gen.NonEmptyListOf(Edits).ToArbitrary(), edits =>
        {
            var text = SmallPack.Text;
            foreach (var (at, length, scrap) in edits.Take(8))
            {
                var start = Math.Min(at, text.Length);
                text = text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, Scraps[scrap]);
            }

            var reading = SmallPack.Read(SmallPack.Of(text, ("cases/c.yaml", text), ("broken/b.yaml", text)));
            return reading.Pack is null == reading.Diagnostics.Any(found => found.Severity is Severity.Error)
                && reading.Diagnostics.All(found => found.Span is null or { Line: > 0, Column: > 0, Length: > 0 })
                && reading.Diagnostics.All(found => DiagnosticText.Render(found, "zh").Length > 0);
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), property);
    }
}
