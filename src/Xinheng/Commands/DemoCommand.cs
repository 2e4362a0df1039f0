using System.CommandLine;
using Xinheng.Assessment;
using Xinheng.Demo;

namespace Xinheng.Commands;

/// <summary><c>demo [--subjects N] [--seed S] [--as-of DATE]</c></summary>
internal static class DemoCommand
{
    private const int UsualSubjects = 20_000;
    private const int MostSubjects = 5_000_000;

    public static Command Make(CommandLine line)
    {
        var subjects = line.Option<int?>("--subjects", "N", $"主体数，默认 {UsualSubjects}", $"Subjects; {UsualSubjects} when not given");
        var seed = line.Option<int?>("--seed", "S", "随机种子，默认 1；同样的种子与日期得到同样的城市", "Seed, 1 when not given; the same seed and day give the same city");
        var asOf = line.Option<DateOnly?>("--as-of", "DATE", "历史截止日与最后评价日；不给则为今天", "Day the histories end on and the last evaluation date; today when not given");
        return line.Make(
            "demo", "建立虚构的演示城市", "Make a made-up city to try things with", [subjects, seed, asOf],
            (session, result, cancellation) => RunAsync(
                session,
                new DemoWish(
                    result.GetValue(subjects) ?? UsualSubjects,
                    result.GetValue(seed) ?? 1,
                    result.GetValue(asOf) ?? CivilDay.Of(session.Clock.GetUtcNow())),
                cancellation));
    }

    private static async Task<int> RunAsync(Session session, DemoWish wish, CancellationToken cancellation)
    {
        var terminal = session.Terminal;
        if (wish.Subjects is < 1 or > MostSubjects)
        {
            return terminal.Refuse(Refusal.BadValue("--subjects", wish.Subjects.ToString(), new($"1 到 {MostSubjects}，例如 20000", $"1 to {MostSubjects}, such as 20000")));
        }

        var (result, refusal) = await new Demonstration(terminal, session.Place, session.Clock, wish).MakeAsync(cancellation);
        if (result is null)
        {
            return terminal.Refuse(refusal ?? Refusal.OurFault());
        }

        terminal.Json(result);
        terminal.Line($"演示城市已建成：{result.Subjects:N0} 个主体，{result.Records:N0} 条记录，{result.Seconds} 秒。全部内容均为虚构。", $"The demonstration city is ready: {result.Subjects:N0} subjects, {result.Records:N0} records, {result.Seconds} s. All of it is made up.");
        foreach (var grade in result.Grades)
        {
            terminal.Line($"  {grade.Letter ?? "—"}  {grade.Count,9:N0}  {grade.Count * 100m / Math.Max(result.Subjects, 1):0.00}%  {terminal.In(grade.Name)}");
        }

        return ExitCode.Done;
    }
}
