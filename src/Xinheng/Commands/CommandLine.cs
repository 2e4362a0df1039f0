using System.CommandLine;
using Xinheng.Policy;

namespace Xinheng.Commands;

/// <summary>What a command works with: where it speaks and which deployment it is about.</summary>
internal sealed record Session(Terminal Terminal, DeploymentPlace Place, TimeProvider Clock)
{
    /// <summary>Opens the deployment.</summary>
    /// <exception cref="IOException">The data folder cannot be used; the message says what to do.</exception>
    public Task<Deployment> OpenAsync(CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(Place.DataDirectory);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                Terminal.In(new(
                    $"数据目录 {Place.DataDirectory} 不能使用（{problem.Message}）。请用 --data 指定可以写入的文件夹，例如 --data ./data。",
                    $"The data folder {Place.DataDirectory} cannot be used ({problem.Message}). Name one that can be written to with --data, such as --data ./data.")),
                problem);
        }

        return Deployment.OpenAsync(Place, Clock, cancellation);
    }
}

/// <summary>The program's commands and the options they all take.</summary>
internal sealed class CommandLine
{
    private readonly TextWriter output;
    private readonly TextWriter error;
    private readonly TimeProvider clock;
    private readonly Option<string> data;
    private readonly Option<string?> connection;
    private readonly Option<string?> packs;
    private readonly Option<bool> json;
    private readonly Option<string> language;

    public CommandLine(TextWriter output, TextWriter error, TimeProvider clock, string language)
    {
        (this.output, this.error, this.clock, Language) = (output, error, clock, language);
        data = Global(new Option<string>("--data") { HelpName = "DIR", DefaultValueFactory = _ => "./data" }, "数据目录：SQLite 文件与保存的原件", "Data folder: the SQLite file and kept originals");
        connection = Global(new Option<string?>("--db") { HelpName = "CONNECTION" }, "PostgreSQL 连接串；不给则用数据目录里的 SQLite", "PostgreSQL connection string; without it SQLite in the data folder");
        connection.Validators.Add(CheckConnection);
        packs = Global(new Option<string?>("--packs") { HelpName = "DIR" }, "政策包目录；不给则用随程序的政策包", "Folder of policy packs; without it those that come with the program");
        json = Global(new Option<bool>("--json"), "标准输出为 JSON；进度与消息在标准错误", "JSON on standard output; progress and messages on standard error");
        this.language = Global(new Option<string>("--lang") { HelpName = "zh|en", DefaultValueFactory = _ => language }, "语言", "Language");
        this.language.AcceptOnlyFromAmong("zh", "en");
        Root = new RootCommand(In("信衡：把信用监管政策变成可运行、可解释的系统", "Xinheng: turns policies of credit-based regulation into a running, explainable system"))
        {
            data, connection, packs, json, this.language,
            ServeCommand.Make(this), DemoCommand.Make(this), ImportCommand.Make(this), GradeCommand.Make(this), WhatIfCommand.Make(this), OutsideCommand.Make(this), ExplainCommand.Make(this), BackTestCommand.Make(this), ConsistencyCommands.Make(this), WarningCommands.Make(this),
            PackCommands.MakeLint(this), PackCommands.Make(this), SubjectCommands.Make(this), DirectoryCommands.Make(this),
            BatchCommands.Make(this), TerritoryCommands.Make(this), CalendarCommand.Make(this), StorageCommands.Make(this), OpenApiCommand.Make(this),
        };
    }

    public RootCommand Root { get; }

    public string Language { get; }

    /// <summary>A text in the language chosen.</summary>
    public string In(string chinese, string english) => new LocalText(chinese, english).In(Language);

    /// <summary>A command that does something.</summary>
    public Command Make(
        string name, string chinese, string english, IEnumerable<Symbol> symbols, Func<Session, ParseResult, CancellationToken, Task<int>> work)
    {
        var command = Group(name, chinese, english, symbols);
        command.SetAction((result, cancellation) => work(SessionOf(result), result, cancellation));
        return command;
    }

    /// <summary>A command that only holds others.</summary>
    public Command Group(string name, string chinese, string english, IEnumerable<Symbol> symbols)
    {
        var command = new Command(name, In(chinese, english));
        foreach (var symbol in symbols)
        {
            switch (symbol)
            {
                case Argument argument: command.Add(argument); break;
                case Option option: command.Add(option); break;
                case Command inner: command.Add(inner); break;
            }
        }

        return command;
    }

    /// <summary>An option.</summary>
    public Option<T> Option<T>(string name, string help, string chinese, string english) =>
        new(name) { HelpName = help, Description = In(chinese, english) };

    /// <summary>An argument.</summary>
    public Argument<T> Argument<T>(string name, string chinese, string english) => new(name) { Description = In(chinese, english) };

    /// <summary>What is no connection string at all is a slip of the hand, not a database that failed.</summary>
    private void CheckConnection(System.CommandLine.Parsing.OptionResult result)
    {
        if (result.GetValueOrDefault<string?>() is { } text && !Storage.Database.IsConnection(text))
        {
            result.AddError(In("--db 应为 PostgreSQL 连接串，例如 Host=127.0.0.1;Database=xinheng;Username=xinheng", "--db expects a PostgreSQL connection string, such as Host=127.0.0.1;Database=xinheng;Username=xinheng"));
        }
    }

    private Session SessionOf(ParseResult result) => new(
        new Terminal(output, error, result.GetValue(language) ?? Language, result.GetValue(json)),
        new DeploymentPlace(
            Path.GetFullPath(result.GetValue(data) ?? "./data"),
            result.GetValue(connection),
            result.GetValue(packs) is { } folder ? Path.GetFullPath(folder) : DeploymentPlace.OwnPacks),
        clock);

    private Option<T> Global<T>(Option<T> option, string chinese, string english)
    {
        option.Recursive = true;
        option.Description = In(chinese, english);
        return option;
    }
}
