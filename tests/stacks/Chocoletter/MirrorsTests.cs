using Infra.Manifests;
using Infra.Rendering;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>Behind a wall: one place in the stack file, and nothing is fetched from anywhere else.</summary>
public sealed class MirrorsTests
{
    private const string Registries = """
        infra:mirrors:
            images:
              docker.io: mirror.example/hub
              quay.io: mirror.example/quay
              ghcr.io: mirror.example/ghcr
            charts:
              "*": oci://mirror.example/charts
            manifests:
              "*": https://mirror.example/files
          infra:region:
        """;

    [Fact]
    public void Every_chart_manifest_and_image_comes_from_the_mirror()
    {
        var mirrored = House.RunWith("prod", "infra:region:", Registries);

        Assert.All(mirrored.Inventory.Charts,
            chart =>
                Assert.StartsWith("oci://mirror.example/charts", chart.Repository is { Length: > 0 } repository ? repository : chart.Chart,
                    StringComparison.Ordinal));
        Assert.All(mirrored.Inventory.RemoteManifests,
            remote => Assert.StartsWith("https://mirror.example/files/", remote.Source, StringComparison.Ordinal));
        var images = mirrored.Inventory.Manifests.SelectMany(m => Values(m.Tree, "image"))
            .Where(image => !image.StartsWith("123456789012.dkr.ecr.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(images);
        Assert.All(images, image => Assert.StartsWith("mirror.example/", image, StringComparison.Ordinal));
    }

    [Fact]
    public void The_images_inside_charts_come_from_the_mirror()
    {
        var folder = Directory.CreateTempSubdirectory("mirrors-");
        try
        {
            ManifestRendering.Write(House.RunWith("prod", "infra:region:", Registries).Inventory, folder.FullName, ChartStyle.Argo);
            var applications = Directory.GetFiles(Path.Combine(folder.FullName, "argocd")).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(4, applications.Count);
            foreach (var application in applications)
            {
                var repositories = ManifestReader.Read(application).Manifests.SelectMany(m => Values(m.Tree, "repository")).ToList();
                Assert.NotEmpty(repositories);
                Assert.All(repositories, repository => Assert.StartsWith("mirror.example/", repository, StringComparison.Ordinal));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Objects_are_the_same_but_for_their_images()
    {
        var plain = House.Run("prod");
        var mirrored = House.RunWith("prod", "infra:region:", Registries);

        Assert.Equal(plain.Inventory.Manifests.Select(m => m.Id), mirrored.Inventory.Manifests.Select(m => m.Id));
        Assert.Equal(["redis"],
            plain.Inventory.Manifests.Zip(mirrored.Inventory.Manifests).Where(pair => !Node.Same(pair.First.Tree, pair.Second.Tree))
                .Select(pair => pair.First.Id.Name));
    }

    private static IEnumerable<string> Values(Node node, string key) => node switch
    {
        MapNode map =>
            map.Entries.SelectMany(entry =>
                entry.Key == key && entry.Value is ScalarNode value ? [value.ToString()!] : Values(entry.Value, key)),
        ListNode list => list.Items.SelectMany(item => Values(item, key)),
        _ => [],
    };
}
