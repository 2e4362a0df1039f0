using System.Text;
using Dapper;
using Xinheng.Assessment;
using Xinheng.Intake;
using Xinheng.Intake.Batches;
using Xinheng.Modules.Tests.Assessment;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Batches;

/// <summary>A desk over an empty database of one engine, and what tests ask of it.</summary>
internal sealed class IntakeTest : IAsyncDisposable
{
    private readonly TestDatabase test;

    private IntakeTest(TestDatabase test)
    {
        this.test = test;
        Desk = NewDesk();
    }

    /// <summary>The scales of the packs that come with the program.</summary>
    public static Lazy<KnownScales> ShippedScales { get; } =
        new(() => KnownScales.Of(new PackLibrary(GradedCity.PackRoot()).List().Select(entry => entry.Pack).OfType<CompiledPack>()));

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public IntakeDesk Desk { get; }

    public FixedClock Clock { get; } = FixedClock.On("2026-11-20");

    public Database Database => test.Database;

    public string Folder => test.Folder;

    public string? Connection => test.Connection;

    public static async Task<IntakeTest> CreateAsync(Engine engine) =>
        new(await TestDatabase.CreateAsync(engine, [.. RegistryMigrations.All, .. IntakeMigrations.All]));

    /// <summary>A further desk on the same database, as another part of the program would have one.</summary>
    public IntakeDesk NewDesk(int rowsInChunk = 1000) =>
        new(Database, new IntakeSettings(Folder, "1310", rowsInChunk) { Scales = (_, _) => Task.FromResult(ShippedScales.Value) }, Clock);

    public async Task<BatchAnswer> SubmitAsync(string name, string text, IntakeWish? wish = null) =>
        await Desk.SubmitAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), name, wish ?? new IntakeWish(), Token);

    /// <summary>Sends a file in and works it off.</summary>
    public async Task<Receipt> TakeAsync(string name, string text, IntakeWish? wish = null)
    {
        var answer = await SubmitAsync(name, text, wish);
        Assert.True(answer.IsDone, answer.Refusal?.Message.En);
        return await RunAsync(answer.Receipt.Number);
    }

    public async Task<Receipt> RunAsync(BatchNumber number, IProgress<IntakeProgress>? progress = null)
    {
        var receipt = await Desk.RunAsync(number, progress, Token);
        Assert.NotNull(receipt);
        return receipt;
    }

    public async Task<long> CountAsync(string fromWhere)
    {
        await using var connection = await Database.OpenAsync(Token);
        return await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {fromWhere}");
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await Database.OpenAsync(Token);
        await connection.ExecuteAsync(sql);
    }

    public static string Registrations(int count, int from = 0) =>
        string.Join('\n', [MadeUpFiles.RegistrationHeader, .. MadeUpFiles.Registrations(count, from), string.Empty]);

    public static string Penalties(int count, int subjects) =>
        string.Join('\n', [MadeUpFiles.PenaltyHeader, .. MadeUpFiles.Penalties(count, subjects), string.Empty]);

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
