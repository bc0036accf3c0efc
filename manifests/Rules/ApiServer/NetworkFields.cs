using Infra.ApiServer;

namespace Infra.Rules.ApiServer;

internal sealed class NetworkFields : IRule
{
    public RuleInfo Info { get; } = new("A23", "network-fields", Severity.Error, "policy or Ingress that the API server refuses")
    {
        Description = """
            What a server checks in code of NetworkPolicies (networks with a length, exceptions inside of them, ranges of ports by
            number, ipBlock without a selector beside it), of Ingresses (hosts that are names, absolute paths, one backend with either
            the name or the number of a port), of IngressClasses and ServiceCIDRs. From 1.36 on networks must have no bits after their prefix.
            """,
        Remediation = "Correct the field that the finding names.",
        SeeAlso = ["kubernetes.io: API reference"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var found in Refusals.Objects(set, report, Groups.Networking, "NetworkPolicy"))
            NetworkPolicies.Check(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Networking, "Ingress"))
            Ingresses.Check(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Networking, "IngressClass"))
            Ingresses.CheckClass(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Networking, "ServiceCIDR"))
            ServiceNetworks.Check(found);
    }
}
