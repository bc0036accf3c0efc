namespace Infra.Tests.ApiServer;

/// <summary>
/// Roles and bindings: one change to a valid object is one finding, at the place of the change or where the second value says.
/// </summary>
public sealed class AccessFieldsTests
{
    [Theory]
    [InlineData("Role r", "rules[0].apiGroups", "(nothing)")]
    [InlineData("Role r", "rules[0].resources", "[]")]
    [InlineData("Role r", "rules[0].verbs", "[]")]
    [InlineData("Role r", "rules[0]", "{nonResourceURLs: [/x], verbs: [get]}", "rules[0].nonResourceURLs")]
    [InlineData("ClusterRole cr", "rules[0].resources", "[pods]", "rules[0].nonResourceURLs")]
    [InlineData("ClusterRole cr", "aggregationRule.clusterRoleSelectors", "[]")]
    [InlineData("RoleBinding rb", "roleRef.kind", "Admin")]
    [InlineData("RoleBinding rb", "roleRef.apiGroup", "rbac")]
    [InlineData("RoleBinding rb", "subjects[0].kind", "Robot")]
    [InlineData("RoleBinding rb", "subjects[0].apiGroup", "rbac.authorization.k8s.io")]
    [InlineData("RoleBinding rb", "subjects[0].name", "A_b")]
    [InlineData("RoleBinding rb", "subjects[1].apiGroup", "x")]
    [InlineData("ClusterRoleBinding crb", "roleRef.kind", "Role")]
    [InlineData("ClusterRoleBinding crb", "subjects[0].namespace", "(nothing)")]
    public void A_change_that_the_server_refuses_is_found(string name, string change, string value, string? found = null)
    {
        var finding = Assert.Single(Valid.After(name, change, value));
        Assert.Equal(found ?? change.Replace('~', '.'), finding.Path);
    }
}
