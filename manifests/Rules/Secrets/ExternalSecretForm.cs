using System.Text.RegularExpressions;

namespace Infra.Rules.Secrets;

internal sealed partial class ExternalSecretForm : IRule
{
    // Source: the documentation of the ECRAuthorizationToken generator.
    private const int EcrTokenHours = 12;

    private static readonly Version FirstWithout = new(0, 17);

    public RuleInfo Info { get; } = new("R15", "external-secret-form", Severity.Error,
        "ExternalSecret is outdated, or refreshed too seldom")
    {
        Description = """
            External Secrets 0.17 dropped `v1beta1`, and later releases never had it; where the files bring an older release, or a CRD that
            serves it, it passes. A token for Amazon's registry lives 12 hours: refreshed less often than that, new pods cannot pull.
            """,
        Remediation = "Write `external-secrets.io/v1`; for registry tokens a `refreshInterval` of at most 6h.",
        SeeAlso = ["external-secrets#4814", "external-secrets#4666"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var manifest in set.Of(Groups.ExternalSecrets, "ExternalSecret", "SecretStore", "ClusterSecretStore",
            "ClusterExternalSecret")
            .Where(manifest => manifest.ApiVersion != "external-secrets.io/v1" && !IsServed(set, manifest)))
        {
            report.Add(manifest, "apiVersion", manifest.ApiVersion, "external-secrets.io/v1", "write v1; the fields are the same");
        }

        foreach (var secret in set.Of(Groups.ExternalSecrets, "ExternalSecret").Where(IsRegistryToken))
        {
            // What says nothing is refreshed every hour.
            if (secret.Tree.TextAt("spec", "refreshPolicy") is null or "Periodic"
                && secret.Tree.At("spec", "refreshInterval")?.ToString() is { } interval
                && IsTooLong(interval))
            {
                report.Add(secret, "spec.refreshInterval", interval, "less than 12h",
                    "refresh every 6h: the registry's token lives 12 hours");
            }
        }
    }

    private static bool IsRegistryToken(Manifest secret) => secret.Items("dataFrom")
        .Any(source => source.Item.TextAt("sourceRef", "generatorRef", "kind") == "ECRAuthorizationToken");

    private static bool IsTooLong(string interval) => Never().IsMatch(interval) || (Hours().Match(interval) is { Success: true } match
        && (!int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var hours) || hours >= EcrTokenHours));

    private static bool IsServed(ManifestSet set, Manifest manifest) =>
        set.Charts.Any(chart => chart.ChartName == "external-secrets" && Version.TryParse(chart.Version?.TrimStart('v'), out var version)
            && version < FirstWithout)
        || set.Of(Groups.Extensions, "CustomResourceDefinition").Any(crd => crd.Tree.TextAt("spec", "group") == Groups.ExternalSecrets
            && crd.Tree.TextAt("spec", "names", "kind") == manifest.Id.Kind
            && crd.Items("versions")
                .Any(version =>
                    version.Item.IsTrue("served") && $"{Groups.ExternalSecrets}/{version.Item.Text("name")}" == manifest.ApiVersion));

    [GeneratedRegex("^0(s|m|h)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Never();

    [GeneratedRegex("^([0-9]+)h", RegexOptions.CultureInvariant)]
    private static partial Regex Hours();
}
