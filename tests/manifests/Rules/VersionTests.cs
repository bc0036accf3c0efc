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
                    RemoteManifests = [new RemoteManifest("crds", $"https://github.com/kubernetes-sigs/gateway-api/releases/download/{api}/standard-install.yaml")],
                },
            ],
    }).Count);
}
