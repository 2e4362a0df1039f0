using Xinheng.Testing.Generated;
using Xunit;

namespace Xinheng.Evaluation.Tests.Models;

/// <summary>What is remembered from one day to the next of a subject never differs from what the day alone would give.</summary>
public sealed class EveryDayTests
{
    private const int Seeds = 60;
    private const int MostDays = 500;

    [Fact]
    public void Packs_that_can_change_a_grade_any_day_are_followed_to_the_day_each_day_asked_by_itself_gives()
    {
        var changes = 0;

        Parallel.For(1, Seeds + 1, seed =>
        {
            var made = GeneratedPack.Written(seed);
            if (!SharedDays.IsEveryDay(made.Pack))
            {
                return;
            }

            foreach (var (subject, records) in GeneratedPopulation.Of(seed, made.Pack, made.AsOf, 40).Where(one => !(one.Subject.Registered > made.AsOf) && one.Records.Count is > 0 and < 12).Take(2))
            {
                var (found, now) = (Explainer.Grade(made.Pack, subject, records, made.AsOf).NextChange, Explainer.Decide(made.Pack, subject, records, made.AsOf));
                var until = found is { On: var on } && on.DayNumber - made.AsOf.DayNumber <= MostDays ? on : made.AsOf.AddDays(MostDays);
                var first = Enumerable.Range(1, until.DayNumber - made.AsOf.DayNumber).Select(later => made.AsOf.AddDays(later))
                    .FirstOrDefault(day => Explainer.Decide(made.Pack, subject, records, day) is var then && (then.Letter, then.IsSuspended) != (now.Letter, now.IsSuspended));
                Assert.Equal(found?.On <= until ? found.On : default, first);
                Interlocked.Add(ref changes, first == default ? 0 : 1);
            }
        });

        Assert.InRange(changes, 5, Seeds * 2);
    }
}
