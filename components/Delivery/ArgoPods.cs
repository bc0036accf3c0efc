using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.Delivery;

/// <summary>How pods are hardened that controllers of Argo make: they say nothing of it themselves.</summary>
internal static class ArgoPods
{
    public static PodSecurityContextArgs Pod(int user) => new()
    {
        RunAsNonRoot = true,
        RunAsUser = user,
        RunAsGroup = user,
        FsGroup = user,
        SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
    };

    public static JetStreamContainerArgs Container(Resources resources) => new()
    {
        Resources = resources.ToArgs(),
        SecurityContext = Hardened(),
    };

    public static SecurityContextArgs Hardened() => new()
    {
        AllowPrivilegeEscalation = false,
        Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
    };
}
