using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Apps;

/// <summary>The pods of an application: one container, as little privilege as it can have, and its environment.</summary>
internal sealed class AppPod
{
    private readonly AppArgs _args;
    private readonly Dictionary<string, Input<string>> _labels;
    private readonly Input<string> _account;
    private readonly AppVolumes _volumes;

    public AppPod(string name, AppArgs args, ComponentResource parent, Dictionary<string, Input<string>> labels, Input<string> account)
    {
        _args = args;
        _labels = labels;
        _account = account;
        _volumes = new AppVolumes(name, args, parent, labels);
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
            Volumes = _volumes.Volumes.OrNone(),
        };
        if (_args.PullSecret is not null)
            pod.ImagePullSecrets = new LocalObjectReferenceArgs { Name = _args.PullSecret.Name };

        if (_args.Scale is not Scale.One)
            pod.TopologySpreadConstraints = new[] { Spread("kubernetes.io/hostname"), Spread("topology.kubernetes.io/zone") };

        return new PodTemplateSpecArgs
        {
            Metadata = new ObjectMetaArgs { Labels = Flow.Labels(_labels), Annotations = _volumes.Annotations.OrNone() },
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
            VolumeMounts = _volumes.Mounts.OrNone(),
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
}
