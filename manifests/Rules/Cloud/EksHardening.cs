namespace Infra.Rules.Cloud;

internal sealed class EksHardening : IRule
{
    private static readonly string[] Logs = ["api", "audit", "authenticator"];

    public RuleInfo Info { get; } = new("R29", "eks-hardening", Severity.Warning, "EKS cluster is not hardened")
    {
        ErrorInProduction = true,
        Description = """
            The API of an EKS cluster answers the whole internet unless its networks are listed. Without the api, audit and authenticator
            logs there is no audit trail, and without a KMS key Secrets are only as safe as the disks. Nodes and machines must ask for
            metadata tokens (IMDSv2), one hop away at most: a pod would otherwise have its node's permissions.
            """,
        Remediation =
            "List `publicAccessCidrs` or close the public endpoint, switch the logs on, set `encryptionConfig`, and `httpTokens: required` with a hop limit of 1.",
        SeeAlso = ["Security Hub EKS.1", "EKS best practices", "terraform-aws-eks defaults"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var resource in set.Cloud)
        {
            switch (resource.Id.Kind)
            {
                case "aws:eks/cluster:Cluster":
                    CheckCluster(resource, report);
                    break;
                case "aws:ec2/launchTemplate:LaunchTemplate" or "aws:ec2/instance:Instance":
                    CheckMetadata(resource, report);
                    break;
            }
        }
    }

    private static void CheckCluster(Manifest cluster, Report report)
    {
        var vpc = cluster.Tree.Map("vpcConfig");
        if (!vpc.IsFalse("endpointPublicAccess")
            && vpc.Texts("publicAccessCidrs").DefaultIfEmpty("0.0.0.0/0").Any(cidr => cidr is "0.0.0.0/0" or "::/0"))
        {
            report.Add(cluster, "vpcConfig.publicAccessCidrs", string.Join(", ", vpc.Texts("publicAccessCidrs")),
                "the networks of those who administer it", "list them, or close the public endpoint");
        }

        if (Logs.Except(cluster.Tree.Texts("enabledClusterLogTypes")).ToList() is { Count: > 0 } missing)
            report.Add(cluster, "enabledClusterLogTypes", "no " + string.Join(", no ", missing), string.Join(", ", Logs), "switch them on");

        report.AddIf(cluster.Tree["encryptionConfig"] is null, cluster, "encryptionConfig", null, "a KMS key for Secrets", "set it");
    }

    private static void CheckMetadata(Manifest machine, Report report)
    {
        var options = machine.Tree.Map("metadataOptions");
        report.AddIf(options?.Text("httpTokens") != "required",
            machine, "metadataOptions.httpTokens", options?.Text("httpTokens"), "required", "ask for IMDSv2");

        if (options.Number("httpPutResponseHopLimit") is not 1)
        {
            report.Add(machine, "metadataOptions.httpPutResponseHopLimit", options?["httpPutResponseHopLimit"]?.ToString(), "1",
                "keep the node's permissions from pods");
        }
    }
}
