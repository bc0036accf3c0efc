namespace Infra.Schemas;

/// <summary>Files that look like objects of a cluster and are read by a tool: no API server ever sees them.</summary>
internal static class ToolFiles
{
    private static readonly HashSet<string> ToolGroups = new(StringComparer.Ordinal)
    {
        Groups.Kustomize, "audit.k8s.io", "backstage.io", "chainsaw.kyverno.io", "cli.kyverno.io", "client.authentication.k8s.io", "ctlptl.dev",
        "eksctl.io", "helm.sh", "imgpkg.carvel.dev", "infra", "install.istio.io", "k0sctl.k0sproject.io", "k3d.io", "kapp.k14s.io",
        "kbld.k14s.io", "kind.x-k8s.io", "kops.k8s.io", "krew.googlecontainertools.github.com", "krm.kcl.dev", "kubeadm.k8s.io", "kuttl.dev",
        "porter.sh", "scaffolder.backstage.io", "skaffold", "test.k6.io", "vendir.k14s.io",
    };

    // Kinds of the core group that clients alone read, and those of OpenShift from the time before it had groups.
    private static readonly HashSet<string> CoreKinds = new(StringComparer.Ordinal)
    {
        "AgentConfig", "Config", "List", "Template", "DeploymentConfig", "BuildConfig", "ImageStream", "Route",
    };

    /// <summary>Whether a file without a kind is read by a tool, by its name.</summary>
    public static bool IsOne(string file) => Path.GetFileName(file) is "install-config.yaml" or "install-config.yml";

    /// <summary>Whether objects of a kind are read by a tool.</summary>
    public static bool Reads(string apiVersion, string kind)
    {
        var group = ObjectId.GroupOf(apiVersion);
        return ToolGroups.Contains(group) || group.EndsWith(".config.k8s.io", StringComparison.Ordinal) || group == "config.k8s.io"
            || apiVersion == "builtin" || (group.Length == 0 && CoreKinds.Contains(kind));
    }
}
