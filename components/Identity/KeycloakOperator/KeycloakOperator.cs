using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Infra.Components.Identity;

/// <summary>
/// Keycloak's operator: runs a <see cref="Keycloak"/> and makes its realms. There is no chart of it, and the published manifest works in
/// one namespace only, so its objects are written here; the CRDs come as they are published.
/// </summary>
public sealed class KeycloakOperator : ComponentResource
{
    internal const string ServerImage = "quay.io/keycloak/keycloak";

    private const string Image = "quay.io/keycloak/keycloak-operator";
    private const string Account = "keycloak-operator";
    private const int HealthPort = 8080;

    // Any user: its image is made for OpenShift, which gives it an arbitrary one.
    private const int User = 10001;

    /// <summary>Installs the operator and its CRDs.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed.</exception>
    public KeycloakOperator(string name, KeycloakOperatorArgs args, ComponentResourceOptions? options = null)
        : base("infra:identity:KeycloakOperator", name, options.On(args.Checked(name).Cluster))
    {
        Version = args.Version;
        var crds = KeycloakRights.Kinds.Select(kind => Crd(name, args, kind)).ToArray();
        var space = args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "keycloak", PodSecurity.Restricted);
        var watched = args.Watches.Count == 0 ? [space] : args.Watches;

        var account = new ServiceAccount(name, new ServiceAccountArgs
        {
            Metadata = new ObjectMetaArgs { Name = Account, Namespace = space.Name },
            AutomountServiceAccountToken = false,
        }, this.Child());
        var permissions = Grant(name, account, space, watched).ToArray();
        Isolate(name, space);
        _ = MakeDeployment(name, args, space, watched, account, [.. crds, .. permissions]);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The version of the operator, and of the Keycloaks that it runs.</summary>
    public string Version { get; }

    // Only the probes of its node ask it. It calls the API server, at an address that no policy can name.
    private void Isolate(string name, NamespaceRef space) => _ = new NetworkPolicy(name, new NetworkPolicyArgs
    {
        Metadata = new ObjectMetaArgs { Name = Account, Namespace = space.Name },
        Spec = new NetworkPolicySpecArgs
        {
            PodSelector = new LabelSelectorArgs { MatchLabels = { { "app.kubernetes.io/name", Account } } },
            PolicyTypes = { "Ingress", "Egress" },
            Egress =
            {
                new NetworkPolicyEgressRuleArgs { Ports = { Flow.Port("TCP", 443), Flow.Port("TCP", 6443) } },
                new NetworkPolicyEgressRuleArgs { Ports = { Flow.Port("UDP", 53), Flow.Port("TCP", 53) } },
            },
        },
    }, this.Child());

    private ConfigFile Crd(string name, KeycloakOperatorArgs args, string kind) => new($"{name}-{kind}", new ConfigFileArgs
    {
        File = args.Cluster.Mirrors.Manifest(
            $"https://raw.githubusercontent.com/keycloak/keycloak-k8s-resources/{args.Version}/kubernetes/{kind}.k8s.keycloak.org-v1.yml"),
    }, new ComponentResourceOptions { Parent = this, Providers = { args.Cluster.Provider } });

    private IEnumerable<Resource> Grant(string name, ServiceAccount account, NamespaceRef space, IReadOnlyList<NamespaceRef> watched)
    {
        var role = new ClusterRole(name, new ClusterRoleArgs
        {
            Metadata = new ObjectMetaArgs { Name = Account },
            Rules = KeycloakRights.All,
        }, this.Child());
        var platform = new ClusterRole($"{name}-platform", new ClusterRoleArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{Account}-platform" },
            Rules = KeycloakRights.Platform,
        }, this.Child());
        var subject = new SubjectArgs { Kind = "ServiceAccount", Name = account.Metadata.Apply(metadata => metadata.Name), Namespace = space.Name };

        yield return new ClusterRoleBinding($"{name}-platform", new ClusterRoleBindingArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{Account}-platform" },
            RoleRef = RoleOf(platform.Metadata.Apply(metadata => metadata.Name)),
            Subjects = { subject },
        }, this.Child());
        foreach (var (index, watches) in watched.Index())
        {
            yield return new RoleBinding(string.Create(CultureInfo.InvariantCulture, $"{name}-{index + 1}"), new RoleBindingArgs
            {
                Metadata = new ObjectMetaArgs { Name = Account, Namespace = watches.Name },
                RoleRef = RoleOf(role.Metadata.Apply(metadata => metadata.Name)),
                Subjects = { subject },
            }, this.Child());
        }
    }

    private static RoleRefArgs RoleOf(Output<string> role) => new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = role };

    private Deployment MakeDeployment(
        string name, KeycloakOperatorArgs args, NamespaceRef space, IReadOnlyList<NamespaceRef> watched, ServiceAccount account, Resource[] after)
    {
        var labels = new InputMap<string> { { "app.kubernetes.io/name", Account } };
        return new Deployment(name, new DeploymentArgs
        {
            Metadata = new ObjectMetaArgs { Name = Account, Namespace = space.Name, Labels = labels, Annotations = Await.Rollout(args.Cluster)! },
            Spec = new DeploymentSpecArgs
            {
                // Two of them would both act on one Keycloak.
                Replicas = 1,
                Strategy = new DeploymentStrategyArgs { Type = "Recreate" },
                Selector = new LabelSelectorArgs { MatchLabels = labels },
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = labels },
                    Spec = new PodSpecArgs
                    {
                        ServiceAccountName = account.Metadata.Apply(metadata => metadata.Name),
                        AutomountServiceAccountToken = true,
                        SecurityContext = new PodSecurityContextArgs
                        {
                            RunAsNonRoot = true,
                            RunAsUser = User,
                            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
                        },
                        Containers = { Container(args, watched) },
                        Volumes = { new VolumeArgs { Name = "tmp", EmptyDir = new EmptyDirVolumeSourceArgs() } },
                    },
                },
            },
        }, this.Child(after));
    }

    private static ContainerArgs Container(KeycloakOperatorArgs args, IReadOnlyList<NamespaceRef> watched) => new()
    {
        Name = Account,
        Image = $"{args.Cluster.Mirrors.Image(Image)}:{args.Version}",
        Env = Environment(args, watched).ToArray(),
        Ports = { new ContainerPortArgs { Name = "http", ContainerPortValue = HealthPort, Protocol = "TCP" } },
        StartupProbe = Probe("started", failures: 30),
        LivenessProbe = Probe("live", failures: 3),
        ReadinessProbe = Probe("ready", failures: 3),
        Resources = args.Resources.ToArgs(),
        SecurityContext = new SecurityContextArgs
        {
            AllowPrivilegeEscalation = false,
            ReadOnlyRootFilesystem = true,
            Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
        },
        VolumeMounts = { new VolumeMountArgs { Name = "tmp", MountPath = "/tmp" } },
    };

    private static IEnumerable<EnvVarArgs> Environment(KeycloakOperatorArgs args, IReadOnlyList<NamespaceRef> watched)
    {
        yield return new EnvVarArgs
        {
            Name = "KUBERNETES_NAMESPACE",
            ValueFrom = new EnvVarSourceArgs { FieldRef = new ObjectFieldSelectorArgs { FieldPath = "metadata.namespace" } },
        };
        yield return new EnvVarArgs { Name = "RELATED_IMAGE_KEYCLOAK", Value = $"{args.Cluster.Mirrors.Image(ServerImage)}:{args.Version}" };

        var spaces = Output.All(watched.Select(space => (Input<string>)space.Name)).Apply(names => string.Join(',', names));
        foreach (var controller in new[] { "KEYCLOAK", "KEYCLOAKREALMIMPORT", "KEYCLOAKOIDCCLIENT", "KEYCLOAKSAMLCLIENT" })
            yield return new EnvVarArgs { Name = $"QUARKUS_OPERATOR_SDK_CONTROLLERS_{controller}CONTROLLER_NAMESPACES", Value = spaces };
    }

    private static ProbeArgs Probe(string what, int failures) => new()
    {
        HttpGet = new HTTPGetActionArgs { Path = $"/q/health/{what}", Port = HealthPort },
        PeriodSeconds = 10,
        TimeoutSeconds = 10,
        FailureThreshold = failures,
    };
}
