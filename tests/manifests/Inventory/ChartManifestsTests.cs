using Infra.Manifests;

namespace Infra.Tests.Inventories;

public sealed class ChartManifestsTests
{
    [Theory]
    [InlineData("chart: {spec: {chart: web, version: 1.2.3, sourceRef: {kind: HelmRepository, name: charts}}}",
        "web https://charts.example.com 1.2.3 in shop as web")]
    [InlineData("chart: {spec: {chart: web, sourceRef: {kind: HelmRepository, name: charts, namespace: other}}}, targetNamespace: team",
        "web - - in team as team-web")]
    [InlineData("chartRef: {kind: OCIRepository, name: web}", "oci://ghcr.io/acme/charts/web - 2.0.0 in shop as web")]
    [InlineData("chartRef: {kind: OCIRepository, name: cert-manager}, releaseName: it", "cert-manager - * in shop as it")]
    [InlineData("chartRef: {kind: HelmChart, name: web}", "web-chart https://charts.example.com 3.0.0 in shop as web")]
    public void A_helm_release_names_its_chart_itself_or_through_a_source(string spec, string expected)
    {
        var objects = Read("""
            {apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: {name: web, namespace: shop}, spec: {SPEC}}
            ---
            {apiVersion: source.toolkit.fluxcd.io/v1, kind: HelmRepository, metadata: {name: charts, namespace: shop}, spec: {url: 'https://charts.example.com'}}
            ---
            {apiVersion: source.toolkit.fluxcd.io/v1, kind: OCIRepository, metadata: {name: web, namespace: shop}, spec: {url: 'oci://ghcr.io/acme/charts/web', ref: {tag: 2.0.0}}}
            ---
            {apiVersion: source.toolkit.fluxcd.io/v1, kind: HelmChart, metadata: {name: web, namespace: shop}, spec: {chart: web-chart, version: 3.0.0, sourceRef: {kind: HelmRepository, name: charts}}}
            """.Replace("SPEC", spec, StringComparison.Ordinal));

        Assert.Equal(expected, Shown(ChartManifests.In(objects).Single()));
    }

    [Fact]
    public void An_application_of_several_sources_installs_those_that_are_charts()
    {
        var objects = Read("""
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: web, namespace: argocd}
            spec:
              destination: {namespace: shop}
              sources:
              - {repoURL: https://charts.example.com, chart: web, targetRevision: 1.2.3, helm: {values: "size: 3"}}
              - {repoURL: https://git.example.com/values, ref: values}
            """);

        var release = ChartManifests.In(objects).Single();

        Assert.Equal("web https://charts.example.com 1.2.3 in shop as web", Shown(release));
        Assert.Equal("size: 3\n", ManifestWriter.ToYaml(release.Values));
    }

    private static string Shown(ChartRelease release) =>
        $"{release.Chart} {release.Repository ?? "-"} {release.Version ?? "-"} in {release.Namespace} as {release.Name}";

    private static IReadOnlyList<Manifest> Read(string yaml)
    {
        using var text = new StringReader(yaml);
        return ManifestReader.Read(text, "test.yaml").Manifests;
    }
}
