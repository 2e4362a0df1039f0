using System.Globalization;
using Xinheng.Assessment;
using Xinheng.Assessment.Increments;
using Xinheng.Assessment.PackLife;
using Xinheng.Assessment.Snapshots;
using Xinheng.Intake;
using Xinheng.Intake.Batches;
using Xinheng.IntakeWorker;
using Xinheng.Storage;

// A process that does background work, for tests that kill it. It says "ready" before it touches anything.
//   DATA-FOLDER CONNECTION-OR-DASH FILE ROWS-IN-CHUNK   takes one file in and ends with the batch's state and number
//   DATA-FOLDER CONNECTION-OR-DASH run PACKS ENGINE RUN   works on a run, a little at a time, and tells how far it is
//   DATA-FOLDER CONNECTION-OR-DASH grades PACKS DAY     has grades follow to a day, five subjects at a time, and ends with what was graded
var (folder, connection) = (args[0], args[1] == "-" ? null : args[1]);
await using var database = Database.Open(folder, connection);
return args[2] switch
{
    "grades" => await FollowAsync(database, args[3], args[4]),
    "run" => await RunAsync(database, folder, args[3], (Enum.Parse<GradeEngine>(args[4]), long.Parse(args[5], CultureInfo.InvariantCulture))),
    _ => await TakeAsync(database, folder, args[2], args[3]),
};

static async Task<int> TakeAsync(Database database, string folder, string file, string rowsInChunk)
{
    var settings = new IntakeSettings(folder, RowsInChunk: int.Parse(rowsInChunk, CultureInfo.InvariantCulture));
    var desk = new IntakeDesk(database, settings, TimeProvider.System);
    Console.WriteLine("ready");
    await using var content = File.OpenRead(file);
    var answer = await desk.SubmitAsync(content, Path.GetFileName(file), new IntakeWish());
    if (!answer.IsDone)
    {
        Console.WriteLine(answer.Refusal.Code);
        return 1;
    }

    var receipt = await desk.RunAsync(answer.Receipt.Number);
    Console.WriteLine($"{receipt?.State.ToWord()} {receipt?.Number.Value}");
    return 0;
}

static async Task<int> FollowAsync(Database database, string packs, string day)
{
    var versions = new PackVersions(database, new PackLibrary(packs), TimeProvider.System);
    var runs = new GradeRuns(database, versions, TimeProvider.System);
    var increments = new GradeIncrements(database, runs, versions, TimeProvider.System) { UnitSize = 5 };
    Console.WriteLine("ready");
    var followed = await increments.FollowAsync(DateOnly.Parse(day, CultureInfo.InvariantCulture));
    Console.WriteLine($"graded {followed.Graded}");
    return 0;
}

static async Task<int> RunAsync(Database database, string folder, string packs, (GradeEngine Engine, long Number) run)
{
    var runs = new GradeRuns(database, new PackVersions(database, new PackLibrary(packs), TimeProvider.System), TimeProvider.System)
    {
        Engine = run.Engine, Columns = new ColumnStore(database, Path.Combine(folder, "columns")), BlocksAtOnce = 1, StretchInSql = 300,
    };
    Console.WriteLine("ready");
    var done = await runs.ContinueAsync(run.Number, new SlowProgress());
    Console.WriteLine($"{done.State} {done.Graded}");
    return 0;
}
