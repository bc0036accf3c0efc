using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using AccessMode = Infra.Components.Storage.AccessMode;

namespace Infra.Components.Apps;

/// <summary>
/// What the pods of a workload mount: scratch folders, files, claims; and the ConfigMaps and claims that it makes for that.
/// </summary>
internal sealed class WorkloadVolumes
{
    private const int OwnerAndGroupRead = 0b100_100_000;

    private readonly string _name;
    private readonly WorkloadArgs _args;
    private readonly ComponentResource _parent;
    private readonly PodSet _pods;
    private readonly bool _eachPodItsOwn;

    /// <summary>Makes the ConfigMaps and claims.</summary>
    /// <param name="name">The workload's name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="parent">Its component.</param>
    /// <param name="labels">The labels of its objects.</param>
    /// <param name="eachPodItsOwn">Whether every pod has claims of its own, made from <see cref="Templates"/>.</param>
    public WorkloadVolumes(
        string name, WorkloadArgs args, ComponentResource parent, Dictionary<string, Input<string>> labels, bool eachPodItsOwn)
    {
        _name = name;
        _args = args;
        _parent = parent;
        _pods = new PodSet(args.Namespace, labels);
        _eachPodItsOwn = eachPodItsOwn;
        foreach (var own in args.Volumes.OfType<AppVolume.Own>().Where(volume => volume.OnePod))
            (own.Volume.MountedBy, own.Volume.MountedOn) = (name, args.Placement.Node);

        MountScratch();
        foreach (var volume in args.Volumes)
            Mount(volume);
    }

    public List<VolumeArgs> Volumes { get; } = [];

    /// <summary>What the pods' own claims are made from.</summary>
    public List<PersistentVolumeClaimArgs> Templates { get; } = [];

    /// <summary>The mounts of the main container.</summary>
    public IEnumerable<VolumeMountArgs> Mounts => Mounted.Select(mount => mount.At(mount.Path));

    /// <summary>Annotations of the pods, which change with what they mount.</summary>
    public Dictionary<string, Input<string>> Annotations { get; } = [];

    private List<MountedFolder> Mounted { get; } = [];

    /// <summary>The mounts of another container of the pod.</summary>
    public IEnumerable<VolumeMountArgs> Of(AppContainer container) => container.Mounts is null ? Mounts
        : container.Mounts.OrderBy(mount => mount.Key, StringComparer.Ordinal)
            .Select(mount => Mounted.First(one => one.Path == mount.Value).At(mount.Key));

    // One volume each: a folder that the kubelet makes inside a shared one belongs to root and cannot be written.
    private void MountScratch()
    {
        for (var index = 0; index < _args.RunAs.Scratch.Count; index++)
        {
            var name = AppVolume.ScratchName(index);
            Volumes.Add(new VolumeArgs { Name = name, EmptyDir = new EmptyDirVolumeSourceArgs { SizeLimit = _args.RunAs.ScratchSize } });
            Mounted.Add(new MountedFolder(name, _args.RunAs.Scratch[index]));
        }
    }

    private void Mount(AppVolume volume)
    {
        // A name from the place and not from the position: another volume in front of it must not turn a claim into a new, empty one.
        var place = volume.Place;
        var name = $"{_name}-{place}";
        var source = new VolumeArgs { Name = place };
        string? folder = null;
        switch (volume)
        {
            case AppVolume.ConfigFiles config:
                source.ConfigMap = new ConfigMapVolumeSourceArgs { Name = ConfigMap(config.Texts, name, place) };
                break;
            case AppVolume.ConfigFile file:
                folder = file.FileName;
                source.ConfigMap = new ConfigMapVolumeSourceArgs
                {
                    Name = ConfigMap(new Dictionary<string, string> { [folder] = file.Text }, name, place),
                };
                break;
            case AppVolume.ConfigMapFiles config:
                source.ConfigMap = new ConfigMapVolumeSourceArgs { Name = config.ConfigMap.Name };
                break;
            case AppVolume.SecretFiles secret:
                source.Secret = new SecretVolumeSourceArgs { SecretName = secret.Secret.Name, DefaultMode = OwnerAndGroupRead };
                break;
            case AppVolume.Scratch scratch:
                source.EmptyDir = Empty(scratch);
                break;
            case AppVolume.Own own:
                folder = own.SubPath;
                source.PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceArgs { ClaimName = own.Volume.ClaimName };
                break;
            case AppVolume.Claim claim when _eachPodItsOwn:
                place = claim.Name ?? place;
                Templates.Add(new PersistentVolumeClaimArgs { Metadata = new ObjectMetaArgs { Name = place }, Spec = Spec(claim) });
                break;
            case AppVolume.Claim claim:
                source.PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceArgs { ClaimName = Claim(claim, name) };
                break;
        }

        if (volume is not AppVolume.Claim || !_eachPodItsOwn)
            Volumes.Add(source);

        Mounted.Add(new MountedFolder(place, volume.Path, folder, volume.IsReadOnly));
    }

    private Output<string> ConfigMap(IReadOnlyDictionary<string, string> files, string name, string place)
    {
        var map = new ConfigMap(name, new ConfigMapArgs
        {
            Metadata = _pods.Named(name),
            Data = files.ToDictionary(StringComparer.Ordinal),
        }, _parent.Child());
        // Files that change under a running process are read by some and not by others; a new pod reads them for sure.
        Annotations.Add($"infra/config-{place}", Content.Hash(files));
        return map.Metadata.Apply(metadata => metadata.Name);
    }

    private static EmptyDirVolumeSourceArgs Empty(AppVolume.Scratch scratch)
    {
        var empty = new EmptyDirVolumeSourceArgs { SizeLimit = scratch.Size };
        if (scratch.InMemory)
            empty.Medium = "Memory";

        return empty;
    }

    private PersistentVolumeClaimSpecArgs Spec(AppVolume.Claim claim)
    {
        var spec = new PersistentVolumeClaimSpecArgs
        {
            AccessModes = { nameof(AccessMode.ReadWriteOnce) },
            Resources = new VolumeResourceRequirementsArgs { Requests = { { "storage", claim.Size } } },
        };
        if ((claim.StorageClass ?? _args.Namespace.Cluster.StorageClass) is { } storageClass)
            spec.StorageClassName = storageClass;

        return spec;
    }

    private Output<string> Claim(AppVolume.Claim claim, string name)
    {
        var spec = Spec(claim);
        var made = new PersistentVolumeClaim(name, new PersistentVolumeClaimArgs
        {
            // A class that binds with the first consumer leaves the claim pending until the pod comes, which comes after the claim.
            Metadata = _pods.Named(claim.Name ?? name, Await.Nothing),
            Spec = spec,
        },
        _parent.Child().Kept().Leaving(spec.StorageClassName is null ? ["spec.volumeName", "spec.storageClassName"] : ["spec.volumeName"]));
        return made.Metadata.Apply(metadata => metadata.Name);
    }

    private sealed record MountedFolder(string Volume, string Path, string? Folder = null, bool ReadOnly = false)
    {
        public VolumeMountArgs At(string path)
        {
            var mount = new VolumeMountArgs { Name = Volume, MountPath = path, SubPath = Optional.Of(Folder)! };
            if (ReadOnly)
                mount.ReadOnly = true;

            return mount;
        }
    }
}
