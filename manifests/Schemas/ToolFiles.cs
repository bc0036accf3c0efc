namespace Infra.Schemas;

/// <summary>Files that look like objects of a cluster and are read by a tool: no API server ever sees them.</summary>
internal static class ToolFiles
{
    private static readonly HashSet<string> ToolGroups = new(StringComparer.Ordinal)
    {
        Groups.Kustomize, "audit.k8s.io", "client.authentication.k8s.io", "kubeadm.k8s.io", "kind.x-k8s.io", "kops.k8s.io", "krew.googlecontainertools.github.com",
        "backstage.io", "ctlptl.dev", "eksctl.io", "install.istio.io", "k3d.io", "k0sctl.k0sproject.io", "kapp.k14s.io", "kbld.k14s.io", "vendir.k14s.io", "imgpkg.carvel.dev",
        "skaffold", "infra", "helm.sh", "scaffolder.backstage.io", "test.k6.io", "chainsaw.kyverno.io", "cli.kyverno.io", "kuttl.dev", "porter.sh", "krm.kcl.dev",
    };

    // Kinds of the core group that clients alone read, and those of OpenShift from the time before it had groups.
    private static readonly HashSet<string> CoreKinds = new(StringComparer.Ordinal)
    {
        "Config", "List", "Template", "DeploymentConfig", "BuildConfig", "ImageStream", "Route",
    };

    /// <summary>Whether objects of a kind are read by a tool.</summary>
    public static bool Reads(string apiVersion, string kind)
    {
        var group = ObjectId.GroupOf(apiVersion);
        return ToolGroups.Contains(group) || group.EndsWith(".config.k8s.io", StringComparison.Ordinal) || group == "config.k8s.io"
            || apiVersion == "builtin" || (group.Length == 0 && CoreKinds.Contains(kind));
    }
}
