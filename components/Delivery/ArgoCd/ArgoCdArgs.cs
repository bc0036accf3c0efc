using Infra.Catalogue;
using Infra.Components.Edge;

namespace Infra.Components.Delivery;

/// <summary>Arguments of <see cref="ArgoCd"/>.</summary>
public sealed record ArgoCdArgs : IChecked
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The namespace. Default: an own one, <c>argocd</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>The Helm release's name, which the objects' names begin with. Default: <c>argocd</c>.</summary>
    [Name]
    public string Release { get; init; } = "argocd";

    /// <summary>The version of the chart. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 10.1.1")]
    public string Version { get; init; } = ChartCatalogue.ArgoCd.Version;

    /// <summary>The public host of its page. Default: none; it is reached by <c>kubectl port-forward</c>.</summary>
    public Exposure? Expose { get; init; }

    /// <summary>The name of the route's main object, where it exists already. Default: the component's name.</summary>
    [Name]
    public string? RouteName { get; init; }

    /// <summary>
    /// Whether the command line speaks gRPC through the edge, beside the pages on the same host: requests are told apart by their
    /// Content-Type. Default: false; the command line is called with <c>--grpc-web</c>, which every edge passes on. Traefik can do it.
    /// </summary>
    public bool Grpc { get; init; }

    /// <summary>The login by Keycloak. Default: none, there is the user <c>admin</c> alone.</summary>
    public ArgoCdLogin? Login { get; init; }

    /// <summary>Whether the user <c>admin</c> can log in. Default: true; with a <see cref="Login"/> that works it can go.</summary>
    public bool AdminUser { get; init; } = true;

    /// <summary>How often it looks into the repositories. Default: <c>2m</c>, Argo CD's own.</summary>
    [Duration]
    public string ReconcileEvery { get; init; } = "2m";

    /// <summary>Options of <c>kustomize build</c>, for example <c>--enable-helm</c>. Default: none.</summary>
    [Matches("--[a-z][a-z-]*(=[^ ]+)?", "an option such as --enable-helm")]
    public IReadOnlyList<string> KustomizeOptions { get; init; } = [];

    /// <summary>
    /// Kinds that it leaves alone, beside those that controllers make by themselves: <c>Kind</c> of the core group, or <c>Kind.group</c>.
    /// Default: none.
    /// </summary>
    [Matches(@"[A-Z][A-Za-z0-9]*(\.[a-z0-9.-]+)?|\*\.[a-z0-9.-]+", "a kind such as Secret, Lease.coordination.k8s.io or *.cilium.io")]
    public IReadOnlyList<string> IgnoredKinds { get; init; } = [];

    /// <summary>Public repositories and charts by name. Private ones are Secrets with a label, see the component's page. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Repositories { get; init; } = new Dictionary<string, string>();

    /// <summary>The CPU and memory of its parts. Default: enough for some dozen applications.</summary>
    public ArgoCdResources Resources { get; init; } = new();

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(!AdminUser && Login is null, Codes.MissingPart, nameof(Login), null, "a login besides the user admin, which is turned off",
            "set Login, or leave AdminUser on");
        problems.AddIf(problems.HasReferences && Login is not null && Expose is null, Codes.MissingPart, nameof(Expose), null, "a public host that Keycloak sends users back to",
            "expose a host of the gateway");
        foreach (var (name, url) in Repositories.Where(repository => HasPassword(repository.Value)))
        {
            problems.Add(Codes.PlainSecret, $"{nameof(Repositories)}.{name}", null, "an address without a user and password",
                "write them into a Secret with the label argocd.argoproj.io/secret-type: repository");
        }
    }

    private static bool HasPassword(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme != "ssh" && uri.UserInfo.Length > 0;
}
