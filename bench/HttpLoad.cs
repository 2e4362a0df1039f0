using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Xinheng.Bench;

/// <summary>
/// Asks one server the same kind of question over and over: connections that are kept open, one question at a time on each. It does
/// as little as a client can, so that the server's share of the machine is as large as can be.
/// </summary>
/// <param name="port">The server's port on this machine.</param>
/// <param name="path">Path asked for; what stands after it is drawn from <paramref name="ends"/>.</param>
/// <param name="ends">Ends of the path, all of one length; empty for none.</param>
internal sealed class HttpLoad(int port, string path, string[] ends)
{
    private const int Connections = 64;
    private static readonly byte[] Length = "Content-Length: "u8.ToArray();
    private static readonly byte[] Blank = "\r\n\r\n"u8.ToArray();

    /// <summary>Answers a second over some seconds. Any answer but 200 ends it.</summary>
    public async Task<double> PerSecondAsync(TimeSpan duration)
    {
        using var over = new CancellationTokenSource(duration);
        var watch = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, Connections).Select(seed => Task.Run(() => AskAsync(seed, over.Token))));
        return answers.Sum() / watch.Elapsed.TotalSeconds;
    }

    private async Task<long> AskAsync(int seed, CancellationToken over)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var (random, answers) = (new Random(seed), 0L);
        var question = System.Text.Encoding.ASCII.GetBytes($"GET {path}{(ends.Length == 0 ? string.Empty : ends[0])} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        var place = "GET ".Length + path.Length;
        var room = new byte[4096];
        while (!over.IsCancellationRequested)
        {
            if (ends.Length > 0)
            {
                System.Text.Encoding.ASCII.GetBytes(ends[random.Next(ends.Length)], question.AsSpan(place));
            }

            await socket.SendAsync(question);
            var held = 0;
            do
            {
                var got = await socket.ReceiveAsync(room.AsMemory(held), CancellationToken.None);
                held = got == 0 ? throw new InvalidOperationException("The server hung up.") : held + got;
            }
            while (!IsWhole(room.AsSpan(0, held)));
            answers++;
        }

        return answers;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf(Blank);
        if (end < 0)
        {
            return false;
        }

        if (!answer.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(answer));
        }

        var length = answer[(answer.IndexOf(Length) + Length.Length)..];
        return System.Buffers.Text.Utf8Parser.TryParse(length, out int body, out _) && answer.Length >= end + Blank.Length + body;
    }
}
