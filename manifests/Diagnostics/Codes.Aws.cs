namespace Infra.Diagnostics;

public static partial class Codes
{
    public static readonly DiagnosticCode NetworkSize = new("INF0402", "network has the wrong size",
        "AWS allows networks from /16 to /28 and keeps five addresses of each subnet; pods and load balancers need addresses besides the nodes.");
    public static readonly DiagnosticCode OutsideNetwork = new("INF0403", "range lies outside of the network",
        "A subnet is a part of its network's range.");
    public static readonly DiagnosticCode TooFewZones = new("INF0404", "too few availability zones",
        "With one zone the failure of one data centre is an outage, and EKS requires two.");
    public static readonly DiagnosticCode ForeignZone = new("INF0405", "zone is not in the region",
        "A zone's name is its region's name and one letter: ap-northeast-2a is in ap-northeast-2.");
    public static readonly DiagnosticCode OpenToTheWorld = new("INF0406", "open to the whole internet",
        "0.0.0.0/0 and ::/0 allow the whole internet. List the networks that need access; where the whole internet is intended, a separate setting says so.");
    public static readonly DiagnosticCode ForeignArn = new("INF0409", "ARN does not fit the account or region",
        "The ARN names another account, region or partition than the one that this stack is allowed to change. One of the two is a mistake.");
    public static readonly DiagnosticCode Arn = new("INF0410", "not an ARN",
        "ARNs are `arn:partition:service:region:account:resource`; some services leave region or account empty.");
    public static readonly DiagnosticCode NoClusterAdministrator = new("INF0411", "cluster without an administrator",
        "The creator of the cluster gets no implicit access; at least one entry must be a cluster administrator, and the identity that runs this program must be among them.");
    public static readonly DiagnosticCode WideGrant = new("INF0412", "IAM statement grants too much",
        "An action on data, or one that changes something, needs the ARNs it is for; `*` is taken only where AWS has no ARN for the action, and for changes only together with a condition.");
    public static readonly DiagnosticCode OutsideZone = new("INF0413", "name is not in the DNS zone",
        "A zone answers for its own name and the names below it.");
    public static readonly DiagnosticCode StaticKeys = new("INF0414", "static cloud credentials on a cluster with workload identity",
        "Pods get short-lived credentials from the cloud; a static key would only be one more secret to leak.");
    public static readonly DiagnosticCode DnsValue = new("INF0415", "not a value of this record type",
        "A records hold IPv4 addresses, AAAA records IPv6 addresses, CNAME records one host name, and no CNAME stands at the zone's own name.");
}
