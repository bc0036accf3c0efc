using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Edge;
using Infra.Components.Secrets;

namespace Infra.Stacks.Chocoletter;

/// <summary>
/// One variant of chocoletter, before Valentine's day or from then on: the same two applications under other names, hosts, images and
/// secrets. The names are those of the running system.
/// </summary>
internal sealed class Variant
{
    /// <summary>The end of the variant's names: empty, or a hyphen and a word.</summary>
    public required string Suffix { get; init; }

    /// <summary>The first part of its secrets' names in Secrets Manager.</summary>
    public required string SecretPrefix { get; init; }

    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>Listeners and certificates.</summary>
    public required IListens Edge { get; init; }

    /// <summary>Where secrets come from.</summary>
    public required StoreRef Vault { get; init; }

    /// <summary>With what images are pulled. Null: nothing; the nodes may pull them.</summary>
    public required SecretRef? PullSecret { get; init; }

    /// <summary>The single-page client: files, served by nginx.</summary>
    public App Client(string image, WebAppSettings settings)
    {
        var name = $"chocoletter-client{Suffix}";
        return new App(name, new AppArgs
        {
            Namespace = Namespace,
            Image = image,
            PullSecret = PullSecret,
            Port = 80,
            Resources = settings.Resources.ToResources(),
            Scale = settings.Scale.ToScale(),
            Probes = new Probes { Ready = Probe.Http("/"), StartupSeconds = 30 },
            // The image is nginx:stable-alpine; 101 is its own user, and these are the folders that it writes.
            RunAs = new RunAs { User = 101, Group = 101, LowPorts = true, Scratch = ["/var/cache/nginx", "/run", "/tmp"] },
            Expose = [.. settings.Hosts.Select(Edge.Host)],
            Egress = [.. settings.Egress.Select(egress => egress.ToEgress())],
            Adopt = new AppNames
            {
                Deployment = $"{name}-deploy",
                Service = $"{name}-service",
                Route = $"chocoletter{Suffix}-route",
            },
        });
    }

    /// <summary>The API: Spring Boot.</summary>
    public App Server(string image, WebAppSettings settings)
    {
        var name = $"chocoletter-server{Suffix}";
        var secret = new ExternalSecret($"chocoletter-external-secret-server{Suffix}", new ExternalSecretArgs
        {
            Namespace = Namespace,
            Sources = [Vault.Extract($"{SecretPrefix}/chocoletter-server")],
            Target = $"{name}-secret",
        });
        return new App(name, new AppArgs
        {
            Namespace = Namespace,
            Image = image,
            PullSecret = PullSecret,
            Port = 8080,
            Resources = settings.Resources.ToResources(),
            Scale = settings.Scale.ToScale(),
            Secrets = [secret.Ref],
            Env = SpringBoot.Env(new Dictionary<string, EnvValue>
            {
                // The application's own setting stands under the wrong key, where Spring does not look for it.
                ["SERVER_TOMCAT_THREADS_MAX"] = "200",
            }),
            // There is no actuator; this is the one path that answers without a login.
            Probes = new Probes { Ready = Probe.Http("/v3/api-docs"), StartupSeconds = SpringBoot.StartupSeconds },
            Expose = [.. settings.Hosts.Select(Edge.Host)],
            Egress = [.. settings.Egress.Select(egress => egress.ToEgress())],
            Adopt = new AppNames
            {
                Deployment = $"refac-{name}",
                Service = $"{name}-service",
                Route = $"{name}-route",
            },
        });
    }
}
