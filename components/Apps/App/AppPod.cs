using System.Security.Cryptography;
using System.Text;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using AccessMode = Infra.Components.Storage.AccessMode;

namespace Infra.Components.Apps;

internal sealed class AppPod
{
    private const int OwnerAndGroupRead = 0b100_100_000;

    private readonly string _name;
    private readonly AppArgs _args;
    private readonly ComponentResource _parent;
    private readonly Dictionary<string, Input<string>> _labels;
    private readonly Input<string> _account;
    private readonly List<VolumeArgs> _volumes = [];
    private readonly List<VolumeMountArgs> _mounts = [];
    private readonly Dictionary<string, string> _annotations = [];

    public AppPod(string name, AppArgs args, ComponentResource parent, Dictionary<string, Input<string>> labels, Input<string> account)
    {
        _name = name;
        _args = args;
        _parent = parent;
        _labels = labels;
        _account = account;
        MountScratch();
        foreach (var volume in args.Volumes)
            Mount(volume);
    }

    /// <summary>What makes the Secrets that the pod reads: without them its containers would only wait.</summary>
    public IEnumerable<Resource?> ComesAfter =>
        _args.Secrets
            .Concat(_args.Env.Values.Select(value => value.Secret).OfType<SecretRef>())
            .Concat(_args.Volumes.OfType<AppVolume.SecretFiles>().Select(volume => volume.Secret))
            .Append(_args.PullSecret)
            .Select(secret => secret?.MadeBy)
            .Distinct();

    public static IEnumerable<string> Variables(Use use) => new[] { use.HostVariable, use.PortVariable }.OfType<string>();

    public PodTemplateSpecArgs Template()
    {
        var pod = new PodSpecArgs
        {
            ServiceAccountName = _account,
            AutomountServiceAccountToken = false,
            // The variables of every Service in the namespace would only collide with the application's own.
            EnableServiceLinks = false,
            TerminationGracePeriodSeconds = _args.DrainSeconds + _args.StopSeconds,
            SecurityContext = SecurityContext(),
            Containers = { Container() },
            Volumes = _volumes.OrNone(),
        };
        if (_args.PullSecret is not null)
            pod.ImagePullSecrets = new LocalObjectReferenceArgs { Name = _args.PullSecret.Name };

        if (_args.Scale is not Scale.One)
            pod.TopologySpreadConstraints = new[] { Spread("kubernetes.io/hostname"), Spread("topology.kubernetes.io/zone") };

        return new PodTemplateSpecArgs
        {
            Metadata = new ObjectMetaArgs { Labels = Flow.Labels(_labels), Annotations = _annotations.OrNone() },
            Spec = pod,
        };
    }

    private PodSecurityContextArgs SecurityContext()
    {
        var context = new PodSecurityContextArgs
        {
            RunAsNonRoot = true,
            RunAsUser = _args.RunAs.User,
            RunAsGroup = _args.RunAs.Group,
            FsGroup = _args.RunAs.Group,
            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
        };
        if (_args.RunAs.LowPorts)
        {
            // One of the sysctls that the restricted Pod Security Standard allows; it spares the container a capability.
            context.Sysctls = new SysctlArgs { Name = "net.ipv4.ip_unprivileged_port_start", Value = "0" };
        }

        return context;
    }

    private ContainerArgs Container()
    {
        var container = new ContainerArgs
        {
            Name = _labels["app"],
            Image = _args.Namespace.Cluster.Mirrors.Image(_args.Image),
            Command = _args.Command.OrNone(),
            Ports = { new ContainerPortArgs { Name = _args.PortName, ContainerPortValue = _args.Port, Protocol = "TCP" } },
            Env = Variables().OrNone(),
            EnvFrom = _args.Secrets.Select(secret => new EnvFromSourceArgs
            {
                SecretRef = new SecretEnvSourceArgs { Name = secret.Name },
            }).OrNone(),
            Resources = _args.Resources.ToArgs(),
            VolumeMounts = _mounts.OrNone(),
            StartupProbe = _args.Probes.Live.ToArgs(_args.Port, period: 5, failures: (_args.Probes.StartupSeconds + 4) / 5),
            ReadinessProbe = _args.Probes.Ready.ToArgs(_args.Port, period: 5, failures: 3),
            LivenessProbe = _args.Probes.Live.ToArgs(_args.Port, period: 10, failures: 6),
            SecurityContext = new SecurityContextArgs
            {
                AllowPrivilegeEscalation = false,
                ReadOnlyRootFilesystem = true,
                Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
            },
        };
        if (_args.DrainSeconds > 0)
        {
            container.Lifecycle = new LifecycleArgs
            {
                PreStop = new LifecycleHandlerArgs { Sleep = new SleepActionArgs { Seconds = _args.DrainSeconds } },
            };
        }

        return container;
    }

    private IEnumerable<EnvVarArgs> Variables()
    {
        var own = _args.Env.OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => variable.Value.Named(variable.Key));
        var used = _args.Uses.SelectMany(use => new[]
        {
            use.HostVariable is null ? null : EnvValue.Of(use.Endpoint.Host).Named(use.HostVariable),
            use.PortVariable is null
                ? null
                : EnvValue.Of(use.Endpoint.ServicePort.ToString(CultureInfo.InvariantCulture)).Named(use.PortVariable),
        });
        return own.Concat(used.OfType<EnvVarArgs>());
    }

    private TopologySpreadConstraintArgs Spread(string topology) => new()
    {
        TopologyKey = topology,
        MaxSkew = 1,
        // One node is better than no pod: the spread is a wish, the disruption budget is the rule.
        WhenUnsatisfiable = "ScheduleAnyway",
        LabelSelector = Flow.Selector(_labels),
    };

    // One volume each: a folder that the kubelet makes inside a shared one belongs to root and cannot be written.
    private void MountScratch()
    {
        for (var index = 0; index < _args.RunAs.Scratch.Count; index++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"scratch-{index}");
            _volumes.Add(new VolumeArgs { Name = name, EmptyDir = new EmptyDirVolumeSourceArgs { SizeLimit = _args.RunAs.ScratchSize } });
            _mounts.Add(new VolumeMountArgs { Name = name, MountPath = _args.RunAs.Scratch[index] });
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

        _volumes.Add(source);
        var mount = new VolumeMountArgs { Name = source.Name, MountPath = volume.Path };
        if (volume is not AppVolume.Claim and not AppVolume.Own || volume is AppVolume.Own { Volume.Access: AccessMode.ReadOnlyMany })
            mount.ReadOnly = true;

        _mounts.Add(mount);
    }

    private Output<string> ConfigMap(AppVolume.ConfigFiles config, string name, string place)
    {
        var map = new ConfigMap(name, new ConfigMapArgs
        {
            Metadata = Named(name),
            Data = config.Files.ToDictionary(StringComparer.Ordinal),
        }, _parent.Child());
        // Files that change under a running process are read by some and not by others; a new pod reads them for sure.
        _annotations.Add($"infra/config-{place}", Hash(config.Files));
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
        }, CustomResourceOptions.Merge(_parent.Child(), new CustomResourceOptions { Protect = true, RetainOnDelete = true }));
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
