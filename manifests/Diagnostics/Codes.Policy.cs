namespace Infra.Diagnostics;

/// <content>What a financial security policy asks for: `docs/financial-policy.md`.</content>
public static partial class Codes
{
    public static readonly DiagnosticCode PublicNode = new("INF0701", "node is not private",
        "Nodes have no public address, stand in private subnets and are reached through the bastion alone. Of a cluster that exists nothing is known.");
    public static readonly DiagnosticCode SecondBastion = new("INF0702", "not one bastion",
        "One machine takes SSH from outside, from listed networks, and does nothing else.");
    public static readonly DiagnosticCode SecondWayIn = new("INF0703", "not one public load balancer",
        "Clients come in by one load balancer. Further load balancers, ports of every node and pods on the network of their node are ways past it.");
    public static readonly DiagnosticCode OpenFlows = new("INF0704", "flows are not denied by default",
        "Every namespace has a policy that denies all its pods what no other policy allows, in both directions.");
    public static readonly DiagnosticCode PlainEdge = new("INF0705", "edge without TLS",
        "Hosts answer by HTTPS; plain HTTP only redirects, and proves hosts to the certificate authority.");
    public static readonly DiagnosticCode UnrestrictedPods = new("INF0706", "pods are not restricted",
        "Every namespace enforces the Pod Security Standard `restricted`.");
    public static readonly DiagnosticCode UnlistedImage = new("INF0707", "image is not immutable or not from a listed registry",
        "Images have a tag that never moves, or a digest, and come from a listed registry, as do charts and the manifests of projects.");
    public static readonly DiagnosticCode NoAuditLog = new("INF0708", "no audit log",
        "The API server writes down who did what to which object. Of a cluster that exists nothing is known.");
    public static readonly DiagnosticCode JoinedDuties = new("INF0709", "duties are not separated",
        "What builds may not deploy: it has no permissions on workloads and no way to its node, does not stand on the bastion, and its code has another repository than what says what runs.");
    public static readonly DiagnosticCode PlainSecrets = new("INF0710", "secrets are not encrypted",
        "Secrets are encrypted in the cluster's database, disks are encrypted, and no manifest holds a secret. Of a cluster that exists nothing is known.");
    public static readonly DiagnosticCode NoLastingMonitoring = new("INF0711", "monitoring does not last",
        "The platform is watched, and metrics and dashboards are on volumes.");
    public static readonly DiagnosticCode WishedSpread = new("INF0712", "spread is not required",
        "Pods of one workload are on different nodes, or wait: where it is only preferred, one node may have all of them.");
}
