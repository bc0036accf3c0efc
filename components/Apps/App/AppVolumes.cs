using System.Security.Cryptography;
using System.Text;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using AccessMode = Infra.Components.Storage.AccessMode;

namespace Infra.Components.Apps;

/// <summary>
/// What the pods of an application mount: scratch folders, files, claims; and the ConfigMaps and claims that it makes for that.
/// </summary>
internal sealed class AppVolumes
{
    private const int OwnerAndGroupRead = 0b100_100_000;

    private readonly string _name;
    private readonly AppArgs _args;
    private readonly ComponentResource _parent;
    private readonly Dictionary<string, Input<string>> _labels;

    public AppVolumes(string name, AppArgs args, ComponentResource parent, Dictionary<string, Input<string>> labels)
    {
        _name = name;
        _args = args;
        _parent = parent;
        _labels = labels;
        MountScratch();
        foreach (var volume in args.Volumes)
            Mount(volume);
    }

    public List<VolumeArgs> Volumes { get; } = [];

    public List<VolumeMountArgs> Mounts { get; } = [];

    /// <summary>Annotations of the pods, which change with what they mount.</summary>
    public Dictionary<string, string> Annotations { get; } = [];

    // One volume each: a folder that the kubelet makes inside a shared one belongs to root and cannot be written.
    private void MountScratch()
    {
        for (var index = 0; index < _args.RunAs.Scratch.Count; index++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"scratch-{index}");
            Volumes.Add(new VolumeArgs { Name = name, EmptyDir = new EmptyDirVolumeSourceArgs { SizeLimit = _args.RunAs.ScratchSize } });
            Mounts.Add(new VolumeMountArgs { Name = name, MountPath = _args.RunAs.Scratch[index] });
        }
    }

    private void Mount(AppVolume volume)
    {
        // A name from the place and not from the position: another volume in front of it must not turn a claim into a new, empty one.
        var place = Place(volume.Path);
        var name = $"{_name}-{place}";
        var source = new VolumeArgs { Name = place };
        switch (volume)
        {
            case AppVolume.ConfigFiles config:
                source.ConfigMap = new ConfigMapVolumeSourceArgs { Name = ConfigMap(config, name, place) };
                break;
            case AppVolume.SecretFiles secret:
                source.Secret = new SecretVolumeSourceArgs { SecretName = secret.Secret.Name, DefaultMode = OwnerAndGroupRead };
                break;
            case AppVolume.Own own:
                source.PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceArgs { ClaimName = own.Volume.ClaimName };
                break;
            case AppVolume.Claim claim:
                source.PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceArgs { ClaimName = Claim(claim, name) };
                break;
        }

        Volumes.Add(source);
        var mount = new VolumeMountArgs { Name = source.Name, MountPath = volume.Path };
        if (volume is not AppVolume.Claim and not AppVolume.Own || volume is AppVolume.Own { Volume.Access: AccessMode.ReadOnlyMany })
            mount.ReadOnly = true;

        Mounts.Add(mount);
    }

    private Output<string> ConfigMap(AppVolume.ConfigFiles config, string name, string place)
    {
        var map = new ConfigMap(name, new ConfigMapArgs
        {
            Metadata = Named(name),
            Data = config.Files.ToDictionary(StringComparer.Ordinal),
        }, _parent.Child());
        // Files that change under a running process are read by some and not by others; a new pod reads them for sure.
        Annotations.Add($"infra/config-{place}", Hash(config.Files));
        return map.Metadata.Apply(metadata => metadata.Name);
    }

    private Output<string> Claim(AppVolume.Claim claim, string name)
    {
        var spec = new PersistentVolumeClaimSpecArgs
        {
            AccessModes = { "ReadWriteOnce" },
            Resources = new VolumeResourceRequirementsArgs { Requests = { { "storage", claim.Size } } },
        };
        if ((claim.StorageClass ?? _args.Namespace.Cluster.StorageClass) is { } storageClass)
            spec.StorageClassName = storageClass;

        var made = new PersistentVolumeClaim(name, new PersistentVolumeClaimArgs
        {
            // A class that binds with the first consumer leaves the claim pending until the pod comes, which comes after the claim.
            Metadata = Named(name, Await.Nothing),
            Spec = spec,
        }, _parent.Child().Kept());
        return made.Metadata.Apply(metadata => metadata.Name);
    }

    private ObjectMetaArgs Named(string name, InputMap<string>? annotations = null)
    {
        var metadata = new ObjectMetaArgs { Name = name, Namespace = _args.Namespace.Name, Labels = Flow.Labels(_labels) };
        if (annotations is not null)
            metadata.Annotations = annotations;

        return metadata;
    }

    // "/etc/redis" becomes "etc-redis".
    private static string Place(string path) =>
        string.Concat(path.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')).Trim('-');

    private static string Hash(IReadOnlyDictionary<string, string> files)
    {
        var text = new StringBuilder();
        foreach (var (file, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{file}\0{content}\0");

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
