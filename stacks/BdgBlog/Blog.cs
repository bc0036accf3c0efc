using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Caches;
using Infra.Components.Databases;
using Infra.Components.Edge;
using Infra.Components.ObjectStores;
using Infra.Components.Secrets;

namespace Infra.Stacks.BdgBlog;

/// <summary>The blog with its chat.</summary>
/// <param name="settings">The stack's settings.</param>
/// <param name="space">The namespace.</param>
/// <param name="registry">The host of the registry that its image comes from.</param>
internal sealed class Blog(BdgBlogSettings settings, NamespaceRef space, string registry)
{
    /// <summary>Its database, and the user that owns it.</summary>
    internal const string Database = "bdg_blog";

    /// <summary>Its bucket of pictures.</summary>
    internal const string Pictures = "bdg-blog";

    private const string Name = "bdg-blog";
    private const string TokenVariable = "NEXT_PUBLIC_SECRET_TOKEN";

    /// <summary>Makes it.</summary>
    public App Make(IReadOnlyList<Exposure> exposures, MariaDb database, Redis redis, Garage files, IReadOnlyList<Exposure> fileHosts)
    {
        var its = settings.Apps[BdgBlogApp.Blog];
        var login = database.Login(Database).In(space, $"{Name}-database");
        var store = files.Store(Pictures).In(space, $"{Name}-pictures");
        return new App(Name, new()
        {
            Namespace = space,
            Image = settings.Images[BdgBlogApp.Blog],
            PullSecret = new RegistrySecret($"{Name}-regcred", new()
            {
                Namespace = space,
                Logins = new Dictionary<string, RegistryLogin> { [registry] = new(settings.RegistryLogin!.User, settings.RegistryLogin.Password) },
            }).Ref,
            Port = 3000,
            ServicePort = 3000,
            PortName = "web",
            Resources = its.Resources,
            Scale = its.Scale ?? new Scale.Fixed(2),
            Rollout = its.Rollout,
            Placement = its.Placement,
            Egress = its.Egress,
            // The first page, to which / redirects: it asks nothing of the database.
            Probes = its.Probes ?? new() { Ready = new Probe.Http("/main"), StartupSeconds = 60 },
            // Next.js keeps pictures in sizes of its own there.
            RunAs = new() { User = 1000, Group = 1000, Scratch = ["/tmp", "/build/.next/cache"] },
            Secrets =
            [
                new SettingsSecret($"{Name}-settings", new()
                {
                    Namespace = space,
                    Name = Name,
                    Values = new Dictionary<string, SecretValue> { [TokenVariable] = settings.SecretToken! },
                }).Ref,
            ],
            Env = Variables(login, store, fileHosts[0].Host),
            Uses = [new Use(login.Endpoint), new Use(redis) { HostVariable = "NEXT_PUBLIC_REDIS_HOST" }],
            // Addresses of pictures are signed for the host that browsers ask, after asking it for the bucket's region.
            Calls = fileHosts,
            Expose = exposures,
            // A page asks for its socket by /api/socket, which starts it in the pod that answers; the socket has to reach that pod.
            RouteSettings = new()
            {
                Affinity = (its.Affinity ?? ClientAffinity.ClientAddress) == ClientAffinity.ClientAddress ? new Affinity.ClientAddress() : null,
            },
            Adopt = new() { Account = $"{Name}-regcred", Route = "ingressroute-bdg-blog" },
        });
    }

    // The names say public, but the blog reads these on its server alone; what its pages need was built into the image.
    private static Dictionary<string, EnvValue> Variables(DatabaseLogin login, ObjectStore store, string files) =>
        new(login.Variables(host: null, port: null, database: null, user: "DATABASE_USER", password: "DATABASE_PASSWORD"))
        {
            ["NEXT_PUBLIC_DATABASE_URL"] = EnvValue.Of(login.Host.Apply(host =>
                $"mysql://$(DATABASE_USER):$(DATABASE_PASSWORD)@{host}:{login.Port}/{login.Database}")),
            ["NEXT_PUBLIC_MINIO_BUCKET_NAME"] = Pictures,
            ["NEXT_PUBLIC_MINIO_ENDPOINT"] = files,
            ["NEXT_PUBLIC_MINIO_ACCESSKEY"] = EnvValue.From(store.Keys!.Ref, store.Keys.AccessKey),
            ["NEXT_PUBLIC_MINIO_SECRETKEY"] = EnvValue.From(store.Keys!.Ref, store.Keys.SecretKey),
        };
}
