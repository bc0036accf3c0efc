using System.Text;

namespace Infra.Components.Observability;

/// <summary>What the charts of OpenSearch and its dashboards are told, and what Fluent Bit is.</summary>
internal sealed class OpenSearchValues(string release, OpenSearchStackArgs args, OpenSearchSecrets secrets)
{
    public const string CertificateFolder = "/certificates";
    public const string BufferFolder = "/buffer";
    public const string ConfigFile = "/fluent-bit/infra/fluent-bit.yaml";

    private const string Image = "docker.io/opensearchproject/opensearch";
    private const string DashboardsImage = "docker.io/opensearchproject/opensearch-dashboards";

    private Output<string> Address => Output.Format($"https://{release}.{args.Namespace.Name}.svc:{OpenSearchStack.HttpPort}");

    public Dictionary<string, object> Server()
    {
        var heap = args.Resources.MemoryBytes / (1 << 20) / 2;
        var persistence = new Dictionary<string, object> { ["size"] = args.Size, ["enableInitChown"] = false };
        if ((args.StorageClass?.Name ?? args.Namespace.Cluster.StorageClass) is { } storageClass)
            persistence["storageClass"] = storageClass;

        var values = new Dictionary<string, object>
        {
            ["fullnameOverride"] = release,
            ["masterService"] = release,
            ["clusterName"] = release,
            ["singleNode"] = args.Nodes == 1,
            ["replicas"] = args.Nodes,
            ["opensearchJavaOpts"] = string.Create(CultureInfo.InvariantCulture, $"-Xms{heap}m -Xmx{heap}m"),
            ["persistence"] = persistence,
            ["config"] = new Dictionary<string, object> { ["opensearch.yml"] = Config() },
            ["securityConfig"] = new Dictionary<string, object> { ["internalUsersSecret"] = secrets.Passwords.Name },
            ["secretMounts"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["name"] = "certificates",
                    ["secretName"] = secrets.Certificate.Name,
                    ["path"] = "/usr/share/opensearch/config/certificates",
                    ["defaultMode"] = 0b100_100_000,
                },
            },
            // What it would install for a demonstration has keys that are known to all the world.
            ["extraEnvs"] = new[]
            {
                Variable("DISABLE_INSTALL_DEMO_CONFIG", "true"),
                Variable("DISABLE_PERFORMANCE_ANALYZER_AGENT_CLI", "true"),
            },
            ["podSecurityContext"] = PodSecurity(),
            ["securityContext"] = Hardened(),
            ["antiAffinity"] = args.Placement.Spread == Apps.Spread.Required ? "hard" : "soft",
        };
        if (args.Nodes == 1)
            values["maxUnavailable"] = "";

        if (args.Placement.NodeSelector.Count > 0)
            values["nodeSelector"] = args.Placement.NodeSelector.ToDictionary(label => label.Key, label => (object)label.Value);

        if (args.Placement.Tolerations.Count > 0)
        {
            values["tolerations"] = args.Placement.Tolerations.Select(toleration => new Dictionary<string, object?>
            {
                ["key"] = toleration.Key,
                ["operator"] = toleration.Value is null ? "Exists" : "Equal",
                ["value"] = toleration.Value,
                ["effect"] = toleration.Effect?.ToString(),
                ["tolerationSeconds"] = toleration.Seconds,
            }.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => field.Value!)).ToArray();
        }

        if (args.Placement.PriorityClass is { } priority)
            values["priorityClassName"] = priority;

        values.Give(args.Resources);
        Mirror(values, Image);
        return values;
    }

    public Dictionary<string, object> Dashboards(LogPages pages)
    {
        var values = new Dictionary<string, object>
        {
            ["fullnameOverride"] = $"{release}-dashboards",
            ["opensearchHosts"] = Address,
            ["replicaCount"] = pages.Pods,
            ["serviceAccount"] = new Dictionary<string, object> { ["automountServiceAccountToken"] = false },
            ["rbac"] = new Dictionary<string, object> { ["create"] = false },
            ["config"] = new Dictionary<string, object> { ["opensearch_dashboards.yml"] = PagesConfig(pages) },
            ["extraEnvs"] = new[]
            {
                FromSecret("PAGES_PASSWORD", OpenSearchSecrets.Dashboards),
                FromSecret("COOKIE_PASSWORD", OpenSearchSecrets.Cookie),
            },
            ["secretMounts"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["name"] = "certificates",
                    ["secretName"] = secrets.Client.Name,
                    ["path"] = CertificateFolder,
                },
            },
            ["podSecurityContext"] = PodSecurity(),
            ["securityContext"] = Hardened(),
        };
        values.Give(pages.Resources ?? new("100m", "1Gi"));
        Mirror(values, DashboardsImage);
        return values;
    }

    /// <summary>Fluent Bit takes what Logstash would: lines of JSON. The hour of the sender stays; that of the arrival is a field beside it.</summary>
    public string Intake() => string.Create(CultureInfo.InvariantCulture, $"""
        service:
          flush: 1
          http_server: on
          http_listen: 0.0.0.0
          http_port: {OpenSearchStack.IntakeMetricsPort}
          health_check: on
          storage.path: {BufferFolder}
          storage.sync: full
        pipeline:
          inputs:
            - name: tcp
              tag: logs
              listen: 0.0.0.0
              port: {args.Intake.Port}
              format: json
              chunk_size: 1024
              buffer_size: 4096
              storage.type: filesystem
          outputs:
            - name: opensearch
              match: logs
              host: {release}
              port: {OpenSearchStack.HttpPort}
              http_user: logstash
              http_passwd: {"${OPENSEARCH_PASSWORD}"}
              tls: on
              tls.verify: on
              tls.ca_file: {CertificateFolder}/ca.crt
              logstash_format: on
              logstash_prefix: logstash-{args.Dataset}
              time_key: received_at
              suppress_type_name: on
              retry_limit: no_limits
              storage.total_limit_size: {Mebibytes}M

        """);

    private long Mebibytes => (long)Resources.Amount(args.Intake.Buffer) / (1 << 20) * 3 / 4;

    private string Config()
    {
        var text = new StringBuilder();
        void Say(string setting, string value) => text.Append(CultureInfo.InvariantCulture, $"{setting}: {value}\n");

        Say("cluster.name", release);
        Say("network.host", "0.0.0.0");
        Say("node.store.allow_mmap", args.MemoryMap ? "true" : "false");
        foreach (var side in new[] { "transport", "http" })
        {
            Say($"plugins.security.ssl.{side}.pemcert_filepath", "certificates/tls.crt");
            Say($"plugins.security.ssl.{side}.pemkey_filepath", "certificates/tls.key");
            Say($"plugins.security.ssl.{side}.pemtrustedcas_filepath", "certificates/ca.crt");
        }

        Say("plugins.security.ssl.http.enabled", "true");
        // cert-manager makes new ones long before the old ones end.
        Say("plugins.security.ssl.certificates_hot_reload.enabled", "true");
        // They find each other by address; that they are of one kind their names say.
        Say("transport.ssl.enforce_hostname_verification", "false");
        Say("plugins.security.nodes_dn", $"[\"CN={OpenSearchSecrets.NodeName}\"]");
        Say("plugins.security.allow_default_init_securityindex", "true");
        Say("plugins.security.restapi.roles_enabled", "[all_access, security_rest_api_access]");
        Say("plugins.security.system_indices.enabled", "true");
        return text.ToString();
    }

    private Output<string> PagesConfig(LogPages pages) => Output.Format($"""
        server.host: 0.0.0.0
        opensearch.hosts: ["{Address}"]
        opensearch.username: kibanaserver
        opensearch.password: {"${PAGES_PASSWORD}"}
        opensearch.ssl.certificateAuthorities: ["{CertificateFolder}/ca.crt"]
        opensearch.ssl.verificationMode: full
        opensearch.requestHeadersAllowlist: [authorization, securitytenant]
        opensearch_security.cookie.password: {"${COOKIE_PASSWORD}"}
        opensearch_security.cookie.secure: {(pages.Expose.Count > 0 ? "true" : "false")}

        """);

    private void Mirror(Dictionary<string, object> values, string image)
    {
        var mirrored = args.Namespace.Cluster.Mirrors.Image(image);
        // The chart's own default says no registry, which is Docker Hub.
        if (mirrored != image)
            values["image"] = new Dictionary<string, object> { ["repository"] = mirrored };
    }

    private Dictionary<string, object> FromSecret(string variable, string key) => new()
    {
        ["name"] = variable,
        ["valueFrom"] = new Dictionary<string, object>
        {
            ["secretKeyRef"] = new Dictionary<string, object> { ["name"] = secrets.Passwords.Name, ["key"] = key },
        },
    };

    private static Dictionary<string, object> Variable(string name, string value) => new() { ["name"] = name, ["value"] = value };

    private static Dictionary<string, object> PodSecurity() => new()
    {
        ["runAsUser"] = 1000,
        ["runAsGroup"] = 1000,
        ["fsGroup"] = 1000,
        ["runAsNonRoot"] = true,
        ["seccompProfile"] = new Dictionary<string, object> { ["type"] = "RuntimeDefault" },
    };

    private static Dictionary<string, object> Hardened() => new()
    {
        ["allowPrivilegeEscalation"] = false,
        ["runAsNonRoot"] = true,
        ["runAsUser"] = 1000,
        ["capabilities"] = new Dictionary<string, object> { ["drop"] = new[] { "ALL" } },
    };
}
