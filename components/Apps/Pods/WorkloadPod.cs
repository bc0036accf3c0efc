using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Apps;

/// <summary>The pods of a workload: as little privilege as they can have, their environment, and what they mount.</summary>
internal sealed class WorkloadPod
{
    private const string GpuResource = "nvidia.com/gpu";

    private readonly WorkloadArgs _args;
    private readonly WorkloadNames _names;
    private readonly WorkloadVolumes _volumes;
    private readonly Input<string> _account;

    public WorkloadPod(string name, WorkloadArgs args, ComponentResource parent, WorkloadNames names, bool eachPodItsOwnVolumes = false)
    {
        _args = args;
        _names = names;
        // The main container's name follows from that of the component, which the check of its arguments does not know.
        if (args.InitContainers.Any(container => container.Name == names.Container))
        {
            throw new RefusedException([new Diagnostic(Codes.DuplicateName, $"{name}, {nameof(args.InitContainers)}", names.Container,
                "another name than the main container has", "rename it")]);
        }

        _account = args.Account?.Name ?? new ServiceAccount(name, new ServiceAccountArgs
        {
            Metadata = new ObjectMetaArgs { Name = names.Account, Namespace = args.Namespace.Name, Labels = Flow.Labels(names.Labels) },
            AutomountServiceAccountToken = false,
        }, parent.Child()).Metadata.Apply(metadata => metadata.Name);
        _volumes = new WorkloadVolumes(name, args, parent, names.Labels, eachPodItsOwnVolumes);
    }

    /// <summary>
    /// What the pods come after: what makes the Secrets and ConfigMaps that they read, without which their containers would only wait, and
    /// their permissions.
    /// </summary>
    public Resource?[] ComesAfter =>
    [
        .. Secrets.Append(_args.PullSecret).Select(secret => secret?.MadeBy)
            .Concat(ConfigMaps.Select(config => config.MadeBy))
            .Concat(_args.Account?.MadeBy ?? [])
            .Concat(_args.After)
            .Distinct(),
    ];

    /// <summary>What the pods' own claims are made from.</summary>
    public IEnumerable<PersistentVolumeClaimArgs> ClaimTemplates => _volumes.Templates;

    private IEnumerable<SecretRef> Secrets =>
        _args.Secrets.Concat(_args.InitContainers.SelectMany(container => container.Secrets))
            .Concat(Variables.Select(value => value.Secret).OfType<SecretRef>())
            .Concat(_args.Volumes.OfType<AppVolume.SecretFiles>().Select(volume => volume.Secret));

    private IEnumerable<ConfigMapRef> ConfigMaps =>
        _args.ConfigMaps.Concat(_args.InitContainers.SelectMany(container => container.ConfigMaps))
            .Concat(Variables.Select(value => value.ConfigMap).OfType<ConfigMapRef>())
            .Concat(_args.Volumes.OfType<AppVolume.ConfigMapFiles>().Select(volume => volume.ConfigMap));

    private IEnumerable<EnvValue> Variables =>
        _args.Env.Values.Concat(_args.InitContainers.SelectMany(container => container.Env.Values));

    /// <summary>The main container, for what serves to add its ports and probes.</summary>
    public ContainerArgs Container()
    {
        var container = Container(_names.Container, _args.Image, _args.Command, _args.Arguments);
        container.Env = Environment(_args.Env).Concat(_args.Uses.SelectMany(Environment)).OrNone();
        container.EnvFrom = Environment(_args.ConfigMaps, _args.Secrets);
        container.Resources = Resources();
        container.VolumeMounts = _volumes.Mounts.OrNone();
        return container;
    }

    /// <summary>The pods.</summary>
    /// <param name="container">The main container.</param>
    /// <param name="stopSeconds">How long they have to stop.</param>
    /// <param name="spread">How they are spread over nodes and zones. Default: not at all.</param>
    /// <param name="restart">Whether containers that end are started again. Default: always.</param>
    public PodTemplateSpecArgs Template(
        ContainerArgs container, int stopSeconds, IEnumerable<TopologySpreadConstraintArgs>? spread = null, string? restart = null)
    {
        var pod = new PodSpecArgs
        {
            ServiceAccountName = _account,
            AutomountServiceAccountToken = _args.Account is not null,
            // The variables of every Service in the namespace would only collide with the application's own.
            EnableServiceLinks = false,
            TerminationGracePeriodSeconds = stopSeconds,
            SecurityContext = SecurityContext(),
            InitContainers = _args.InitContainers.Select(Container).OrNone(),
            Containers = { container },
            Volumes = _volumes.Volumes.OrNone(),
            Tolerations = Tolerations().OrNone(),
            TopologySpreadConstraints = (spread ?? []).OrNone(),
            RestartPolicy = Optional.Of(restart)!,
        };
        _args.Placement.Give(pod);
        if (_args.PullSecret is not null)
            pod.ImagePullSecrets = new LocalObjectReferenceArgs { Name = _args.PullSecret.Name };

        if (_args.Gpus > 0 && _args.Namespace.Cluster.GpuRuntimeClass is { } runtime)
            pod.RuntimeClassName = runtime;

        return new PodTemplateSpecArgs
        {
            Metadata = new ObjectMetaArgs { Labels = Flow.Labels(_names.Labels), Annotations = Annotations().OrNone() },
            Spec = pod,
        };
    }

    // A process reads its environment once, so pods whose ConfigMaps or Secrets change are replaced.
    private Dictionary<string, Input<string>> Annotations()
    {
        var annotations = new Dictionary<string, Input<string>>(_volumes.Annotations);
        var versions = ConfigMaps.Select(config => config.Version).Concat(Secrets.Select(secret => secret.Version))
            .OfType<Input<string>>().Distinct().ToArray();
        if (versions.Length > 0)
            annotations.Add("infra/content", Output.All(versions).Apply(texts => string.Join(' ', texts)));

        return annotations;
    }

    private IEnumerable<TolerationArgs> Tolerations()
    {
        foreach (var toleration in _args.Placement.Tolerations)
            yield return toleration.ToArgs();

        // The taint that keeps pods without a use for a GPU off the nodes that have one.
        if (_args.Gpus > 0)
            yield return new Toleration(GpuResource, Effect: TaintEffect.NoSchedule).ToArgs();
    }

    private ResourceRequirementsArgs Resources()
    {
        var resources = _args.Resources.ToArgs();
        if (_args.Gpus > 0)
            resources.Limits.Add(GpuResource, _args.Gpus.ToString(CultureInfo.InvariantCulture));

        return resources;
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

    private ContainerArgs Container(AppContainer extra)
    {
        var container = Container(extra.Name, extra.Image, extra.Command, extra.Arguments);
        container.Env = Environment(extra.Env).OrNone();
        container.EnvFrom = Environment(extra.ConfigMaps, extra.Secrets);
        container.Resources = extra.Resources.ToArgs();
        container.VolumeMounts = _volumes.Of(extra).OrNone();
        if (extra.Sidecar)
            container.RestartPolicy = "Always";

        extra.Probes?.Give(container, extra.Port);
        return container;
    }

    private ContainerArgs Container(string name, string image, IReadOnlyList<string> command, IReadOnlyList<string> arguments) => new()
    {
        Name = name,
        Image = _args.Namespace.Cluster.Mirrors.Image(image),
        ImagePullPolicy = Optional.Of(_args.PullPolicy?.ToString())!,
        Command = command.OrNone(),
        Args = arguments.OrNone(),
        SecurityContext = new SecurityContextArgs
        {
            AllowPrivilegeEscalation = false,
            ReadOnlyRootFilesystem = true,
            Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
        },
    };

    private static InputList<EnvFromSourceArgs> Environment(IReadOnlyList<ConfigMapRef> configs, IReadOnlyList<SecretRef> secrets) =>
        configs.Select(config => new EnvFromSourceArgs { ConfigMapRef = new ConfigMapEnvSourceArgs { Name = config.Name } })
            .Concat(secrets.Select(secret => new EnvFromSourceArgs { SecretRef = new SecretEnvSourceArgs { Name = secret.Name } }))
            .OrNone();

    private static IEnumerable<EnvVarArgs> Environment(IReadOnlyDictionary<string, EnvValue> variables) =>
        variables.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => variable.Value.Named(variable.Key));

    private static IEnumerable<EnvVarArgs> Environment(Use use)
    {
        if (use.HostVariable is not null)
            yield return EnvValue.Of(use.Endpoint.Host).Named(use.HostVariable);

        if (use.PortVariable is not null)
            yield return EnvValue.Of(use.Endpoint.ServicePort.ToString(CultureInfo.InvariantCulture)).Named(use.PortVariable);
    }
}
