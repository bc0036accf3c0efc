using Infra.Components.Access;
using Infra.Components.Apps;
using Infra.Components.Namespaces;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Access;

public sealed class RbacTests
{
    [Fact]
    public Task An_account_may_change_one_Deployment_of_another_namespace_and_nothing_else() =>
        ComponentGolden.CheckAsync("Access/Rbac/golden/rbac-deployer", cluster =>
        {
            var ci = new NamespaceRef(cluster, "ci");
            var blog = new Namespace("blog", new NamespaceArgs { Cluster = cluster }).Ref;
            var deployer = new Rbac("deployer", new RbacArgs
            {
                Namespace = ci,
                Rules =
                [
                    new()
                    {
                        ApiGroup = "apps",
                        Resources = ["deployments"],
                        Names = ["blog"],
                        Verbs = [RbacVerb.Get, RbacVerb.Patch],
                        In = blog,
                    },
                ],
            });
            _ = new AppJob("roll-out", new AppJobArgs
            {
                Namespace = ci,
                Image = "example/kubectl:1.36",
                Command = ["kubectl", "-n", "blog", "rollout", "restart", "deployment/blog"],
                Resources = new Resources("50m", "64Mi"),
                Account = deployer.Account,
            });
        });

    [Fact]
    public Task Rules_roles_and_subjects_of_all_kinds_are_rendered() =>
        ComponentGolden.CheckAsync("Access/Rbac/golden/rbac-full", cluster =>
        {
            var ci = new NamespaceRef(cluster, "ci");
            _ = new Rbac("agent", new RbacArgs
            {
                Namespace = ci,
                Name = "build-agent",
                Rules =
                [
                    new() { Resources = ["pods", "pods/log"], Verbs = [RbacVerb.Get, RbacVerb.List, RbacVerb.Watch] },
                    new() { Resources = ["pods"], Verbs = [RbacVerb.Create, RbacVerb.Delete], Reason = "builds run in pods of their own" },
                    new() { Resources = ["nodes"], Verbs = [RbacVerb.List], Everywhere = true },
                    new() { Urls = ["/metrics"], Verbs = [RbacVerb.Get], Everywhere = true },
                ],
                Roles =
                [
                    new RoleGrant("view") { In = new NamespaceRef(cluster, "blog") },
                    new RoleGrant("system:auth-delegator") { Everywhere = true, Reason = "it asks the API who is calling" },
                ],
            });
            _ = new Rbac("people", new RbacArgs
            {
                Namespace = ci,
                Rules = [new() { Resources = ["configmaps"], Verbs = [RbacVerb.Get, RbacVerb.Update] }],
                Subjects =
                [
                    new RbacSubject.User("kim@example.com"),
                    new RbacSubject.Group("developers"),
                    new RbacSubject.Other(new ServiceAccountRef("robot", new NamespaceRef(cluster, "blog"))),
                ],
            });
        });

    public static TheoryData<RbacRule, string> Wide => new()
    {
        { new() { Resources = ["pods"], Verbs = [RbacVerb.All] }, "every verb, those of later versions too" },
        { new() { ApiGroup = "*", Resources = ["pods"], Verbs = [RbacVerb.Get] }, "every API group" },
        { new() { Resources = ["*"], Verbs = [RbacVerb.Get] }, "everything that matches *" },
        { new() { Resources = ["pods/*"], Verbs = [RbacVerb.Get] }, "everything that matches pods/*" },
        { new() { Urls = ["*"], Verbs = [RbacVerb.Get], Everywhere = true }, "everything that matches *" },
        { new() { ApiGroup = "rbac.authorization.k8s.io", Resources = ["roles"], Verbs = [RbacVerb.Escalate] },
            "gives out permissions that the account does not have" },
        { new() { ApiGroup = "rbac.authorization.k8s.io", Resources = ["clusterroles"], Names = ["view"], Verbs = [RbacVerb.Bind] },
            "gives out permissions that the account does not have" },
        { new() { Resources = ["users"], Verbs = [RbacVerb.Impersonate] }, "acts as others" },
        { new() { Resources = ["secrets"], Verbs = [RbacVerb.List] }, "reads every Secret, the tokens of other accounts among them" },
        { new() { Resources = ["pods/exec"], Verbs = [RbacVerb.Create] }, "runs commands in any pod" },
        { new() { ApiGroup = "apps", Resources = ["deployments"], Verbs = [RbacVerb.Patch] },
            "makes pods, which can mount any Secret and use any account of the namespace" },
        { new() { ApiGroup = "batch", Resources = ["jobs"], Verbs = [RbacVerb.Create] },
            "makes pods, which can mount any Secret and use any account of the namespace" },
        { new() { Resources = ["serviceaccounts/token"], Verbs = [RbacVerb.Create] }, "makes tokens of other accounts" },
        { new() { Resources = ["nodes/proxy"], Verbs = [RbacVerb.Get], Everywhere = true },
            "runs commands in any pod through its node" },
        { new() { Resources = ["persistentvolumes"], Verbs = [RbacVerb.Create], Everywhere = true }, "reaches the file systems of nodes" },
        { new() { Resources = ["namespaces"], Verbs = [RbacVerb.Patch], Everywhere = true },
            "changes the labels by which policies are chosen" },
        { new() { ApiGroup = "certificates.k8s.io", Resources = ["signers"], Verbs = [RbacVerb.Sign], Everywhere = true },
            "hands out certificates of any user" },
        { new()
        {
            ApiGroup = "rbac.authorization.k8s.io",
            Resources = ["rolebindings"],
            Verbs = [RbacVerb.Update],
        }, "gives out permissions" },
        { new() { ApiGroup = "admissionregistration.k8s.io", Resources = ["mutatingwebhookconfigurations"], Verbs = [RbacVerb.Patch],
            Everywhere = true }, "sees and changes every object that is made" },
    };

    [Theory]
    [MemberData(nameof(Wide))]
    public async Task Rights_to_get_more_rights_are_refused_without_a_reason(RbacRule rule, string what)
    {
        ArgumentNullException.ThrowIfNull(rule);
        await Refused.OnceAsync(cluster => _ = Make(cluster, rule), Codes.WideRights, "Rbac agent, Rules[0].Verbs", what);
        await Refused.OnceAsync(
            cluster => _ = Make(cluster, rule with { Reason = " " }), Codes.WideRights, "Rbac agent, Rules[0].Verbs", what);
        await Rendered.RunAsync(cluster => _ = Make(cluster, rule with { Reason = "the operator makes them" }));
    }

    public static TheoryData<RbacRule> Narrow =>
    [
        new RbacRule { Resources = ["secrets"], Names = ["tls"], Verbs = [RbacVerb.Get] },
        new RbacRule { Resources = ["secrets"], Verbs = [RbacVerb.Create] },
        new RbacRule { ApiGroup = "apps", Resources = ["deployments"], Verbs = [RbacVerb.Get, RbacVerb.List, RbacVerb.Delete] },
        new RbacRule { ApiGroup = "apps", Resources = ["deployments/scale"], Verbs = [RbacVerb.Update] },
        new RbacRule { ApiGroup = "argoproj.io", Resources = ["workflowtaskresults"], Verbs = [RbacVerb.Create, RbacVerb.Patch] },
        new RbacRule { Resources = ["pods/exec"], Names = ["mysql-0"], Verbs = [RbacVerb.Create] },
        new RbacRule { Resources = ["serviceaccounts/token"], Names = ["robot"], Verbs = [RbacVerb.Create] },
    ];

    [Theory]
    [MemberData(nameof(Narrow))]
    public Task Rights_by_name_need_no_reason(RbacRule rule) => Rendered.RunAsync(cluster => _ = Make(cluster, rule));

    public static TheoryData<RbacRule, DiagnosticCode, string, string?> Mistakes => new()
    {
        { new() { Resources = ["pods"], Verbs = [] }, Codes.Empty, "Rules[0].Verbs", null },
        { new() { Resources = ["pods"], Verbs = [RbacVerb.Get, RbacVerb.Get] }, Codes.DuplicateName, "Rules[0].Verbs", "get" },
        { new() { Verbs = [RbacVerb.Get] }, Codes.Exclusive, "Rules[0].Resources", null },
        { new() { Resources = ["pods"], Urls = ["/metrics"], Everywhere = true, Verbs = [RbacVerb.Get] },
            Codes.Exclusive, "Rules[0].Resources", null },
        { new() { Urls = ["/metrics"], Verbs = [RbacVerb.Get] }, Codes.Exclusive, "Rules[0].Urls", "/metrics" },
        { new() { Resources = ["Pods"], Verbs = [RbacVerb.Get] }, Codes.Form, "Rules[0].Resources[0]", "Pods" },
        { new() { Resources = ["configmaps"], Names = ["a"], Verbs = [RbacVerb.Get, RbacVerb.Create] },
            Codes.Exclusive, "Rules[0].Names", "a" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public Task A_rule_that_contradicts_itself_is_refused(RbacRule rule, DiagnosticCode code, string where, string? actual) =>
        Refused.OnceAsync(cluster => _ = Make(cluster, rule), code, $"Rbac agent, {where}", actual);

    [Theory]
    [InlineData("cluster-admin")]
    [InlineData("edit")]
    [InlineData("system:node")]
    public Task A_role_that_holds_everything_is_refused_without_a_reason(string role) => Refused.OnceAsync(
        cluster => _ = new Rbac("agent", new RbacArgs { Namespace = new NamespaceRef(cluster, "ci"), Roles = [new RoleGrant(role)] }),
        Codes.WideRights, "Rbac agent, Roles[0].Role", role);

    [Fact]
    public Task A_group_of_unknown_people_is_refused() => Refused.OnceAsync(
        cluster => _ = new Rbac("agent", new RbacArgs
        {
            Namespace = new NamespaceRef(cluster, "ci"),
            Roles = [new RoleGrant("view")],
            Subjects = [new RbacSubject.Group("system:unauthenticated")],
        }), Codes.WideRights, "Rbac agent, Subjects[0].Name", "system:unauthenticated");

    [Fact]
    public Task An_account_without_rights_is_refused() => Refused.OnceAsync(
        cluster => _ = new Rbac("agent", new RbacArgs { Namespace = new NamespaceRef(cluster, "ci") }),
        Codes.Empty, "Rbac agent, Rules", null);

    private static Rbac Make(Cluster cluster, RbacRule rule) =>
        new("agent", new RbacArgs { Namespace = new NamespaceRef(cluster, "ci"), Rules = [rule] });
}
