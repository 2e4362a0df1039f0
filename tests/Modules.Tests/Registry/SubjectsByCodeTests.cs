using Xinheng.Registry.Taking;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

public sealed class SubjectsByCodeTests
{
    [Fact]
    public async Task Codes_are_found_while_others_are_added_and_none_is_found_for_another()
    {
        const int Codes = 200_000;
        var places = new CodePlaces();
        var added = 0;
        var wrong = 0;
        var looking = Task.Run(
            () =>
            {
                for (var (at, known) = (1, 0); known < Codes; at = (at % Math.Max(known, 1)) + 1)
                {
                    known = Volatile.Read(ref added);
                    wrong += known > 0 && places.Find(Code(at)) != at ? 1 : 0;
                    wrong += places.Find(Code(Codes + at)) != 0 ? 1 : 0;
                }
            },
            TestContext.Current.CancellationToken);

        for (var number = 1; number <= Codes; number++)
        {
            places.MakeRoom(1);
            places.Add(Code(number), (uint)number);
            Volatile.Write(ref added, number);
        }

        await looking;
        Assert.Equal((0, Codes), (wrong, places.Count));
        Assert.All(Enumerable.Range(1, Codes), number => Assert.Equal((uint)number, places.Find(Code(number))));
        Assert.InRange(places.Bytes / (double)Codes, 20, 32);
    }

    [Fact]
    public void A_subject_added_twice_is_there_once()
    {
        var places = new CodePlaces();

        places.Add(Code(1), 1);
        places.Add(Code(1), 1);

        Assert.Equal((1u, 1), (places.Find(Code(1)), places.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("91131082MY0000000000")]
    [InlineData("~0123456789abcdef0123456789abcdef")]
    [InlineData("91131082my00000000")]
    [InlineData("名称")]
    public void What_is_no_code_in_its_normal_form_is_not_packed(string written) => Assert.False(PackedKey.TryOfCode(written, out _));

    private static UInt128 Code(int number) => PackedKey.TryOfCode($"9113108{number % 10}{number:D10}", out var code) ? code : throw new InvalidOperationException("Letters and digits only.");
}
