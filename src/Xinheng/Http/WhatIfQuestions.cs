using Xinheng.Assessment;
using Xinheng.Assessment.PackLife;
using Xinheng.Assessment.WhatIfs;
using Xinheng.Evaluation.WhatIf;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>Finds what a trial names: versions, drafts, values.</summary>
internal static class WhatIfQuestions
{
    private const int MostValues = 50;

    /// <summary>The question, or why there is none.</summary>
    public static async Task<(WhatIfQuestion? Question, Refusal? Refusal)> ReadAsync(
        Deployment deployment, WhatIfRequest wish, CancellationToken cancellation)
    {
        var (tried, refusal) = await TriedAsync(deployment, wish, cancellation);
        return tried is null ? (null, refusal) : await WithAsync(deployment, wish, tried, wish.AsOf ?? deployment.Today, cancellation);
    }

    /// <summary>The question about a pack in a folder that a person at the machine names.</summary>
    public static Task<(WhatIfQuestion? Question, Refusal? Refusal)> ReadAsync(
        Deployment deployment, WhatIfRequest wish, PackEntry tried, CancellationToken cancellation) =>
        WithAsync(deployment, wish with { Pack = tried.Id }, tried, wish.AsOf ?? deployment.Today, cancellation);

    private static async Task<(WhatIfQuestion? Question, Refusal? Refusal)> WithAsync(
        Deployment deployment, WhatIfRequest wish, PackEntry tried, DateOnly asOf, CancellationToken cancellation)
    {
        var (live, refusal) = await VersionAsync(deployment, (tried.Id, "against", wish.Against), asOf, cancellation);
        if (live is null)
        {
            return (null, refusal);
        }

        if (live.Pack is null || tried.Pack is null)
        {
            return (null, Refusal.NotReadable(live.Pack is null ? live.Id : tried.Id));
        }

        var before = wish.Against is null ? live.Pack : PackVariant.InForceOn(live.Pack, asOf);
        var after = PackVariant.InForceOn(tried.Pack, asOf);

        var values = wish.Values ?? new Dictionary<string, string>(StringComparer.Ordinal);
        if (values.Count > MostValues)
        {
            return (null, Refusal.BadValue("values", $"{values.Count}", new($"最多 {MostValues} 个参数", $"at most {MostValues} parameters")));
        }

        var (changed, wrong) = PackVariant.With(after, values);
        if (changed is null)
        {
            return (null, Refusal.BadValues(wrong ?? new("参数或它的值不能试算。", "A parameter or its value cannot be tried.")));
        }

        var key = $"{after.Fingerprint} {string.Join(' ', values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))}";
        return (new WhatIfQuestion(before, changed, key, asOf) { Regulations = await RegulationsAsync(deployment, asOf, cancellation) }, null);
    }

    /// <summary>The version or draft that is tried, or why there is none.</summary>
    public static async Task<(PackEntry? Entry, Refusal? Refusal)> TriedAsync(Deployment deployment, WhatIfRequest wish, CancellationToken cancellation)
    {
        if (wish.Draft is not { } number)
        {
            return await VersionAsync(deployment, (wish.Pack, "version", wish.Version), wish.AsOf ?? deployment.Today, cancellation);
        }

        if (wish.Version is not null)
        {
            return (null, Refusal.BadValue("draft", $"{number}", new("不与 version 同用", "not together with version")));
        }

        if (await deployment.Drafts.FindAsync(new DraftNumber(number), cancellation) is not { } draft || draft.Pack != wish.Pack)
        {
            return (null, Refusal.BadValue("draft", $"{number}", new($"政策包 {wish.Pack} 的草稿编号", $"the number of a draft of {wish.Pack}")));
        }

        return ((await deployment.Drafts.CheckAsync(draft.Files, cancellation)).Entry, null);
    }

    private static async Task<(PackEntry? Entry, Refusal? Refusal)> VersionAsync(
        Deployment deployment, (string Pack, string Name, string? Version) asked, DateOnly asOf, CancellationToken cancellation)
    {
        var (pack, name, version) = asked;
        var line = await deployment.Versions.LineAsync(pack, null, cancellation);
        if (line.Count == 0)
        {
            return (null, Refusal.NoSuchPack(pack));
        }

        var found = version is null ? PackVersion.On(line, asOf)
            : line.LastOrDefault(one => one.Entry.Pack?.Fingerprint == version) ?? line.LastOrDefault(one => one.Entry.Pack?.Version == version);
        return found is null
            ? (null, Refusal.NoneOf(name, version ?? string.Empty, line.Select(one => one.Entry.Pack?.Version).OfType<string>().Distinct()))
            : (found.Entry, null);
    }

    private static async Task<IReadOnlyList<CompiledPack>> RegulationsAsync(Deployment deployment, DateOnly day, CancellationToken cancellation) =>
    [
        .. (await deployment.Versions.AllOnAsync(day, cancellation))
            .Where(version => !version.Entry.IsBlocked && version.IsInForceOn(day)).Select(version => version.Entry.Pack).OfType<CompiledPack>()
            .Where(pack => pack.Tables.Treatments.Count > 0),
    ];
}
