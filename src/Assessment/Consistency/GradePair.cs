using Xinheng.Evaluation;
using Xinheng.Evaluation.Tables;
using Xinheng.Policy;
using Xinheng.Policy.Tables;
using Xinheng.Registry;

namespace Xinheng.Assessment.Consistency;

/// <summary>Two grades of one subject as a rule of consistency compares them.</summary>
/// <param name="Grades">Those there are, in the order of the rule; two, or they cannot be compared.</param>
/// <param name="Outcome">How far they lie apart.</param>
internal sealed record GradePair(IReadOnlyList<ComparedGrade> Grades, ConsistencyOutcome Outcome)
{
    private static readonly LocalText Elsewhere = new("原评价单位", "whoever gave it");

    /// <summary>Whether they are to be looked at again.</summary>
    public bool IsApart => Grades.Count == 2 && Outcome.IsApart is true;

    /// <summary>The letters, which tell one pair of grades from another.</summary>
    public string Letters => string.Join(' ', Grades.Select(grade => $"{grade.Scheme}={grade.Letter}"));

    /// <summary>The schemes whose stored grades a pack's rules compare.</summary>
    public static IEnumerable<string> Schemes(CompiledPack pack) =>
        pack.Results.Select(result => result.Pack?.Scheme?.Id).Append(pack.Scheme?.Id).OfType<string>();

    /// <summary>
    /// Compares what was graded here and what was received: a grade that a pack gives is the one stored, and one that is
    /// suspended is not used.
    /// </summary>
    /// <param name="pack">The pack.</param>
    /// <param name="rule">A rule of it.</param>
    /// <param name="standing">The subject on the day.</param>
    /// <param name="stored">Where it stands in the schemes of <see cref="Schemes"/>, by scheme.</param>
    /// <param name="day">The day.</param>
    public static GradePair Of(
        CompiledPack pack, ConsistencyRule rule, SubjectStanding standing, IReadOnlyDictionary<string, Standing> stored, DateOnly day)
    {
        var assumed = pack.Results.Where(result => result.Pack?.Scheme is not null)
            .ToDictionary(result => result.Id, result => LetterOf(result.Pack, stored) is { } letter ? result.Read(letter) : null, StringComparer.Ordinal);
        var subject = SubjectOnDay.Of(pack, Facts.Of(standing) with { Assumed = assumed }, Facts.Of(standing.Records), day);
        var grades = rule.Between.Select(id => Grade(pack, id, subject, stored)).OfType<ComparedGrade>().ToList();
        return new GradePair(grades, subject.Compare(rule));
    }

    private static ComparedGrade? Grade(CompiledPack pack, string id, SubjectOnDay subject, IReadOnlyDictionary<string, Standing> stored)
    {
        var result = pack.Results.FirstOrDefault(known => known.Id == id);
        var giver = result is null ? pack : result.Pack;
        if (giver?.Scheme is { } scheme)
        {
            return LetterOf(giver, stored) is not { } letter ? null : new ComparedGrade
            {
                Id = id, Title = result?.Title ?? scheme.Title, Scheme = scheme.Id, Letter = letter, Day = stored[scheme.Id].Since, IsReceived = false, Department = giver.Issuer,
            };
        }

        return result is not null && subject.Result(id) is { Code: "received", Given: { } given } trace ? Received(result, given, trace) : null;
    }

    private static ComparedGrade Received(ModelResult result, string given, ResultTrace trace) => new()
    {
        Id = result.Id,
        Title = result.Title,
        Scheme = result.Scale.Id,
        Letter = given,
        Day = trace.Day,
        IsReceived = true,
        Department = trace.Issuer is { Length: > 0 } issuer ? LocalText.Same(issuer) : result.Issuer ?? Elsewhere,
    };

    private static string? LetterOf(CompiledPack? giver, IReadOnlyDictionary<string, Standing> stored) =>
        giver?.Scheme is { } scheme && stored.GetValueOrDefault(scheme.Id) is { IsSuspended: false, Letter: { } letter } ? letter : null;
}
