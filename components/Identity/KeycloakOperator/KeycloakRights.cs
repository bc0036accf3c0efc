using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Infra.Components.Identity;

/// <summary>
/// What the operator may do in a namespace that it watches: what release 26.7.1 is published with (keycloak/keycloak-k8s-resources,
/// <c>kubernetes/kubernetes.yml</c>), in one role. Compare it when the minor version moves.
/// </summary>
internal static class KeycloakRights
{
    private static readonly string[] Read = ["get", "list", "watch"];
    private static readonly string[] Own = ["create", "delete", "get", "list", "patch", "update", "watch"];

    public static PolicyRuleArgs[] All =>
    [
        Rule("k8s.keycloak.org", Own, [.. Kinds.SelectMany(kind => new[] { kind, $"{kind}/status", $"{kind}/finalizers" })]),
        Rule("apps", Own, "statefulsets"),
        Rule("batch", Own, "jobs"),
        Rule("", Own, "secrets", "services"),
        Rule("", Read, "configmaps"),
        Rule("", ["list"], "pods"),
        Rule("", ["get"], "pods/log"),
        Rule("networking.k8s.io", Own, "ingresses", "networkpolicies"),
        Rule("monitoring.coreos.com", Own, "servicemonitors"),
    ];

    // It asks at its start whether this is OpenShift.
    public static PolicyRuleArgs[] Platform => [Rule("config.openshift.io", ["get"], "ingresses")];

    /// <summary>The kinds that it has a controller for.</summary>
    public static string[] Kinds => ["keycloaks", "keycloakrealmimports", "keycloakoidcclients", "keycloaksamlclients"];

    private static PolicyRuleArgs Rule(string group, string[] verbs, params string[] resources) =>
        new() { ApiGroups = { group }, Resources = resources, Verbs = verbs };
}
