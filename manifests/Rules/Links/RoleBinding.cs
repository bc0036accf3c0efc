namespace Infra.Rules.Links;

internal sealed class RoleBinding : IRule
{
    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal) { "admin", "edit", "view", "cluster-admin" };

    public RuleInfo Info { get; } = new("L10", "role-binding", Severity.Error, "binding to a missing role or account")
    {
        Description =
            "A binding to a role or an account that does not exist grants nothing, until an object of that name appears. Where a chart may bring them, the finding is information.",
        Remediation = "Correct the names, or declare the role and the account.",
        SeeAlso = ["kube-linter non-existent-service-account"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var binding in set.Of(Groups.Rbac, "RoleBinding", "ClusterRoleBinding"))
        {
            var space = binding.Id.Kind == "RoleBinding" ? binding.Space : "";
            var kind = binding.Tree.TextAt("roleRef", "kind") ?? "";
            var name = binding.Tree.TextAt("roleRef", "name") ?? "";
            if (kind != "ClusterRole" || !(BuiltIn.Contains(name) || name.StartsWith("system:", StringComparison.Ordinal)))
            {
                report.Missing(set.Existence.Of(binding, Groups.Rbac, kind, kind == "Role" ? space : null, name), binding, "roleRef",
                    $"{kind} {name}", "a role that exists", "declare it, or correct kind and name");
            }

            foreach (var (subject, path) in binding.Tree.Maps("subjects"))
            {
                var other = subject.Text("namespace") ?? space;
                if (subject.Text("kind") == "ServiceAccount" && subject.Text("name") is { } account && other.Length > 0)
                {
                    report.Missing(set.Existence.Of(binding, Groups.Core, "ServiceAccount", other, account), binding, path,
                        $"ServiceAccount {other}/{account}", "an account that exists", "declare it, or correct the name");
                }
            }
        }
    }
}
