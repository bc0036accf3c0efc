using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Edge;

namespace Infra.Stacks.Shinhan;

/// <summary>The applications. Their pods are on different workers, or wait.</summary>
/// <param name="settings">The stack's settings.</param>
internal sealed class Workloads(ShinhanSettings settings)
{
    // nginx writes these folders, and 101 is its user in its images.
    private static readonly RunAs Nginx = new() { User = 101, Group = 101, Scratch = ["/tmp", "/var/cache/nginx", "/run"] };

    /// <summary>Tea or coffee: a page that shows which pod answered.</summary>
    public App Sample(ShinhanApp app, NamespaceRef space)
    {
        var args = Args(app, space, port: 8080, pods: 2);
        return new App(app == ShinhanApp.Tea ? "tea" : "coffee", args with { RunAs = Nginx });
    }

    /// <summary>The page that the pipeline builds. Argo CD looks after its Deployment once it is there.</summary>
    public App Page(NamespaceRef space, IReadOnlyList<Exposure> exposures) => new(ShinhanSettings.Page, Args(ShinhanApp.Nginx, space, port: 80, pods: 3) with
    {
        RunAs = Nginx with { LowPorts = true },
        Expose = exposures,
        Delivered = true,
    });

    private AppArgs Args(ShinhanApp app, NamespaceRef space, int port, int pods)
    {
        var its = settings.Apps[app];
        return new()
        {
            Namespace = space,
            Image = settings.Images[app],
            Port = port,
            Resources = its.Resources,
            Scale = its.Scale ?? new Scale.Fixed(pods),
            Rollout = its.Rollout,
            Probes = its.Probes ?? new() { Ready = new Probe.Http("/"), StartupSeconds = 30 },
            Placement = its.Placement with { Spread = Spread.Required },
            Egress = its.Egress,
        };
    }
}
