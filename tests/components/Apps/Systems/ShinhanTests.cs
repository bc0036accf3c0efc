using Infra.Components.Apps;
using Infra.Components.Tests.Rendering;

namespace Infra.Components.Tests.Apps.Systems;

/// <summary>The workloads of the project for a private cloud with a financial policy.</summary>
public sealed class ShinhanTests
{
    [Fact]
    public async Task The_web_server_has_three_pods_and_a_tag_of_its_build()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new App("nginx", new AppArgs
        {
            Namespace = new NamespaceRef(cluster, "default"),
            Image = "minseo205/k8s-project:42",
            Port = 80,
            Resources = new Resources("50m", "64Mi"),
            Scale = new Scale.Fixed(3),
            RunAs = new RunAs { User = 101, Group = 101, LowPorts = true, Scratch = ["/tmp", "/var/cache/nginx", "/run"] },
        }));

        Facts.Hold(rendered, "Deployment", "nginx", """
            spec.replicas: 3
            spec.template.spec.containers[nginx].image: minseo205/k8s-project:42
            spec.template.spec.containers[nginx].ports[http].containerPort: 80
            """);
    }

    [Theory]
    [InlineData("tea")]
    [InlineData("coffee")]
    public async Task The_two_applications_have_a_pod_on_each_of_the_two_workers(string name)
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new App(name, new AppArgs
        {
            Namespace = new NamespaceRef(cluster, "default"),
            Image = "example/cafe:1.0",
            Port = 8080,
            Resources = new Resources("50m", "64Mi"),
            Placement = new Placement { Spread = Spread.Required },
        }));

        Facts.Hold(rendered, "Deployment", name, """
            spec.replicas: 2
            spec.template.spec.topologySpreadConstraints[0].topologyKey: kubernetes.io/hostname
            spec.template.spec.topologySpreadConstraints[0].maxSkew: 1
            spec.template.spec.topologySpreadConstraints[0].whenUnsatisfiable: DoNotSchedule
            """);
    }
}
