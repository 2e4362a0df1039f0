using System.CommandLine;
using Xinheng.Assessment.WhatIfs;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>what-if PACK [--against VERSION] [--set id=value …] [--as-of DATE] [--movers FILE] [--explain CODE] [--keep NAME] [--shadow]</c></summary>
internal static class WhatIfCommand
{
    public static Command Make(CommandLine line)
    {
        var pack = line.Argument<string>("PACK", "政策包或其文件夹，例如 langfang/public-credit", "The pack or its folder, such as langfang/public-credit");
        var against = line.Option<string?>("--against", "VERSION", "与哪个版本比较；不给则为评价日有效的版本", "The version to compare with; the one in force on the evaluation date when not given");
        var draft = line.Option<long?>("--draft", "N", "试用该编号的草稿", "Try the draft of that number");
        var set = line.Option<string[]>("--set", "ID=VALUE", "改一个参数再试，可重复，例如 --set general_limit=3", "Try a parameter with another value; can be repeated, such as --set general_limit=3");
        var asOf = line.Option<DateOnly?>("--as-of", "DATE", "评价日期；不给则为今天", "Evaluation date; today when not given");
        var movers = line.Option<string?>("--movers", "FILE", "把等级有变化的企业写成 CSV 文件", "Write those who get another grade to a CSV file");
        var explain = line.Option<string?>("--explain", "CODE", "说明一户企业的两个等级", "Explain the two grades of one enterprise");
        var keep = line.Option<string?>("--keep", "NAME", "以该名称保存这次试算", "Keep the trial under that name");
        var shadow = line.Option<bool>("--shadow", string.Empty, "保存后每天自动重算", "Once kept, ask it anew every day");
        var command = line.Make(
            "what-if", "试算：一个政策包、草稿或参数对全部企业意味着什么", "What a pack, a draft or other values would give everybody",
            [pack, against, draft, set, asOf, movers, explain, keep, shadow],
            (session, result, cancellation) => RunAsync(
                session,
                new Wish(
                    result.GetValue(pack) ?? string.Empty, result.GetValue(against), result.GetValue(draft), result.GetValue(set) ?? [], result.GetValue(asOf),
                    new Use(result.GetValue(movers), result.GetValue(explain), result.GetValue(keep), result.GetValue(shadow))),
                cancellation));
        command.Validators.Add(result =>
        {
            if ((result.GetValue(set) ?? []).FirstOrDefault(one => one.IndexOf('=', StringComparison.Ordinal) < 1) is { } wrong)
            {
                result.AddError(line.In($"--set 应为 参数=值，例如 general_limit=3，实为 {wrong}", $"--set takes PARAMETER=VALUE, such as general_limit=3; found {wrong}"));
            }

            if (result.GetValue(shadow) && result.GetValue(keep) is null)
            {
                result.AddError(line.In("--shadow 与 --keep 同用", "--shadow goes with --keep"));
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(Session session, Wish wish, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var (question, refusal) = await QuestionAsync(deployment, wish, cancellation);
        if (question is null)
        {
            return session.Terminal.Refuse(refusal ?? Refusal.NoSuchPack(wish.Pack));
        }

        if (wish.Use.Explain is { } code)
        {
            return await ExplainAsync(session, deployment, question, code, cancellation);
        }

        var (answer, unanswered) = await session.Terminal.ProgressAsync(
            session.Terminal.In(new("读取", "Reading")),
            tell => WhatIfRoutes.AskAsync(deployment, question, new Progress<(long Done, long Total)>(at => tell(at.Done, at.Total, string.Empty)), cancellation));
        using (answer)
        {
            if (answer is null)
            {
                return session.Terminal.Refuse(unanswered ?? Refusal.OurFault());
            }

            var view = WhatIfViews.Of(deployment, answer, isWhole: true);
            session.Terminal.Json(view);
            WhatIfLines.Write(session.Terminal, view);
            return await UseAsync(session, deployment, wish, answer, view, cancellation);
        }
    }

    private static async Task<(WhatIfQuestion? Question, Refusal? Refusal)> QuestionAsync(Deployment deployment, Wish wish, CancellationToken cancellation)
    {
        var request = wish.Request;
        var line = await deployment.Versions.LineAsync(wish.Pack, null, cancellation);
        return line.Count == 0 && wish.Draft is null && deployment.Packs.Open(wish.Pack) is { } entry
            ? await WhatIfQuestions.ReadAsync(deployment, request, entry, cancellation)
            : await WhatIfQuestions.ReadAsync(deployment, request, cancellation);
    }

    private static async Task<int> UseAsync(
        Session session, Deployment deployment, Wish wish, WhatIfAnswer answer, WhatIfView view, CancellationToken cancellation)
    {
        if (wish.Use.Movers is { } file)
        {
            await using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None);
            await MoversCsv.WriteAsync(stream, WhatIfViews.AllMoversAsync(deployment, answer, new MoversRequest { Trial = wish.Request }, cancellation));
            session.Terminal.Note($"已写入 {file}：{view.Moved:N0} 户", $"{file}: {view.Moved:N0} enterprises");
        }

        if (wish.Use.Keep is { } name)
        {
            var (detail, refusal) = await WhatIfRoutes.KeepAsync(deployment, new KeepTrialRequest { Name = name, Trial = wish.Request, IsShadow = wish.Use.IsShadow }, cancellation);
            if (detail is null)
            {
                return session.Terminal.Refuse(refusal ?? Refusal.OurFault());
            }

            session.Terminal.Note($"已保存为试算 {detail.Trial.Number}", $"Kept as trial {detail.Trial.Number}");
        }

        return ExitCode.Done;
    }

    private static async Task<int> ExplainAsync(Session session, Deployment deployment, WhatIfQuestion question, string code, CancellationToken cancellation)
    {
        var (view, refusal) = await WhatIfRoutes.ExplainAsync(deployment, question, code, cancellation);
        if (view is null)
        {
            return session.Terminal.Refuse(refusal ?? Refusal.NoSuchSubject(code));
        }

        session.Terminal.Json(view);
        session.Terminal.Line("—— 现行 ——", "—— in force ——");
        ExplanationLines.Write(session.Terminal, view.Live);
        session.Terminal.Line();
        session.Terminal.Line("—— 试算 ——", "—— tried ——");
        ExplanationLines.Write(session.Terminal, view.Tried);
        return ExitCode.Done;
    }

    private sealed record Use(string? Movers, string? Explain, string? Keep, bool IsShadow);

    private sealed record Wish(string Pack, string? Against, long? Draft, IReadOnlyList<string> Set, DateOnly? AsOf, Use Use)
    {
        public WhatIfRequest Request => new()
        {
            Pack = Pack,
            Against = Against,
            Draft = Draft,
            AsOf = AsOf,
            Values = Set.Select(one => one.Split('=', 2)).DistinctBy(pair => pair[0], StringComparer.Ordinal).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal),
        };
    }
}
