using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Settings;
using Pulumi;

namespace Infra.Stacks.CaringNote;

/// <summary>
/// Caring Note, the notes of medication counselling: pages and an API on one host, with PostgreSQL and Keycloak under them. The owner of the
/// platform runs production, the database and the logins of all environments; further environments attach to it.
/// </summary>
public sealed class CaringNoteStack : PlatformStack
{
    private CaringNoteStack(CaringNoteSettings settings, StackOptions options)
        : base(settings, options)
    {
        var space = new Namespace("caring-note", new()
        {
            Cluster = Platform.Cluster,
            Name = settings.Namespace,
            HoldsData = !Platform.IsAttached,
            Open = Platform.AreNamespacesOpen,
        }).Ref;

        var hosts = settings.PublicHosts.From(space);
        var edge = Platform.Listen("web-gateway", hosts);
        var exposures = edge.Expose(hosts);

        var postgres = Platform.IsAttached
            ? SharedPostgres.Of(Platform)
            : SharedPostgres.Make(Platform, space, settings.Postgres!, settings.Backups);
        var admin = settings.KeycloakAdmin.Secret("keycloak-admin", space);
        var logins = Platform.IsAttached
            ? Logins.Of(Platform)
            : Logins.Make(Platform, settings, space, postgres, admin.Ref, exposures[0]);

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
        Platform.Watch(edge, postgres.SecretsOperator, [.. postgres.Measured, .. logins.Measured]);
    }

    /// <summary>How a stack file chooses it.</summary>
    public static SystemDefinition Definition { get; } = new(
        "caringnote",
        "notes of medication counselling: pages, an API, PostgreSQL and Keycloak, for one small machine",
        typeof(CaringNoteSettings),
        (settings, options) => new CaringNoteStack((CaringNoteSettings)settings, options));
}
