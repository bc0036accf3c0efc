namespace Infra.Rules.Edge;

internal sealed class WebhookSecret : IRule
{
    public RuleInfo Info { get; } = new("R49", "webhook-secret", Severity.Warning, "webhook without a secret")
    {
        ErrorInProduction = true,
        Description =
            "A webhook from GitHub or GitLab without a shared secret lets anyone who knows its address run the pipeline, with an event of their choice.",
        Remediation = "Set `webhookSecret` (GitHub) or `secretToken` (GitLab) to a key of a Secret, and the same value at the sender.",
        SeeAlso = ["Argo Events GitHub event source", "docs.github.com securing webhooks"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var source in set.Of(Groups.Argo, "EventSource"))
        {
            foreach (var (kind, secret) in ((string, string)[])[("github", "webhookSecret"), ("gitlab", "secretToken"),
                ("webhook", "authSecret")])
            {
                foreach (var (name, value) in source.Tree.MapAt("spec", kind)?.Entries ?? [])
                {
                    if (value is MapNode hook && hook[secret] is null)
                    {
                        report.Add(source, NodePath.Of($"spec.{kind}", name) + "." + secret, null, "a key of a Secret",
                            "set it, here and at the sender");
                    }
                }
            }
        }
    }
}
