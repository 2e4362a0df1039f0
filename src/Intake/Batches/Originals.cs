using System.Security.Cryptography;

namespace Xinheng.Intake.Batches;

/// <summary>
/// The files as they were sent, kept whole under the SHA-256 of their bytes: <c>originals/ab/abcd…</c>.
/// A file is there complete and on disk, or not at all.
/// </summary>
internal sealed class Originals(string dataDirectory)
{
    private const int BufferBytes = 1 << 17;
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);
    private readonly string root = Path.Combine(dataDirectory, "originals");

    private string Incoming => Path.Combine(root, "incoming");

    /// <summary>Keeps a stream to its end. Failures of the stream itself rise as they are.</summary>
    /// <exception cref="OriginalNotKeptException">The folder cannot be written.</exception>
    public async Task<OriginalFile> KeepAsync(Stream content, string name, CancellationToken cancellation)
    {
        var temporary = Path.Combine(Incoming, Guid.NewGuid().ToString("n"));
        await using var file = Explained(() =>
        {
            Directory.CreateDirectory(Incoming);
            return new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        });
        try
        {
            var (bytes, sha256) = await WriteThroughAsync(content, file, cancellation);
            Explained(() => Settle(temporary, sha256, bytes));
            return new OriginalFile(SafeName(name), bytes, sha256);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a kept file for reading.</summary>
    /// <exception cref="FileNotFoundException">It is not in this data folder.</exception>
    public FileStream Open(OriginalFile file)
    {
        var stream = new FileStream(
            PathOf(file.Sha256), FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
        if (stream.Length == file.Bytes)
        {
            return stream;
        }

        var found = stream.Length;
        stream.Dispose();
        throw new InvalidDataException($"The kept original {file.Sha256} holds {found} bytes instead of {file.Bytes}.");
    }

    /// <summary>Removes what broken-off uploads left behind more than a day ago.</summary>
    public void Sweep(DateTimeOffset now)
    {
        if (!Directory.Exists(Incoming))
        {
            return;
        }

        foreach (var left in new DirectoryInfo(Incoming).EnumerateFiles().Where(file => file.LastWriteTimeUtc < (now - Abandoned).UtcDateTime))
        {
            left.Delete();
        }
    }

    private static async Task<(long Bytes, string Sha256)> WriteThroughAsync(
        Stream content, FileStream file, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        long bytes = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            Explained(() => file.Write(buffer, 0, read));
            bytes += read;
        }

        Explained(() =>
        {
            file.Flush(flushToDisk: true);
            file.Dispose();
        });
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void Explained(Action work) => Explained<object?>(() =>
    {
        work();
        return null;
    });

    private static T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OriginalNotKeptException(failure);
        }
    }

    private void Settle(string temporary, string sha256, long bytes)
    {
        var path = PathOf(sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // never a root
        if (!File.Exists(path) || new FileInfo(path).Length != bytes)
        {
            File.Move(temporary, path, overwrite: true);
        }
    }

    private string PathOf(string sha256) => Path.Combine(root, sha256[..2], sha256);

    /// <summary>The last part of a path of either system, without control characters, at most 200 characters.</summary>
    private static string SafeName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = new string([.. last.Where(letter => !char.IsControl(letter))]).Trim();
        return plain.Length switch
        {
            0 => "?",
            > 200 => plain[..200],
            _ => plain,
        };
    }
}
