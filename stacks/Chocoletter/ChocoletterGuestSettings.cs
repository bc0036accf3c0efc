using System.ComponentModel;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Stacks.Settings;

namespace Infra.Stacks.Chocoletter;

/// <summary>The settings of the system <c>chocoletter-guest</c>, which lives on the platform of another stack.</summary>
public sealed record ChocoletterGuestSettings : ICheckedSettings, IExemptingSettings, IReleasedSettings
{
    /// <summary>The stack that owns the platform.</summary>
    [Description("The stack that owns the platform.")]
    [Name]
    public required string Platform { get; init; }

    /// <summary>Where the stack lives. Default: the current context of the kubeconfig.</summary>
    [Description("Where the stack lives: the owner's cluster.")]
    public GuestClusterSettings Cluster { get; init; } = new();

    /// <summary>Where images come from. Default: their projects' own places.</summary>
    [Description("Where charts, manifests and images come from behind a wall.")]
    public MirrorSettings Mirrors { get; init; } = new();

    /// <summary>The variant: the end of its objects' names, and the first part of its secrets' names.</summary>
    [Description("The variant: the end of its objects' names, and the first part of its secrets' names.")]
    [Name]
    public required string Variant { get; init; }

    /// <summary>The DNS zone whose hosts have short listener names.</summary>
    [Description("The DNS zone whose hosts have short listener names.")]
    [HostName]
    public required string Zone { get; init; }

    /// <summary>The images that run.</summary>
    [Description("The images that run.")]
    public required GuestImageSettings Images { get; init; }

    /// <summary>For an image's key the git revision that it was built from. Default: not known.</summary>
    [Description("For an image's key the git revision that it was built from; promotions between variants go by it.")]
    [Matches("[0-9a-f]{7,40}", "a git revision such as 4f2c1ab")]
    public IReadOnlyDictionary<string, string> Revisions { get; init; } = new Dictionary<string, string>();

    /// <summary>The applications.</summary>
    [Description("The applications.")]
    public required GuestAppSettings Apps { get; init; }

    /// <summary>The findings of <c>infra check</c> that somebody decided to live with. Default: none.</summary>
    [Description("The findings of `infra check` that somebody decided to live with, each with a reason, an owner and a last day.")]
    public IReadOnlyList<ExemptionSettings> Exemptions { get; init; } = [];

    /// <inheritdoc/>
    public void Check(SettingsProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        Hosts.Check(problems, ("apps.client.hosts", Apps.Client.Hosts), ("apps.server.hosts", Apps.Server.Hosts));
        Apps.Client.Scale.Check(problems, "apps.client.scale");
        Apps.Server.Scale.Check(problems, "apps.server.scale");
    }
}
