namespace Infra.Rules.Network;

internal sealed class DnsAllowed : IRule
{
    public RuleInfo Info { get; } = new("N04", "dns-allowed", Severity.Error, "pods cannot resolve DNS names")
    {
        Description = """
            Pods with isolated egress also lose name resolution, and then every connection fails with a timeout that looks like a broken
            network. A policy has to let them reach the cluster's DNS in `kube-system` on port 53. Pods that have no way out at all are left
            out.
            """,
        Remediation = "Allow egress to the pods `k8s-app: kube-dns` of `kube-system` on 53, UDP and TCP.",
        SeeAlso = ["Kubernetes network policies: DNS"],
        Wrong = """
            apiVersion: v1
            kind: Pod
            metadata: {name: shop, namespace: shop, labels: {app: shop}}
            spec: {containers: [{name: shop, image: "shop:2.4"}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: shop, namespace: shop}
            spec: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 203.0.113.0/24}}], ports: [{port: 443}]}]}
            """,
        Right = """
            apiVersion: v1
            kind: Pod
            metadata: {name: shop, namespace: shop, labels: {app: shop}}
            spec: {containers: [{name: shop, image: "shop:2.4"}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: shop, namespace: shop}
            spec:
              podSelector: {}
              policyTypes: [Egress]
              egress:
                - {to: [{ipBlock: {cidr: 203.0.113.0/24}}], ports: [{port: 443}]}
                - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}}]
                  ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]
            """,
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var workload in set.Workloads)
        {
            if (!set.Policies.LetsOutToDns(workload)
                && set.Policies.Of(workload).Any(policy => policy.CoversEgress && policy.Egress.Count > 0))
            {
                report.Add(workload.Manifest, "", "no way to the cluster's DNS", "egress to kube-system on port 53",
                    "allow it by a policy for all pods of the namespace");
            }
        }
    }
}
