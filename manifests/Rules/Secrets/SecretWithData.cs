namespace Infra.Rules.Secrets;

internal sealed class SecretWithData : IRule
{
    public RuleInfo Info { get; } = new("R14", "secret-with-data", Severity.Error, "Secret contains its values")
    {
        Description = """
            The values of a Secret are base64, which is no encryption: all readers of the file have them. Secrets are made by an
            ExternalSecret, by an operator, or by a stack from settings that are encrypted; here such a value is a placeholder in angle
            brackets and passes. Encrypted forms (SealedSecret, sops) pass too.
            """,
        Remediation = "Keep the values in a store and declare an ExternalSecret. Replace them: they have been published.",
        SeeAlso = ["secretlint no-k8s-kind-secret", "Checkov CKV_K8S_35"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var secret in set.Of(Groups.Core, "Secret").Where(secret => secret.Tree["sops"] is null && !IsToken(secret)))
        {
            foreach (var part in (string[])["data", "stringData"])
            {
                foreach (var (key, value) in secret.Tree.Map(part)?.Entries ?? [])
                {
                    if (value is ScalarNode { Value: not null } given && given.ToString() is { Length: > 0 } text && !IsPlaceholder(text))
                    {
                        report.Add(secret, NodePath.Of(part, key), key, "no value in the manifest",
                            "let an ExternalSecret or an operator make this Secret");
                    }
                }
            }
        }
    }

    // The cluster fills the token of a service account itself.
    private static bool IsToken(Manifest secret) => secret.Tree.Text("type") == "kubernetes.io/service-account-token";

    private static bool IsPlaceholder(string text) => (text[0] == '<' && text[^1] == '>') || text.Contains("{{", StringComparison.Ordinal);
}
