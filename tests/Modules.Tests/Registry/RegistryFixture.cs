using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

/// <summary>An empty registry and what is done to it.</summary>
internal sealed class RegistryFixture : IAsyncDisposable
{
    private RegistryFixture(TestDatabase test) => Test = test;

    public TestDatabase Test { get; }

    public Database Database => Test.Database;

    public RegistryReading Reading => new(Database);

    public RegistryChanges Changes => new(Database);

    public SearchIndex Search => new(Database);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RegistryFixture> CreateAsync(Engine engine) => new(await TestDatabase.CreateAsync(engine, RegistryMigrations.All));

    public Task<IReadOnlyList<TakenRow>> TakeAsync(params IncomingRegistration[] rows) => TakeAsync(Rows.Origin, rows);

    public Task<IReadOnlyList<TakenRow>> TakeAsync(ChangeOrigin origin, params IncomingRegistration[] rows) =>
        Database.WriteAsync((transaction, token) => new RegistryTaking(Database).TakeAsync(transaction, rows, origin, token), Token);

    public Task<IReadOnlyList<TakenRow>> TakeAsync(params IncomingRecord[] rows) => TakeAsync(Rows.Origin, rows);

    public Task<IReadOnlyList<TakenRow>> TakeAsync(ChangeOrigin origin, params IncomingRecord[] rows) =>
        Database.WriteAsync((transaction, token) => new RegistryTaking(Database).TakeAsync(transaction, rows, origin, token), Token);

    public Task<IReadOnlyList<TakenRow>> TakeAsync(params IncomingResult[] rows) => TakeAsync(Rows.Origin, rows);

    public Task<IReadOnlyList<TakenRow>> TakeAsync(ChangeOrigin origin, params IncomingResult[] rows) =>
        Database.WriteAsync((transaction, token) => new RegistryTaking(Database).TakeAsync(transaction, rows, origin, token), Token);

    public Task<IReadOnlyList<ChangeNumber>> AppendAsync(params IncomingEvent[] events) =>
        Database.WriteAsync((transaction, token) => new RecordEvents(Database).AppendAsync(transaction, events, Rows.Origin, token), Token);

    public async Task<SubjectStanding> StandingAsync(string code, string asOf, ChangeNumber? knownOn = null)
    {
        var subject = await Reading.FindAsync(code, Token);
        Assert.NotNull(subject);
        var standing = await Reading.StandingAsync(subject.Number, DateOnly.Parse(asOf), knownOn ?? await Changes.LastAsync(Token), Token);
        Assert.NotNull(standing);
        return standing;
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}
