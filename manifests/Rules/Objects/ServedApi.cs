namespace Infra.Rules.Objects;

internal sealed class ServedApi : IRule
{
    private const string PodSecurity = "labels of Pod Security Admission on the namespaces";

    // Group and version (and kind, where only some of its kinds went), the release that no longer serves it or deprecated it, and what to
    // write.
    private static readonly (string ApiVersion, string? Kind, string? Removed, string? Deprecated, string Instead)[] Gone =
    [
        ("extensions/v1beta1", "Deployment", "1.16", null, "apps/v1"),
        ("extensions/v1beta1", "DaemonSet", "1.16", null, "apps/v1"),
        ("extensions/v1beta1", "ReplicaSet", "1.16", null, "apps/v1"),
        ("extensions/v1beta1", "NetworkPolicy", "1.16", null, "networking.k8s.io/v1"),
        ("extensions/v1beta1", "PodSecurityPolicy", "1.16", null, PodSecurity),
        ("extensions/v1beta1", "Ingress", "1.22", null, "networking.k8s.io/v1"),
        ("apps/v1beta1", null, "1.16", null, "apps/v1"),
        ("apps/v1beta2", null, "1.16", null, "apps/v1"),
        ("networking.k8s.io/v1beta1", "Ingress", "1.22", null, "networking.k8s.io/v1"),
        ("networking.k8s.io/v1beta1", "IngressClass", "1.22", null, "networking.k8s.io/v1"),
        ("rbac.authorization.k8s.io/v1beta1", null, "1.22", null, "rbac.authorization.k8s.io/v1"),
        ("apiextensions.k8s.io/v1beta1", null, "1.22", null, "apiextensions.k8s.io/v1"),
        ("admissionregistration.k8s.io/v1beta1", "ValidatingWebhookConfiguration", "1.22", null, "admissionregistration.k8s.io/v1"),
        ("admissionregistration.k8s.io/v1beta1", "MutatingWebhookConfiguration", "1.22", null, "admissionregistration.k8s.io/v1"),
        ("batch/v1beta1", null, "1.25", null, "batch/v1"),
        ("discovery.k8s.io/v1beta1", null, "1.25", null, "discovery.k8s.io/v1"),
        ("events.k8s.io/v1beta1", null, "1.25", null, "events.k8s.io/v1"),
        ("policy/v1beta1", "PodSecurityPolicy", "1.25", null, PodSecurity),
        ("policy/v1beta1", "PodDisruptionBudget", "1.25", null, "policy/v1"),
        ("autoscaling/v2beta1", null, "1.25", null, "autoscaling/v2"),
        ("autoscaling/v2beta2", null, "1.26", null, "autoscaling/v2"),
        ("flowcontrol.apiserver.k8s.io/v1beta1", null, "1.26", null, "flowcontrol.apiserver.k8s.io/v1"),
        ("flowcontrol.apiserver.k8s.io/v1beta2", null, "1.29", null, "flowcontrol.apiserver.k8s.io/v1"),
        ("flowcontrol.apiserver.k8s.io/v1beta3", null, "1.32", null, "flowcontrol.apiserver.k8s.io/v1"),
        ("v1", "Endpoints", null, "1.33", "an EndpointSlice (discovery.k8s.io/v1)"),
        ("cert-manager.io/v1alpha2", null, "1.0", null, "cert-manager.io/v1"),
        ("cert-manager.io/v1alpha3", null, "1.0", null, "cert-manager.io/v1"),
        ("gateway.networking.k8s.io/v1alpha2", "HTTPRoute", "1.0", null, "gateway.networking.k8s.io/v1"),
        ("gateway.networking.k8s.io/v1beta1", "Gateway", null, "1.0", "gateway.networking.k8s.io/v1"),
        ("gateway.networking.k8s.io/v1beta1", "HTTPRoute", null, "1.0", "gateway.networking.k8s.io/v1"),
    ];

    public RuleInfo Info { get; } = new("R27", "served-api", Severity.Error, "removed or deprecated API version")
    {
        Description = """
            Kubernetes refuses an object of an API version that it no longer serves, which shows at the upgrade of the cluster. Removed
            versions are errors, deprecated ones warnings: v1 Endpoints (since 1.33), Traefik's old group `traefik.containo.us` (gone in
            Traefik 3, as is its matcher `Headers`). Permissions on PodSecurityPolicies in roles are for information. `autoscaling/v1` is served and left
            alone; permissions that are left over in roles are for information. `--kubernetes` says which version counts.
            """,
        Remediation = "Write the version that the finding names.",
        SeeAlso = ["kube-linter no-extensions-v1beta", "Datree deprecated APIs", "pluto", "kubernetes.io deprecation guide",
            "traefik-helm-chart#1063"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var now = Minor(set.Options.Kubernetes);
        foreach (var manifest in set.All)
        {
            if (manifest.Id.Group == Groups.OldTraefik)
            {
                report.Add(manifest, "apiVersion", manifest.ApiVersion, "traefik.io/v1alpha1",
                    "write the new group; Traefik 3 knows no other", Severity.Warning);
                CheckMatchers(manifest, report);
            }

            foreach (var (apiVersion, kind, removed, deprecated, instead) in Gone)
            {
                if (manifest.ApiVersion != apiVersion || (kind is not null && manifest.Id.Kind != kind))
                    continue;

                if (removed is not null && now >= Minor(removed))
                {
                    report.Add(manifest, "apiVersion", $"{manifest.ApiVersion} {manifest.Id.Kind} (not served since {removed})", instead,
                        $"write {instead}");
                }
                else if (deprecated is not null && now >= Minor(deprecated))
                {
                    report.Add(manifest, "apiVersion", $"{manifest.ApiVersion} {manifest.Id.Kind} (deprecated since {deprecated})",
                        instead, $"write {instead}", Severity.Warning);
                }
            }
        }

        foreach (var role in set.Of(Groups.Rbac, "Role", "ClusterRole"))
        {
            foreach (var (rule, path) in role.Tree.Maps("rules"))
            {
                report.AddIf(rule.Texts("resources").Contains("podsecuritypolicies"),
                    role, path + ".resources", "podsecuritypolicies (gone since 1.25)", "resources that exist", "remove it",
                    Severity.Information);
            }
        }
    }

    /// <summary>Whether the rule knows an API version of a kind as one that went or will go.</summary>
    public static bool IsListed(string apiVersion, string kind) =>
        Array.Exists(Gone, gone => gone.ApiVersion == apiVersion && (gone.Kind is null || gone.Kind == kind));

    private static void CheckMatchers(Manifest route, Report report)
    {
        foreach (var (rule, path) in route.Items("routes"))
        {
            if (rule.Text("match") is { } match && match.Contains("Headers(", StringComparison.Ordinal))
                report.Add(route, path + ".match", match, "Header(...)", "write Header: Traefik 3 renamed the matcher", Severity.Warning);
        }
    }

    private static int Minor(string version)
    {
        var parts = version.TrimStart('v').Split('.');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture) * 1000) + (parts.Length > 1
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var minor) ? minor : 0);
    }
}
