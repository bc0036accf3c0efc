using Infra.Components.CustomResources;

namespace Infra.Components.Identity;

/// <summary>A realm as Keycloak reads it. Secrets stand in it as the names of placeholders.</summary>
internal sealed class RealmRepresentation(KeycloakRealmArgs args, string realm)
{
    private const string OpenIdConnect = "openid-connect";

    private readonly SortedDictionary<string, SecretKeyRef> _secrets = new(StringComparer.Ordinal);

    /// <summary>The placeholders that stand in the realm, and what they stand for.</summary>
    public IReadOnlyDictionary<string, SecretKeyRef> Secrets => _secrets;

    public RealmRepresentationArgs ToArgs() => new()
    {
        Realm = realm,
        Enabled = true,
        DisplayName = Optional.Of(args.Title),
        SslRequired = "external",
        RegistrationAllowed = args.SelfRegistration,
        VerifyEmail = args.VerifyEmail,
        ResetPasswordAllowed = args.ResetPassword,
        BruteForceProtected = true,
        PasswordPolicy = args.PasswordPolicy,
        OtpPolicyType = Optional.Of(args.RequireOneTimeCode ? "totp" : null),
        RequiredActions = RequiredActions().OrNone(),
        InternationalizationEnabled = args.Languages.Count > 0 ? (Input<bool>)true : null,
        SupportedLocales = args.Languages.OrNone(),
        DefaultLocale = Optional.Of(args.Languages.Count > 0 ? args.Languages[0] : null),
        LoginTheme = Optional.Of(args.LoginTheme),
        EmailTheme = Optional.Of(args.EmailTheme),
        SmtpServer = args.Mail is { } mail ? Mail(mail).OrNone() : null!,
        Roles = Optional.Of(args.Roles.Count == 0 ? null : new RealmRolesArgs
        {
            Realm = args.Roles.Select(role => new RealmRoleArgs { Name = role }).ToArray(),
        }),
        Clients = args.Clients.Select((client, index) => Client(client, index)).OrNone(),
    };

    private string Placeholder(string name, SecretKeyRef secret)
    {
        _secrets[name] = secret;
        return $"${{{name}}}";
    }

    private IEnumerable<RealmRequiredActionArgs> RequiredActions()
    {
        if (args.RequireOneTimeCode)
        {
            yield return new RealmRequiredActionArgs
            {
                Alias = "CONFIGURE_TOTP",
                Name = "Configure OTP",
                ProviderId = "CONFIGURE_TOTP",
                Enabled = true,
                DefaultAction = true,
                Priority = 10,
            };
        }
    }

    private Dictionary<string, string> Mail(RealmMail mail)
    {
        var server = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = mail.Host,
            ["port"] = mail.Port.ToString(CultureInfo.InvariantCulture),
            ["from"] = mail.From,
            [mail.Port == 465 ? "ssl" : "starttls"] = "true",
        };
        if (mail is { User: { } user, Password: { } password })
        {
            server["auth"] = "true";
            server["user"] = Placeholder("MAIL_USER", user);
            server["password"] = Placeholder("MAIL_PASSWORD", password);
        }

        return server;
    }

    private RealmClientArgs Client(KeycloakClient client, int index) => new()
    {
        ClientId = client.Id,
        Enabled = true,
        Protocol = OpenIdConnect,
        PublicClient = client.Secret is null,
        Secret = Optional.Of(client.Secret is { } secret
            ? Placeholder(string.Create(CultureInfo.InvariantCulture, $"CLIENT_{index + 1}_SECRET"), secret)
            : null),
        StandardFlowEnabled = client.RedirectUris.Count > 0,
        // Tokens in addresses, and passwords in the hands of applications: both are gone from OAuth 2.1.
        ImplicitFlowEnabled = false,
        DirectAccessGrantsEnabled = false,
        ServiceAccountsEnabled = client.ServiceAccount,
        RedirectUris = client.RedirectUris.OrNone(),
        WebOrigins = client.RedirectUris.Select(Origin).Distinct(StringComparer.Ordinal).OrNone(),
        Attributes = Attributes(client).OrNone(),
        ProtocolMappers = client.Audiences.Select(Audience).Concat(client.Groups ? [GroupsClaim()] : []).OrNone(),
    };

    private static string Origin(string redirect) => new Uri(redirect.TrimEnd('*')).GetLeftPart(UriPartial.Authority);

    private static Dictionary<string, string> Attributes(KeycloakClient client)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (client.RedirectUris.Count == 0)
            return attributes;

        attributes["pkce.code.challenge.method"] = "S256";
        // Keycloak's word for "those of the login".
        attributes["post.logout.redirect.uris"] = client.LogoutUris.Count == 0 ? "+" : string.Join("##", client.LogoutUris);
        return attributes;
    }

    private static RealmProtocolMapperArgs Audience(string client) => new()
    {
        Name = $"audience-{client}",
        Protocol = OpenIdConnect,
        ProtocolMapper = "oidc-audience-mapper",
        Config = new() { { "included.client.audience", client }, { "access.token.claim", "true" }, { "id.token.claim", "false" } },
    };

    private static RealmProtocolMapperArgs GroupsClaim() => new()
    {
        Name = "groups",
        Protocol = OpenIdConnect,
        ProtocolMapper = "oidc-group-membership-mapper",
        Config = new()
        {
            { "claim.name", "groups" },
            { "full.path", "true" },
            { "access.token.claim", "true" },
            { "id.token.claim", "true" },
            { "userinfo.token.claim", "true" },
        },
    };
}
