using System.Text.Json;
using System.Text.Json.Serialization;
using Xinheng.Policy;

namespace Xinheng.Assessment;

/// <summary>A year's notice of days off.</summary>
/// <param name="Year">The year.</param>
/// <param name="Source">The notice.</param>
/// <param name="DaysOff">Days off, as written: a day, or the first and the last with a slash between.</param>
/// <param name="DaysWorked">Weekend days that are worked, as written.</param>
public sealed record WorkingYear(int Year, string Source, IReadOnlyList<string> DaysOff, IReadOnlyList<string> DaysWorked);

/// <summary>What is known of working days.</summary>
/// <param name="Calendar">Which days are worked; provisional where no notice is known.</param>
/// <param name="Years">The notices, by year.</param>
/// <param name="Findings">Why none are known though there is a table; empty when nothing is wrong with it.</param>
public sealed record KnownWorkingDays(WorkingCalendar Calendar, IReadOnlyList<WorkingYear> Years, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>Nothing is known.</summary>
    internal static KnownWorkingDays None { get; } = new(WorkingCalendar.Unknown, [], []);
}

/// <summary>
/// The yearly notices of days off, as <c>working-days.json</c> beside an issuer's packs has them; read again when the file changes. A
/// table with a mistake counts as none: half a calendar would be a wrong one. Safe to use from many threads.
/// </summary>
/// <param name="packs">The folder that holds the issuers' folders.</param>
public sealed class WorkingDays(string packs)
{
    private const string FileName = "working-days.json";
    private const long LargestFile = 1_000_000;
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly Lock gate = new();
    private (string Stamp, KnownWorkingDays Days) kept = (string.Empty, KnownWorkingDays.None);

    /// <summary>What is known.</summary>
    public KnownWorkingDays Known
    {
        get
        {
            if (Find() is not { } file)
            {
                return KnownWorkingDays.None;
            }

            var stamp = $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}";
            lock (gate)
            {
                if (kept.Stamp != stamp)
                {
                    kept = (stamp, Read(file));
                }

                return kept.Days;
            }
        }
    }

    private FileInfo? Find() => Directory.Exists(packs)
        ? Directory.EnumerateDirectories(packs).Order(StringComparer.Ordinal)
            .Select(issuer => new FileInfo(Path.Combine(issuer, FileName))).FirstOrDefault(file => file.Exists)
        : null;

    private static KnownWorkingDays Read(FileInfo file)
    {
        if (file.Length > LargestFile)
        {
            return Nothing(AssessmentText.FileTooLarge(file.Name, file.Length, LargestFile));
        }

        try
        {
            var years = JsonSerializer.Deserialize<Table>(File.ReadAllText(file.FullName), Options)?.Years;
            return years is null ? Nothing(AssessmentText.WorkingDaysUnreadable(FileName, 1, 1, null))
                : years.ToList().FindIndex(IsHollow) is >= 0 and var at ? Nothing(AssessmentText.WorkingDaysUnreadable(FileName, 1, 1, $"$.years[{at}]"))
                : WorkingYears.Read([.. years.OfType<WorkingYear>()]);
        }
        catch (JsonException problem)
        {
            return Nothing(AssessmentText.WorkingDaysUnreadable(FileName, (problem.LineNumber ?? 0) + 1, (problem.BytePositionInLine ?? 0) + 1, problem.Path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Nothing(AssessmentText.FileUnreadable(file.Name, problem.Message));
        }
    }

    // A list can hold null whatever its type says: the serializer does not look inside lists.
    private static bool IsHollow(WorkingYear? year) => year is null || year.DaysOff.Concat(year.DaysWorked).Contains(null);

    private static KnownWorkingDays Nothing(Diagnostic why) => KnownWorkingDays.None with { Findings = [why] };

    private sealed record Table(IReadOnlyList<WorkingYear?> Years);
}
