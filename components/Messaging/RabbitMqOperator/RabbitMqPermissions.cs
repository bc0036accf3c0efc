using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Infra.Components.Messaging;

/// <summary>
/// What the operator may do: what release 2.22.3 is published with (rabbitmq/cluster-operator, <c>config/rbac</c>), in the namespaces that it
/// watches. Compare it when the minor version moves.
/// </summary>
internal static class RabbitMqPermissions
{
    private static readonly string[] Read = ["get", "list", "watch"];
    private static readonly string[] Keep = ["create", "get", "list", "update", "watch"];
    private static readonly string[] Own = ["create", "delete", "get", "list", "update", "watch"];

    /// <summary>In a namespace that it watches.</summary>
    public static PolicyRuleArgs[] Watched =>
    [
        Rule("rabbitmq.com", Keep, "rabbitmqclusters"),
        Rule("rabbitmq.com", ["get", "patch", "update"], "rabbitmqclusters/status"),
        Rule("rabbitmq.com", ["update"], "rabbitmqclusters/finalizers"),
        Rule("apps", Own, "statefulsets"),
        Rule("", Keep, "configmaps", "persistentvolumeclaims", "secrets", "serviceaccounts", "services"),
        Rule("", ["get", "list", "update", "watch"], "pods"),
        Rule("", ["create"], "pods/exec"),
        Rule("", ["create", "get", "patch"], "events"),
        Rule("", Read, "endpoints"),
        Rule("discovery.k8s.io", Read, "endpointslices"),
        Rule("rbac.authorization.k8s.io", Own, "roles", "rolebindings"),
    ];

    /// <summary>In its own namespace, where its instances agree on which of them acts.</summary>
    public static PolicyRuleArgs[] Leader =>
    [
        Rule("coordination.k8s.io", ["create", "delete", "get", "list", "patch", "update", "watch"], "leases"),
        Rule("", ["create", "patch"], "events"),
    ];

    private static PolicyRuleArgs Rule(string group, string[] verbs, params string[] resources) =>
        new() { ApiGroups = { group }, Resources = resources, Verbs = verbs };
}
