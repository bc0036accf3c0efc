namespace Infra.Rules.Edge;

internal sealed class UploadLimit : IRule
{
    public RuleInfo Info { get; } = new("R37", "upload-limit", Severity.Warning, "no upload limit on the whole Gateway")
    {
        Description = """
            `body.maxSize: "0"` takes requests of any size. On a whole Gateway it does so for every host, although one application needs it,
            and leaves the others open to exhaustion.
            """,
        Remediation = "Target the route that needs it; a policy stands in its route's namespace.",
        SeeAlso = ["NGINX client_max_body_size"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var policy in set.Of(Groups.NginxGateway, "ClientSettingsPolicy"))
        {
            if (policy.Tree.TextAt("spec", "targetRef", "kind") == "Gateway"
                && policy.Tree.At("spec", "body", "maxSize")?.ToString() == "0")
            {
                report.Add(policy, "spec.body.maxSize", "0 for the whole Gateway", "a limit, or an HTTPRoute as the target",
                    "target the one route that needs it");
            }
        }
    }
}
