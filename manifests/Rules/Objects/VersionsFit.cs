using Infra.Catalogue;

namespace Infra.Rules.Objects;

internal sealed class VersionsFit : IRule
{
    public RuleInfo Info { get; } = new("R35", "versions-fit", Severity.Error, "incompatible or unsupported versions")
    {
        Description = """
            NGINX Gateway Fabric is built for one minor version of the Gateway API. cert-manager supports its last two minor versions,
            External Secrets its last one. The rule fails on a pair outside of the matrix, on a Kubernetes (`--kubernetes`) that the part
            does not run on, on a kind or field that came with a newer version than the one that is installed beside it, and warns about a
            version that gets no more fixes. `docs/versions.md` has the tested combinations.
            """,
        Remediation = "Move the versions together, one minor version at a time.",
        SeeAlso = ["nginx-gateway-fabric README", "cert-manager supported releases", "cert-manager/website#2007",
            "external-secrets stability and support"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var gatewayApi = set.RemoteSources.Select(ApiVersion).FirstOrDefault(version => version is not null);
        CheckFeatures(set, report, gatewayApi);
        foreach (var chart in set.Charts)
        {
            if (chart.Version is not { } version)
                continue;

            if (ChartCatalogue.Find(chart.ChartName) is not { } known)
                continue;

            var isOutdated = known.Oldest is { } oldest && IsOlder(version, oldest);
            if (isOutdated)
            {
                report.Add(chart.On, chart.VersionPath, $"{known.Name} {version}", $"{known.Oldest} or newer",
                    "upgrade one minor version at a time", Severity.Warning);
            }

            var minor = known.Minor(version);
            if (minor is not null && KubernetesVersion.Parse(set.Options.Kubernetes) is { } kubernetes && !minor.RunsOn(kubernetes)
                && (!isOutdated || kubernetes < minor.From))
            {
                // A version that is not the pinned one runs on clusters of its own age, of which no one told us.
                var isOld = !UpgradeCatalogue.IsSameMinor(version, known.Version) && kubernetes > minor.To;
                report.Add(chart.On, chart.VersionPath, $"{known.Name} {version} on Kubernetes {set.Options.Kubernetes}",
                    minor.To is null ? $"Kubernetes {minor.From} or newer" : $"Kubernetes {minor.From} to {minor.To}",
                    "move both versions together", isOld ? Severity.Warning : null);
            }

            if (gatewayApi is not null && minor?.GatewayApi is { } wanted && ChartMinor.NameOf(gatewayApi) != wanted)
            {
                report.Add(chart.On, chart.VersionPath, $"{version} on Gateway API {gatewayApi}", $"Gateway API {wanted}",
                    "move both versions together");
            }

            if (known == ChartCatalogue.CertManager)
            {
                if (chart.Values["installCRDs"] is not null)
                {
                    report.Add(chart.On, NodePath.Of(chart.ValuesPath, "installCRDs"), "installCRDs", "crds.enabled",
                        "write crds.enabled; the old value is deprecated since 1.15", Severity.Warning);
                }

                if (chart.Values.Entries.Count(entry => entry.Value.ToString() == "--enable-gateway-api"
                    || entry.Key == "config.enableGatewayAPI") > 1)
                {
                    report.Add(chart.On, chart.ValuesPath, "config.enableGatewayAPI and --enable-gateway-api", "one of the two",
                        "keep config.enableGatewayAPI", Severity.Warning);
                }
            }
        }
    }

    // Of several versions of one part the newest decides: what the others lack, it has.
    private static void CheckFeatures(ManifestSet set, Report report, string? gatewayApi)
    {
        var installed = set.Charts.Where(chart => chart.Version is not null)
            .Select(chart => (Part: chart.ChartName, Version: chart.Version!))
            .Concat(gatewayApi is null ? [] : [(UpgradeCatalogue.GatewayApi, gatewayApi)])
            .GroupBy(part => part.Part, StringComparer.Ordinal)
            .ToDictionary(part => part.Key,
                part => part.Select(one => one.Version).Order(Comparer<string>.Create(UpgradeCatalogue.Compare)).Last(),
                StringComparer.Ordinal);
        if (installed.Count == 0)
            return;

        foreach (var manifest in set.All.Where(manifest => !Groups.IsBuiltIn(manifest.Id.Group)))
        {
            foreach (var feature in FeatureCatalogue.Of(manifest.Id.Group, manifest.Id.Kind))
            {
                if (installed.GetValueOrDefault(feature.Part) is not { } version || !FeatureCatalogue.IsBefore(version, feature.Since)
                    || (feature.Version is not null && !manifest.ApiVersion.EndsWith("/" + feature.Version, StringComparison.Ordinal)))
                {
                    continue;
                }

                IEnumerable<string> places = feature.Field is null ? [""] : feature.Field.In(manifest.Tree).Select(found => found.Path);
                foreach (var place in places)
                {
                    report.Add(manifest, place, $"{(place.Length == 0 ? manifest.Id.Kind : place)} with {feature.Part} {version}",
                        $"{feature.Part} {feature.Since} or newer, which brought it", "upgrade the part first, or leave it out until then");
                }
            }
        }
    }

    private static string? ApiVersion(string address)
    {
        const string Before = "/gateway-api/releases/download/";
        var at = address.IndexOf(Before, StringComparison.Ordinal);
        return at < 0 ? null : address[(at + Before.Length)..].Split('/')[0];
    }

    private static bool IsOlder(string version, string oldest) => Version.TryParse(ChartMinor.NameOf(version), out var minor)
        && minor < Version.Parse(oldest);
}
