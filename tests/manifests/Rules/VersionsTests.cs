using Infra.Manifests;
using Infra.Rules;
using Infra.Tests.Support;

namespace Infra.Tests.Rules;

/// <summary>Objects that several files declare, as folders with variants and examples do.</summary>
public sealed class VersionsTests : IDisposable
{
    private const string Secure = """
        {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: edge, namespace: shop}, spec: {gatewayClassName: nginx,
         listeners: [{name: http, port: 80, protocol: HTTP}, {name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: shop}]}}]}}
        ---
        {apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: shop, namespace: shop},
         spec: {parentRefs: [{name: edge, sectionName: https}], hostnames: [shop.example.com], rules: [{backendRefs: [{name: shop, port: 80}]}]}}
        """;

    private const string Plain = """
        {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: edge, namespace: shop}, spec: {gatewayClassName: nginx,
         listeners: [{name: http, port: 80, protocol: HTTP}]}}
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_route_means_the_gateway_beside_it()
    {
        _folder.Write("1-plain/gateway.yaml", Plain);
        _folder.Write("2-secure/gateway.yaml", Secure);

        Assert.DoesNotContain(Found("L02"), finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public void A_listener_does_not_conflict_with_another_version_of_itself()
    {
        _folder.Write("1-plain/gateway.yaml", Plain);
        _folder.Write("2-secure/gateway.yaml", Secure);

        Assert.Empty(Found("R24"));
        Assert.Empty(Found("R45"));
    }

    [Fact]
    public void What_two_files_declare_is_one_finding_with_both_places()
    {
        _folder.Write("1-plain/gateway.yaml", Plain + "\n---\n{apiVersion: v1, kind: Namespace, metadata: {name: shop}}");
        _folder.Write("2-secure/gateway.yaml", Secure + "\n---\n{apiVersion: v1, kind: Namespace, metadata: {name: shop}}");

        var finding = Assert.Single(Found("R56"));
        Assert.Equal((Severity.Information, "declared in 1-plain/gateway.yaml and 2-secure/gateway.yaml, as are 1 more objects"),
            (finding.Severity, finding.Actual));
        Assert.Equal(["1-plain/gateway.yaml", "2-secure/gateway.yaml"], [finding.At!.File, finding.Also[0].At!.File]);
    }

    [Fact]
    public void An_object_that_one_file_declares_twice_is_a_warning()
    {
        _folder.Write("gateway.yaml", Plain + "\n---\n" + Plain);

        Assert.Equal(Severity.Warning, Assert.Single(Found("R56")).Severity);
    }

    [Fact]
    public void A_name_that_the_server_makes_is_never_declared_twice()
    {
        _folder.Write("a.yaml",
            "{apiVersion: batch/v1, kind: Job, metadata: {generateName: run-, namespace: shop}, spec: {template: {spec: {containers: []}}}}");
        _folder.Write("b.yaml",
            "{apiVersion: batch/v1, kind: Job, metadata: {generateName: run-, namespace: shop}, spec: {template: {spec: {containers: []}}}}");

        Assert.Empty(Found("R56"));
    }

    [Fact]
    public void A_budget_counts_the_pods_of_one_version()
    {
        const string Deployment =
            "{{apiVersion: apps/v1, kind: Deployment, metadata: {{name: shop, namespace: shop}}, spec: {{replicas: {0}, template: {{metadata: {{labels: {{app: shop}}}}, spec: {{containers: [{{name: a}}]}}}}}}}}";
        const string Budget =
            "\n---\n{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: shop, namespace: shop}, spec: {minAvailable: 2, unhealthyPodEvictionPolicy: AlwaysAllow, selector: {matchLabels: {app: shop}}}}";
        _folder.Write("prod/shop.yaml", string.Format(System.Globalization.CultureInfo.InvariantCulture, Deployment, 3) + Budget);
        _folder.Write("test/shop.yaml", string.Format(System.Globalization.CultureInfo.InvariantCulture, Deployment, 2) + Budget);

        Assert.Equal(["test/shop.yaml 2 of 2"], Found("R20").Select(finding => $"{finding.At!.File} {finding.Actual}"));
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Finding> Found(string rule) => Checker.Check(InventoryReader.Read(_folder.Folder), Yaml.Only(rule)).Findings;
}
