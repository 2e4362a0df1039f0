namespace Xinheng.Demo;

/// <summary>Writes a made-up city as the files its departments would send, one pass over the city.</summary>
internal sealed class DemoFiles : IDisposable
{
    private readonly string folder;
    private readonly bool isLarge;
    private readonly Dictionary<string, DemoTable> tables = [];

    private DemoFiles(string folder, bool isLarge) => (this.folder, this.isLarge) = (folder, isLarge);

    /// <summary>Writes the files and returns their paths, registrations first.</summary>
    /// <param name="city">The city.</param>
    /// <param name="folder">Where; made when it is not there.</param>
    /// <param name="isLarge">Whether workbooks would be unwieldy: all tables are then CSV.</param>
    /// <param name="progress">Told how many subjects are written.</param>
    public static IReadOnlyList<string> Write(MadeCity city, string folder, bool isLarge, Action<int> progress)
    {
        Directory.CreateDirectory(folder);
        using var files = new DemoFiles(folder, isLarge);
        var count = 0;
        foreach (var (subject, records, results, inspections) in city.Subjects())
        {
            files.Add(subject);
            foreach (var record in records)
            {
                files.Add(record);
            }

            foreach (var result in results)
            {
                files.Add(result);
            }

            foreach (var inspection in inspections)
            {
                files.Add(inspection);
            }

            if (++count % 1000 == 0)
            {
                progress(count);
            }
        }

        files.AddMistakes();
        return [.. files.tables.Values.Where(table => table.Rows > 0).Select(table => table.Path)];
    }

    public void Dispose()
    {
        foreach (var table in tables.Values)
        {
            table.Dispose();
        }
    }

    private void Add(MadeSubject subject)
    {
        // The counties send registrations each in its own way.
        var (name, form) = subject.County.Division switch
        {
            "131082" or "131081" or "131003" => ("登记信息-三河霸州广阳", TableForm.CsvUtf8),
            "131028" or "131071" => ("登记信息-大厂开发区", TableForm.Workbook),
            _ => ("登记信息-其他县", TableForm.CsvGb18030),
        };
        Table(name, "市场主体登记信息表", form, DemoLayouts.Registration).Row(DemoLayouts.Cells(subject));
    }

    private void Add(MadeRecord record)
    {
        var layout = record.Kind is "penalty" ? PenaltyLayout(record) : DemoLayouts.Others[record.Kind];
        Table(layout.File, layout.Title, layout.Form, layout.Headers).Row(layout.Cells(record));
    }

    private void Add(MadeResult result)
    {
        // The nation's platform sends a table by scale, each in its own way.
        var (name, form) = result.Scheme is MadeResults.Comprehensive ? ("外部评价结果-全国综合评价", TableForm.CsvUtf8) : ("外部评价结果-企业信用风险分类", TableForm.Workbook);
        Table(name, "外部评价结果", form, DemoLayouts.Result).Row(DemoLayouts.Cells(result));
    }

    private void Add(MadeInspection inspection) =>
        Table("双随机抽查结果", "双随机、一公开抽查检查结果", TableForm.CsvUtf8, DemoLayouts.Inspection).Row(DemoLayouts.Cells(inspection));

    /// <summary>Rows as they should not be, so that receipts show what is done with them.</summary>
    private void AddMistakes()
    {
        var layout = DemoLayouts.PenaltiesByName;
        var table = Table(layout.File, layout.Title, layout.Form, layout.Headers);
        table.Row("澍衡隆演示商店", "个体工商户", "", "（演示）误1号", "违反管理规定", "日期写错", "演示依据", "罚款", "罚款", "0.100000", "", "2025-13-45", "2099-12-31", "", "演示机关", "演示机关", "");
        table.Row("", "法人及非法人组织", "", "（演示）误2号", "违反管理规定", "没有主体", "演示依据", "警告", "警告", "", "", "2025-06-01", "2099-12-31", "", "演示机关", "演示机关", "");
        table.Row("（演示）某人", "自然人", "", "（演示）误3号", "违反管理规定", "自然人不收", "演示依据", "警告", "警告", "", "", "2025-06-01", "2099-12-31", "", "演示机关", "演示机关", "");
    }

    private static DemoLayout PenaltyLayout(MadeRecord record)
    {
        if (record.HasGraveConsequence || record.Issuer.Contains("市场", StringComparison.Ordinal))
        {
            return record.HasGraveConsequence ? DemoLayouts.PenaltiesInWorkbook : DemoLayouts.PenaltiesByName;
        }

        return record.Issuer.Contains("生态", StringComparison.Ordinal) || record.Issuer.Contains("交通", StringComparison.Ordinal)
            ? DemoLayouts.PenaltiesByCode
            : DemoLayouts.PenaltiesOld;
    }

    private DemoTable Table(string name, string title, TableForm form, IReadOnlyList<string> headers)
    {
        if (tables.TryGetValue(name, out var table))
        {
            return table;
        }

        var chosen = isLarge && form is TableForm.Workbook ? TableForm.CsvUtf8 : form;
        var extension = chosen switch
        {
            TableForm.Workbook => "xlsx",
            TableForm.Tsv => "txt",
            TableForm.CsvUtf8 or TableForm.CsvGb18030 => "csv",
        };
        return tables[name] = new DemoTable(Path.Combine(folder, $"{tables.Count + 1:00}-{name}.{extension}"), chosen, title, headers);
    }
}
