using Infra.Catalogue;
using Infra.Components.CustomResources;
using Infra.Components.ObjectStores;
using Infra.Components.Secrets;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Databases;

/// <summary>
/// MariaDB by its operator: servers that hold the same data (Galera), of which fewer than half may be lost. It is protected, and stays when
/// the stack goes.
/// </summary>
public sealed class MariaDbCluster : ComponentResource, IServes
{
    private const int ServerPort = 3306;
    private const string Root = "root";

    // Of Galera, its two ways to bring a server up to date, and the agent and probes beside each server.
    private static readonly int[] OwnPorts = [ServerPort, 4444, 4567, 4568, 5555, 5566];

    private readonly string _name;
    private readonly MariaDbClusterArgs _args;
    private readonly Dictionary<string, SecretRef> _secrets;
    private readonly Dictionary<string, Input<string>> _labels;

    /// <summary>Makes the servers, users and databases.</summary>
    /// <param name="name">The component's name, a DNS label of at most 50 characters.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public MariaDbCluster(string name, MariaDbClusterArgs args, ComponentResourceOptions? options = null)
        : base("infra:databases:MariaDbCluster", name, options.On(args.Checked(name, longestName: 50).Namespace))
    {
        _name = name;
        _args = args;
        _labels = new() { ["app.kubernetes.io/name"] = "mariadb", ["app.kubernetes.io/instance"] = name };
        Endpoint = new Endpoint
        {
            Name = name,
            Namespace = args.Namespace,
            Service = $"{name}-primary",
            ServicePort = ServerPort,
            TargetPort = ServerPort,
            Pods = new PodSet(args.Namespace, _labels),
        };
        _secrets = args.Users.ToDictionary(user => user.Name, user => Secret(SqlNames.Fold(user.Name), user.Name, user.Password),
            StringComparer.Ordinal);
        var root = Secret(Root, Root, args.RootPassword);
        MakePolicy();
        var cluster = MakeCluster(root);
        MakeDatabases(cluster);
        ScheduleBackups(cluster);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <inheritdoc/>
    public Endpoint Endpoint { get; }

    /// <summary>The host name of the primary's Service.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port: 3306.</summary>
    public int Port => Endpoint.ServicePort;

    /// <summary>The login of a database's owner.</summary>
    /// <param name="database">The database, one of those that are declared.</param>
    public DatabaseLogin Login(string database)
    {
        var declared = Declared.Find($"MariaDbCluster {_name}", "databases", _args.Databases, known => known.Name, database);
        var owner = _args.Users.First(user => user.Name == declared.Owner);
        return new DatabaseLogin("mariadb", Endpoint, database, owner.Name,
            new(_args.Namespace, SecretName(SqlNames.Fold(owner.Name), owner.Password), _secrets[owner.Name].MadeBy));
    }

    private SecretRef Secret(string login, string user, PasswordSource source) =>
        LoginSecret.Make(this, $"{_name}-{login}", new LoginSecretArgs
        {
            Namespace = _args.Namespace,
            Name = SecretName(login, source),
            User = user,
            Source = source,
            Store = _args.Passwords,
            Operator = _args.SecretsOperator,
            // The operator takes a new password when a Secret with this label changes.
            Labels = new Dictionary<string, string> { ["k8s.mariadb.com/watch"] = "" },
        });

    private string SecretName(string login, PasswordSource source) =>
        source is PasswordSource.Existing existing ? existing.Secret : Names.Fit($"{_name}-{login}");

    private CustomResource MakeCluster(SecretRef root)
    {
        var restore = _args.Restore is { Store: { } store } given
            ? (S3: S3(store.In(_args.Namespace, $"{_name}-source-key", new ComponentResourceOptions { Parent = this }), given.Folder),
                given.Before)
            : default;
        return new CustomResource(_name, new MariaDbResourceArgs
        {
            Metadata = Named(_name),
            Spec = new MariaDbSpecArgs
            {
                Image = _args.Namespace.Cluster.Mirrors.Image(_args.Image ?? ImageCatalogue.MariaDb.Reference),
                Replicas = _args.Servers,
                Galera = new MariaDbGaleraArgs { Enabled = true },
                RootPasswordSecretKeyRef = new PostgresKeyArgs { Name = root.Name, Key = LoginSecret.PasswordKey },
                Storage = new MariaDbStorageArgs
                {
                    Size = _args.Size,
                    StorageClassName = Optional.Of(_args.StorageClass?.Name ?? _args.Namespace.Cluster.StorageClass),
                },
                MyCnf = SqlFiles.OptionsOf(_args.Alone),
                Resources = new PostgresResourcesArgs
                {
                    Requests = _args.Resources.Requests.OrNone(),
                    Limits = _args.Resources.Limits.OrNone(),
                },
                Affinity = new MariaDbAffinityArgs { AntiAffinityEnabled = true },
                NodeSelector = _args.NodeSelector.OrNone(),
                BootstrapFrom = Optional.Of(restore.S3 is null ? null : new MariaDbBootstrapArgs
                {
                    S3 = restore.S3,
                    BackupContentType = "Physical",
                    TargetRecoveryTime = Optional.Of(restore.Before),
                }),
            },
        }, CustomResourceOptions.Merge(this.Child(root.MadeBy, _args.StorageClass?.MadeBy, _args.Operator), new CustomResourceOptions
        {
            Protect = true,
            RetainOnDelete = true,
        }));
    }

    private void MakeDatabases(CustomResource cluster)
    {
        var reference = new MariaDbRefArgs { Name = _name };
        foreach (var database in _args.Databases)
        {
            var part = Part("database", database.Name);
            _ = new CustomResource(part, new MariaDbDatabaseResourceArgs
            {
                Metadata = Named(part),
                Spec = new MariaDbDatabaseSpecArgs
                {
                    MariaDbRef = reference,
                    Name = database.Name,
                    CharacterSet = "utf8mb4",
                    Collate = "utf8mb4_general_ci",
                    CleanupPolicy = "Skip",
                },
            }, this.Child(cluster));
            Grant(cluster, database.Owner, database.Name, "ALL PRIVILEGES");
        }

        foreach (var user in _args.Users)
        {
            var part = Part("user", user.Name);
            _ = new CustomResource(part, new MariaDbUserResourceArgs
            {
                Metadata = Named(part),
                Spec = new MariaDbUserSpecArgs
                {
                    MariaDbRef = reference,
                    Name = user.Name,
                    Host = "%",
                    PasswordSecretKeyRef = new PostgresKeyArgs { Name = _secrets[user.Name].Name, Key = LoginSecret.PasswordKey },
                    MaxUserConnections = 0,
                    CleanupPolicy = "Skip",
                },
            }, this.Child(cluster, _secrets[user.Name].MadeBy));
            foreach (var database in user.Reads)
                Grant(cluster, user.Name, database, "SELECT", "SHOW VIEW");
        }
    }

    private void Grant(CustomResource cluster, string user, string database, params string[] privileges)
    {
        var part = Names.Fit($"{Part("grant", user)}-{SqlNames.Fold(database)}");
        _ = new CustomResource(part, new MariaDbGrantResourceArgs
        {
            Metadata = Named(part),
            Spec = new MariaDbGrantSpecArgs
            {
                MariaDbRef = new MariaDbRefArgs { Name = _name },
                Privileges = privileges,
                // The operator puts it into the statement as it is, where an underscore would stand for any character.
                Database = SqlNames.GrantedName(database),
                Table = "*",
                Username = user,
                Host = "%",
                CleanupPolicy = "Delete",
            },
        }, this.Child(cluster));
    }

    private void ScheduleBackups(CustomResource cluster)
    {
        if (_args.Backup is not { Store: { } given } backup)
            return;

        var store = given.In(_args.Namespace, $"{_name}-backup-key", new ComponentResourceOptions { Parent = this });
        _ = new CustomResource($"{_name}-backup", new MariaDbBackupResourceArgs
        {
            Metadata = Named($"{_name}-backup"),
            Spec = new MariaDbBackupSpecArgs
            {
                MariaDbRef = new MariaDbRefArgs { Name = _name },
                Schedule = new MariaDbScheduleArgs { Cron = backup.Schedule, Immediate = true },
                Storage = new MariaDbBackupStorageArgs { S3 = S3(store, backup.Folder) },
                Compression = "gzip",
                MaxRetention = string.Create(CultureInfo.InvariantCulture, $"{backup.KeepDays * 24}h"),
                Target = "PreferReplica",
            },
        }, this.Child(cluster, store.Keys?.MadeBy));
    }

    private static MariaDbS3Args S3(ObjectStore store, string folder) => new()
    {
        Bucket = store.Bucket,
        Prefix = folder,
        Endpoint = store.Endpoint?.ToOutput().Apply(url => new Uri(url).Authority) ?? (Input<string>)$"s3.{store.Region}.amazonaws.com",
        Region = store.Region,
        AccessKeyIdSecretKeyRef = Optional.Of(
            store.Keys is null ? null : new PostgresKeyArgs { Name = store.Keys.Secret, Key = store.Keys.AccessKey }),
        SecretAccessKeySecretKeyRef = Optional.Of(
            store.Keys is null ? null : new PostgresKeyArgs { Name = store.Keys.Secret, Key = store.Keys.SecretKey }),
        Tls = new MariaDbTlsArgs
        {
            Enabled = store.Endpoint?.ToOutput().Apply(url => url.StartsWith("https:", StringComparison.Ordinal)) ?? (Input<bool>)true,
        },
    };

    // The servers, and the jobs that save and restore them, which carry the same label of the cluster.
    private void MakePolicy()
    {
        var all = new Dictionary<string, Input<string>> { ["app.kubernetes.io/instance"] = _name };
        var own = new NetworkPolicyPeerArgs { PodSelector = Flow.Selector(all) };
        var ports = OwnPorts.Select(port => Flow.Port("TCP", port)).Append(Flow.Port("UDP", 4567)).ToArray();
        var egress = new List<NetworkPolicyEgressRuleArgs>
        {
            new() { To = { own }, Ports = ports },
            // The API server, at an address that no policy can name, and S3.
            new() { Ports = { Flow.Port("TCP", 443), Flow.Port("TCP", 6443) } },
        };
        foreach (var store in new[] { _args.Backup?.Store, _args.Restore?.Store }.OfType<ObjectStore>()
            .DistinctBy(store => store.Service?.Name))
        {
            store.Open(_name, new PodSet(_args.Namespace, all), this);
            if (store.Service is { Pods: { } pods } service)
                egress.Add(new NetworkPolicyEgressRuleArgs { To = { Flow.Peer(pods) }, Ports = { Flow.Port("TCP", service.TargetPort) } });
        }

        var operators = new PodSet(_args.Operator?.Namespace ?? new NamespaceRef(_args.Namespace.Cluster, "mariadb-system"),
            new Dictionary<string, Input<string>> { ["app.kubernetes.io/name"] = "mariadb-operator" });
        _ = new NetworkPolicy(_name, new NetworkPolicyArgs
        {
            Metadata = Named(_name),
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(all),
                PolicyTypes = { "Ingress", "Egress" },
                Ingress = new NetworkPolicyIngressRuleArgs { From = { own, Flow.Peer(operators) }, Ports = ports },
                Egress = egress.ToArray(),
            },
        }, this.Child());
    }

    private string Part(string kind, string part) => Names.Fit($"{_name}-{kind}-{SqlNames.Fold(part)}");

    private ObjectMetaArgs Named(string name) => new() { Name = name, Namespace = _args.Namespace.Name };
}
