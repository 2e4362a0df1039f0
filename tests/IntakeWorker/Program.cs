using Xinheng.Intake;
using Xinheng.Intake.Batches;
using Xinheng.Storage;

// A process that takes one file in, for tests that kill it: DATA-FOLDER CONNECTION-OR-DASH FILE ROWS-IN-CHUNK.
// It says "ready" before it touches the file and ends with the batch's state and number.
var (folder, connection, file, rowsInChunk) = (args[0], args[1] == "-" ? null : args[1], args[2], int.Parse(args[3]));
await using var database = Database.Open(folder, connection);
var desk = new IntakeDesk(database, new IntakeSettings(folder, RowsInChunk: rowsInChunk), TimeProvider.System);
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
