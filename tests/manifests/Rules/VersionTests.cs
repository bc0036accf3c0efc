using Infra.Manifests;
using Infra.Rules;

namespace Infra.Tests.Rules;

public sealed class VersionTests
{
    [Theory]
    [InlineData("nginx-gateway-fabric", "2.6.7", "1.36", null)]
    [InlineData("nginx-gateway-fabric", "2.6.7", "1.30", "nginx-gateway-fabric 2.6.7 on Kubernetes 1.30")]
    [InlineData("cert-manager", "v1.21.1", "1.36", null)]
    [InlineData("cert-manager", "v1.21.1", "1.37", "cert-manager v1.21.1 on Kubernetes 1.37")]
    [InlineData("cert-manager", "v1.18.0", "1.33", "cert-manager v1.18.0")]
    [InlineData("cloudnative-pg", "0.29.0", "1.29", "cloudnative-pg 0.29.0 on Kubernetes 1.29")]
    public void A_part_runs_on_the_kubernetes_it_is_for(string chart, string version, string kubernetes, string? finding)
    {
        var yaml = $$$"""
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: part, namespace: argocd}
            spec: {source: {repoURL: https://charts.example.com, chart: {{{chart}}}, targetRevision: {{{version}}}}, destination: {namespace: part}}
            """;
        Assert.Equal(finding is null ? [] : [finding],
            Yaml.Findings(yaml, "R35", new CheckOptions { Kubernetes = kubernetes }).Select(f => f.Actual));
    }

    [Theory]
    [InlineData("cert-manager", "v1.20.3", "1.36", Severity.Warning)]
    [InlineData("nginx-gateway-fabric", "2.5.1", "1.30", Severity.Error)]
    public void Of_a_version_that_is_not_pinned_a_cluster_that_may_be_older_is_warned(string chart, string version, string kubernetes,
        Severity severity)
    {
        var yaml = $$$"""
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: part, namespace: argocd}
            spec: {source: {repoURL: https://charts.example.com, chart: {{{chart}}}, targetRevision: {{{version}}}}, destination: {namespace: part}}
            """;

        Assert.Equal(severity, Yaml.Findings(yaml, "R35", new CheckOptions { Kubernetes = kubernetes })
            .Single(finding => finding.Actual!.Contains("on Kubernetes", StringComparison.Ordinal)).Severity);
    }

    [Theory]
    [InlineData("v1.5.1", "2.6.7")]
    [InlineData("v1.4.1", "2.4.2", "ListenerSet with gateway-api v1.4.1", "spec.allowedListeners with gateway-api v1.4.1",
        "spec.timeout with nginx-gateway-fabric 2.4.2")]
    [InlineData("v1.4.1", "2.3.0", "ListenerSet with gateway-api v1.4.1", "ProxySettingsPolicy with nginx-gateway-fabric 2.3.0",
        "ReferenceGrant with gateway-api v1.4.1")]
    public void What_came_with_a_newer_version_is_found_beside_an_older_one(string api, string nginx, params string[] some)
    {
        var yaml = $$$"""
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: part, namespace: argocd}
            spec: {source: {repoURL: ghcr.io/nginx/charts, chart: nginx-gateway-fabric, targetRevision: {{{nginx}}}}, destination: {namespace: part}}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: web, namespace: edge}
            spec: {gatewayClassName: nginx, allowedListeners: {namespaces: {from: Same}}, listeners: []}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: ListenerSet
            metadata: {name: more, namespace: edge}
            spec: {parentRef: {name: web}, listeners: []}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: ReferenceGrant
            metadata: {name: new, namespace: edge}
            spec: {from: [], to: []}
            ---
            apiVersion: gateway.networking.k8s.io/v1beta1
            kind: ReferenceGrant
            metadata: {name: old, namespace: edge}
            spec: {from: [], to: []}
            ---
            apiVersion: gateway.nginx.org/v1alpha1
            kind: ProxySettingsPolicy
            metadata: {name: slow, namespace: edge}
            spec: {targetRefs: [], timeout: {read: 1h}}
            """;
        var found = Yaml.Findings(yaml, "R35", new CheckOptions
        {
            Context =
            [
                new Inventory
                {
                    Name = "stack prod",
                    RemoteManifests =
                        [new RemoteManifest("crds",
                            $"https://github.com/kubernetes-sigs/gateway-api/releases/download/{api}/standard-install.yaml")],
                },
            ],
        }).Where(finding => finding.Actual!.Contains(" with ", StringComparison.Ordinal)).Select(finding => finding.Actual!).ToList();

        if (some.Length == 0)
            Assert.Empty(found);
        else
            Assert.Superset(some.ToHashSet(), found.ToHashSet());

        Assert.True(found.Count(actual => actual.StartsWith("ReferenceGrant", StringComparison.Ordinal)) <= 1);
    }

    [Theory]
    [InlineData("v1.5.1", 0)]
    [InlineData("v1.4.1", 1)]
    public void The_gateway_is_built_for_one_minor_version_of_the_api(string api, int findings) => Assert.Equal(findings, Yaml.Findings("""
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: part, namespace: argocd}
        spec: {source: {repoURL: ghcr.io/nginx/charts, chart: nginx-gateway-fabric, targetRevision: 2.6.7}, destination: {namespace: part}}
        """, "R35", new CheckOptions
    {
        Context =
            [
                new Inventory
                {
                    Name = "stack prod",
                    RemoteManifests =
                        [new RemoteManifest("crds",
                            $"https://github.com/kubernetes-sigs/gateway-api/releases/download/{api}/standard-install.yaml")],
                },
            ],
    }).Count);
}
