using Infra.Components;
using Infra.Components.Delivery;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Secrets;
using Pulumi;

namespace Infra.Stacks.BdgBlog;

/// <summary>What builds images and compares the cluster with git: once for the cluster, for any number of projects.</summary>
/// <param name="platform">The platform.</param>
/// <param name="settings">The stack's settings.</param>
internal sealed class Delivery(Platform platform, BdgBlogSettings settings)
{
    /// <summary>Argo CD, which shows by an application for each namespace what differs from git. It changes nothing by itself.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="exposure">Its host.</param>
    /// <param name="applications">The namespaces by their names, which are those of the applications too.</param>
    public ArgoCd Compare(NamespaceRef space, Exposure exposure, IReadOnlyDictionary<string, NamespaceRef> applications)
    {
        var argo = new ArgoCd("argocd", settings.ArgoCd! with
        {
            Cluster = platform.Cluster,
            Namespace = space,
            Expose = exposure,
            Grpc = platform.PassesGrpc,
            RouteName = "ingressroute-argocd",
            // In the rendered folder their values are placeholders, which must never be put over the real ones.
            IgnoredKinds = [.. settings.ArgoCd.IgnoredKinds.Append("Secret").Distinct(StringComparer.Ordinal)],
        });
        var project = new ArgoProject("bdg-blog", new()
        {
            ArgoCd = argo,
            Repositories = [settings.Repository!],
            Namespaces = [.. applications.Values],
            Description = "The blog, and what it needs.",
        });
        foreach (var (name, target) in applications)
        {
            _ = new ArgoApplication($"{name}-application", new()
            {
                Project = project,
                Name = name,
                Repository = settings.Repository!,
                // The rendered folder of a namespace has its name.
                Path = $"deploy/{name}",
                Namespace = target,
            });
        }

        return argo;
    }

    /// <summary>Argo Workflows, which runs builds.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="exposure">The host of its pages.</param>
    public Builders Workflows(NamespaceRef space, Exposure exposure) => new(
        new ArgoWorkflows("argo-workflows", new() { Cluster = platform.Cluster, Namespace = space, Release = "argo", Expose = exposure, RouteName = "ingressroute-argo" }),
        new ArgoEvents("argo-events", new() { Cluster = platform.Cluster }));
}

/// <summary>What runs builds, and what starts them.</summary>
/// <param name="Workflows">What runs them.</param>
/// <param name="Events">What starts them.</param>
internal sealed record Builders(ArgoWorkflows Workflows, ArgoEvents Events);

/// <summary>The builds of one project, in a namespace of their own.</summary>
internal sealed class ProjectBuild
{
    private readonly string _name;
    private readonly BuildSettings _settings;

    public ProjectBuild(Platform platform, string project, BuildSettings settings)
    {
        _name = project;
        _settings = settings;
        Name = $"{project}-argoci";
        Namespace = new Namespace(Name, new()
        {
            Cluster = platform.Cluster,
            // BuildKit without root needs system calls that the stricter levels deny.
            PodSecurity = PodSecurity.Privileged,
            Isolation = Isolation.Ingress,
            Open = platform.AreNamespacesOpen,
        }).Ref;
        Hosts = new[] { settings.Host }.From(Namespace);
    }

    /// <summary>The name of the namespace.</summary>
    public string Name { get; }

    /// <summary>The namespace of the builds.</summary>
    public NamespaceRef Namespace { get; }

    /// <summary>The host that GitHub calls.</summary>
    public IReadOnlyList<GatewayHost> Hosts { get; }

    /// <summary>Makes them.</summary>
    /// <param name="edge">What the host is at.</param>
    /// <param name="builders">What runs them.</param>
    /// <param name="registry">The registry to push to.</param>
    public void Make(SecureEdge edge, Builders builders, string registry)
    {
        var github = new SettingsSecret($"{_name}-github", new()
        {
            Namespace = Namespace,
            Values = new Dictionary<string, SecretValue>
            {
                ["webhook"] = _settings.WebhookSecret,
                // GitHub goes by the token, whatever the name.
                ["user"] = new(Output.CreateSecret("builds")),
                ["token"] = _settings.DeliveryToken,
            },
        });
        var push = new RegistrySecret($"{_name}-push", new()
        {
            Namespace = Namespace,
            Logins = new Dictionary<string, RegistryLogin>
            {
                [registry] = new(_settings.RegistryLogin.User, _settings.RegistryLogin.Password),
            },
        });
        _ = new ImageBuild($"{_name}-build", new()
        {
            Namespace = Namespace,
            Workflows = builders.Workflows,
            Bus = new ArgoEventBus($"{_name}-bus", new() { Namespace = Namespace, Events = builders.Events, Replicas = 1 }),
            Repository = _settings.Repository,
            Branch = _settings.Branch,
            Expose = edge.Expose(Hosts[0]),
            RouteName = "ingressroute-webhook",
            WebhookSecret = github.KeyOf("webhook"),
            Image = _settings.Image,
            PushSecret = push.Ref,
            NodeLabels = _settings.NodeLabels,
            Deliver = new Delivered.Commit
            {
                Repository = _settings.DeliverTo,
                File = _settings.File,
                User = github.KeyOf("user"),
                Token = github.KeyOf("token"),
            },
        });
    }
}
