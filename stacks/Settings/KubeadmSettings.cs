using System.ComponentModel;
using Infra.Catalogue;
using Infra.Components;
using Infra.Components.Clusters;
using Infra.Components.Settings;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>A cluster made with kubeadm on machines that are reached over SSH: <c>infra:cluster.kubeadm</c>.</summary>
public sealed record KubeadmSettings : ICheckedSettings
{
    private const string Release = @"v1\.[0-9]+\.[0-9]+";

    /// <summary>The machine that holds the API and etcd. Alone, it runs the pods as well.</summary>
    [Description("The machine that holds the API and etcd. Alone, it runs the pods as well.")]
    public required NodeSettings ControlPlane { get; init; }

    /// <summary>The machines that run the pods. Default: none; the control plane does.</summary>
    [Description("The machines that run the pods. Default: none; the control plane does.")]
    public IReadOnlyList<NodeSettings> Workers { get; init; } = [];

    /// <summary>How the machines are reached.</summary>
    [Description("How the machines are reached.")]
    public required SshSettings Ssh { get; init; }

    /// <summary>The version. Default: the one that this program was tested with.</summary>
    [Description("The version of Kubernetes.")]
    [Matches(Release, "a release of Kubernetes such as v1.36.3")]
    public string Version { get; init; } = KubernetesReleases.Kubeadm;

    /// <summary>The version that runs now, so that a preview refuses a step that cannot be taken. Default: the nodes are asked.</summary>
    [Description("The version that runs now, so that a preview refuses a step that cannot be taken.")]
    [Matches(Release, "a release of Kubernetes such as v1.36.3")]
    public string? UpgradesFrom { get; init; }

    /// <summary>Where the API is reached: an address or name that outlives the machine. Default: the control plane's.</summary>
    [Description("Where the API is reached: an address or name that outlives the machine. Default: the control plane's.")]
    [Matches("[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?", "an address or a host name")]
    public string? Endpoint { get; init; }

    /// <summary>Further names and addresses for the API's certificate. Default: none.</summary>
    [Description("Further names and addresses for the API's certificate.")]
    public IReadOnlyList<string> CertificateNames { get; init; } = [];

    /// <summary>The pods' addresses. Default: 10.244.0.0/16.</summary>
    [Description("The pods' addresses. Cannot be changed later.")]
    [Address(AddressForms.Network)]
    public string PodNetwork { get; init; } = "10.244.0.0/16";

    /// <summary>The Services' addresses. Default: 10.96.0.0/12.</summary>
    [Description("The Services' addresses. Cannot be changed later.")]
    [Address(AddressForms.Network)]
    public string ServiceNetwork { get; init; } = "10.96.0.0/12";

    /// <summary>What namespaces without Pod Security labels enforce. Default: restricted.</summary>
    [Description("What namespaces without Pod Security labels enforce.")]
    public PodSecurity PodSecurity { get; init; } = PodSecurity.Restricted;

    /// <summary>Whether the control plane is protected against removal. Default: true.</summary>
    [Description("Whether the control plane is protected against removal.")]
    public bool Protect { get; init; } = true;

    /// <inheritdoc/>
    public void Check(SettingsProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        Machines.Check(problems, ("controlPlane", [ControlPlane]), ("workers", Workers));
    }

    /// <summary>As the component takes it.</summary>
    public KubeadmClusterArgs ToArgs() => new()
    {
        ControlPlane = ControlPlane.ToNode(),
        Workers = [.. Workers.Select(node => node.ToNode())],
        Ssh = Ssh.ToAccess(),
        Version = Version,
        UpgradesFrom = UpgradesFrom,
        Endpoint = Endpoint is null ? null : (Pulumi.Input<string>)Endpoint,
        CertificateNames = CertificateNames,
        PodNetwork = PodNetwork,
        ServiceNetwork = ServiceNetwork,
        PodSecurity = PodSecurity,
        Protect = Protect,
    };
}
