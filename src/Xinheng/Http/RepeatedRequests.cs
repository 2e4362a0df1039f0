using System.Security.Cryptography;
using System.Text;
using Dapper;
using Xinheng.Storage;

namespace Xinheng.Http;

/// <summary>Marks a route whose requests change nothing whatever their method: repeated, they are simply answered again.</summary>
internal sealed class ChangesNothing;

/// <summary>
/// Gives a request that is repeated with the same <c>Idempotency-Key</c> the first one's answer. Answers are kept in
/// the database, so that any server beside it knows them; failures are not kept, so that a repetition may mend them.
/// </summary>
internal sealed class RepeatedRequests(Deployment deployment)
{
    private const string Header = "Idempotency-Key";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var given = context.Request.Headers[Header].ToString();
        if (given.Length == 0 || HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<ChangesNothing>() is not null)
        {
            await next(context);
            return;
        }

        if (given.Length > 200 || given.Any(character => character is < '!' or > '~'))
        {
            await Problems.Of(Refusal.NotAKey()).ExecuteAsync(context);
            return;
        }

        var request = Fingerprint(context.Request);
        if (await ClaimAsync(given, request, context.RequestAborted))
        {
            await AnswerAndKeepAsync(context, next, given);
        }
        else
        {
            await RepeatAsync(context, given, request);
        }
    }

    /// <summary>Method, address and length tell requests apart; a body that is streamed cannot be hashed before it is read.</summary>
    private static string Fingerprint(HttpRequest request) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{request.Method} {request.Path}{request.QueryString} {request.ContentLength}")));

    private Task<bool> ClaimAsync(string key, string request, CancellationToken cancellation) => deployment.Database.WriteAsync(
        async (transaction, _) =>
        {
            var connection = transaction.Connection!; // open while the transaction is
            var now = Moments.ToColumn(deployment.Clock.GetUtcNow());
            await connection.ExecuteAsync(
                "DELETE FROM xinheng_answer WHERE given < @before", new { before = now - (long)Kept.TotalMilliseconds }, transaction);
            return await connection.ExecuteAsync(
                "INSERT INTO xinheng_answer (idempotency_key, request, given) VALUES (@key, @request, @now) ON CONFLICT (idempotency_key) DO NOTHING",
                new { key, request, now }, transaction) == 1;
        },
        cancellation);

    private async Task AnswerAndKeepAsync(HttpContext context, RequestDelegate next, string key)
    {
        var body = context.Response.Body;
        await using var copy = new MemoryStream();
        context.Response.Body = copy;
        var isDone = false;
        try
        {
            await next(context);
            isDone = context.Response.StatusCode < 500;
        }
        finally
        {
            context.Response.Body = body;
            await KeepAsync(context, key, isDone ? copy.ToArray() : null);
        }

        copy.Position = 0;
        await copy.CopyToAsync(body, context.RequestAborted);
    }

    private Task<int> KeepAsync(HttpContext context, string key, byte[]? body) => deployment.Database.WriteAsync(
        (transaction, _) => transaction.Connection!.ExecuteAsync( // open while the transaction is
            body is null
                ? "DELETE FROM xinheng_answer WHERE idempotency_key = @key"
                : "UPDATE xinheng_answer SET status = @status, content_type = @type, body = @body WHERE idempotency_key = @key",
            new { key, status = context.Response.StatusCode, type = context.Response.ContentType, body }, transaction),
        CancellationToken.None);

    private async Task RepeatAsync(HttpContext context, string key, string request)
    {
        await using var connection = await deployment.Database.OpenAsync(context.RequestAborted);
        var kept = await connection.QuerySingleOrDefaultAsync<KeptAnswer>(
            "SELECT request AS Request, status AS Status, content_type AS ContentType, body AS Body FROM xinheng_answer WHERE idempotency_key = @key",
            new { key });
        if (kept?.Request is { } first && first != request)
        {
            await Problems.Of(Refusal.KeyReused()).ExecuteAsync(context);
            return;
        }

        if (kept?.Status is not { } status)
        {
            await Problems.Of(Refusal.KeyInUse()).ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = kept.ContentType;
        await context.Response.Body.WriteAsync(kept.Body ?? [], context.RequestAborted);
    }

    private sealed record KeptAnswer
    {
        public required string Request { get; init; }

        public int? Status { get; init; }

        public string? ContentType { get; init; }

        public byte[]? Body { get; init; }
    }
}
