using Infra.Schemas;
using Infra.Tests.Rules;

namespace Infra.Tests.Schemas;

public sealed class ValueTests
{
    [Theory]
    [InlineData("date-time", "2026-01-31T12:00:00Z", true)]
    [InlineData("date-time", "2026-01-31T12:00:00.123+09:00", true)]
    [InlineData("date-time", "2026-01-31", false)]
    [InlineData("date-time", "2026-02-31T12:00:00Z", false)]
    [InlineData("date-time", "2026-01-31 12:00:00Z", false)]
    [InlineData("byte", "", true)]
    [InlineData("byte", "aGVsbG8=", true)]
    [InlineData("byte", "aGVs\nbG8=\n", true)]
    [InlineData("byte", "aGVsbG8", false)]
    [InlineData("byte", "aGVs bG8=", false)]
    [InlineData("byte", "aGVsbG8_", false)]
    [InlineData("ipv4", "10.0.0.1", true)]
    [InlineData("ipv4", "10.1", false)]
    [InlineData("ipv4", "010.0.0.1", false)]
    [InlineData("ipv4", "10.0.0.256", false)]
    [InlineData("ipv6", "fd00::1", true)]
    [InlineData("ipv6", "[fd00::1]", false)]
    [InlineData("ipv6", "10.0.0.1", false)]
    [InlineData("cidr", "10.0.0.0/8", true)]
    [InlineData("cidr", "fd00::/64", true)]
    [InlineData("cidr", "10.0.0.0", false)]
    [InlineData("cidr", "10.0.0.0/33", false)]
    [InlineData("duration", "1h30m", true)]
    [InlineData("duration", "1.5h", true)]
    [InlineData("duration", "0", true)]
    [InlineData("duration", "soon", false)]
    [InlineData("duration", "30", false)]
    [InlineData("quantity", "500m", true)]
    [InlineData("quantity", ".5Gi", true)]
    [InlineData("quantity", "1e3", true)]
    [InlineData("quantity", "128MB", false)]
    [InlineData("quantity", "1 Gi", false)]
    [InlineData("quantity", "", false)]
    [InlineData("uuid", "9b2c1f6e-1111-4222-8333-444455556666", true)]
    [InlineData("uuid", "9b2c", false)]
    [InlineData("password", "anything", true)]
    public void A_format_is_what_the_server_takes_for_it(string format, string text, bool isOne) =>
        Assert.Equal(isOne, ValueForms.Missing(format, text) is null);

    [Theory]
    [InlineData("apps/v1", "spec: {strategy: {type: Rolling}, selector: {}, template: {spec: {containers: [{name: a, image: 'a:1'}]}}}",
        "spec.strategy.type: Rolling", "Recreate or RollingUpdate")]
    [InlineData("apps/v1", "spec: {replicas: 3000000000, selector: {}, template: {spec: {containers: [{name: a, image: 'a:1'}]}}}",
        "spec.replicas: 3000000000", "-2147483648 to 2147483647")]
    [InlineData("apps/v1",
        "spec: {selector: {}, template: {spec: {containers: [{name: a, image: 'a:1', resources: {limits: {memory: 1GB}}}]}}}",
        "spec.template.spec.containers[0].resources.limits.memory: 1GB", "a quantity such as 500m, 2, 128Mi or 1.5Gi")]
    public void A_value_outside_of_what_is_allowed_is_found(string version, string rest, string found, string expected)
    {
        var finding = Assert.Single(
            Yaml.Findings($"{{apiVersion: {version}, kind: Deployment, metadata: {{name: a, namespace: team}}, {rest}}}", "A03"));

        Assert.Equal((found, expected), ($"{finding.Path}: {finding.Actual}", finding.Expected));
    }

    [Fact]
    public void Patterns_lengths_and_bounds_of_custom_resources_are_held() => Assert.Equal(
        [
            "A03 Gateway team/a spec.gatewayClassName: \"\"",
            "A03 Gateway team/a spec.listeners[0].name: Web",
            "A03 Gateway team/a spec.listeners[0].port: 70000",
            "A03 HTTPRoute team/a spec.rules[0].matches[0].path.type: Prefix",
        ],
        Refusals.Of("""
            {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: a, namespace: team}, spec: {gatewayClassName: "", listeners: [{name: Web, port: 70000, protocol: HTTP}]}}
            ---
            {apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: a, namespace: team}, spec: {rules: [{matches: [{path: {type: Prefix, value: /}}]}]}}
            """));

    [Fact]
    public void An_address_that_takes_one_of_several_forms_is_held_to_them_with_its_defaults() => Assert.Equal(
        ["A03 Gateway team/a spec.addresses[2]: none of them"],
        Refusals.Of("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: a, namespace: team}
            spec:
              gatewayClassName: a
              addresses: [{value: 10.0.0.1}, {type: Hostname, value: a.example.com}, {value: a.example.com}]
              listeners: [{name: web, port: 80, protocol: HTTP}]
            """));

    [Fact]
    public void Items_of_one_key_are_found_also_where_the_key_is_a_default() => Assert.Equal(
        [
            "Error Pod spec.containers[1]: a",
            "Error Service spec.ports[1]: 80, TCP",
            "Warning Pod spec.containers[0].ports[1]: 80, TCP",
        ],
        Yaml.Findings("""
            apiVersion: v1
            kind: Pod
            metadata: {name: a, namespace: team}
            spec:
              containers:
                - {name: a, image: "a:1", ports: [{containerPort: 80}, {containerPort: 80, protocol: TCP}]}
                - {name: a, image: "b:1"}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: a, namespace: team}
            spec: {ports: [{name: a, port: 80}, {name: b, port: 80}, {name: c, port: 80, protocol: UDP}]}
            """, "A04").Select(finding => $"{finding.Severity} {finding.On.Id.Kind} {finding.Path}: {finding.Actual}").Order(StringComparer.Ordinal));
}
