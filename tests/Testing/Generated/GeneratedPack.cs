using Xinheng.Policy;
using Xinheng.Policy.Packs;

namespace Xinheng.Testing.Generated;

/// <summary>
/// A pack made up from a seed and compiled from its text by the compiler that reads every pack. Over the seeds every
/// construct of the language comes up, in no sensible combination: what holds for these packs holds for any.
/// </summary>
/// <param name="Pack">The pack.</param>
/// <param name="AsOf">A day worth asking it about: values turn and windows end around it.</param>
/// <param name="Text">Its <c>pack.yaml</c>, to look at where something fails.</param>
/// <param name="Attempt">How often what was written had to be written anew because the compiler refused it; 0: never.</param>
public sealed record GeneratedPack(CompiledPack Pack, DateOnly AsOf, string Text, int Attempt)
{
    private const int MostAttempts = 20;

    /// <summary>The pack of a seed.</summary>
    public static CompiledPack Of(int seed) => Written(seed).Pack;

    /// <summary>The pack of a seed with what belongs to it.</summary>
    /// <exception cref="InvalidOperationException">The compiler refused every attempt: the generator writes something that is no pack.</exception>
    public static GeneratedPack Written(int seed)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (text, asOf, reading) = Attempted(seed, attempt);
            if (reading.Pack is { } pack)
            {
                return new(pack, asOf, text, attempt);
            }

            if (attempt == MostAttempts)
            {
                throw new InvalidOperationException($"Seed {seed}: {Refusal(reading)}\n{text}");
            }
        }
    }

    private static (string Text, DateOnly AsOf, PackReading Reading) Attempted(int seed, int attempt)
    {
        var dice = Dice.Of(seed, 1000 + attempt);
        var asOf = dice.Pick(MadeUpWords.EvaluationDays);
        var inner = dice.Chance(30) ? new PackWriter(dice, asOf) : null;
        var innerText = inner?.Write("generated/inner", null, null);
        var text = new PackWriter(dice, asOf).Write("generated/pack", inner is null ? null : "generated/inner", inner);
        var reading = PackCompiler.Compile(
            Files("generated/pack", text), id => id == "generated/inner" && innerText is not null ? Files(id, innerText) : null);
        return (innerText is null ? text : $"{text}\n---\n{innerText}", asOf, reading);
    }

    private static PackFiles Files(string id, string text) =>
        new(id, new Dictionary<string, string> { ["pack.yaml"] = text, ["documents/rules.yaml"] = PackWriter.Document });

    private static string Refusal(PackReading reading) =>
        string.Join('\n', reading.Diagnostics.Select(found => $"{found.Code} {found.Span}: {found.Message.En}"));
}
