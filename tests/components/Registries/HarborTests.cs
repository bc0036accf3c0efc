using Infra.Components.Databases;
using Infra.Components.Edge;
using Infra.Components.ObjectStores;
using Infra.Components.Registries;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Pulumi;

namespace Infra.Components.Tests.Registries;

public sealed class HarborTests
{
    [Fact]
    public Task Images_on_a_volume_are_replaced_one_pod_after_the_other() =>
        ComponentGolden.CheckAsync("Registries/golden/harbor", cluster => _ = new Harbor("harbor", Args(cluster)));

    [Fact]
    public Task Images_in_a_bucket_take_its_key_by_the_names_that_the_chart_wants() =>
        ComponentGolden.CheckAsync("Registries/golden/harbor-bucket", cluster => _ = new Harbor("registry", Args(cluster) with
        {
            Storage = new HarborStorage.Bucket(Store(cluster)),
            Release = "registry",
            Scan = false,
            StorageClass = "fast",
            Adopt = new() { Cache = "harbor-redis", JobLog = "harbor-jobservice" },
        }));

    [Fact]
    public async Task Every_image_comes_from_the_mirror()
    {
        var mirrors = new Mirrors { Images = new Dictionary<string, string> { ["docker.io"] = "registry.example.com/hub" } };
        var rendered = await Rendered.RunAsync(mirrors, cluster => _ = new Harbor("harbor", Args(cluster)));
        var release = Assert.Single(rendered.Resources, resource => resource.Type == "kubernetes:helm.sh/v3:Release" && resource.Name == "harbor");
        Assert.Equal(9, ComponentGolden.Documents([release]).Split("registry.example.com/hub/goharbor/").Length - 1);
    }

    [Fact]
    public async Task No_password_of_the_chart_is_left()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new Harbor("harbor", Args(cluster)));
        var release = ComponentGolden.Documents(rendered.Resources.Where(resource => resource.Type == "kubernetes:helm.sh/v3:Release"));
        Assert.DoesNotContain("harborAdminPassword", release, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbor12345", release, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_without_a_key_is_refused()
    {
        var problem = Assert.Single(await Problems(args => args with { Storage = new HarborStorage.Bucket(new ObjectStore { Bucket = "images", Region = "eu-west-1" }) }));
        Assert.Equal((Codes.MissingPart.Id, "Harbor harbor, Storage"), (problem.Code.Id, problem.Where));
    }

    [Fact]
    public async Task A_claim_beside_a_bucket_is_refused()
    {
        HarborArgs? made = null;
        RefusedException? refusal = null;
        await Rendered.RunAsync(cluster =>
        {
            made = Args(cluster) with { Storage = new HarborStorage.Bucket(Store(cluster)), Adopt = new() { Registry = "old" } };
            refusal = Assert.Throws<RefusedException>(() => new Harbor("harbor", made));
        });
        var problem = Assert.Single(refusal!.Diagnostics);
        Assert.Equal((Codes.Exclusive.Id, "Harbor harbor, Adopt.Registry", "old"), (problem.Code.Id, problem.Where, problem.Actual));
    }

    private static async Task<IReadOnlyList<Diagnostic>> Problems(Func<HarborArgs, HarborArgs> change)
    {
        RefusedException? refusal = null;
        await Rendered.RunAsync(cluster => refusal = Assert.Throws<RefusedException>(() => new Harbor("harbor", change(Args(cluster)))));
        return refusal!.Diagnostics;
    }

    private static ObjectStore Store(Cluster cluster) => new()
    {
        Bucket = "images",
        Region = "garage",
        Endpoint = "http://garage.stores.svc:3900",
        PathStyle = true,
        Keys = new StoreKeys(new NamespaceRef(cluster, "stores"), "garage-images"),
    };

    private static HarborArgs Args(Cluster cluster)
    {
        var space = new NamespaceRef(cluster, "registry");
        var postgres = new Postgres("postgres", new()
        {
            Namespace = space,
            Resources = new Resources("100m", "512Mi"),
            Storage = new() { Size = "10Gi" },
            Roles = [new() { Name = "registry" }],
            Databases = [new() { Name = "registry", Owner = "registry" }],
            Instances = new PostgresInstances.One("a registry for one laptop"),
        });
        return new HarborArgs
        {
            Namespace = space,
            Expose = new GatewayExposure
            {
                Host = "harbor.example.com",
                Http = new ListenerRef("Gateway", "web", new NamespaceRef(cluster, "gateway"), "http"),
                Https = new ListenerRef("Gateway", "web", new NamespaceRef(cluster, "gateway"), "https-harbor"),
                TlsSecret = "harbor-tls",
                CertificateName = "harbor",
                CertificateHosts = ["harbor.example.com"],
                Namespace = new NamespaceRef(cluster, "gateway"),
                DataPlane = new ProxySource(new PodSet(new NamespaceRef(cluster, "gateway"), new Dictionary<string, Input<string>> { ["app"] = "proxy" })),
            },
            Database = postgres.Login("registry"),
            Storage = new HarborStorage.Volume("50Gi"),
        };
    }
}
