using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Edge;

public sealed class GatewayInvariantTests
{
    private static readonly Gen<string> Label = Gen.Elements("a", "b", "a-b", "shop", "i", "xn--9n2bp8q");

    private static readonly Gen<string> Host =
        from labels in Label.ListOf(3)
        from depth in Gen.Choose(1, 3)
        from wildcard in Gen.Frequency((5, Gen.Constant("")), (1, Gen.Constant("*.")))
        from zone in Gen.Elements("example.com", "example.org")
        select $"{wildcard}{string.Join('.', labels.Take(depth).Append(zone))}";

    private static readonly Gen<GatewayHost[]> Hosts =
        from names in Gen.Choose(1, 12).SelectMany(count => Host.ListOf(count))
        from redirects in Gen.Elements(true, false).ListOf(12)
        select names.Distinct(StringComparer.Ordinal).Zip(redirects, (host, redirect) => new GatewayHost(host) { Redirect = redirect })
            .ToArray();

    [Fact]
    public void Whatever_the_hosts_every_reference_between_the_objects_leads_somewhere() => Prop.ForAll(Hosts.ToArbitrary(), hosts =>
    {
        var exposures = new List<GatewayExposure>();
        IReadOnlyList<Diagnostic> refused = [];
        var rendered = Rendered.RunAsync(cluster =>
        {
            try
            {
                var gateway = new Gateway("web", new GatewayArgs
                {
                    Namespace = new NamespaceRef(cluster, "gateway"),
                    Class = new GatewayClassRef("nginx"),
                    Zone = "example.com",
                    Hosts = hosts,
                });
                exposures.AddRange(hosts.Select(gateway.Expose));
            }
            catch (RefusedException refusal)
            {
                refused = refusal.Diagnostics;
            }
        }).GetAwaiter().GetResult();

        if (refused.Count > 0)
        {
            // Two hosts that differ in dots and hyphens only cannot share a gateway without a name of their own.
            Assert.All(refused, problem => Assert.Contains(problem.Code, new[] { Codes.DuplicateListener, Codes.DuplicateName }));
            return;
        }

        var listeners = rendered.Resources.Single(r => r.Type.EndsWith(":Gateway", StringComparison.Ordinal) && r.IsObject)
            .List("spec.listeners").ToArray();
        var names = listeners.Select(listener => (string)listener["name"]).ToArray();
        Assert.Equal(2 * hosts.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(exposures, exposure =>
        {
            var https = Assert.Single(listeners, listener => (string)listener["name"] == exposure.Https.Section);
            Assert.Equal((exposure.CertificateHosts.Single(), 443L), (https["hostname"], https["port"]));
            var http = Assert.Single(listeners, listener => (string)listener["name"] == exposure.Http.Section);
            Assert.Equal((exposure.CertificateHosts.Single(), 80L), (http["hostname"], http["port"]));
        });
        var redirected = rendered.Resources.Where(r => r.Name == "web-redirect").SelectMany(r => r.List("spec.parentRefs"))
            .Select(parent => (string)parent["sectionName"]);
        Assert.Equal(exposures.Where(exposure => exposure.Redirect is not null).Select(exposure => exposure.Http.Section), redirected);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public async Task The_machines_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            await new GatewayTests().Hosts_become_pairs_of_listeners_with_a_redirect_and_the_flows_they_need();
            await new HttpRouteTests().Matches_filters_weights_timeouts_and_foreign_backends_are_rendered();
            await new NginxGatewayFabricTests().Every_setting_reaches_the_chart_and_every_source_its_mirror();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
