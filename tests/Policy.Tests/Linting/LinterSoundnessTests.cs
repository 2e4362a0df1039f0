using Xinheng.Policy.Conditions;
using Xunit;

namespace Xinheng.Policy.Tests.Linting;

/// <summary>What the linter decides holds for every subject tried; what it cannot decide it says.</summary>
public sealed class LinterSoundnessTests
{
    private static readonly string[] decided =
    [
        "n > 3", "n + m >= 4", "2 * n + m < 7", "n in [1, 2, 3]", "n in [1, 2].map(k, k * 2)", "n > [1, 2, 3][1]", "n >= int('2')", "m <= params.limit", "-n < -2", "decimal(n) * 0.5 > 1.0",
        "e", "e ? n > 1 : m > 1", "latest == null", "latest < 30", "latest != null && latest < 30",
        "subject.licence == 'revoked'", "subject.licence in ['active', 'cancelled']", "subject.licence.startsWith('re')", "subject.licence.matches('^[ar]')", "[subject.licence].exists(l, l == 'active')",
        "subject.industry == null", "has(subject.industry)", "subject.industry == 'C1'", "subject.industry.startsWith('C')", "subject.industry.contains('1')", "subject.industry.contains('C1')", "subject.industry in ['C1', 'D2']",
        "'a' in subject.tags", "subject.tags.exists(t, t == 'a')", "subject.tags.all(t, t != 'b')", "subject.tags.exists(t, t.startsWith('a'))", "size(subject.tags) > 0", "subject.tags.size() >= 1", "size(subject.tags) == 0",
        "as_of >= date('2024-01-01')", "as_of - days(30) < date('2024-01-01')", "as_of - date('2024-01-01') > 10", "as_of + days(10) == date('2024-05-05')", "as_of in [date('2024-01-01'), date('2024-02-01')]",
    ];

    private static readonly string[] undecided =
    [
        "n - n == 0", "n % 2 == 0", "n == m", "string(n) == '2'", "(n > 3 ? 1 : 2) == 1",
        "[n].exists(k, k > 2)", "subject.industry + 'x' == 'C1x'", "(n > 2 ? subject.industry : null) == null", "size(subject.tags) > 1", "subject.tags.filter(t, t == 'a').size() == 0",
        "'ab' in subject.tags.map(t, t + 'b')", "subject.tags[0] == 'a'", "subject.tags.exists(t, t == 'a' && 'b' in subject.tags)", "subject.tags.exists_one(t, t.startsWith('a'))", "size(subject.tags + ['a']) > 1",
        "as_of - months(1) < date('2024-01-31')", "as_of > date(string(as_of))",
    ];

    [Fact]
    public void Where_no_gap_and_no_overlap_is_found_every_subject_meets_exactly_one_rule() => FuzzCases.Hold(FuzzCases.Count / 100, random =>
    {
        var draft = Written(Made(random, 2), Made(random, 2));
        var findings = draft.Lint();
        if (findings.Any(finding => finding.Code is "LN-004" or "LN-005"))
        {
            return null;
        }

        var pack = draft.Compile();
        for (var subject = 0; subject < 40; subject++)
        {
            var bindings = new Subject(random);
            var holding = pack.Grades.Count(rule => rule.When.Evaluate(bindings) is Value.Bool { Content: true });
            var isMissed = (holding == 0 && findings.All(finding => finding.Code != "LN-001")) || (holding == 2 && findings.All(finding => finding.Code != "LN-002"));
            if (isMissed)
            {
                return $"{holding} rules hold for {bindings}: {string.Join(" | ", pack.Grades.Select(rule => rule.When.Text))}";
            }
        }

        return null;
    });

    [Fact]
    public void What_cuts_a_name_into_pieces_is_decided_and_all_else_is_said_to_be_undecided()
    {
        Assert.DoesNotContain(decided, IsUndecided);
        Assert.All(undecided, atom => Assert.True(IsUndecided(atom), atom));
    }

    private static bool IsUndecided(string atom) => Written(atom, $"!({atom})").Lint().Any(finding => finding.Code == "LN-004");

    private static Draft Written(string first, string second) => new Draft().Scale("A", "B").Parameter("limit", 5).Unordered()
        .Count("n", "record.kind == 'penalty'").Count("m", "record.kind == 'judgment'").Exists("e", "record.kind == 'serious-list'", WindowKind.AsOf)
        .Add("latest", Aggregate.DaysSinceLast, "record.kind == 'abnormal-operation'", WindowKind.Ever, null)
        .Rule("A", first).Rule("B", second);

    private static string Made(Random random, int depth)
    {
        var from = random.Next(60) == 0 ? undecided : decided;
        var atom = from[random.Next(from.Length)];
        return depth == 0 ? atom : random.Next(6) switch
        {
            0 => $"!({Made(random, depth - 1)})",
            1 or 2 => $"({Made(random, depth - 1)}) && ({Made(random, depth - 1)})",
            3 or 4 => $"({Made(random, depth - 1)}) || ({Made(random, depth - 1)})",
            _ => atom,
        };
    }

    private sealed class Subject(Random random) : Bindings
    {
        private readonly Dictionary<string, Value> values = new()
        {
            ["n"] = new Value.Int(random.Next(8)),
            ["m"] = new Value.Int(random.Next(8)),
            ["e"] = Value.Bool.Of(random.Next(2) == 0),
            ["latest"] = random.Next(2) == 0 ? Value.Null.Instance : new Value.Int(random.Next(25, 35)),
            ["as_of"] = new Value.Date(new DateOnly(2023, 12, 20).AddDays(random.Next(150))),
            ["params.limit"] = new Value.Int(5),
            ["subject.licence"] = new Value.Text(Pick(random, "active", "revoked", "cancelled")),
            ["subject.industry"] = random.Next(3) == 0 ? Value.Null.Instance : new Value.Text(Pick(random, "C1", "C", "D2", "X", "")),
            ["subject.tags"] = new Value.List([.. new[] { "a", "b", "ab", "c" }.Where(_ => random.Next(2) == 0).Select(tag => new Value.Text(tag))]),
        };

        public override Value Get(string variable) => values[variable];

        public override Value Get(string variable, string field) => values[$"{variable}.{field}"];

        public override string ToString() => string.Join(", ", values);

        private static string Pick(Random random, params string[] from) => from[random.Next(from.Length)];
    }
}
