using Infra.Components;
using Infra.Components.Edge;
using Infra.Components.Gpus;
using Infra.Components.Namespaces;
using Infra.Components.Secrets;

namespace Infra.Stacks.BdgBlog;

/// <summary>What the owner of the platform runs. The names are those of the running system.</summary>
internal sealed class Production
{
    private readonly Platform _platform;
    private readonly BdgBlogSettings _settings;
    private readonly NamespaceRef _blog;
    private readonly NamespaceRef _files;
    private readonly NamespaceRef _registry;
    private readonly NamespaceRef _delivery;
    private readonly NamespaceRef _builds;
    private readonly Dictionary<BdgBlogPage, IReadOnlyList<GatewayHost>> _pages;
    private readonly Dictionary<string, ProjectBuild> _projects;
    private readonly IReadOnlyList<GatewayHost> _blogHosts;

    public Production(Platform platform, BdgBlogSettings settings)
    {
        _platform = platform;
        _settings = settings;
        _blog = Space("bdg-blog");
        _files = Space("bdg-blog-minio", holdsData: true);
        _registry = Space("bdg-blog-harbor", PodSecurity.Baseline, Isolation.None, holdsData: true);
        _delivery = Space("bdg-blog-argocd", isolation: Isolation.None);
        _builds = Space("argo", isolation: Isolation.None);
        _blogHosts = settings.Apps[BdgBlogApp.Blog].Hosts.From(_blog);
        _pages = new[]
        {
            (Page: BdgBlogPage.Files, Space: _files), (Page: BdgBlogPage.Registry, Space: _registry),
            (Page: BdgBlogPage.Delivery, Space: _delivery), (Page: BdgBlogPage.Builds, Space: _builds),
        }.ToDictionary(page => page.Page, page => settings.Pages[page.Page].From(page.Space));
        _projects = settings.Builds.ToDictionary(build => build.Key, build => new ProjectBuild(platform, build.Key, build.Value));
    }

    public IEnumerable<GatewayHost> Hosts =>
        _blogHosts.Concat(_pages.Values.SelectMany(hosts => hosts)).Concat(_projects.Values.SelectMany(project => project.Hosts));

    /// <summary>What generates passwords, once it is made.</summary>
    public ExternalSecrets? SecretsOperator { get; private set; }

    /// <summary>What is to be watched, once it is made.</summary>
    public IReadOnlyList<IMeasured> Measured { get; private set; } = [];

    public void Make(SecureEdge edge)
    {
        var secrets = SecretsOperator = new ExternalSecrets("external-secrets", new() { Cluster = _platform.Cluster, Version = _platform.Versions.ExternalSecrets });
        if (_settings.Gpus is { } gpus)
            _ = new NvidiaDevicePlugin("nvidia-device-plugin", gpus with { Cluster = _platform.Cluster });

        var parts = new Parts(_platform, _settings, secrets);
        var fileHosts = edge.Expose(_pages[BdgBlogPage.Files]);
        var files = parts.Files(_files, fileHosts);
        var database = parts.MariaDb(Space("bdg-blog-mariadb", holdsData: true), files);
        var redis = parts.Redis(Space("bdg-blog-redis"));
        var harbor = parts.Registry(_registry, Space("bdg-blog-harbor-database", holdsData: true), edge.Expose(_pages[BdgBlogPage.Registry][0]), files);
        new Blog(_settings, _blog, harbor.Host).Make(edge.Expose(_blogHosts), database, redis, files, fileHosts);

        var delivery = new Delivery(_platform, _settings);
        var argo = delivery.Compare(_delivery, edge.Expose(_pages[BdgBlogPage.Delivery][0]), new Dictionary<string, NamespaceRef>(
            _projects.Values.Select(project => KeyValuePair.Create(project.Name, project.Namespace)))
        {
            ["bdg-blog"] = _blog,
            ["bdg-blog-argocd"] = _delivery,
            ["bdg-blog-harbor"] = _registry,
            ["bdg-blog-minio"] = _files,
            ["bdg-blog-mariadb"] = database.Endpoint.Namespace,
            ["bdg-blog-redis"] = redis.Endpoint.Namespace,
        });
        Measured = [parts.RegistryServers!, argo];
        var workflows = delivery.Workflows(_builds, edge.Expose(_pages[BdgBlogPage.Builds][0]));
        foreach (var project in _projects.Values)
            project.Make(edge, workflows, harbor.Host);
    }

    private NamespaceRef Space(
        string name, PodSecurity security = PodSecurity.Restricted, Isolation isolation = Isolation.Full, bool holdsData = false) =>
        new Namespace(name, new()
        {
            Cluster = _platform.Cluster,
            PodSecurity = security,
            Isolation = isolation,
            HoldsData = holdsData,
            Open = _platform.AreNamespacesOpen,
        }).Ref;
}
