using System.Text.RegularExpressions;

namespace Infra.Rules.Secrets;

internal sealed partial class ExternalSecretForm : IRule
{
    // Source: the documentation of the ECRAuthorizationToken generator.
    private const int EcrTokenHours = 12;

    public RuleInfo Info { get; } = new("R15", "external-secret-form", Severity.Error, "ExternalSecret is outdated, or never refreshed")
    {
        Description = """
            External Secrets 0.17 dropped `v1beta1`, and later releases never had it. Without `refreshInterval` the file does not say when a
            rotated value arrives. A token for Amazon's registry lives 12 hours: refreshed less often than that, new pods cannot pull.
            """,
        Remediation = "Write `external-secrets.io/v1` and a `refreshInterval`; for registry tokens at most 6h.",
        SeeAlso = ["external-secrets#4814", "external-secrets#4666"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var kind in (string[])["ExternalSecret", "SecretStore", "ClusterSecretStore", "ClusterExternalSecret"])
        {
            foreach (var manifest in set.Of(Groups.ExternalSecrets, kind).Where(m => m.ApiVersion != "external-secrets.io/v1"))
                report.Add(manifest, "apiVersion", manifest.ApiVersion, "external-secrets.io/v1", "write v1; the fields are the same");
        }

        foreach (var secret in set.Of(Groups.ExternalSecrets, "ExternalSecret"))
        {
            var interval = secret.Tree.TextAt("spec", "refreshInterval");
            if (interval is null && secret.Tree.TextAt("spec", "refreshPolicy") != "CreatedOnce")
            {
                report.Add(secret, "spec.refreshInterval", null, "a duration such as 1h", "say how soon a rotated value must arrive");
            }
            else if (interval is not null && Hours().Match(interval) is { Success: true } match
                && (!int.TryParse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture, out var hours)
                    || hours >= EcrTokenHours)
                && secret.Items("dataFrom")
                .Any(source => source.Item.TextAt("sourceRef", "generatorRef", "kind") == "ECRAuthorizationToken"))
            {
                report.Add(secret, "spec.refreshInterval", interval, "less than 12h",
                    "refresh every 6h: the registry's token lives 12 hours");
            }
        }
    }

    [GeneratedRegex("^([0-9]+)h", RegexOptions.CultureInvariant)]
    private static partial Regex Hours();
}
