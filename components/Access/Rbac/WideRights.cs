namespace Infra.Components.Access;

/// <summary>
/// Permissions by which an account can give itself more. See https://kubernetes.io/docs/concepts/security/rbac-good-practices/.
/// </summary>
internal static class WideRights
{
    private static readonly RbacVerb[] Reading = [RbacVerb.Get, RbacVerb.List, RbacVerb.Watch];

    private static readonly RbacVerb[] Changing = [RbacVerb.Create, RbacVerb.Update, RbacVerb.Patch];

    // A new object of these kinds can do whatever its maker writes into it; one that is there can be changed only if it is not named.
    private static readonly string[] Workloads =
    [
        "pods", "replicationcontrollers", "deployments", "statefulsets", "daemonsets", "replicasets", "jobs", "cronjobs",
        "pods/ephemeralcontainers",
    ];

    private static readonly string[] Admission =
    [
        "mutatingwebhookconfigurations", "validatingwebhookconfigurations", "mutatingadmissionpolicies", "mutatingadmissionpolicybindings",
        "validatingadmissionpolicies", "validatingadmissionpolicybindings", "apiservices", "customresourcedefinitions",
    ];

    private static readonly string[] Roles = ["roles", "rolebindings", "clusterroles", "clusterrolebindings"];

    /// <summary>What is too much about a rule; null when nothing is.</summary>
    public static string? Of(RbacRule rule) =>
        Wildcard(rule)
        ?? rule.Verbs.Select(verb => verb switch
        {
            RbacVerb.Bind or RbacVerb.Escalate => "gives out permissions that the account does not have",
            RbacVerb.Impersonate => "acts as others",
            RbacVerb.Approve or RbacVerb.Sign => "hands out certificates of any user",
            _ => null,
        }).FirstOrDefault(found => found is not null)
        ?? rule.Resources.Select(resource => Of(rule, resource)).FirstOrDefault(found => found is not null);

    /// <summary>Whether a role that comes with Kubernetes holds such permissions.</summary>
    public static bool IsWide(string role) => role is "cluster-admin" or "admin" or "edit"
        || role.StartsWith("system:", StringComparison.Ordinal);

    private static string? Wildcard(RbacRule rule) => rule.Verbs.Contains(RbacVerb.All) ? "every verb, those of later versions too"
        : rule.ApiGroup == "*" ? "every API group"
        : rule.Resources.Concat(rule.Urls).FirstOrDefault(text => text.Contains('*')) is { } wild ? $"everything that matches {wild}"
        : null;

    private static string? Of(RbacRule rule, string resource)
    {
        bool May(params RbacVerb[] verbs) => rule.Verbs.Any(verbs.Contains);
        var named = rule.Names.Count > 0;
        return resource switch
        {
            "secrets" when May(Reading) && !named => "reads every Secret, the tokens of other accounts among them",
            "pods/exec" or "pods/attach" or "pods/portforward" when !named => "runs commands in any pod",
            _ when Workloads.Contains(resource) && (May(RbacVerb.Create) || (May(Changing) && !named)) =>
                "makes pods, which can mount any Secret and use any account of the namespace",
            "serviceaccounts/token" when May(RbacVerb.Create) && !named => "makes tokens of other accounts",
            "nodes/proxy" => "runs commands in any pod through its node",
            "persistentvolumes" when May(RbacVerb.Create) => "reaches the file systems of nodes",
            "namespaces" or "nodes" when May(RbacVerb.Update, RbacVerb.Patch) && !named =>
                "changes the labels by which policies are chosen",
            "certificatesigningrequests/approval" when May(Changing) => "hands out certificates of any user",
            _ when Roles.Contains(resource) && May(Changing) => "gives out permissions",
            _ when Admission.Contains(resource) && May(Changing) => "sees and changes every object that is made",
            _ => null,
        };
    }
}
