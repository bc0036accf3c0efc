using Infra.Components.Apps;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using VolumeArgs = Pulumi.Kubernetes.Types.Inputs.Core.V1.VolumeArgs;

namespace Infra.Components.Databases;

/// <summary>One server of MariaDB or MySQL: its pod, volume, Services, Secrets, and the jobs around it.</summary>
internal sealed class SqlServer
{
    private const int ServerPort = 3306;
    private const string Data = "/var/lib/mysql";
    private const string Sockets = "/run/mysqld";
    private const string Whole = "/volume";

    private readonly ComponentResource _parent;
    private readonly string _name;
    private readonly SqlServerArgs _args;
    private readonly SqlPod _pod;
    private readonly Dictionary<string, SecretRef> _secrets = new(StringComparer.Ordinal);
    private readonly string _set;
    private readonly PodSet _pods;

    public SqlServer(ComponentResource parent, string name, SqlServerArgs args)
    {
        _parent = parent;
        _name = name;
        _args = args;
        _set = args.Name ?? name;
        _pods = new PodSet(args.Namespace, new Dictionary<string, Input<string>> { ["app"] = _set });
        Endpoint = new Endpoint
        {
            Name = name,
            Namespace = args.Namespace,
            Service = args.Service ?? name,
            ServicePort = args.ServicePort,
            TargetPort = ServerPort,
            Pods = _pods,
        };

        MakeSecrets();
        var files = new SqlFiles(parent, name, args);
        _pod = new SqlPod(args, [.. SqlSetup.Logins(args).Prepend(SqlPod.Root).Select(login => (login, _secrets[login]))]);
        var volume = new Volume($"{name}-data", new Storage.VolumeArgs
        {
            Namespace = args.Namespace,
            Name = args.Storage.Claim ?? name,
            Size = args.Storage.Size,
            Source = args.Storage.Source,
        }, new ComponentResourceOptions { Parent = parent })
        {
            MountedBy = name,
        };
        MakeServices();
        Set = MakeSet(volume, files);
        MakePolicy();
        var jobs = new SqlJobs(parent, name, args, files, Endpoint, login => _secrets[login]);
        jobs.Make(Set);
    }

    public Endpoint Endpoint { get; }

    public StatefulSet Set { get; }

    public DatabaseLogin Login(string database) =>
        LoginAs(Declared.Find(_name, "databases", _args.Databases, known => known.Name, database).Owner, database);

    public DatabaseLogin LoginAs(string user, string database)
    {
        var declared = Declared.Find(_name, "users", _args.Users, known => known.Name, user);
        _ = Declared.Find(_name, "databases", _args.Databases, known => known.Name, database);
        var login = SqlNames.Fold(user);
        return new DatabaseLogin(_args.Dialect.Scheme, Endpoint, database, user,
            new(_args.Namespace, SecretName(login, declared.Password), _secrets[login].MadeBy));
    }

    private void MakeSecrets()
    {
        MakeSecret(SqlPod.Root, SqlPod.Root, _args.RootPassword);
        foreach (var user in _args.Users)
            MakeSecret(SqlNames.Fold(user.Name), user.Name, user.Password);

        foreach (var login in SqlSetup.Logins(_args).Where(login => !_secrets.ContainsKey(login)))
            MakeSecret(login, login, new PasswordSource.Generated());
    }

    private void MakeSecret(string login, string user, PasswordSource source) =>
        _secrets.Add(login, LoginSecret.Make(_parent, $"{_name}-{login}",
        new LoginSecretArgs
        {
            Namespace = _args.Namespace,
            Name = SecretName(login, source),
            User = user,
            Source = source,
            Store = _args.Passwords,
            Operator = _args.SecretsOperator,
        }));

    private string SecretName(string login, PasswordSource source) =>
        source is PasswordSource.Existing existing ? existing.Secret : Names.Fit($"{_set}-{login}");

    private void MakeServices()
    {
        _ = new Service(_name, new ServiceArgs
        {
            // The StatefulSet's rollout says whether there is a server.
            Metadata = _pods.Named(Endpoint.Service, Await.Nothing),
            Spec = new ServiceSpecArgs
            {
                Type = "ClusterIP",
                Selector = Flow.Labels(_pods.Labels),
                Ports =
                {
                    new ServicePortArgs { Name = SqlPod.PortName, Port = _args.ServicePort, TargetPort = ServerPort, Protocol = "TCP" },
                },
            },
        }, _parent.Child());
        _ = new Service($"{_name}-pods", new ServiceArgs
        {
            Metadata = _pods.Named($"{_set}-pods", Await.Nothing),
            Spec = new ServiceSpecArgs
            {
                ClusterIP = "None",
                Selector = Flow.Labels(_pods.Labels),
                Ports = { new ServicePortArgs { Name = SqlPod.PortName, Port = ServerPort, TargetPort = ServerPort, Protocol = "TCP" } },
            },
        }, _parent.Child());
    }

    private StatefulSet MakeSet(Volume volume, SqlFiles files)
    {
        var annotations = Await.Rollout(_args.Namespace.Cluster) ?? [];
        annotations.Add(App.SingleReplicaAnnotation, "one server holds the data; a second would be another, empty database");
        var pod = _pod.Spec();
        pod.TerminationGracePeriodSeconds = 120;
        pod.InitContainers = Guard();
        pod.Containers = Server();
        pod.Volumes.Add(new VolumeArgs
        {
            Name = "data",
            PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceArgs { ClaimName = volume.ClaimName },
        });
        pod.Volumes.Add(new VolumeArgs { Name = "sockets", EmptyDir = new EmptyDirVolumeSourceArgs() });
        pod.Volumes.Add(files.Options("options"));
        pod.Volumes.Add(files.Scripts("scripts"));
        return new StatefulSet(_name, new StatefulSetArgs
        {
            Metadata = _pods.Named(_set, annotations),
            Spec = new StatefulSetSpecArgs
            {
                Replicas = 1,
                ServiceName = $"{_set}-pods",
                Selector = Flow.Selector(_pods.Labels),
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = Flow.Labels(_pods.Labels), Annotations = { { "infra/config", files.Hash } } },
                    Spec = pod,
                },
            },
        },
        CustomResourceOptions.Merge(_parent.Child([.. _secrets.Values.Select(secret => secret.MadeBy).Distinct()]),
            new CustomResourceOptions
            {
                // The first start prepares the data, and an upgrade rewrites it.
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(15), Update = TimeSpan.FromMinutes(15) },
            }));
    }

    private ContainerArgs Guard() => _pod.Container("guard", "sql-guard.sh", new Dictionary<string, Input<string>>
    {
        ["SERVER"] = _args.Dialect.Server,
        ["VOLUME"] = Whole,
        ["FOLDER"] = _args.Storage.Folder,
        ["UPGRADE_FROM"] = _args.UpgradeFrom ?? "",
    }, [new VolumeMountArgs { Name = "data", MountPath = Whole }], reads: false);

    private ContainerArgs Server()
    {
        var prefix = _args.Dialect.Prefix;
        var data = new VolumeMountArgs { Name = "data", MountPath = Data };
        if (_args.Storage.Folder.Length > 0)
            data.SubPath = _args.Storage.Folder;

        var container = _pod.Container("server", null, new Dictionary<string, Input<string>>
        {
            [$"{prefix}_ROOT_PASSWORD_FILE"] = $"{SqlPod.Administrator}/password",
            // The administrator connects from inside the pod only.
            [$"{prefix}_ROOT_HOST"] = "localhost",
            // MariaDB's image upgrades the data when it is told to, MySQL's server by itself.
            ["MARIADB_AUTO_UPGRADE"] = "1",
            ["CLIENT"] = _args.Dialect.Client,
            ["ADMIN"] = _args.Dialect.Admin,
            ["UNENCRYPTED"] = _args.Dialect.Unencrypted,
            ["SOCKET"] = $"{Sockets}/mysqld.sock",
            ["PORT"] = ServerPort.ToString(CultureInfo.InvariantCulture),
            ["ADMINISTRATOR"] = SqlPod.Administrator,
            ["LOGINS"] = SqlPod.Logins,
            ["STATEMENTS"] = $"{SqlPod.Scripts}/setup.sql",
        },
        [
            data,
            new VolumeMountArgs { Name = "sockets", MountPath = Sockets },
            new VolumeMountArgs { Name = "options", MountPath = "/etc/mysql/conf.d", ReadOnly = true },
        ]);
        container.Resources = _args.Resources.ToArgs();
        container.Ports = new ContainerPortArgs { Name = SqlPod.PortName, ContainerPortValue = ServerPort, Protocol = "TCP" };
        // Until it has ended the pod is not ready, so whoever finds the server finds its databases as well.
        container.Lifecycle = new LifecycleArgs
        {
            PostStart = new LifecycleHandlerArgs
            {
                Exec = new ExecActionArgs { Command = { "/bin/bash", $"{SqlPod.Scripts}/sql-setup.sh" } },
            },
        };
        var ping = new ExecActionArgs
        {
            Command = new[]
            {
                _args.Dialect.Admin, "--no-defaults", _args.Dialect.Unencrypted, "--host=127.0.0.1", "--connect-timeout=2", "ping",
            },
        };
        container.StartupProbe = new ProbeArgs { Exec = ping, PeriodSeconds = 5, TimeoutSeconds = 5, FailureThreshold = 60 };
        container.ReadinessProbe = new ProbeArgs { Exec = ping, PeriodSeconds = 5, TimeoutSeconds = 5, FailureThreshold = 3 };
        container.LivenessProbe = new ProbeArgs { Exec = ping, PeriodSeconds = 10, TimeoutSeconds = 5, FailureThreshold = 6 };
        return container;
    }

    // Whoever uses the server is let in by that; itself it asks no one.
    private void MakePolicy() => _ = new NetworkPolicy(_name, new NetworkPolicyArgs
    {
        Metadata = _pods.Named(_set),
        Spec = new NetworkPolicySpecArgs { PodSelector = Flow.Selector(_pods.Labels), PolicyTypes = { "Ingress", "Egress" } },
    }, _parent.Child());
}
