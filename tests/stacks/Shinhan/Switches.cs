namespace Infra.Stacks.Tests.Shinhan;

/// <summary>Other clusters under the same system, each as edits of the stack's file.</summary>
internal static class Switches
{
    private const string Exceptions = "    exceptions:\n";
    private const string Registry = "      - charts.jetstack.io\n";

    private static readonly string Machines = Between("  infra:network:", "  infra:edge:");

    /// <summary>On machines of a network that was made by hand, with addresses from MetalLB.</summary>
    public static (string, string, string)[] ToMetalLb =>
    [
        (Runs.Stack, "  infra:network: shinhan-network\n", "  infra:metalLb: { addresses: [203.0.113.50/32] }\n"),
        (Runs.Stack, "host: master,", "host: 10.20.0.10,"),
        (Runs.Stack, "host: worker-01,", "host: 10.20.0.11,"),
        (Runs.Stack, "host: worker-02,", "host: 10.20.0.12,"),
        (Runs.Stack, "host: bastion,", "host: 203.0.113.9,"),
        (Runs.Stack, "      nodePorts: { http: 30080, https: 30443 }\n", ""),
        (Runs.Stack, Registry, Registry + "      - metallb.github.io/metallb\n"),
        (Runs.Stack, Exceptions, Exceptions + """
                  - rule: restricted-pods
                    subject: Namespace/metallb-system
                    reason: the speaker answers for the address on the network of its node
                    owner: platform
                    until: "2027-05-31"

            """.Replace("        - rule", "  - rule", StringComparison.Ordinal)),
    ];

    /// <summary>On a managed cluster, reached from inside its network.</summary>
    public static (string, string, string)[] ToEks =>
    [
        (Runs.Stack, Machines, """
              infra:cluster:
                eks:
                  name: shinhan
                  account: { id: "123456789012", region: ap-northeast-2 }
                  network: { cidr: 10.30.0.0/16, zones: [ap-northeast-2a, ap-northeast-2c] }
                  cluster:
                    version: "1.36"
                    nodes:
                      managed:
                        - { name: general, instanceTypes: [m7i.large], minSize: 2, maxSize: 4 }
                    access:
                      - { principal: "arn:aws:iam::123456789012:role/infra-deploy", policy: cluster-administrator }
                    isolateOperators: true

            """),
        (Runs.Stack, Registry, Registry + "      - aws.github.io/eks-charts\n      - raw.githubusercontent.com/kubernetes-sigs/aws-load-balancer-controller\n"),
    ];

    private static string Between(string from, string to)
    {
        var text = File.ReadAllText(Path.Combine(Runs.Folder, "Pulumi.shinhan.yaml"));
        var start = text.IndexOf(from, StringComparison.Ordinal);
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }
}
