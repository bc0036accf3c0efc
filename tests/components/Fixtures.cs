using Infra.Components.Edge;
using Infra.Components.Identity;
using Infra.Components.Observability;
using Pulumi;

namespace Infra.Components.Tests;

/// <summary>What tests of several components begin with.</summary>
internal static class Fixtures
{
    public static SecretKeyRef Key(string secret, string key) => new(new SecretRef(secret), key);

    public static PrometheusStack Stack(Cluster cluster) => new("monitoring", new() { Namespace = Space(cluster) });

    public static NamespaceRef Space(Cluster cluster) => new(cluster, "monitoring");

    /// <summary>A Prometheus of another stack.</summary>
    public static PrometheusRef Prometheus(Cluster cluster, params NamespaceRef[] namespaces) => new(
        new PodSet(Space(cluster), new Dictionary<string, Input<string>> { ["app.kubernetes.io/name"] = "prometheus" }), null, namespaces);

    public static Keycloak Keycloak(Cluster cluster) => new("keycloak", new()
    {
        Namespace = new NamespaceRef(cluster, "sso"),
        Operator = new KeycloakOperator("keycloak-operator", new() { Cluster = cluster, Namespace = new NamespaceRef(cluster, "keycloak") }),
        Database = new() { Server = Postgres(cluster), User = Key("db", "username"), Password = Key("db", "password") },
        Expose = [Exposed(cluster, "login.example.com")],
    });

    public static KeycloakRealm Realm(Keycloak keycloak) => new("staff", new()
    {
        Keycloak = keycloak,
        Clients =
        [
            new()
            {
                Id = "grafana",
                Secret = Key("grafana-login", "client-secret"),
                RedirectUris = ["https://grafana.example.com/login/generic_oauth"],
                Groups = true,
            },
        ],
    });

    public static GatewayExposure Exposed(Cluster cluster, string host) => new()
    {
        Host = host,
        Http = new ListenerRef("Gateway", "web", new NamespaceRef(cluster, "gateway"), "http"),
        Https = new ListenerRef("Gateway", "web", new NamespaceRef(cluster, "gateway"), $"https-{host.Split('.')[0]}"),
        TlsSecret = $"{host}-tls",
        CertificateName = host,
        CertificateHosts = [host],
        Namespace = new NamespaceRef(cluster, "gateway"),
        DataPlane = new ProxySource(new PodSet(new NamespaceRef(cluster, "gateway"), new Dictionary<string, Input<string>> { ["app"] = "proxy" })),
    };

    public static Endpoint Postgres(Cluster cluster) => new()
    {
        Name = "postgres",
        Namespace = new NamespaceRef(cluster, "sso"),
        Service = "postgres",
        ServicePort = 5432,
        TargetPort = 5432,
        Pods = new PodSet(new NamespaceRef(cluster, "sso"), new Dictionary<string, Input<string>> { ["app"] = "postgres" }),
    };
}
