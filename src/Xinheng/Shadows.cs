using Xinheng.Http;

namespace Xinheng;

/// <summary>Asks trials that run in the shadow of the packs in force anew, once a day each.</summary>
internal static class Shadows
{
    /// <summary>Asks what is due today; true when something was. A trial that cannot be asked any more, such as of a draft that is gone, waits.</summary>
    public static async Task<bool> RunAsync(Deployment deployment, CancellationToken cancellation)
    {
        var hasWorked = false;
        foreach (var trial in await deployment.Trials.DueAsync(deployment.Today, cancellation))
        {
            // What was kept names its own day; in the shadow it is today.
            var (answer, _) = await WhatIfRoutes.AskAsync(deployment, WhatIfViews.Of(trial).Trial with { AsOf = null }, cancellation);
            using (answer)
            {
                if (answer is not null)
                {
                    var report = WhatIfViews.Write(WhatIfViews.Of(deployment, answer, isWhole: true));
                    await deployment.Trials.AddAsync(new Assessment.WhatIfs.TrialReport(trial.Number, answer.Question.AsOf, report, default), cancellation);
                    hasWorked = true;
                }
            }
        }

        return hasWorked;
    }
}
