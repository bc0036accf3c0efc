using System.Collections.Immutable;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Settings;
using Pulumi;

namespace Infra.Stacks.CaringNote;

/// <summary>
/// Caring Note, the notes of medication counselling: pages and an API on one host, with PostgreSQL and Keycloak under them. The owner of the
/// platform runs production, the database and the logins of all environments; further environments attach to it.
/// </summary>
public sealed class CaringNoteStack : Stack
{
    private CaringNoteStack(CaringNoteSettings settings, StackOptions options)
        : base(options)
    {
        var platform = new Platform(settings);
        var space = new Namespace("caring-note", new()
        {
            Cluster = platform.Cluster,
            Name = settings.Namespace,
            HoldsData = !platform.IsAttached,
            Open = platform.AreNamespacesOpen,
        }).Ref;

        var hosts = settings.PublicHosts.From(space);
        var edge = platform.Listen("web-gateway", hosts);
        var exposures = edge.Expose(hosts);

        var postgres = platform.IsAttached
            ? SharedPostgres.Of(platform)
            : SharedPostgres.Make(platform, space, settings.Postgres!, settings.Backups);
        var admin = settings.KeycloakAdmin.Secret("keycloak-admin", space);
        var logins = platform.IsAttached
            ? Logins.Of(platform)
            : Logins.Make(platform, settings, space, postgres, admin.Ref, exposures[0]);

        var workloads = new Workloads(settings, space, exposures);
        var api = workloads.Api(postgres.Login(settings.Database, space), logins, admin);
        var web = workloads.Web();
        _ = new Route("caringnote", new()
        {
            Namespace = space,
            Name = "caringnote-ingress",
            Exposures = exposures,
            Rules =
            [
                new HttpRule { Matches = [HttpMatch.Prefix("/api/")], Backends = [new HttpBackend(api.Endpoint)] },
                new HttpRule { Backends = [new HttpBackend(web.Endpoint)] },
            ],
            Settings = settings.Requests,
        });
        platform.Watch(edge, postgres.SecretsOperator, [.. postgres.Measured, .. logins.Measured]);

        PlatformNames = platform.Export();
        Kubeconfig = platform.Kubeconfig;
        Addresses = platform.Addresses;
        RecoveryKeys = platform.RecoveryKeys;
    }

    /// <summary>How a stack file chooses it.</summary>
    public static SystemDefinition Definition { get; } = new(
        "caringnote",
        "notes of medication counselling: pages, an API, PostgreSQL and Keycloak, for one small machine",
        typeof(CaringNoteSettings),
        (settings, options) => new CaringNoteStack((CaringNoteSettings)settings, options));

    /// <summary>The names that attached stacks need.</summary>
    [Output(Platform.Output)]
    public Output<ImmutableDictionary<string, string>> PlatformNames { get; private set; }

    /// <summary>The kubeconfig of a cluster that this stack makes; a secret. Null where the cluster existed.</summary>
    [Output(Platform.KubeconfigOutput)]
    public Output<string?> Kubeconfig { get; private set; }

    /// <summary>The public addresses that hosts are to be pointed at, where a cloud gave them. Empty elsewhere.</summary>
    [Output("addresses")]
    public Output<ImmutableArray<string>> Addresses { get; private set; }

    /// <summary>
    /// What a restore of a cluster that this stack makes needs beside its backup, by name; secrets. Keep a copy where the stack's state is
    /// not.
    /// </summary>
    [Output("recoveryKeys")]
    public Output<ImmutableDictionary<string, string>> RecoveryKeys { get; private set; }
}
