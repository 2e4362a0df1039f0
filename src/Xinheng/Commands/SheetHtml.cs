using System.Net;
using System.Text;
using Xinheng.Http;
using Xinheng.Policy;

namespace Xinheng.Commands;

/// <summary>Draws a sheet for sign-off as one HTML file that needs nothing beside it and prints on A4 across.</summary>
internal sealed class SheetHtml(PolicySheetView sheet, string language)
{
    private const int MostTitles = 3;

    private readonly StringBuilder html = new();

    /// <summary>The file's text.</summary>
    public string Write()
    {
        var title = $"{In(sheet.Pack.Title)} {sheet.Pack.Version}";
        html.Append($"<!doctype html>\n<html lang=\"{(language is "en" ? "en" : "zh-CN")}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{Text(title)}</title>\n<style>{Style()}</style>\n</head>\n<body>\n");
        Head(title);
        foreach (var section in sheet.Sections)
        {
            Section(section);
        }

        Rulings();
        Cases();
        Findings();
        SignOff();
        return html.Append("</body>\n</html>\n").ToString();
    }

    private string Style()
    {
        var running = $"{sheet.Pack.Id} {sheet.Pack.Version} · {sheet.Pack.Fingerprint}";
        var page = new LocalText("\"第 \" counter(page) \" 页，共 \" counter(pages) \" 页\"", "\"Page \" counter(page) \" of \" counter(pages)").In(language);
        return $$"""
            @page { size: A4 landscape; margin: 16mm 12mm 14mm; @top-left { content: "{{running.Replace("\\", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal).Replace("<", "", StringComparison.Ordinal)}}"; font-size: 8pt; color: #4A5568; } @bottom-right { content: {{page}}; font-size: 8pt; color: #4A5568; } }
            body { font: 10pt/1.5 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1F2733; margin: 16px; }
            h1 { font-size: 16pt; margin: 0 0 4px; } h2 { font-size: 12pt; margin: 18px 0 6px; break-after: avoid; } p { margin: 0 0 4px; overflow-wrap: anywhere; }
            table { border-collapse: collapse; width: 100%; table-layout: fixed; } th, td { border: 1px solid #9AA5B4; padding: 4px 6px; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
            th { background: #EEF1F5; font-weight: 600; } thead { display: table-header-group; } tr { break-inside: avoid; }
            .quiet { color: #4A5568; } .open { color: #9C1C12; font-weight: 600; } .mark { border: 1px solid #8A5A00; color: #8A5A00; padding: 0 4px; font-size: 8pt; } code { font-size: 8pt; color: #4A5568; overflow-wrap: anywhere; }
            .sign td { height: 14mm; }
            @media print { body { margin: 0; font-size: 8.5pt; line-height: 1.4; } }
            """;
    }

    private void Head(string title)
    {
        html.Append($"<h1>{Text(title)}</h1>\n<p>{Text(In(sheet.Issuer))}　{sheet.InForceFrom:yyyy-MM-dd} – {sheet.InForceThrough:yyyy-MM-dd}</p>\n");
        html.Append($"<p class=\"quiet\">{Text(sheet.Pack.Id)}　SHA-256 {Text(sheet.Pack.Fingerprint)}</p>\n");
        Paragraph(
            $"取值为 {sheet.AsOf:yyyy-MM-dd} 的现行值。共 {sheet.Entries} 条，其中 {sheet.Untried} 条没有案例，{sheet.Examples} 条为示例而非规定；{sheet.Cases.Count} 个案例，{sheet.Cases.Count(one => one.Passed)} 个通过。",
            $"Values as in force on {sheet.AsOf:yyyy-MM-dd}. {sheet.Entries} entries: {sheet.Untried} that no case tries, {sheet.Examples} that are examples and no law; {sheet.Cases.Count} cases, {sheet.Cases.Count(one => one.Passed)} passed.");
    }

    private void Section(PolicySheetSectionView section)
    {
        Open(section.Title, ("27%", "条款", "Clause"), ("37%", "规则", "Rule"), ("17%", "取值", "Values"), ("19%", "案例", "Cases"));
        ClauseView? before = null;
        foreach (var row in section.Rows)
        {
            var clause = row.Clause is not null && row.Clause == before ? Same(row.Clause) : Clause(row.Clause);
            before = row.Clause;
            html.Append($"<tr><td>{clause}</td><td style=\"padding-inline-start:{6 + (row.Depth * 14)}px\">{Rule(row)}</td><td>{Values(row)}</td><td>{Tried(row)}</td></tr>\n");
        }

        Close();
    }

    private string Clause(ClauseView? clause) => clause is null ? "—"
        : $"<p><b>{Text(In(clause.DocumentTitle))} {Text(clause.Article)}</b>{(clause.IsDigest ? $" <span class=\"mark\">{Say("摘要", "digest")}</span>" : "")}</p><p lang=\"zh-CN\">{Text(clause.Text ?? "")}</p>";

    /// <summary>A clause whose words stand in the row above.</summary>
    private string Same(ClauseView clause) => $"<p><b>{Text(In(clause.DocumentTitle))} {Text(clause.Article)}</b></p><p class=\"quiet\">{Say("条文同上", "words as above")}</p>";

    private string Rule(PolicySheetRowView row)
    {
        var text = new StringBuilder($"<p><b>{(row.Letter is { } letter ? $"{Text(letter)}　" : "")}{Text(In(row.Title))}</b>{(row.IsExample ? $" <span class=\"mark\">{Say("示例", "example")}</span>" : "")}</p>");
        foreach (var line in row.Words.Select(In).Where(line => line != In(row.Title)))
        {
            text.Append($"<p>{Text(line)}</p>");
        }

        text.Append(row.Condition is { } condition ? $"<p><code>{Text(condition)}</code></p>" : "");
        text.Append(row.Note is { } note ? $"<p class=\"quiet\">{Text(In(note))}</p>" : "");
        text.Append(row.Findings.Count > 0 ? $"<p class=\"open\">{Say("检查发现", "Found")} {Text(string.Join(", ", row.Findings))}</p>" : "");
        return text.ToString();
    }

    private string Values(PolicySheetRowView row) => row.Values.Count == 0 ? "—" : string.Concat(row.Values.Select(value =>
    {
        var from = value.From is { } day ? new LocalText($"（{day:yyyy-MM-dd} 起）", $" (from {day:yyyy-MM-dd})").In(language) : "";
        var words = Text(In(value.Words));
        return $"<p>{Text(In(value.Title))}{from}: {(value.IsInForce ? $"<b>{words}</b>" : words)}{(value.IsExample ? $" <span class=\"mark\">{Say("示例", "example")}</span>" : "")}</p>";
    }));

    private string Tried(PolicySheetRowView row)
    {
        if (row.Cases.Count == 0 && !row.CanBeTried)
        {
            return "—";
        }

        if (row.Cases.Count == 0)
        {
            return $"<p class=\"open\">{Say("没有案例", "No case tries it")}</p>";
        }

        if (row.Cases.Count > MostTitles)
        {
            return $"<p>{Ranges(row.Cases)}（{row.Cases.Count}）{(row.Failed.Count == 0 ? " ✓" : "")}</p>" + (row.Failed.Count == 0 ? "" : $"<p class=\"open\">✗ {Ranges(row.Failed)}</p>");
        }

        return string.Concat(row.Cases.Select(number => $"<p>{(row.Failed.Contains(number) ? "✗" : "✓")} {number}. {Text(In(sheet.Cases[number - 1].Title))}</p>"));
    }

    private static string Ranges(IReadOnlyList<int> numbers)
    {
        var ranges = new List<(int From, int Through)>();
        foreach (var number in numbers)
        {
            if (ranges.Count > 0 && ranges[^1].Through == number - 1)
            {
                ranges[^1] = (ranges[^1].From, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return string.Join(", ", ranges.Select(range => range.From == range.Through ? $"{range.From}" : $"{range.From}–{range.Through}"));
    }

    private void Rulings()
    {
        if (sheet.Rulings.Count == 0)
        {
            return;
        }

        Open(new("适用口径", "Rulings"), ("30%", "条款", "Clause"), ("32%", "口径", "Ruling"), ("30%", "理由", "Reason"), ("8%", "解决", "Settles"));
        foreach (var ruling in sheet.Rulings)
        {
            html.Append($"<tr><td>{Clause(ruling.Clause)}</td><td>{Text(In(ruling.Statement))}</td><td>{Text(In(ruling.Reason))}</td><td>{Text(ruling.Resolves)}</td></tr>\n");
        }

        Close();
    }

    private void Cases()
    {
        Open(new("案例", "Cases"), ("6%", "编号", "No."), ("44%", "情形", "Situation"), ("12%", "评价日期", "Day"), ("38%", "结果", "Outcome"));
        foreach (var one in sheet.Cases)
        {
            html.Append($"<tr><td>{one.Number}</td><td>{Text(In(one.Title))}</td><td>{one.AsOf:yyyy-MM-dd}</td><td>{(one.Passed ? "✓" : "✗")} {Text(In(one.Outcome))}{(one.Difference is { } difference ? $"<p class=\"open\">{Text(In(difference))}</p>" : "")}</td></tr>\n");
        }

        foreach (var one in sheet.Broken)
        {
            html.Append($"<tr><td>—</td><td colspan=\"2\">{Say("应当发现的错误：", "A mistake that must be noticed: ")}{Text(In(one.Title))}</td><td>{(one.Passed ? "✓" : "✗")} {Text(one.Id)}</td></tr>\n");
        }

        Close();
    }

    private void Findings()
    {
        if (sheet.Findings.Count == 0)
        {
            html.Append($"<h2>{Say("检查发现", "Findings")}</h2>\n");
            Paragraph("没有发现问题。", "Nothing was found.");
            return;
        }

        Open(new("检查发现", "Findings"), ("10%", "编号", "Code"), ("55%", "发现", "Finding"), ("35%", "条款", "Clause"));
        foreach (var finding in sheet.Findings)
        {
            var blocks = finding.BlocksActivation ? $" <b class=\"open\">{Say("须先解决", "must be settled")}</b>" : "";
            html.Append($"<tr><td>{Text(finding.Code)}</td><td><p>{Text(In(finding.Message))}{blocks}</p>{(finding.Witness is { } witness ? $"<p class=\"quiet\">{Text(In(witness))}</p>" : "")}</td><td>{(finding.Clause is { } clause ? $"{Text(In(clause.DocumentTitle))} {Text(clause.Article)}" : "—")}</td></tr>\n");
        }

        Close();
    }

    private void SignOff()
    {
        html.Append("<div class=\"sign\">");
        Open(new("签批", "Sign-off"), ("25%", "", ""), ("45%", "姓名、签字", "Name and signature"), ("30%", "日期", "Date"));
        foreach (var role in new[] { ("起草人", "Drafted by"), ("审核人", "Reviewed by"), ("法制审核", "Legal review") })
        {
            html.Append($"<tr><td>{Say(role.Item1, role.Item2)}</td><td></td><td></td></tr>\n");
        }

        Close();
        html.Append("</div>");
    }

    private void Open(LocalText title, params (string Width, string Chinese, string English)[] columns)
    {
        html.Append($"<h2>{Text(In(title))}</h2>\n<table><colgroup>{string.Concat(columns.Select(column => $"<col style=\"width:{column.Width}\">"))}</colgroup>");
        html.Append($"<thead><tr>{string.Concat(columns.Select(column => $"<th scope=\"col\">{Say(column.Chinese, column.English)}</th>"))}</tr></thead><tbody>\n");
    }

    private void Close() => html.Append("</tbody></table>\n");

    private void Paragraph(string chinese, string english) => html.Append($"<p>{Text(Say(chinese, english))}</p>\n");

    private string Say(string chinese, string english) => new LocalText(chinese, english).In(language);

    private string In(LocalText text) => text.In(language);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
