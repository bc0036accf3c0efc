namespace Infra.Rules.Secrets;

internal sealed class StaticCloudKeys : IRule
{
    public RuleInfo Info { get; } = new("R40", "static-cloud-keys", Severity.Warning, "static cloud credentials")
    {
        Description = """
            A store or generator that logs in to AWS with an access key needs that key in the cluster, where a stolen copy works until the
            key is revoked. On EKS pods get short-lived credentials (Pod Identity, IRSA); a cluster of one's own can do the same when AWS
            can read its OIDC keys, or with IAM Roles Anywhere.
            """,
        Remediation =
            "Use `auth.jwt` or the operator's own identity. Where that is not possible, narrow the key's policy to the secrets it reads, rotate it, and say so in an exemption.",
        SeeAlso = ["EKS best practices: identity", "AWS IAM best practices"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var store in set.Of(Groups.ExternalSecrets, "SecretStore", "ClusterSecretStore"))
            Check(store, store.Tree.MapAt("spec", "provider", "aws"), "spec.provider.aws", report);

        foreach (var generator in set.Of(Groups.Generators, "ECRAuthorizationToken"))
            Check(generator, generator.Tree.Map("spec"), "spec", report);
    }

    private static void Check(Manifest on, MapNode? aws, string path, Report report)
    {
        if (aws.MapAt("auth", "secretRef") is not null)
        {
            report.Add(on, path + ".auth.secretRef", "an access key", "short-lived credentials",
                "use auth.jwt or the operator's own identity; otherwise exempt it with the reason");
        }
    }
}
