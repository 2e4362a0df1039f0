using System.Text.Json;
using Xinheng.Commands;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class CommandLineTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    private const string Registrations =
        """
        名称,统一社会信用代码,企业类型,成立日期,行政区划代码,住所,行业代码,登记状态
        三河市澍衡隆商贸有限公司,91110000710925462X,有限责任公司,2015-03-02,131082,河北省廊坊市三河市燕郊镇演示路1号,F5211,存续
        """;

    private const string Penalties =
        """
        行政相对人名称,行政相对人类别,统一社会信用代码,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额（万元）,处罚决定日期,处罚有效期,公示截止期,处罚机关
        三河市澍衡隆商贸有限公司,法人及非法人组织,91110000710925462X,（演示）三罚字〔2026〕1号,违反管理规定,未按规定明码标价,演示依据,罚款,罚款五千元,0.500000,2026-03-05,2029-03-05,2029-03-05,三河市市场监督管理局
        """;

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public async Task Files_become_records_a_grade_and_an_explanation_a_person_accepts(Engine engine)
    {
        await using var place = await TestDatabase.CreateAsync(engine);
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "登记.csv"), Registrations, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "行政处罚.csv"), Penalties, TestContext.Current.CancellationToken);

        var import = await RunAsync(place, "import", Path.Combine(place.Folder, "登记.csv"), Path.Combine(place.Folder, "行政处罚.csv"));
        var grade = await RunAsync(place, "grade", "--pack", "langfang/public-credit", "--as-of", "2026-11-22", "--json");
        var explain = await RunAsync(place, "explain", "91110000710925462X", "--as-of", "2026-11-22", "--json");

        Assert.Equal((ExitCode.Done, ExitCode.Done, ExitCode.Done), (import.Code, grade.Code, explain.Code));
        var view = JsonDocument.Parse(explain.Output).RootElement;
        Assert.Equal("B", view.GetProperty("grade").GetProperty("letter").GetString());
        Assert.Equal("2027-03-05", view.GetProperty("nextChange").GetProperty("on").GetString());
        Assert.Equal("A", view.GetProperty("nextChange").GetProperty("grade").GetProperty("letter").GetString());
        Assert.Contains("2027-03-05", view.GetProperty("sentence").GetProperty("zh").GetString());
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_says_so()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        var file = Path.Combine(place.Folder, "登记.csv");
        await File.WriteAllTextAsync(file, Registrations, TestContext.Current.CancellationToken);

        await RunAsync(place, "import", file);
        var again = await RunAsync(place, "import", file, "--lang", "en");

        Assert.Equal(ExitCode.Done, again.Code);
        Assert.Contains("The same file was taken in before", again.Output);
    }

    [Fact]
    public async Task A_row_that_was_not_taken_is_called_the_same_in_the_list_of_codes_as_in_the_counts()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        var file = Path.Combine(place.Folder, "行政处罚.csv");
        var company = Penalties.Split('\n')[1];
        await File.WriteAllTextAsync(
            file,
            string.Join('\n', [.. Penalties.Split('\n'), company.Replace("法人及非法人组织", "自然人", StringComparison.Ordinal),
                company.Replace("罚款,罚款五千元,0.500000", "责令改正,责令改正,", StringComparison.Ordinal), company.Replace("2026-03-05", "不详", StringComparison.Ordinal)]),
            TestContext.Current.CancellationToken);

        var chinese = await RunAsync(place, "import", file, "--lang", "zh");
        var english = await RunAsync(place, "import", file, "--lang", "en");

        Assert.Contains("退回 1，涉及自然人不予受理 1，不属处罚 1", chinese.Output, StringComparison.Ordinal);
        Assert.Contains("  退回 IN-103 × 1", chinese.Output, StringComparison.Ordinal);
        Assert.Contains("  涉及自然人不予受理 IN-301 × 1", chinese.Output, StringComparison.Ordinal);
        Assert.Contains("  不属处罚 IN-219 × 1", chinese.Output, StringComparison.Ordinal);
        Assert.Contains("1 rejected, 1 about natural persons, 1 no penalties", english.Output, StringComparison.Ordinal);
        Assert.Contains("  about natural persons IN-301 × 1", english.Output, StringComparison.Ordinal);
        Assert.Contains("  no penalties IN-219 × 1", english.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_gives_the_words_of_a_clause_once_and_refers_to_them_after()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "行政处罚.csv"), Penalties, TestContext.Current.CancellationToken);
        await RunAsync(place, "import", Path.Combine(place.Folder, "行政处罚.csv"));

        var chinese = await RunAsync(place, "explain", "91110000710925462X", "--pack", "langfang/public-credit", "--as-of", "2026-11-22", "--lang", "zh");
        var english = await RunAsync(place, "explain", "91110000710925462X", "--pack", "langfang/public-credit", "--as-of", "2026-11-22", "--lang", "en");

        Assert.Single(chinese.Output.Split('\n'), line => line.StartsWith("    (五)严格分类内涵", StringComparison.Ordinal));
        Assert.Single(chinese.Output.Split('\n'), line => line.TrimEnd().EndsWith("三(五)（条文见上）", StringComparison.Ordinal));
        Assert.Single(english.Output.Split('\n'), line => line.TrimEnd().EndsWith("三(五) (text above)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nobody_names_a_pack_that_of_the_territory_is_meant_and_without_one_the_program_asks()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "行政处罚.csv"), Penalties, TestContext.Current.CancellationToken);
        await RunAsync(place, "import", Path.Combine(place.Folder, "行政处罚.csv"));

        var nowhere = await RunAsync(place, "explain", "91110000710925462X", "--as-of", "2026-11-22");
        await RunAsync(place, "territory", "set", "131000");
        var langfang = await RunAsync(place, "explain", "91110000710925462X", "--as-of", "2026-11-22", "--json");

        Assert.Equal(ExitCode.Refused, nowhere.Code);
        Assert.Contains("HT-007", nowhere.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, langfang.Code);
        Assert.Contains("\"langfang-public-credit\"", langfang.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_refused_is_answered_with_the_reason_what_was_expected_and_what_to_do()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        var (staff, open) = (Path.Combine(place.Folder, "员工.csv"), Path.Combine(place.Folder, "短.csv"));
        await File.WriteAllTextAsync(staff, "姓名,身份证号,宗教信仰\n张三,11010519491231002X,佛教\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(open, "甲列,乙列\n\"甲公司,x\n", TestContext.Current.CancellationToken);

        var chinese = await RunAsync(place, "import", staff, "--lang", "zh");
        var english = await RunAsync(place, "import", open, "--lang", "en");

        Assert.Equal((ExitCode.Refused, ExitCode.Refused), (chinese.Code, english.Code));
        Assert.StartsWith(
            """
            批次 1  员工.csv  不予受理
              IN-302 第 1 行的表头含有禁止采集的信息：宗教信仰。应为：不含宗教信仰、基因、指纹、血型、疾病和病史等信息。
                → 删去这些列后重新导出。
              SHA-256 
            """, chinese.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            """
            Batch 2  短.csv  refused
              IN-009 The quotation mark opened in row 2 never closes. Expected: Quotation marks in pairs; a mark inside a cell is doubled, as in "a""b".
                → Close the mark in that row, or save as xlsx; the receipt says which rows before it were taken.
              SHA-256 
            """, english.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layout_nobody_knows_is_answered_with_the_page_to_map_it_on()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        var file = Path.Combine(place.Folder, "一月.csv");
        await File.WriteAllTextAsync(file, "甲列,乙列\n甲公司,x\n", TestContext.Current.CancellationToken);

        var (code, output, _) = await RunAsync(place, "import", file, "--lang", "zh");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("IN-408", output, StringComparison.Ordinal);
        Assert.Contains("xinheng serve，打开 /intake/1/mapping", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subject_not_yet_known_on_a_day_is_not_said_to_be_missing()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "登记.csv"), Registrations, TestContext.Current.CancellationToken);
        await RunAsync(place, "import", Path.Combine(place.Folder, "登记.csv"));

        var (code, _, error) = await RunAsync(place, "explain", "91110000710925462X", "--pack", "langfang/public-credit", "--known-on", "2020-01-01", "--lang", "zh");

        Assert.Equal(ExitCode.Refused, code);
        Assert.StartsWith("HT-008 截至 2020-01-01 还没有收到主体“91110000710925462X”的信息", error);
    }

    [Fact]
    public async Task A_day_outside_a_packs_time_is_answered_with_where_to_look()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (code, _, error) = await RunAsync(place, "grade", "--pack", "langfang/public-credit", "--as-of", "1900-01-01", "--lang", "zh");

        Assert.Equal(ExitCode.Refused, code);
        Assert.StartsWith("AS-007", error);
        Assert.Contains("xinheng pack list", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("缺少 PACK", "lint")]
    [InlineData("缺少 FILE", "import")]
    [InlineData("缺少 CODE", "explain")]
    [InlineData("缺少 -o", "batch", "rejected", "7")]
    [InlineData("缺少命令", "batch")]
    public async Task What_is_missing_is_named(string missing, params string[] args)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (code, _, error) = await RunAsync(place, [.. args, "--lang", "zh"]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.StartsWith($"用法不对：{missing}。", error);
    }

    [Theory]
    [InlineData("zh", "“quick”无效，应为 auto、explaining、columns、sql 之一")]
    [InlineData("en", "the value \"quick\" is not valid; expected one of auto, explaining, columns, sql")]
    public async Task A_value_that_is_none_of_those_allowed_is_answered_with_them(string language, string words)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (code, _, error) = await RunAsync(place, "grade", "--engine", "quick", "--lang", language);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_too_short_to_be_near_to_any_other_gets_no_guess()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (code, _, error) = await RunAsync(place, "grades", "list", "D", "--lang", "en");

        Assert.Equal(ExitCode.Usage, code);
        Assert.DoesNotContain("Did you mean", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("imprt", "import")]
    [InlineData("explian", "explain")]
    [InlineData("serv", "serve")]
    public async Task A_misspelt_command_is_answered_with_the_one_that_was_meant(string written, string meant)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (code, output, error) = await RunAsync(place, written, "--lang", "en");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains($"Did you mean \"{meant}\"", error);
        Assert.Equal(string.Empty, output);
    }

    [Theory]
    [InlineData("HT-027", "pack", "sql", "langfang/public-credit", "--known-on", "9999-12-31")]
    [InlineData("HT-027", "grades", "count", "--known-on", "9999-12-31")]
    [InlineData("HT-012", "calendar", "--days", "7")]
    [InlineData("HT-012", "calendar", "--from", "2026-01-01")]
    [InlineData("HT-012", "calendar", "--from", "2026-01-01", "--days", "0")]
    [InlineData("HT-012", "grades", "list", "--grade", "b")]
    [InlineData("HT-001", "explain", "91131082MY99999999", "--pack", "langfang/public-credit")]
    [InlineData("HT-003", "lint", "langfang/none")]
    [InlineData("HT-003", "grade", "--pack", "none/none")]
    [InlineData("HT-002", "batch", "show", "7")]
    [InlineData("HT-012", "import", "no-such-file.csv")]
    [InlineData("HT-012", "subject", "find", "固")]
    [InlineData("HT-005", "directory", "show", "999999")]
    [InlineData("HT-012", "demo", "--subjects", "0")]
    [InlineData("HT-002", "batch", "cancel", "7")]
    [InlineData("HT-002", "batch", "resume", "7")]
    [InlineData("HT-002", "batch", "rejected", "7", "-o", "rejected.xlsx")]
    [InlineData("HT-011", "batch", "list", "--limit", "0")]
    [InlineData("HT-001", "subject", "show", "' OR 1=1--")]
    [InlineData("HT-003", "pack", "test", "../../etc")]
    [InlineData("HT-012", "pack", "cel", "no-such-file.json")]
    [InlineData("HT-003", "pack", "show", "langfang/none")]
    [InlineData("HT-003", "pack", "save", "no-such-folder", "--by", "李明")]
    [InlineData("AS-028", "pack", "save", "no-such-folder", "--by", "7")]
    [InlineData("HT-025", "pack", "draft", "7")]
    [InlineData("HT-025", "pack", "submit", "7", "--by", "李明")]
    [InlineData("HT-025", "pack", "activate", "7", "--by", "李明")]
    [InlineData("HT-012", "import", "no-such-file.csv", "--as", "gossip")]
    [InlineData("HT-012", "serve", "--port", "70000")]
    [InlineData("HT-012", "territory", "set", "139999")]
    [InlineData("HT-012", "territory", "set", "131000", "--region", "nonsense")]
    [InlineData("HT-012", "territory", "set", "131000", "--region", "131082=三河市")]
    public async Task What_is_refused_ends_with_one_and_names_its_code_in_both_forms(string refusal, params string[] args)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var plain = await RunAsync(place, args);
        var json = await RunAsync(place, [.. args, "--json"]);

        Assert.Equal((ExitCode.Refused, ExitCode.Refused), (plain.Code, json.Code));
        Assert.StartsWith(refusal, plain.Error);
        Assert.DoesNotContain(" / ", plain.Error, StringComparison.Ordinal);
        Assert.Equal(refusal, JsonDocument.Parse(json.Output).RootElement.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("storage", "migrate")]
    [InlineData("pack", "list")]
    [InlineData("pack", "test", "langfang/public-credit")]
    [InlineData("pack", "show", "langfang/public-credit")]
    [InlineData("pack", "drafts")]
    [InlineData("lint", "langfang/public-credit")]
    [InlineData("directory", "list")]
    [InlineData("batch", "list")]
    [InlineData("subject", "find", "固安")]
    [InlineData("territory", "show")]
    public async Task What_is_done_ends_with_nothing_and_gives_json_when_it_is_asked_for(params string[] args)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var plain = await RunAsync(place, args);
        var json = await RunAsync(place, [.. args, "--json"]);

        Assert.Equal((ExitCode.Done, ExitCode.Done), (plain.Code, json.Code));
        Assert.NotEqual(JsonValueKind.Undefined, JsonDocument.Parse(json.Output).RootElement.ValueKind);
    }

    [Theory]
    [InlineData("grade", "--as-of", "yesterday")]
    [InlineData("batch", "show", "seven")]
    [InlineData("batch", "rejected", "7")]
    [InlineData("subject", "find")]
    [InlineData("import")]
    [InlineData("pack", "approve", "7")]
    [InlineData("pack", "activate", "7", "--by", "李明", "--from", "tomorrow")]
    [InlineData("demo", "--subjects", "many")]
    [InlineData("pack", "list", "--lang", "fr")]
    [InlineData("batch")]
    [InlineData("batch", "list", "--db", "foo")]
    [InlineData("batch", "list", "--db", "")]
    [InlineData("batch", "list", "--db", "Server=")]
    [InlineData("batch", "list", "--db", "Host=127.0.0.1;Nonsense=1")]
    public async Task What_is_written_wrongly_ends_with_two_and_says_how_it_is_written(params string[] args)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (code, output, error) = await RunAsync(place, args);

        Assert.Equal((ExitCode.Usage, string.Empty), (code, output));
        Assert.Contains("--help", error);
    }

    [Fact]
    public async Task A_pack_goes_from_a_folder_into_force_by_commands_and_says_what_stands_against_it_on_the_way()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        var folder = Path.Combine(place.Folder, "langfang", "public-credit");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(DeploymentPlace.OwnPacks, "langfang", "public-credit"), "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Path.Combine(DeploymentPlace.OwnPacks, "langfang", "public-credit"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? folder);
            File.Copy(file, copy);
        }

        var pack = Path.Combine(folder, "pack.yaml");
        await File.AppendAllTextAsync(pack, "# another hand\n", TestContext.Current.CancellationToken);
        await RunAsync(place, "pack", "save", folder, "--by", "李明");
        var taken = await RunAsync(place, "pack", "submit", "1", "--by", "李明");
        await File.WriteAllTextAsync(pack, (await File.ReadAllTextAsync(pack, TestContext.Current.CancellationToken)).Replace("version: \"2023.1\"", "version: \"2026.2\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var saved = await RunAsync(place, "pack", "save", folder, "--draft", "1", "--by", "李明");
        var submitted = await RunAsync(place, "pack", "submit", "1", "--by", "李明");
        var own = await RunAsync(place, "pack", "approve", "1", "--by", "李明");
        await RunAsync(place, "pack", "approve", "1", "--by", "王芳");
        var activated = await RunAsync(place, "pack", "activate", "1", "--by", "王芳", "--from", "2026-12-01", "--json");
        var shown = await RunAsync(place, "pack", "show", "langfang/public-credit", "--as-of", "2026-12-01", "--lang", "en");

        Assert.Equal((ExitCode.Done, ExitCode.Done, ExitCode.Done), (saved.Code, submitted.Code, activated.Code));
        Assert.StartsWith("AS-025", taken.Error);
        Assert.StartsWith("AS-023", own.Error);
        Assert.Equal("activated", JsonDocument.Parse(activated.Output).RootElement.GetProperty("state").GetString());
        Assert.Contains("langfang/public-credit 2026.2", shown.Output);
        Assert.Contains("2026-12-01 – 2028-01-18", shown.Output);
    }

    [Fact]
    [Clause("langfang-2023", "二(二)", "LF-2")]
    public async Task A_territory_that_is_set_gives_every_subject_its_directory_and_reads_addresses_by_its_own_regions()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        var file = Path.Combine(place.Folder, "登记.csv");
        await File.WriteAllTextAsync(
            file,
            """
            名称,统一社会信用代码,企业类型,成立日期,住所,国有层级
            三河市澍衡隆商贸有限公司,91110000710925462X,有限责任公司,2015-03-02,河北省廊坊市三河市燕郊镇演示路1号,
            澍衡隆演示园区有限公司,91131082MA000000XX,有限责任公司,2015-03-02,河北省廊坊市澍衡演示园区1号,
            澍衡隆演示国有有限公司,91131082MA000001XX,有限责任公司(国有独资),2015-03-02,河北省廊坊市三河市演示路2号,市属

            """,
            TestContext.Current.CancellationToken);

        await RunAsync(place, "territory", "set", "131000", "--region", "131079=澍衡演示园区");
        await RunAsync(place, "import", file, "--as", "registration");
        var listed = await RunAsync(place, "directory", "list", "--json");

        var subjects = JsonDocument.Parse(listed.Output).RootElement.EnumerateArray()
            .ToDictionary(directory => directory.GetProperty("code").GetString() ?? string.Empty, directory => directory.GetProperty("subjects").GetInt64());
        Assert.Equal((1, 1, 1, 0), (subjects["131000"], subjects["131079"], subjects["131082"], subjects["elsewhere"]));
    }

    [Fact]
    public async Task A_date_that_is_none_is_answered_with_what_was_expected_in_the_readers_language()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var chinese = await RunAsync(place, "grade", "--as-of", "2026/13/1", "--lang", "zh");
        var english = await RunAsync(place, "grade", "--as-of", "2026/13/1", "--lang", "en");

        Assert.Contains("--as-of 的值“2026/13/1”无效，应为日期，例如 2026-11-01", chinese.Error);
        Assert.Contains("expected a date, such as 2026-11-01", english.Error);
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_ends_with_three_and_without_a_stack_of_frames()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (code, _, error) = await RunAsync(place, "subject", "find", "固安", "--db", "Host=127.0.0.1;Port=1;Username=nobody;Timeout=1");

        Assert.Equal(ExitCode.Failure, code);
        Assert.DoesNotContain("   at ", error);
    }

    internal static async Task<(int Code, string Output, string Error)> RunAsync(TestDatabase place, params IReadOnlyList<string> args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] where = place.Connection is { } connection && !args.Contains("--db") ? ["--db", connection] : [];
        var code = await Entry.RunAsync([.. args, "--data", place.Folder, .. where], output, error, FixedClock.On("2026-11-22"));
        return (code, output.ToString(), error.ToString());
    }
}
