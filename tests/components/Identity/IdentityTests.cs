using Infra.Components.Apps;
using Infra.Components.Databases;
using Infra.Components.Identity;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Pulumi;
using static Infra.Components.Tests.Fixtures;

namespace Infra.Components.Tests.Identity;

public sealed class IdentityTests
{
    private const string Host = "login.example.com";

    [Fact]
    public Task The_operator_has_rights_in_the_namespaces_that_it_watches() =>
        ComponentGolden.CheckAsync("Identity/golden/operator", cluster => _ = new KeycloakOperator("keycloak-operator", new()
        {
            Cluster = cluster,
            Watches = [new NamespaceRef(cluster, "shop"), new NamespaceRef(cluster, "staging")],
        }));

    [Fact]
    public Task An_operator_of_its_own_namespace_pulls_from_the_mirror() =>
        ComponentGolden.CheckAsync("Identity/golden/operator-mirrored", new Mirrors
        {
            Images = new Dictionary<string, string> { ["quay.io"] = "registry.example.com/quay" },
            Manifests = new Dictionary<string, string> { ["https://raw.githubusercontent.com/"] = "https://files.example.com/" },
        }, cluster => _ = new KeycloakOperator("keycloak-operator", new() { Cluster = cluster }));

    [Fact]
    public Task A_lone_Keycloak_shows_the_public_its_login_and_not_its_console() =>
        ComponentGolden.CheckAsync("Identity/golden/keycloak", cluster => _ = new Keycloak("keycloak", Args(cluster)));

    [Fact]
    public Task Everything_that_can_be_said_of_a_Keycloak_is_rendered() =>
        ComponentGolden.CheckAsync("Identity/golden/keycloak-full", cluster => _ = new Keycloak("sso", Args(cluster) with
        {
            Database = Database(cluster) with { Schema = "sso", MaxConnections = 50 },
            ExposeConsole = Exposed(cluster, "console.example.com"),
            Path = "/keycloak",
            Instances = 2,
            Image = "registry.example.com/keycloak:2026-11-01",
            Optimized = true,
            PullSecret = new SecretRef("registry"),
            Resources = new Resources("1", "3Gi"),
            Admin = new SecretRef("keycloak-admin"),
            TrustedProxies = ["10.42.0.0/16"],
            Features = ["token-exchange"],
            DisabledFeatures = ["impersonation"],
            Options = new Dictionary<string, string> { ["log-level"] = "info,org.keycloak:debug" },
            Egress = [Egress.Internet(587)],
            Adopt = new() { Service = "keycloak", ServicePort = 80 },
        }));

    [Fact]
    public async Task A_console_on_a_public_host_is_one_more_path_of_its_route()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new Keycloak("keycloak", Args(cluster) with { ExposeConsole = Exposed(cluster, Host) }));
        var route = Assert.Single(rendered.Resources, resource => resource.Type.EndsWith("HTTPRoute", StringComparison.Ordinal));
        Assert.Contains("/admin", ComponentGolden.Documents([route]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_uses_it_is_let_in_and_told_where_it_is()
    {
        Keycloak? keycloak = null;
        var rendered = await Rendered.RunAsync(cluster =>
        {
            keycloak = new Keycloak("keycloak", Args(cluster) with { Path = "/keycloak" });
            _ = new App("api", new()
            {
                Namespace = new NamespaceRef(cluster, "shop"),
                Image = "registry.example.com/api:1.0",
                Port = 8080,
                Resources = new Resources("100m", "256Mi"),
                Uses = [new Use(keycloak) { HostVariable = "KEYCLOAK_HOST", PortVariable = "KEYCLOAK_PORT" }],
            });
        });

        Assert.Equal($"https://{Host}/keycloak/realms/shop", keycloak!.Issuer("shop"));
        Assert.Contains(rendered.Resources, resource => resource.Name == "api-to-keycloak");
    }

    [Fact]
    public async Task A_login_of_a_PostgreSQL_server_is_all_that_it_needs_of_its_database()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new Keycloak("keycloak", Args(cluster) with
        {
            Database = new(new Postgres("data", new()
            {
                Namespace = new NamespaceRef(cluster, "shop"),
                Resources = new Resources("100m", "512Mi"),
                Storage = new() { Size = "10Gi" },
                Roles = [new() { Name = "keycloak" }],
                Databases = [new() { Name = "keycloak", Owner = "keycloak" }],
                Instances = new PostgresInstances.One("a login for one laptop"),
            }).Login("keycloak"))
            { MaxConnections = 20 },
        }));

        var keycloak = Assert.Single(rendered.Resources, resource => resource.Type == "kubernetes:k8s.keycloak.org/v2beta1:Keycloak");
        Assert.Equal("""
            database: keycloak
            host: data-rw.shop.svc
            passwordSecret:
              name: data-keycloak
              key: password
            poolMaxSize: 20
            port: 5432
            usernameSecret:
              name: data-keycloak
              key: username
            vendor: postgres

            """.ReplaceLineEndings("\n"), Infra.Manifests.ManifestWriter.ToYaml(((Infra.Manifests.MapNode)keycloak.Tree).Map("spec")!.Map("db")!));
        Assert.Contains(rendered.Resources, resource => resource.Name == "keycloak-to-data");
    }

    [Fact]
    public Task A_realm_holds_its_rules_and_the_names_of_its_secrets() =>
        ComponentGolden.CheckAsync("Identity/golden/realm", cluster => _ = new KeycloakRealm("counsel", new()
        {
            Keycloak = new Keycloak("keycloak", Args(cluster)),
            Realm = "caringnote",
            Title = "Caring Note",
            VerifyEmail = true,
            ResetPassword = true,
            RequireOneTimeCode = true,
            Languages = ["ko", "en"],
            LoginTheme = "caringnote",
            EmailTheme = "caringnote",
            Mail = new() { Host = "smtp.example.com", From = "no-reply@example.com", User = Key("mail", "user"), Password = Key("mail", "password") },
            Roles = ["client", "counsellor", "assistant", "admin"],
            Clients =
            [
                new() { Id = "web", RedirectUris = ["https://shop.example.com/*", "http://localhost:5173/*"], Audiences = ["api"] },
                new() { Id = "api", Secret = Key("api-client", "secret"), ServiceAccount = true },
                new() { Id = "old", Secret = Key("old", "secret"), RedirectUris = ["https://old.example.com/back"], LogoutUris = ["https://old.example.com/"] },
            ],
        }));

    [Fact]
    public Task A_bare_realm_is_strict() => ComponentGolden.CheckAsync("Identity/golden/realm-bare",
        cluster => _ = new KeycloakRealm("shop", new() { Keycloak = new Keycloak("keycloak", Args(cluster)) }));

    [Fact]
    public Task A_login_in_front_of_an_application_talks_to_Keycloak_inside() =>
        ComponentGolden.CheckAsync("Identity/golden/oauth2-proxy", cluster =>
        {
            var keycloak = new Keycloak("keycloak", Args(cluster) with { Path = "/keycloak" });
            _ = new Oauth2Proxy("reports-login", new()
            {
                Namespace = new NamespaceRef(cluster, "shop"),
                Keycloak = keycloak,
                Realm = new KeycloakRealm("shop", new() { Keycloak = keycloak }),
                ClientId = "reports",
                ClientSecret = Key("reports-login", "client-secret"),
                CookieSecret = Key("reports-login", "cookie-secret"),
                Application = Served(cluster, "reports", 3000),
                Expose = [Exposed(cluster, "reports.example.com")],
                AllowedRoles = ["clerk"],
                OpenPaths = ["^/health$"],
            });
        });

    [Theory]
    [InlineData("*")]
    [InlineData("https://*/*")]
    [InlineData("https://*.example.com/*")]
    [InlineData("https://shop.example.com*")]
    [InlineData("https://shop.example.com/a*")]
    [InlineData("http://shop.example.com/*")]
    [InlineData("https://shop.example.com/#/*")]
    [InlineData("shop.example.com")]
    [InlineData("/*")]
    [InlineData("javascript:alert(1)")]
    public async Task A_redirect_that_anyone_could_answer_is_refused(string redirect)
    {
        var problem = Assert.Single(await RealmProblems(args => args with { Clients = [new() { Id = "web", RedirectUris = [redirect] }] }));
        Assert.Equal((Codes.RedirectUri.Id, "KeycloakRealm shop, Clients[0].RedirectUris[0]", redirect),
            (problem.Code.Id, problem.Where, problem.Actual));
    }

    [Fact]
    public async Task A_redirect_with_a_user_is_refused_and_the_user_not_shown()
    {
        var problem = Assert.Single(await RealmProblems(args => args with
        {
            Clients = [new() { Id = "web", RedirectUris = ["https://hunter2@shop.example.com/*"] }],
        }));
        Assert.Equal(Codes.PlainSecret.Id, problem.Code.Id);
        Assert.DoesNotContain("hunter2", problem.ToString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_realm_is_said_at_once()
    {
        var problems = await RealmProblems(args => args with
        {
            Realm = "master",
            VerifyEmail = true,
            Roles = ["clerk", "clerk"],
            Clients = [new() { Id = "web", Audiences = ["api"] }, new() { Id = "web" }],
        });
        Assert.Equal(
            [
                (Codes.Exclusive.Id, "KeycloakRealm shop, Realm"), (Codes.MissingPart.Id, "KeycloakRealm shop, VerifyEmail"),
                (Codes.DuplicateName.Id, "KeycloakRealm shop, Clients"), (Codes.DuplicateName.Id, "KeycloakRealm shop, Roles"),
                (Codes.UnknownClient.Id, "KeycloakRealm shop, Clients[0].Audiences"),
            ],
            problems.Select(problem => (problem.Code.Id, problem.Where)));
    }

    [Fact]
    public async Task A_client_that_asks_for_itself_needs_a_secret()
    {
        var problem = Assert.Single(await RealmProblems(args => args with { Clients = [new() { Id = "job", ServiceAccount = true }] }));
        Assert.Equal((Codes.MissingPart.Id, "KeycloakRealm shop, Clients[0].Secret"), (problem.Code.Id, problem.Where));
    }

    [Fact]
    public async Task Half_a_login_at_the_mail_server_is_refused()
    {
        var mail = new RealmMail { Host = "smtp.example.com", From = "a@example.com", User = Key("mail", "user") };
        var problem = Assert.Single(await RealmProblems(args => args with { Mail = mail }));
        Assert.Equal((Codes.MissingPart.Id, "KeycloakRealm shop, Mail"), (problem.Code.Id, problem.Where));
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_Keycloak_is_said_at_once()
    {
        var problems = await KeycloakProblems(args => args with
        {
            Expose = [],
            Optimized = true,
            Features = ["admin"],
            DisabledFeatures = ["admin"],
            Options = new Dictionary<string, string> { ["hostname"] = "x", ["spi-a-password"] = "do not show" },
        });
        Assert.Equal(
            [
                (Codes.Empty.Id, "Keycloak keycloak, Expose"), (Codes.Exclusive.Id, "Keycloak keycloak, Optimized"),
                (Codes.Exclusive.Id, "Keycloak keycloak, DisabledFeatures"), (Codes.Exclusive.Id, "Keycloak keycloak, Options.hostname"),
                (Codes.PlainSecret.Id, "Keycloak keycloak, Options.spi-a-password"),
            ],
            problems.Select(problem => (problem.Code.Id, problem.Where)));
        Assert.DoesNotContain(problems, problem => problem.ToString()!.Contains("do not show", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("keycloak/")]
    [InlineData("/keycloak/")]
    [InlineData("/")]
    [InlineData("/a b")]
    public async Task A_path_that_would_be_joined_wrongly_is_refused(string path)
    {
        var problem = Assert.Single(await KeycloakProblems(args => args with { Path = path }));
        Assert.Equal((Codes.Form.Id, "Keycloak keycloak, Path", path), (problem.Code.Id, problem.Where, problem.Actual));
    }

    [Fact]
    public async Task The_database_of_the_servers_administrators_is_refused()
    {
        var problem = Assert.Single(await KeycloakProblems(args => args with { Database = args.Database with { Name = "postgres" } }));
        Assert.Equal((Codes.Exclusive.Id, "Keycloak keycloak, Database.Name"), (problem.Code.Id, problem.Where));
    }

    [Theory]
    [InlineData("26.0.8")]
    [InlineData("v25.0.1-shop")]
    [InlineData("26.0.8@sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task An_image_of_another_version_than_the_operator_is_refused(string tag)
    {
        var problem = Assert.Single(await KeycloakProblems(args => args with { Image = $"registry.example.com/keycloak:{tag}" }));
        Assert.Equal((Codes.VersionMatrix.Id, "Keycloak keycloak, Image", $"registry.example.com/keycloak:{tag}"),
            (problem.Code.Id, problem.Where, problem.Actual));
    }

    [Theory]
    [InlineData("26.7.0-shop2")]
    [InlineData("2026.11.30")]
    [InlineData("1764547200")]
    public async Task An_image_of_the_operators_version_or_with_a_tag_of_its_own_is_taken(string tag)
    {
        var rendered = await Rendered.RunAsync(cluster =>
            _ = new Keycloak("keycloak", Args(cluster) with { Image = $"registry.example.com/keycloak:{tag}" }));
        Assert.Contains(rendered.Resources, resource => resource.Type.EndsWith(":Keycloak", StringComparison.Ordinal));
    }

    [Fact]
    public Task An_operator_from_before_v2beta1_is_refused() => Refused.OnceAsync(
        cluster => _ = new KeycloakOperator("keycloak-operator", new() { Cluster = cluster, Version = "26.5.6" }),
        Codes.VersionMatrix, "KeycloakOperator keycloak-operator, Version", "26.5.6");

    private static async Task<IReadOnlyList<Diagnostic>> RealmProblems(Func<KeycloakRealmArgs, KeycloakRealmArgs> change)
    {
        RefusedException? refusal = null;
        await Rendered.RunAsync(cluster =>
        {
            var args = change(new() { Keycloak = new Keycloak("keycloak", Args(cluster)) });
            refusal = Assert.Throws<RefusedException>(() => new KeycloakRealm("shop", args));
        });
        return refusal!.Diagnostics;
    }

    private static async Task<IReadOnlyList<Diagnostic>> KeycloakProblems(Func<KeycloakArgs, KeycloakArgs> change)
    {
        RefusedException? refusal = null;
        await Rendered.RunAsync(cluster => refusal = Assert.Throws<RefusedException>(() => new Keycloak("keycloak", change(Args(cluster)))));
        return refusal!.Diagnostics;
    }

    private static KeycloakArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Operator = new KeycloakOperator("keycloak-operator", new() { Cluster = cluster, Namespace = new NamespaceRef(cluster, "keycloak") }),
        Database = Database(cluster),
        Expose = [Exposed(cluster, Host)],
    };

    private static KeycloakDatabase Database(Cluster cluster) => new()
    {
        Server = Served(cluster, "postgres", 5432).Endpoint,
        User = Key("keycloak-db", "username"),
        Password = Key("keycloak-db", "password"),
    };

    private static Server Served(Cluster cluster, string name, int port) => new(new Endpoint
    {
        Name = name,
        Namespace = new NamespaceRef(cluster, "shop"),
        Service = name,
        ServicePort = port,
        TargetPort = port,
        Pods = new PodSet(new NamespaceRef(cluster, "shop"), new Dictionary<string, Input<string>> { ["app"] = name }),
    });

    private sealed class Server(Endpoint endpoint) : IServes
    {
        public Endpoint Endpoint => endpoint;
    }
}
