using System.Text.Json.Serialization;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;
using Infra.Rules;
using Infra.Settings;
using Pulumi;

namespace Infra.Tests.Settings;

/// <summary>The boats of a fleet.</summary>
public enum Boat
{
    /// <summary>Carries cars.</summary>
    Ferry,

    /// <summary>Carries two.</summary>
    RowingBoat,

    /// <summary>Pulls the others.</summary>
    [JsonStringEnumMemberName("tug-2")]
    Tug,
}

/// <summary>How many boats sail.</summary>
public abstract record Crew
{
    private Crew()
    {
    }

    /// <summary>One sailor.</summary>
    /// <param name="Reason">Why there is only one.</param>
    public sealed record One(string Reason) : Crew;

    /// <summary>As many as the weather asks for.</summary>
    public sealed record Watch : Crew, IChecked
    {
        /// <summary>The smallest number.</summary>
        [Infra.Components.Validation.Range(1, 9)]
        public required int Min { get; init; }

        /// <summary>The largest number.</summary>
        [Infra.Components.Validation.Range(1, 9)]
        public required int Max { get; init; }

        public void Check(Problems problems)
        {
            ArgumentNullException.ThrowIfNull(problems);
            problems.AddIf(Min > Max, Codes.OutOfRange, nameof(Min), $"{Min}", $"at most {problems.Name(nameof(Max))}", "lower it");
        }
    }

    /// <summary>The autopilot.</summary>
    /// <param name="Seed">Where chance begins. Default: 1.</param>
    public sealed record Automatic(int Seed = 1) : Crew;
}

/// <summary>A port that the program makes.</summary>
[Reference]
public sealed record Harbour(string Name);

/// <summary>One boat.</summary>
/// <param name="Name">The name on the bow.</param>
/// <param name="Length">The length in metres. Default: 9.</param>
public sealed record BoatArgs([property: Name] string Name, [property: Infra.Components.Validation.Range(1, 400)] int Length = 9) : IChecked
{
    /// <summary>Where the boat lies.</summary>
    public required Harbour Home { get; init; }

    /// <summary>Where it may call. Default: nowhere else.</summary>
    public IReadOnlyList<Harbour> Calls { get; init; } = [];

    /// <summary>Who sails it. Default: the autopilot.</summary>
    public Crew Crew { get; init; } = new Crew.Automatic();

    /// <summary>The radio's key. Default: none.</summary>
    public Input<string>? Radio { get; init; }

    /// <summary>The radio's channel. Default: 16.</summary>
    public Input<int> Channel { get; init; } = 16;

    /// <summary>Names of the lockers. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Lockers { get; init; } = new Dictionary<string, string>();

    /// <summary>The rooms, see <see cref="Lockers"/> and <see cref="Harbour"/>, <c>a.b</c>. Default: <c>one</c>.
    /// Not below deck.</summary>
    public int Rooms { get; init; } = 1;

    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        problems.AddIf(Length < 5 && Crew is Crew.Watch, Codes.Exclusive, nameof(Crew), null, "one sailor", "take one");
        foreach (var locker in Lockers.Where(locker => locker.Value == Name))
            problems.Add(Codes.DuplicateName, $"{nameof(Lockers)}.{locker.Key}", locker.Value, "another name", "rename it");
    }
}

/// <summary>A fleet.</summary>
public sealed record FleetSettings
{
    /// <summary>The boats.</summary>
    [Every]
    public IReadOnlyDictionary<Boat, BoatArgs> Boats { get; init; } = new Dictionary<Boat, BoatArgs>();

    /// <summary>Some boats' captains. Default: none.</summary>
    public IReadOnlyDictionary<Boat, string> Captains { get; init; } = new Dictionary<Boat, string>();

    /// <summary>The flagship. Default: none.</summary>
    public BoatArgs? Flagship { get; init; }

    /// <summary>What may stay. Default: nothing.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>The sea, which the program knows. Default: none.</summary>
    [Reference]
    public IReadOnlyList<string> Seas { get; init; } = [];
}

/// <summary>Binds settings of the fleet.</summary>
internal static class Fleet
{
    public static SystemDefinition Definition { get; } = new("fleet", "A fleet", typeof(FleetSettings),
        (_, _) => throw new NotSupportedException());

    /// <summary>Binds YAML, or says what is wrong with it.</summary>
    public static (T? Bound, IReadOnlyList<Diagnostic> Problems) Bind<T>(string yaml, IReferences? references = null)
        where T : class
    {
        var (root, read) = SettingsYaml.Read(yaml, "fleet.yaml", "stack sea");
        var problems = new List<Diagnostic>(read);
        var start = new SourceLocation("fleet.yaml", 1, 1);
        var bound = SettingsBinder.Bind("sea", typeof(T), new StackConfig(start, SettingEntry.Of(root, start)), new PlaceholderSecrets(),
            problems, references);
        return ((T?)bound, problems);
    }

    public static FleetSettings Bind(string yaml)
    {
        var (bound, problems) = Bind<FleetSettings>(yaml);
        Assert.Empty(problems);
        return bound!;
    }

    /// <summary>The problems, each as its code, place, value, what is allowed and the fix.</summary>
    public static string Refuse(string yaml)
    {
        var (bound, problems) = Bind<FleetSettings>(yaml);
        Assert.Null(bound);
        return string.Join('\n', problems);
    }
}
