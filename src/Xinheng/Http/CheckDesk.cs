using System.Collections.Concurrent;

namespace Xinheng.Http;

/// <summary>
/// Lets each client have one check of a pack at a time, and all of them together as many as there are processors to
/// spare. Who comes while one of theirs is at work waits for it a while.
/// </summary>
internal sealed class CheckDesk : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim seats = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly ConcurrentDictionary<string, byte> atWork = new(StringComparer.Ordinal);

    /// <summary>Does a check for whoever sent a request; a refusal when the client has one at work that does not end.</summary>
    public async Task<(T? Result, Refusal? Refusal)> RunAsync<T>(HttpContext context, Func<CancellationToken, Task<T>> work)
        where T : class
    {
        var client = context.Connection.RemoteIpAddress?.ToString() ?? string.Empty;
        var cancellation = context.RequestAborted;
        if (!await ClaimAsync(client, cancellation))
        {
            return (null, Refusal.CheckAtWork());
        }

        try
        {
            if (!await seats.WaitAsync(Patience, cancellation))
            {
                return (null, Refusal.CheckAtWork());
            }

            try
            {
                return (await Task.Run(() => work(cancellation), CancellationToken.None), null);
            }
            finally
            {
                seats.Release();
            }
        }
        finally
        {
            atWork.TryRemove(client, out _);
        }
    }

    public void Dispose() => seats.Dispose();

    private async Task<bool> ClaimAsync(string client, CancellationToken cancellation)
    {
        var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (!atWork.TryAdd(client, 0))
        {
            if (Environment.TickCount64 > until)
            {
                return false;
            }

            await Task.Delay(50, cancellation);
        }

        return true;
    }
}
