using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Rules;
using Infra.Stacks.Settings;

namespace Infra.Stacks.Chocoletter;

/// <summary>The settings of the system <c>chocoletter-guest</c>, which lives on the platform of another stack.</summary>
public sealed record ChocoletterGuestSettings : IChecked, IExemptingSettings
{
    /// <summary>The stack that owns the platform.</summary>
    [Name]
    public required string Platform { get; init; }

    /// <summary>Where the stack lives: the owner's cluster. Default: the current context of the kubeconfig.</summary>
    public GuestClusterSettings Cluster { get; init; } = new();

    /// <summary>Where charts, manifests and images come from behind a wall. Default: their projects' own places.</summary>
    public MirrorSettings Mirrors { get; init; } = new();

    /// <summary>The variant: the end of its objects' names, and the first part of its secrets' names.</summary>
    [Name]
    public required string Variant { get; init; }

    /// <summary>The DNS zone whose hosts have short listener names.</summary>
    [HostName]
    public required string Zone { get; init; }

    /// <summary>The images that run.</summary>
    public required GuestImageSettings Images { get; init; }

    /// <summary>
    /// For an image's key the git revision that it was built from; promotions between variants go by it. Default: not known.
    /// </summary>
    [Matches("[0-9a-f]{7,40}", "a git revision such as 4f2c1ab")]
    public IReadOnlyDictionary<string, string> Revisions { get; init; } = new Dictionary<string, string>();

    /// <summary>The applications.</summary>
    public required GuestAppSettings Apps { get; init; }

    /// <summary>
    /// The findings of <c>infra check</c> that may stay, each with a reason, an owner and a last day. Default: none.
    /// </summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        Hosts.Check(problems, ("apps.client.hosts", Apps.Client.Hosts), ("apps.server.hosts", Apps.Server.Hosts));
        Apps.Client.Scale.Check(problems, "apps.client.scale");
        Apps.Server.Scale.Check(problems, "apps.server.scale");
    }
}
