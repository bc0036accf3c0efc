using System.Diagnostics;
using System.Globalization;
using Infra.Manifests;
using Infra.Rules;

namespace Infra.Tests.Rules;

/// <summary>
/// The cost of a check grows with the number of objects, and not with its square. Runs alone: it takes the time of the process.
/// </summary>
[Collection(nameof(LinearTests))]
[CollectionDefinition(nameof(LinearTests), DisableParallelization = true)]
public sealed class LinearTests
{
    private const int Few = 250;
    private const int Factor = 4;

    [Fact]
    public void Four_times_the_objects_take_far_less_than_sixteen_times_as_long()
    {
        var few = Input(Few);
        var many = Input(Few * Factor);
        _ = Fastest(few);

        var ratio = Fastest(many) / Fastest(few);

        Assert.True(ratio < Factor * Factor / 1.8, $"{ratio:0.0} times");
    }

    private static double Fastest(Inventory input) => Enumerable.Range(0, 4).Min(run =>
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        _ = Checker.Check(input);
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    });

    // Hosts, routes, certificates, secrets and policies refer to each other, as in a real platform with many applications.
    private static Inventory Input(int apps) => new()
    {
        Name = "test.yaml",
        Manifests =
        [
            .. Yaml.Read("""
                {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: restricted}}}
                ---
                {apiVersion: external-secrets.io/v1, kind: SecretStore, metadata: {name: vault, namespace: shop}, spec: {provider: {fake: {}}}}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: default-deny, namespace: shop}
                spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
                ---
                apiVersion: cert-manager.io/v1
                kind: ClusterIssuer
                metadata: {name: acme}
                spec: {acme: {email: a@example.com, privateKeySecretRef: {name: acme}, solvers: [{http01: {gatewayHTTPRoute: {parentRefs: []}}}]}}
                """).Manifests,
            Gateway(apps),
            .. Enumerable.Range(0, apps).SelectMany(i => App(i.ToString(CultureInfo.InvariantCulture))),
        ],
    };

    private static Manifest Gateway(int apps) => Yaml.Read($$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: web, namespace: shop}
        spec:
          gatewayClassName: nginx
          listeners:
        {{string.Concat(Enumerable.Range(0, apps).Select(i => $"    - {{name: http-{i}, port: 80, protocol: HTTP, hostname: a{i}.example.com}}\n"))}}
        """).Manifests[0];

    private static IReadOnlyList<Manifest> App(string i) => Yaml.Read("""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: a#, namespace: shop}
        spec:
          replicas: 2
          selector: {matchLabels: {app: a#}}
          template:
            metadata: {labels: {app: a#}}
            spec:
              containers:
                - name: a
                  image: example.com/a:1.2.3
                  ports: [{containerPort: 8080}]
                  envFrom: [{secretRef: {name: s#}}]
                  env: [{name: SELF, value: "http://a#.shop.svc:80"}]
        ---
        {apiVersion: v1, kind: Service, metadata: {name: a#, namespace: shop}, spec: {selector: {app: a#}, ports: [{port: 80, targetPort: 8080}]}}
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: s#, namespace: shop}
        spec: {refreshInterval: 1h, secretStoreRef: {name: vault}, dataFrom: [{extract: {key: s#}}]}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: a#, namespace: shop}
        spec:
          parentRefs: [{name: web, sectionName: http-#}]
          hostnames: [a#.example.com]
          rules: [{backendRefs: [{name: a#, port: 80}]}]
        ---
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata: {name: a#, namespace: shop}
        spec: {secretName: t#, dnsNames: [a#.example.com], issuerRef: {kind: ClusterIssuer, name: acme}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: a#, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: a#}}
          policyTypes: [Ingress, Egress]
          ingress: [{from: [{podSelector: {matchLabels: {gateway.networking.k8s.io/gateway-name: web}}}], ports: [{port: 8080}]}]
          egress: [{to: [{podSelector: {matchLabels: {app: a0}}}], ports: [{port: 8080}]}]
        """.Replace("#", i, StringComparison.Ordinal)).Manifests;
}
