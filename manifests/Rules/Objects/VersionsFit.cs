using System.Globalization;
using Infra.Catalogue;
using Infra.Manifests;

namespace Infra.Rules.Objects;

internal sealed class VersionsFit : IRule
{
    // The oldest minor version that still gets fixes, on 2026-11-21. Sources: the projects' support pages.
    private static readonly (string Chart, string Oldest)[] Supported = [("cert-manager", "1.20"), ("external-secrets", "2.9"),
        ("nginx-gateway-fabric", "2.6")];

    // The versions of Kubernetes that a minor version of a chart's application runs on. Sources: the projects' support pages and charts.
    private static readonly (string Chart, string Minor, string From, string To)[] Kubernetes =
    [
        ("nginx-gateway-fabric", "2.7", "1.32", "1.99"), ("nginx-gateway-fabric", "2.6", "1.31", "1.99"),
            ("nginx-gateway-fabric", "2.5", "1.31", "1.99"),
        ("nginx-gateway-fabric", "2.4", "1.25", "1.99"), ("nginx-gateway-fabric", "2.3", "1.25", "1.99"),
        ("cert-manager", "1.21", "1.33", "1.36"), ("cloudnative-pg", "0.29", "1.30", "1.36"), ("metrics-server", "3.13", "1.34", "1.99"),
    ];

    public RuleInfo Info { get; } = new("R35", "versions-fit", Severity.Error, "versions that do not belong together")
    {
        Description = """
            NGINX Gateway Fabric is built for one minor version of the Gateway API. cert-manager supports its last two minor versions,
            External Secrets its last one. The rule fails on a pair outside of the matrix, on a Kubernetes (`--kubernetes`) that the part
            does not run on, and warns about a version that gets no more fixes. `docs/versions.md` has the tested combinations.
            """,
        Remediation = "Move the versions together, one minor version at a time.",
        SeeAlso = ["nginx-gateway-fabric README", "cert-manager supported releases", "cert-manager/website#2007",
            "external-secrets stability and support"],
        Wrong = """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: cert-manager, namespace: argocd}
            spec: {source: {repoURL: https://charts.jetstack.io, chart: cert-manager, targetRevision: v1.18.0}, destination: {namespace: cert-manager}}
            """,
        Right = """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: cert-manager, namespace: argocd}
            spec: {source: {repoURL: https://charts.jetstack.io, chart: cert-manager, targetRevision: v1.21.1}, destination: {namespace: cert-manager}}
            """,
    };

    public void Check(ManifestSet set, Report report)
    {
        var gatewayApi = set.RemoteSources.Select(ApiVersion).FirstOrDefault(version => version is not null);
        foreach (var chart in set.Charts)
        {
            if (chart.Version is not { } version)
            {
                continue;
            }

            foreach (var (name, oldest) in Supported)
            {
                if (chart.ChartName == name && Number(version) is { } number && number < Number(oldest))
                {
                    report.Add(chart.On, chart.VersionPath, $"{name} {version}", $"{oldest} or newer",
                        "upgrade one minor version at a time", Severity.Warning);
                }
            }

            foreach (var (name, minor, from, to) in Kubernetes)
            {
                if (chart.ChartName == name && VersionMatrix.Minor(version) == minor && Number(set.Options.Kubernetes) is { } cluster
                    && (cluster < Number(from) || cluster > Number(to)))
                {
                    report.Add(chart.On, chart.VersionPath, $"{name} {version} on Kubernetes {set.Options.Kubernetes}", to == "1.99"
                        ? $"Kubernetes {from} or newer" : $"Kubernetes {from} to {to}",
                        "move both versions together");
                }
            }

            if (chart.ChartName == "nginx-gateway-fabric" && gatewayApi is not null && VersionMatrix.GatewayApiOf(version) is { } wanted
                && VersionMatrix.Minor(gatewayApi) != wanted)
            {
                report.Add(chart.On, chart.VersionPath, $"{version} on Gateway API {gatewayApi}", $"Gateway API {wanted}",
                    "move both versions together");
            }

            if (chart.ChartName == "cert-manager")
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

    private static string? ApiVersion(string address)
    {
        const string Before = "/gateway-api/releases/download/";
        var at = address.IndexOf(Before, StringComparison.Ordinal);
        return at < 0 ? null : address[(at + Before.Length)..].Split('/')[0];
    }

    private static int? Number(string version)
    {
        var parts = VersionMatrix.Minor(version).Split('.');
        return parts.Length == 2 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var minor)
            ? (major * 1000) + minor : null;
    }
}
