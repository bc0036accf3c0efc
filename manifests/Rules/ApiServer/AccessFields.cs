using Infra.ApiServer;

namespace Infra.Rules.ApiServer;

internal sealed class AccessFields : IRule
{
    public RuleInfo Info { get; } = new("A25", "access-fields", Severity.Error, "role or binding that the API server refuses")
    {
        Description = """
            What a server checks in code of Roles, ClusterRoles and their bindings: verbs, apiGroups and resources in each rule,
            nonResourceURLs only in a ClusterRole and alone, the kind and apiGroup of roleRef and of each subject, the namespace of a
            ServiceAccount in a ClusterRoleBinding.
            """,
        Remediation = "Correct the field that the finding names.",
        SeeAlso = ["kubernetes.io: API reference"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var found in Refusals.Objects(set, report, Groups.Rbac, "Role"))
            Roles.Check(found, isOfNamespace: true);

        foreach (var found in Refusals.Objects(set, report, Groups.Rbac, "ClusterRole"))
            Roles.Check(found, isOfNamespace: false);

        foreach (var found in Refusals.Objects(set, report, Groups.Rbac, "RoleBinding"))
            Roles.CheckBinding(found, isOfNamespace: true);

        foreach (var found in Refusals.Objects(set, report, Groups.Rbac, "ClusterRoleBinding"))
            Roles.CheckBinding(found, isOfNamespace: false);
    }
}
