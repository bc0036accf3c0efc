using Infra.ApiServer;

namespace Infra.Rules.ApiServer;

internal sealed class ServiceFields : IRule
{
    public RuleInfo Info { get; } = new("A22", "service-fields", Severity.Error, "Service that the API server refuses")
    {
        Description = """
            What a server checks in code of Services, Endpoints and EndpointSlices: ports with names where there are several, each name,
            port and nodePort once, nodePorts from 30000 to 32767 and only where the type has them, fields that go with one type only
            (externalName, loadBalancerClass, externalTrafficPolicy, healthCheckNodePort), None as the only address of a headless
            Service, addresses of the families that are asked for, addresses that other machines reach.
            """,
        Remediation = "Correct the field that the finding names.",
        SeeAlso = ["kubernetes.io: API reference"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var found in Refusals.Objects(set, report, Groups.Core, "Service"))
            Services.Check(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Core, "Endpoints"))
            Services.CheckEndpoints(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Discovery, "EndpointSlice"))
            Services.CheckSlice(found);
    }
}
