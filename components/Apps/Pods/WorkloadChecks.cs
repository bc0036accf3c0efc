using Infra.Components.Storage;
using Infra.Wording;

namespace Infra.Components.Apps;

/// <summary>The rules about how the arguments of a workload fit together, whatever its kind.</summary>
internal static class WorkloadChecks
{
    /// <summary>Checks the environment of a container.</summary>
    public static void AddVariables(this Problems problems, IReadOnlyDictionary<string, EnvValue> variables)
    {
        const string env = nameof(WorkloadArgs.Env);
        foreach (var (name, value) in variables.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            problems.AddIf(name.Length == 0 || name.Any(c => c is '=' or < ' ' or > '~'), Codes.Form, env, name,
                "a name of printable characters without =, such as LOG_LEVEL", "rename it");
            problems.AddIf(value.IsSecretText, Codes.PlainSecret, $"{env}.{name}", null,
                "a key of a Secret: a variable's own text stands in the pod, where everyone who may see the pod reads it",
                "put the value into a Secret, and refer to its key");
            if (value.Plain is { } text && Credentials.StandIn(text))
                problems.AddCredential($"{env}.{name}");

            if (value.ConfigMap?.Keys is { } keys && !keys.Contains(value.Key!))
            {
                problems.Add(Codes.MissingKey, $"{env}.{name}", value.Key,
                    $"a key of the ConfigMap: {string.Join(", ", keys.Order(StringComparer.Ordinal))}",
                    "name one of them, or add the key there");
            }
        }
    }

    /// <summary>Checks what all kinds of workloads have.</summary>
    /// <param name="problems">Takes the problems.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="onePod">Whether there is never more than one pod.</param>
    /// <param name="eachPodItsOwn">Whether every pod has claims of its own.</param>
    public static void AddWorkload(this Problems problems, WorkloadArgs args, bool onePod, bool eachPodItsOwn = false)
    {
        problems.AddVariables(args.Env);
        problems.AddDuplicates(Codes.DuplicateName, nameof(args.Env), args.Env.Keys.Concat(args.Uses.SelectMany(Variables)));
        problems.AddDuplicates(Codes.DuplicateName, nameof(args.InitContainers), args.InitContainers.Select(container => container.Name));
        // Each brings a policy that is named after the two.
        problems.AddDuplicates(Codes.DuplicateName, nameof(args.Uses), args.Uses.Select(use => use.Endpoint.Name));
        AddVolumes(problems, args,
            [.. args.Volumes.Where(volume => volume.OnePod && !onePod && !(eachPodItsOwn && volume is AppVolume.Claim))]);
        AddWrites(problems, args);
        AddMounts(problems, args);
        problems.AddIf(args.Account?.Namespace.Text is { } home && args.Namespace?.Text is { } here && home != here,
            Codes.Exclusive, nameof(args.Account), args.Account?.Namespace.Text, "an account of the pods' own namespace",
            "make the account there, and grant it permissions in other namespaces");
    }

    private static IEnumerable<string> Variables(Use use) => new[] { use.HostVariable, use.PortVariable }.OfType<string>();

    private static void AddVolumes(Problems problems, WorkloadArgs args, IReadOnlyList<AppVolume> fought)
    {
        const string volumes = nameof(args.Volumes);
        problems.AddIf(fought.Count > 0, Codes.SharedVolume, volumes, string.Join(", ", fought.Select(volume => volume.Path)),
            "a ReadWriteOnce claim in exactly one pod", "use Scale.One, or keep the data in a database or bucket");
        foreach (var claim in args.Volumes.OfType<AppVolume.Claim>().Where(_ => args.Namespace is not null))
            problems.AddStorageClass(volumes, claim.StorageClass, args.Namespace.Cluster.StorageClasses);

        // Pods of one node share what that node has mounted.
        foreach (var own in args.Volumes.OfType<AppVolume.Own>().Where(volume => volume.OnePod && volume.Volume.MountedBy is not null
            && (args.Placement.Node is null || args.Placement.Node != volume.Volume.MountedOn)))
        {
            problems.Add(Codes.SharedVolume, volumes, own.Path,
                $"a volume that no pod of another node mounts; {own.Volume.MountedBy} mounts {own.Volume.Name} already",
                $"give each application its own volume, or one that can be shared, or keep both on one node by the label {Placement.HostName}");
        }

        problems.AddDuplicates(Codes.DuplicateName, volumes, args.Volumes.Select(volume => volume.Path).Concat(args.RunAs.Scratch));
        foreach (var alike in args.Volumes.Select(volume => (volume.Path, Name: volume.Place))
            .Concat(args.RunAs.Scratch.Select((path, i) => (Path: path, Name: AppVolume.ScratchName(i))))
            .DistinctBy(volume => volume.Path).GroupBy(volume => volume.Name).Where(group => group.Count() > 1))
        {
            problems.Add(Codes.DuplicateName, volumes, string.Join(", ", alike.Select(volume => volume.Path)),
                $"folders of different names: each of these is {alike.Key} as the name of a volume", "rename one of them");
        }

        foreach (var volume in args.Volumes)
        {
            foreach (var file in volume.Files)
                problems.AddKey(volumes, file);
        }

        foreach (var own in args.Volumes.OfType<AppVolume.Own>().Where(own => !own.IsReadOnly && !CanWrite(own, args.RunAs)))
        {
            problems.Add(Codes.Unwritable, volumes, own.Path,
                $"a folder that belongs to user {args.RunAs.User} or group {args.RunAs.Group}: one that is made for the pod is root's",
                "prepare the folder on the node and say its Owner, mount a disk, or use a storage class");
        }
    }

    // A folder on the node is not handed over to the pod's group, as disks and provisioned volumes are.
    private static bool CanWrite(AppVolume.Own own, RunAs runAs) => own.Volume.Source is not VolumeSource.OnNode { Folder: true } folder
        || folder.Owner == runAs.User || folder.Owner == runAs.Group;

    private static void AddWrites(Problems problems, WorkloadArgs args)
    {
        for (var i = 0; i < args.Writes.Count; i++)
        {
            var folder = args.Writes[i];
            var mounted = args.RunAs.Scratch.Select(path => (Path: path, ReadOnly: false))
                .Concat(args.Volumes.Select(volume => (volume.Path, ReadOnly: volume.IsReadOnly)))
                .Where(mount => folder == mount.Path || folder.StartsWith(mount.Path + "/", StringComparison.Ordinal))
                .OrderByDescending(mount => mount.Path.Length).ToList();
            problems.AddIf(mounted is [] or [{ ReadOnly: true }, ..], Codes.Unwritable, Problems.Item(nameof(args.Writes), i), folder,
                "a folder on a writable volume, or a scratch folder: the image itself is read-only",
                "add it to RunAs.Scratch if a new pod may begin without its content, or mount a volume there");
        }
    }

    private static void AddMounts(Problems problems, WorkloadArgs args)
    {
        var known = args.Volumes.Select(volume => volume.Path).Concat(args.RunAs.Scratch).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < args.InitContainers.Count; i++)
        {
            foreach (var (at, folder) in (args.InitContainers[i].Mounts ?? new Dictionary<string, string>())
                .Where(mount => !known.Contains(mount.Value)).OrderBy(mount => mount.Key, StringComparer.Ordinal))
            {
                var where = $"{Problems.Item(nameof(args.InitContainers), i)}.{nameof(AppContainer.Mounts)}.{at}";
                problems.Add(Codes.MissingPart, where, folder,
                    $"a folder of the application: {string.Join(", ", known.Order(StringComparer.Ordinal))}",
                    "name one of them, or add a volume there");
            }
        }
    }
}
