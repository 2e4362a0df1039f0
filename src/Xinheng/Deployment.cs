using Xinheng.Assessment;
using Xinheng.Assessment.BackTests;
using Xinheng.Assessment.Consistency;
using Xinheng.Assessment.Increments;
using Xinheng.Assessment.Outside;
using Xinheng.Assessment.PackLife;
using Xinheng.Assessment.Reading;
using Xinheng.Assessment.Snapshots;
using Xinheng.Assessment.Warnings;
using Xinheng.Assessment.WhatIfs;
using Xinheng.Intake;
using Xinheng.Intake.Batches;
using Xinheng.Intake.Outcomes;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng;

/// <summary>Where a deployment keeps what it knows.</summary>
/// <param name="DataDirectory">Kept originals and, without <paramref name="Connection"/>, the SQLite file.</param>
/// <param name="Connection">A PostgreSQL connection string; null for SQLite.</param>
/// <param name="PackDirectory">The folder of policy packs.</param>
internal sealed record DeploymentPlace(string DataDirectory, string? Connection, string PackDirectory)
{
    /// <summary>The packs that come with the program.</summary>
    public static string OwnPacks => Path.Combine(AppContext.BaseDirectory, "packs");
}

/// <summary>One deployment, opened: the modules over one database.</summary>
internal sealed class Deployment : IAsyncDisposable
{
    private Deployment(DeploymentPlace place, Database database, TimeProvider clock, Territory territory)
    {
        (Place, Database, Clock, Territory) = (place, database, clock, territory);
        Settings = new Settings(database);
        Packs = new PackLibrary(place.PackDirectory);
        Registry = new RegistryReading(database);
        Changes = new RegistryChanges(database);
        Search = new SearchIndex(database);
        Versions = new PackVersions(database, Packs, clock);
        Intake = new IntakeDesk(
            database, new IntakeSettings(place.DataDirectory, territory.DivisionPrefix) { Divisions = territory.Divisions, Scales = ScalesAsync }, clock);
        Drafts = new PackDrafts(database, Versions, clock);
        Columns = new ColumnStore(database, Path.Combine(place.DataDirectory, "columns"));
        Runs = new GradeRuns(database, Versions, clock) { Columns = Columns };
        BackTests = new BackTestDesk(database, Versions, clock);
        Inspections = new HeldInspections(database);
        StandingGrades = new StandingGrades(database);
        Increments = new GradeIncrements(database, Runs, Versions, clock) { Columns = Columns, Standings = StandingGrades };
        Explanations = new Explanations(database);
        Figures = new Overview(database);
        Past = new PastGrades(database);
        Outside = new OutsideSettings(database, clock);
        WhatIfs = new WhatIfDesk(database, Columns);
        Trials = new SavedTrials(database, clock);
        Consistency = new ConsistencyDesk(database, clock);
        ConsistencyCheck = new ConsistencyCheck(database, Versions, clock);
        WatchRules = new WatchRules(database, Versions, clock);
        WatchTrial = new WatchTrial(database, Versions, clock);
        Watch = new Watch(database, Versions, clock);
        Warnings = new WarningInbox(database, clock);
        Directories = new EnterpriseDirectories(database, territory.Divisions, territory.DirectoryRule);
    }

    public DeploymentPlace Place { get; }

    public Database Database { get; }

    public TimeProvider Clock { get; }

    public Territory Territory { get; }

    public Settings Settings { get; }

    public PackLibrary Packs { get; }

    public PackVersions Versions { get; }

    public PackDrafts Drafts { get; }

    public RegistryReading Registry { get; }

    public RegistryChanges Changes { get; }

    public SearchIndex Search { get; }

    public IntakeDesk Intake { get; }

    public GradeRuns Runs { get; }

    public ColumnStore Columns { get; }

    public BackTestDesk BackTests { get; }

    public HeldInspections Inspections { get; }

    /// <summary>Runs that another engine works out.</summary>
    public GradeRuns RunsBy(GradeEngine? engine) => new(Database, Versions, Clock) { Engine = engine, Columns = Columns };

    /// <summary>Everyone's grades by code; in memory once the pipeline has read them.</summary>
    public StandingGrades StandingGrades { get; }

    public GradeIncrements Increments { get; }

    public Explanations Explanations { get; }

    public Overview Figures { get; }

    public PastGrades Past { get; }

    public OutsideSettings Outside { get; }

    public WhatIfDesk WhatIfs { get; }

    public SavedTrials Trials { get; }

    public ConsistencyDesk Consistency { get; }

    public ConsistencyCheck ConsistencyCheck { get; }

    public WatchRules WatchRules { get; }

    public WatchTrial WatchTrial { get; }

    public Watch Watch { get; }

    public WarningInbox Warnings { get; }

    public EnterpriseDirectories Directories { get; }

    /// <summary>The last change this process knows to be in the search index.</summary>
    public ChangeNumber Indexed { get; set; }

    /// <summary>The civil day in Asia/Shanghai, which has kept UTC+8 without summer time since 1991.</summary>
    public DateOnly Today => CivilDay.Of(Clock.GetUtcNow());

    /// <summary>The steps of all modules, in the order of their references.</summary>
    public static IReadOnlyList<Migration> Migrations { get; } =
        [
            .. Xinheng.Settings.Migrations,
            .. RegistryMigrations.All,
            .. IntakeMigrations.All,
            .. AssessmentMigrations.All,
            .. SavedTrials.Migrations,
            .. BackTestMigrations.All,
            .. ConsistencyMigrations.All,
            .. WarningsMigrations.All,
        ];

    /// <summary>Opens a deployment and brings its database to the current form.</summary>
    public static async Task<Deployment> OpenAsync(DeploymentPlace place, TimeProvider clock, CancellationToken cancellation)
    {
        Directory.CreateDirectory(place.DataDirectory);
        var database = Database.Open(place.DataDirectory, place.Connection);
        try
        {
            await Storage.Migrations.ApplyAsync(database, Migrations, cancellation);
            var territory = await Territory.OfAsync(new Settings(database), place.PackDirectory, cancellation);
            return new Deployment(place, database, clock, territory);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>The scales on which results may be received: those of all packs as they are on a day.</summary>
    public async Task<KnownScales> ScalesAsync(DateOnly day, CancellationToken cancellation) =>
        KnownScales.Of((await Versions.AllOnAsync(day, cancellation)).Select(version => version.Entry.Pack).OfType<CompiledPack>());

    public ValueTask DisposeAsync()
    {
        WhatIfs.Dispose();
        return Database.DisposeAsync();
    }
}
