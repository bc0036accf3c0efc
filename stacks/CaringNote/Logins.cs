using Infra.Components;
using Infra.Components.Edge;
using Infra.Components.Identity;
using Pulumi;

namespace Infra.Stacks.CaringNote;

/// <summary>Where all environments log their users in: the owner's Keycloak.</summary>
/// <param name="Keycloak">Where it answers inside the cluster.</param>
/// <param name="Url">The address under which it does.</param>
internal sealed record Logins(Endpoint Keycloak, Output<string> Url)
{
    private const string Name = "keycloak";
    private const string NamespaceKey = "keycloakNamespace";
    private const string UrlKey = "keycloakUrl";

    // As the charts of the running system have it.
    private static readonly KeycloakNames Names = new() { Service = Name, ServicePort = 80 };

    /// <summary>The Keycloak, to be watched; none on the platform of another stack.</summary>
    public IReadOnlyList<IMeasured> Measured { get; private init; } = [];

    /// <summary>Makes Keycloak with its realm, and shares where it is.</summary>
    public static Logins Make(
        Platform platform, CaringNoteSettings settings, NamespaceRef space, SharedPostgres postgres, SecretRef admin, Exposure host)
    {
        var keycloak = new Keycloak(Name, settings.Keycloak! with
        {
            Namespace = space,
            Operator = new KeycloakOperator("keycloak-operator", new() { Cluster = platform.Cluster, Watches = [space] }),
            Database = new(postgres.Login(new() { Database = CaringNoteSettings.KeycloakDatabase }, space)),
            Expose = [host],
            Admin = admin,
            Adopt = Names,
        });
        var mail = settings.MailLogin?.Secret("keycloak-mail", space);
        _ = new KeycloakRealm("caringnote", settings.Realm! with
        {
            Keycloak = keycloak,
            Mail = settings.Realm!.Mail is { } server && mail is not null
                ? server with { User = mail.KeyOf(LoginSettings.UserKey), Password = mail.KeyOf(LoginSettings.PasswordKey) }
                : settings.Realm!.Mail,
        });
        platform.Share(NamespaceKey, space.Name);
        platform.Share(UrlKey, keycloak.InternalUrl);
        return new Logins(keycloak.Endpoint, keycloak.InternalUrl) { Measured = [keycloak] };
    }

    /// <summary>That of the platform that the stack attaches to.</summary>
    public static Logins Of(Platform platform) => new(
        Components.Identity.Keycloak.EndpointElsewhere(new NamespaceRef(platform.Cluster, platform.Shared(NamespaceKey)), Name, Names),
        platform.Shared(UrlKey));
}
