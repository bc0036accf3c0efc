namespace Infra.Components.Aws;

/// <summary>The permissions of the platform's parts, each limited to the resources that it is wired to.</summary>
public static class Grants
{
    /// <summary>Reading secrets: for the External Secrets Operator.</summary>
    /// <param name="secrets">The secrets' ARNs.</param>
    public static IReadOnlyList<Statement> ReadSecrets(IEnumerable<Input<string>> secrets) =>
    [
        new Statement
        {
            Sid = "ReadSecrets",
            Actions = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
            Resources = [.. secrets],
        },
    ];

    /// <summary>
    /// Answering DNS-01 challenges in one zone: for cert-manager. It may change nothing but the challenges' own TXT records.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="zoneArn">The zone's ARN.</param>
    public static IReadOnlyList<Statement> SolveChallenges(AwsAccount account, Input<string> zoneArn)
    {
        ArgumentNullException.ThrowIfNull(account);
        return
        [
            new Statement
            {
                Sid = "WriteChallenges",
                Actions = ["route53:ChangeResourceRecordSets"],
                Resources = [zoneArn],
                Conditions =
                [
                    new Condition("ForAllValues:StringEquals", "route53:ChangeResourceRecordSetsRecordTypes", "TXT"),
                    new Condition("ForAllValues:StringLike", "route53:ChangeResourceRecordSetsNormalizedRecordNames", "_acme-challenge.*"),
                ],
            },
            new Statement { Sid = "ReadChallenges", Actions = ["route53:ListResourceRecordSets"], Resources = [zoneArn] },
            new Statement
            {
                Sid = "AwaitChallenges",
                Actions = ["route53:GetChange"],
                Resources = [new Arn(account.Partition, "route53", "", "", "change/*").ToString()],
            },
        ];
    }

    /// <summary>Writing backups into one bucket and reading them back.</summary>
    /// <param name="bucketArn">The bucket's ARN.</param>
    public static IReadOnlyList<Statement> KeepBackups(Input<string> bucketArn) =>
    [
        new Statement
        {
            Sid = "ListBackups",
            Actions = ["s3:ListBucket", "s3:GetBucketLocation", "s3:ListBucketMultipartUploads"],
            Resources = [bucketArn],
        },
        new Statement
        {
            Sid = "KeepBackups",
            Actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
            Resources = [Output.Format($"{bucketArn}/*")],
        },
    ];

    /// <summary>Pulling images of some repositories: for machines outside of the cluster's nodes.</summary>
    /// <param name="repositories">The repositories' ARNs.</param>
    public static IReadOnlyList<Statement> PullImages(IEnumerable<Input<string>> repositories) =>
    [
        new Statement
        {
            Sid = "LogIn",
            Actions = ["ecr:GetAuthorizationToken"],
            NoResource = "a token is the account's, and opens nothing by itself",
        },
        new Statement
        {
            Sid = "PullImages",
            Actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            Resources = [.. repositories],
        },
    ];
}
