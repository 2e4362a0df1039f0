using System.Data.Common;
using Dapper;
using Xinheng.Assessment.PackLife;
using Xinheng.Policy;
using Xinheng.Storage;

namespace Xinheng.Assessment.Outside;

/// <summary>
/// Whether grades may be shown to others than the departments that use them: what the policies say, and what the
/// deployment has set where a policy leaves it to it. All that shows or hands out a grade asks here. Safe to use from many threads.
/// </summary>
/// <param name="database">Where settings are kept.</param>
/// <param name="clock">Tells when one was made.</param>
public sealed class OutsideSettings(Database database, TimeProvider clock)
{
    /// <summary>Most characters of a reason.</summary>
    public const int LongestReason = 500;

    private const string Columns = "scheme AS Scheme, is_allowed AS IsAllowed, named_by AS NamedBy, done AS Done, reason AS Reason";

    /// <summary>
    /// Whether a grade may be shown outside, and why. A grade given under one version of a policy while another is in
    /// force is shown only where both let it be.
    /// </summary>
    /// <param name="givenBy">The scheme as the version has it that the grade was given under.</param>
    /// <param name="inForce">The scheme as the version in force has it; null when none is.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<OutsideShowing> DecideAsync(Scheme givenBy, Scheme? inForce, CancellationToken cancellation = default)
    {
        var setting = await FindAsync(givenBy.Id, cancellation);
        var then = OutsideShowing.Of(givenBy, setting?.IsAllowed);
        return inForce is not null && OutsideShowing.Of(inForce, setting?.IsAllowed) is { IsShown: false } now ? now : then;
    }

    /// <summary>What is set for a scheme; null while nothing is.</summary>
    public async Task<OutsideSetting?> FindAsync(string scheme, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var row = await connection.QueryFirstOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM assessment_outside_step WHERE scheme = @scheme ORDER BY step DESC LIMIT 1", new { scheme });
        return row is null ? null : Of(row);
    }

    /// <summary>All that was ever set for a scheme, the latest first.</summary>
    public async Task<IReadOnlyList<OutsideSetting>> HistoryAsync(string scheme, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(
            $"SELECT {Columns} FROM assessment_outside_step WHERE scheme = @scheme ORDER BY step DESC", new { scheme });
        return [.. rows.Select(Of)];
    }

    /// <summary>
    /// Appends a setting. Refused when the policy does not leave it to the deployment, and without a reason.
    /// </summary>
    /// <param name="pack">The pack in force that carries the scheme.</param>
    /// <param name="wish">What is to be set.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="ArgumentException">The pack has no scheme.</exception>
    public async Task<OutsideAnswer> SetAsync(CompiledPack pack, OutsideWish wish, CancellationToken cancellation = default)
    {
        var scheme = pack.Scheme ?? throw new ArgumentException($"The pack {pack.Id} has no scheme.", nameof(pack));
        if (scheme.Outside is not OutsideUse.Deployment)
        {
            return new(null, AssessmentText.OutsideNotLeftOpen(pack, OutsideShowing.Of(scheme, null)));
        }

        if (Reason(wish.Reason) is not { } reason)
        {
            return new(null, AssessmentText.OutsideReason(LongestReason));
        }

        var setting = new OutsideSetting(scheme.Id, wish.IsAllowed, wish.By, clock.GetUtcNow(), reason);
        await database.WriteAsync((transaction, _) => AppendAsync(transaction, setting), cancellation);
        return new(setting, null);
    }

    private async Task<int> AppendAsync(DbTransaction transaction, OutsideSetting setting)
    {
        var connection = transaction.Connection!; // open while the transaction is
        if (database.Dialect.LockTable("assessment_outside_step") is { Length: > 0 } statement)
        {
            await connection.ExecuteAsync(statement, transaction: transaction);
        }

        return await connection.ExecuteAsync(
            """
            INSERT INTO assessment_outside_step (step, scheme, is_allowed, named_by, done, reason)
            SELECT COALESCE(MAX(step), 0) + 1, @Scheme, @allowed, @by, @done, @Reason FROM assessment_outside_step
            """,
            new { setting.Scheme, allowed = setting.IsAllowed ? 1 : 0, by = setting.By.Name, done = Moments.ToColumn(setting.At), setting.Reason }, transaction);
    }

    private static string? Reason(string? reason)
    {
        var stated = reason?.Trim() ?? string.Empty;
        return stated.Length is > 0 and <= LongestReason && stated.Any(char.IsLetterOrDigit) && !stated.Contains('\0') ? stated : null;
    }

    private static OutsideSetting Of(Row row) => new(
        row.Scheme,
        row.IsAllowed != 0,
        NamedPerson.Read(row.NamedBy) ?? throw new InvalidOperationException($"\"{row.NamedBy}\" stands in a setting and names nobody."),
        Moments.FromColumn(row.Done),
        row.Reason);

    private sealed class Row
    {
        public string Scheme { get; init; } = string.Empty;
        public long IsAllowed { get; init; }
        public string NamedBy { get; init; } = string.Empty;
        public long Done { get; init; }
        public string Reason { get; init; } = string.Empty;
    }
}
