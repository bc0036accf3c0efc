using Infra.Components.Apps;

namespace Infra.Components.Identity;

/// <summary>
/// A login in front of an application that has none: requests go through oauth2-proxy, which sends strangers to Keycloak. It is a proxy
/// and not an answer to the gateway's question, since NGINX Gateway Fabric 2.6 asks no one.
/// </summary>
public sealed class Oauth2Proxy : ComponentResource
{
    private const int ProxyPort = 4180;

    /// <summary>Makes the proxy.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed.</exception>
    public Oauth2Proxy(string name, Oauth2ProxyArgs args, ComponentResourceOptions? options = null)
        : base("infra:identity:Oauth2Proxy", name, options.On(args.Checked(name).Namespace))
    {
        _ = new App(name, new AppArgs
        {
            Namespace = args.Namespace,
            Image = args.Image,
            Port = ProxyPort,
            Resources = args.Resources,
            Scale = args.Scale,
            Probes = new Probes { Ready = new Probe.Http("/ready"), Live = new Probe.Http("/ping") },
            Env = Environment(args),
            Uses = [new Use(args.Application), new Use(args.Keycloak)],
            Expose = args.Expose,
        }, new ComponentResourceOptions { Parent = this, DependsOn = { args.Realm } });
        RegisterOutputs(Outputs.Of(this));
    }

    private static Dictionary<string, EnvValue> Environment(Oauth2ProxyArgs args)
    {
        var issuer = $"{args.Realm.Issuer}/protocol/openid-connect";
        // What only servers ask stays inside the cluster: no way out to the gateway and back in is needed.
        var inside = Output.Format($"http://{args.Keycloak.Host}:{args.Keycloak.Port}{new Uri(issuer).AbsolutePath}");
        var application = args.Application.Endpoint;
        var settings = new Dictionary<string, EnvValue>
        {
            ["HTTP_ADDRESS"] = $"0.0.0.0:{ProxyPort}",
            ["REVERSE_PROXY"] = "true",
            ["PROVIDER"] = "keycloak-oidc",
            ["CLIENT_ID"] = args.ClientId,
            ["CLIENT_SECRET"] = EnvValue.From(args.ClientSecret.Secret, args.ClientSecret.Key),
            ["COOKIE_SECRET"] = EnvValue.From(args.CookieSecret.Secret, args.CookieSecret.Key),
            ["COOKIE_SECURE"] = "true",
            ["CODE_CHALLENGE_METHOD"] = "S256",
            ["EMAIL_DOMAINS"] = "*",
            ["OIDC_ISSUER_URL"] = args.Realm.Issuer,
            ["SKIP_OIDC_DISCOVERY"] = "true",
            ["LOGIN_URL"] = $"{issuer}/auth",
            ["REDEEM_URL"] = EnvValue.Of(Output.Format($"{inside}/token")),
            ["OIDC_JWKS_URL"] = EnvValue.Of(Output.Format($"{inside}/certs")),
            ["PROFILE_URL"] = EnvValue.Of(Output.Format($"{inside}/userinfo")),
            ["REDIRECT_URL"] = $"https://{args.Expose[0].Host}/oauth2/callback",
            ["SKIP_PROVIDER_BUTTON"] = "true",
            ["PASS_ACCESS_TOKEN"] = "false",
            ["UPSTREAMS"] = EnvValue.Of(Output.Format($"http://{application.Host}:{application.ServicePort}/")),
        };
        if (args.AllowedRoles.Count > 0)
            settings["ALLOWED_ROLES"] = string.Join(',', args.AllowedRoles);

        if (args.OpenPaths.Count > 0)
            settings["SKIP_AUTH_ROUTES"] = string.Join(',', args.OpenPaths);

        return settings.ToDictionary(setting => $"OAUTH2_PROXY_{setting.Key}", setting => setting.Value, StringComparer.Ordinal);
    }
}
