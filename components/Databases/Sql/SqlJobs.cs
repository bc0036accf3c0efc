using System.Security.Cryptography;
using System.Text;
using Infra.Catalogue;
using Infra.Components.ObjectStores;
using Infra.Components.Storage;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using VolumeArgs = Pulumi.Kubernetes.Types.Inputs.Core.V1.VolumeArgs;

namespace Infra.Components.Databases;

/// <summary>What saves the databases of a server, and what reads them back.</summary>
internal sealed class SqlJobs(
    ComponentResource parent, string name, SqlServerArgs args, SqlFiles files, Endpoint server, Func<string, SecretRef> secret)
{
    private const string Dumps = "/dumps";

    private readonly string _backup = $"{name}-backup";

    public void Make(Resource set)
    {
        if (args.Backup is not { } backup)
            return;

        var place = Place(backup.To);
        LetOut();
        _ = new CronJob(_backup, new CronJobArgs
        {
            Metadata = Named(_backup),
            Spec = new CronJobSpecArgs
            {
                Schedule = backup.Schedule,
                TimeZone = "Etc/UTC",
                ConcurrencyPolicy = "Forbid",
                StartingDeadlineSeconds = 3600,
                SuccessfulJobsHistoryLimit = 3,
                FailedJobsHistoryLimit = 3,
                JobTemplate = new JobTemplateSpecArgs
                {
                    Spec = Job(SqlUser.Backup, place, pod => BackupSteps(pod, backup, place), retries: 2),
                },
            },
        }, parent.Child([.. After(SqlUser.Backup, place)]));
        if (args.Restore is { } restore)
        {
            // Another dump is another job: the one that ran cannot be changed.
            var job = $"{name}-restore-{HashOf($"{restore.File}\0{restore.Again}")}";
            _ = new Job($"{name}-restore", new JobArgs
            {
                Metadata = Named(job),
                Spec = Job(SqlUser.Restore, place, pod => RestoreSteps(pod, restore, place), retries: 0),
            }, parent.Child([set, .. After(SqlUser.Restore, place)]));
        }
    }

    private sealed record Destination(ObjectStore? Store, Input<string> Target, Volume? Volume, Resource? Identity = null);

    private Destination Place(SqlBackupPlace place)
    {
        if (place is SqlBackupPlace.Disk disk)
        {
            var volume = new Volume($"{name}-dumps", new Storage.VolumeArgs
            {
                Namespace = args.Namespace,
                Size = disk.Size,
                Source = disk.Source,
            }, new ComponentResourceOptions { Parent = parent })
            {
                MountedBy = _backup,
            };
            return new Destination(null, "", volume);
        }

        var bucket = (SqlBackupPlace.Bucket)place;
        var store = bucket.Store!.In(args.Namespace, $"{_backup}-key", new ComponentResourceOptions { Parent = parent });
        return new Destination(store, Output.Format($"{store.Bucket}/{bucket.Folder ?? name}"), null, Identity(store));
    }

    // Without a key the pods are let in as who they are.
    private Resource? Identity(ObjectStore store)
    {
        if (store.Keys is not null)
            return null;

        var account = new ServiceAccount(_backup, new ServiceAccountArgs
        {
            Metadata = Named(_backup),
            AutomountServiceAccountToken = false,
        }, parent.Child());
        return store.LetIn(_backup, args.Namespace, _backup, parent) ?? account;
    }

    private IEnumerable<Resource?> After(string login, Destination place) =>
        [secret(login).MadeBy, place.Store?.Keys?.MadeBy, place.Identity];

    private ContainerArgs[] BackupSteps(SqlPod pod, SqlBackup backup, Destination place)
    {
        var days = backup.KeepDays.ToString(CultureInfo.InvariantCulture);
        var dump = Client(pod, "dump", "sql-dump.sh", SqlUser.Backup, new()
        {
            ["DUMP"] = args.Dialect.Dump,
            ["EXTRA"] = args.Dialect.DumpOptions,
            ["LIST"] = $"{SqlPod.Scripts}/databases",
            ["KEEP_DAYS"] = place.Volume is null ? "" : days,
        });
        return place.Store is null ? [dump] : [dump, Copier(pod, "upload", "store-upload.sh", place, new() { ["KEEP_DAYS"] = days })];
    }

    private ContainerArgs[] RestoreSteps(SqlPod pod, SqlRestore restore, Destination place)
    {
        var client = Client(pod, "restore", "sql-restore.sh", SqlUser.Restore, new()
        {
            ["CLIENT"] = args.Dialect.Client,
            ["FILE"] = restore.File ?? "",
        });
        return place.Store is null
            ? [client]
            : [Copier(pod, "download", "store-download.sh", place, new() { ["FILE"] = restore.File ?? "", ["NAME"] = name }), client];
    }

    private ContainerArgs Client(SqlPod pod, string step, string script, string login, Dictionary<string, Input<string>> variables)
    {
        variables["HOST"] = server.Host;
        variables["PORT"] = server.ServicePort.ToString(CultureInfo.InvariantCulture);
        variables["LOGIN"] = SqlPod.Folder(login);
        variables["FOLDER"] = Dumps;
        variables["NAME"] = name;
        return pod.Container(step, script, variables, [DumpsMount]);
    }

    private static ContainerArgs Copier(SqlPod pod, string step, string script, Destination place,
        Dictionary<string, Input<string>> variables)
    {
        var store = place.Store!;
        variables["FOLDER"] = Dumps;
        variables["TARGET"] = place.Target;
        // It looks for a file of settings in the home of its user, who has none.
        variables["HOME"] = "/tmp";
        variables["RCLONE_CONFIG_STORE_TYPE"] = "s3";
        variables["RCLONE_CONFIG_STORE_PROVIDER"] = store.Endpoint is null ? "AWS" : "Other";
        variables["RCLONE_CONFIG_STORE_ENV_AUTH"] = "true";
        variables["RCLONE_CONFIG_STORE_REGION"] = store.Region;
        variables["RCLONE_CONFIG_STORE_FORCE_PATH_STYLE"] = store.PathStyle ? "true" : "false";
        // The bucket is there; asking for it needs a right that the key may lack.
        variables["RCLONE_CONFIG_STORE_NO_CHECK_BUCKET"] = "true";
        if (store.Endpoint is not null)
            variables["RCLONE_CONFIG_STORE_ENDPOINT"] = store.Endpoint;

        var container = pod.Container(step, script, variables, [DumpsMount], ImageCatalogue.Rclone.Reference);
        if (store.Keys is { } keys)
        {
            container.Env.Add(Key("AWS_ACCESS_KEY_ID", keys.Secret, keys.AccessKey));
            container.Env.Add(Key("AWS_SECRET_ACCESS_KEY", keys.Secret, keys.SecretKey));
        }

        return container;
    }

    private static EnvVarArgs Key(string variable, string secret, string key) => new()
    {
        Name = variable,
        ValueFrom = new EnvVarSourceArgs { SecretKeyRef = new SecretKeySelectorArgs { Name = secret, Key = key } },
    };

    private static VolumeMountArgs DumpsMount => new() { Name = "dumps", MountPath = Dumps };

    // The steps come one after another: all but the last are init containers.
    private JobSpecArgs Job(string login, Destination place, Func<SqlPod, ContainerArgs[]> of, int retries)
    {
        var pod = new SqlPod(args, [(login, secret(login))]);
        var steps = of(pod);
        var spec = pod.Spec();
        var volumes = new VolumeArgs { Name = "dumps" };
        if (place.Volume is { } volume)
            volumes.PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceArgs { ClaimName = volume.ClaimName };
        else
            volumes.EmptyDir = new EmptyDirVolumeSourceArgs();

        spec.Volumes.Add(volumes);
        spec.Volumes.Add(files.Scripts("scripts"));
        spec.RestartPolicy = "Never";
        if (place.Identity is not null)
            spec.ServiceAccountName = _backup;

        spec.InitContainers = steps[..^1].OrNone();
        spec.Containers = steps[^1];
        return new JobSpecArgs
        {
            BackoffLimit = retries,
            ActiveDeadlineSeconds = 6 * 3600,
            Template = new PodTemplateSpecArgs { Metadata = new ObjectMetaArgs { Labels = Flow.Labels(Labels) }, Spec = spec },
        };
    }

    private void LetOut()
    {
        var egress = new List<NetworkPolicyEgressRuleArgs>
        {
            new() { To = { Flow.Peer(server.Pods!) }, Ports = { Flow.Port("TCP", server.TargetPort) } },
        };
        if ((args.Backup!.To as SqlBackupPlace.Bucket)?.Store is { } store)
        {
            store.Open(_backup, new PodSet(args.Namespace, Labels), parent);
            egress.Add(store.Service is { } service
                ? new NetworkPolicyEgressRuleArgs { To = { Flow.Peer(service.Pods!) }, Ports = { Flow.Port("TCP", service.TargetPort) } }
                : new NetworkPolicyEgressRuleArgs { Ports = { Flow.Port("TCP", 443) } });
        }

        _ = new NetworkPolicy(_backup, new NetworkPolicyArgs
        {
            Metadata = Named(_backup),
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(Labels),
                PolicyTypes = { "Ingress", "Egress" },
                Egress = egress.ToArray(),
            },
        }, parent.Child());
        _ = new NetworkPolicy($"{_backup}-to-{name}", new NetworkPolicyArgs
        {
            Metadata = Named($"{_backup}-to-{name}"),
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(server.Pods!.Labels),
                PolicyTypes = { "Ingress" },
                Ingress = new NetworkPolicyIngressRuleArgs
                {
                    From = { new NetworkPolicyPeerArgs { PodSelector = Flow.Selector(Labels) } },
                    Ports = { Flow.Port("TCP", server.TargetPort) },
                },
            },
        }, parent.Child());
    }

    private Dictionary<string, Input<string>> Labels => new() { ["app"] = _backup };

    private ObjectMetaArgs Named(string text) => new() { Name = text, Namespace = args.Namespace.Name, Labels = Flow.Labels(Labels) };

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
