namespace Infra.Rules.Objects;

internal sealed class NarrowRbac : IRule
{
    public RuleInfo Info { get; } = new("R26", "narrow-rbac", Severity.Warning, "RBAC grants far-reaching permissions")
    {
        ErrorInProduction = true,
        Description = """
            `*` among verbs or resources grants what the next version of Kubernetes adds as well; among the kinds of an operator's own API
            groups it is common, and passes. `cluster-admin` is everything. An account
            that may read Secrets, run commands in pods or change workloads in every namespace can make itself cluster-admin. The rule fails
            on such roles; a ClusterRole with such permissions fails where a ClusterRoleBinding grants them for the whole cluster.
            """,
        Remediation =
            "Grant the verbs on the resources by name, with a Role in the namespace where they are used, and `resourceNames` where it is one object.",
        SeeAlso = ["kube-linter cluster-admin-role-binding, access-to-secrets, wildcard-in-rules", "CIS 5.1.1 to 5.1.4",
            "Kubescape C-0002, C-0035"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var role in set.Of(Groups.Rbac, "Role", "ClusterRole"))
        {
            foreach (var (rule, path) in role.Tree.Maps("rules").Where(rule => !IsOfOperator(rule.Item)))
            {
                foreach (var part in (string[])["verbs", "resources"])
                {
                    report.AddIf(rule.Texts(part).Contains("*"),
                        role, $"{path}.{part}", "*", $"the {part} by name", $"list the {part} that are needed");
                }
            }
        }

        foreach (var binding in set.Of(Groups.Rbac, "ClusterRoleBinding"))
        {
            var name = binding.Tree.TextAt("roleRef", "name");
            if (name == "cluster-admin")
            {
                report.Add(binding, "roleRef.name", name, "a role with the permissions that are needed", "bind a narrower role");
            }
            else if (name is not null && set.Find(Groups.Rbac, "ClusterRole", null, name, binding) is { } role
                && role.Tree.Maps("rules").Select(rule => Detour(rule.Item)).FirstOrDefault(detour => detour is not null) is { } detour)
            {
                report.Add(binding, "roleRef.name", $"{name}: {detour} in every namespace",
                    "a RoleBinding in the namespace where it is needed",
                    "bind the role by a RoleBinding, and name the objects by resourceNames");
            }
        }
    }

    private static bool IsOfOperator(MapNode rule) => rule.Texts("apiGroups").ToList() is { Count: > 0 } groups
        && groups.TrueForAll(group => group != "*" && !Groups.IsBuiltIn(group));

    private static string? Detour(MapNode rule)
    {
        if (rule.List("resourceNames") is not null)
            return null;

        var resources = rule.Texts("resources").ToHashSet(StringComparer.Ordinal);
        var verbs = rule.Texts("verbs").ToHashSet(StringComparer.Ordinal);
        var changes = verbs.Overlaps(["create", "update", "patch", "delete", "*"]);
        return resources.Contains("secrets") && verbs.Overlaps(["get", "list", "watch", "*"]) ? "reads Secrets"
            : resources.Contains("pods/exec") && changes ? "runs commands in pods"
            : resources.Overlaps(["pods", "deployments", "daemonsets", "statefulsets"]) && changes ? "changes workloads"
            : null;
    }
}
