namespace Infra.Tests.ApiServer;

/// <summary>
/// Services and endpoints: one change to a valid object is one finding, at the place of the change or where the second value says.
/// </summary>
public sealed class ServiceFieldsTests
{
    [Theory]
    [InlineData("Service svc", "spec.ports[0].name", "(nothing)")]
    [InlineData("Service svc", "spec.ports[1].name", "http")]
    [InlineData("Service svc", "spec.ports[0].name", "a.b")]
    [InlineData("Service svc", "spec.ports[0].port", "0")]
    [InlineData("Service svc", "spec.ports[1]", "{name: b, port: 80}", "spec.ports[1].port")]
    [InlineData("Service svc", "spec.ports[0].targetPort", "'80'")]
    [InlineData("Service svc", "spec.ports[0].targetPort", "70000")]
    [InlineData("Service svc", "spec.ports[0].nodePort", "30080")]
    [InlineData("Service svc", "spec.ports[0].appProtocol", "a b")]
    [InlineData("Service svc", "spec.ports", "[]")]
    [InlineData("Service svc", "spec", "(nothing)", "spec.ports")]
    [InlineData("Service svc", "spec.sessionAffinityConfig.clientIP.timeoutSeconds", "86401")]
    [InlineData("Service svc", "spec.externalIPs", "(nothing)", "spec.externalTrafficPolicy")]
    [InlineData("Service svc", "spec.externalIPs[0]", "127.0.0.1")]
    [InlineData("Service svc", "spec.externalIPs[0]", "host")]
    [InlineData("Service svc", "spec.trafficDistribution", "Near")]
    [InlineData("Service svc", "spec.loadBalancerClass", "example.com/x")]
    [InlineData("Service svc", "spec.allocateLoadBalancerNodePorts", "false")]
    [InlineData("Service svc", "spec.loadBalancerSourceRanges", "[10.0.0.0/8]")]
    [InlineData("Service svc", "spec.ipFamilies", "[IPv4, IPv6]", "spec.ipFamilyPolicy")]
    [InlineData("Service svc", "spec.clusterIP", "10.0.0")]
    [InlineData("Service svc", "spec.clusterIP", "fd00::1")]
    [InlineData("Service svc", "spec.clusterIPs", "[10.0.0.7]")]
    [InlineData("Service svc", "spec.healthCheckNodePort", "31000")]
    [InlineData("Service lb", "spec.loadBalancerSourceRanges[0]", "10.0.0.1")]
    [InlineData("Service lb", "spec.loadBalancerSourceRanges[0]", "10.0.0.1/8")]
    [InlineData("Service lb", "spec.loadBalancerClass", "a b")]
    [InlineData("Service lb", "spec.ports[0].nodePort", "80")]
    [InlineData("Service lb", "spec.externalTrafficPolicy", "Cluster", "spec.healthCheckNodePort")]
    [InlineData("Service lb", "spec.clusterIP", "None")]
    [InlineData("Service ext", "spec.externalName", "(nothing)")]
    [InlineData("Service ext", "spec.externalName", "https://db")]
    [InlineData("Service ext", "spec.clusterIP", "10.0.0.1")]
    [InlineData("Service np", "spec.ports[1].nodePort", "30081")]
    [InlineData("Service head", "spec.type", "NodePort", "spec.clusterIP")]
    [InlineData("Endpoints ep", "subsets[0].addresses[0].ip", "127.0.0.1")]
    [InlineData("Endpoints ep", "subsets[0].ports[0].name", "(nothing)")]
    [InlineData("Endpoints ep", "subsets[0].addresses[0].hostname", "A")]
    [InlineData("Endpoints ep", "subsets[0]", "{ports: [{port: 80}]}")]
    [InlineData("EndpointSlice es", "endpoints[0].addresses", "[]")]
    [InlineData("EndpointSlice es", "endpoints[0].addresses[0]", "fd00::1")]
    [InlineData("EndpointSlice es", "endpoints[0].addresses[0]", "169.254.0.1")]
    [InlineData("EndpointSlice es", "ports[1].name", "a")]
    [InlineData("EndpointSlice es", "endpoints[0].hostname", "A")]
    public void A_change_that_the_server_refuses_is_found(string name, string change, string value, string? found = null)
    {
        var finding = Assert.Single(Valid.After(name, change, value));
        Assert.Equal(found ?? change.Replace('~', '.'), finding.Path);
    }

    [Theory]
    [InlineData("spec.loadBalancerSourceRanges[0]", "10.0.0.1/8")]
    [InlineData("spec.loadBalancerSourceRanges[0]", "010.0.0.0/8")]
    public void Networks_are_read_loosely_before_1_36(string change, string value) =>
        Assert.Empty(Valid.After("Service lb", change, value, "1.35"));

    [Theory]
    [InlineData("Service svc", "spec.ports[0].targetPort", Valid.Nothing)]
    [InlineData("Service head", "spec.ports", Valid.Nothing)]
    [InlineData("Service ext", "spec.ports", "[{port: 80}]")]
    [InlineData("Service ext", "spec.externalName", "db.example.com.")]
    public void What_the_server_takes_is_not_found(string name, string change, string value) =>
        Assert.Empty(Valid.After(name, change, value));
}
