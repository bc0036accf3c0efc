using Infra.Rules.Api;
using Infra.Rules.ApiServer;
using Infra.Rules.Cloud;
using Infra.Rules.Data;
using Infra.Rules.Edge;
using Infra.Rules.Images;
using Infra.Rules.Links;
using Infra.Rules.Network;
using Infra.Rules.Objects;
using Infra.Rules.Pods;
using Infra.Rules.Scaling;
using Infra.Rules.Secrets;

namespace Infra.Rules;

/// <summary>Every rule. A new one is a file and a line here.</summary>
public static class AllRules
{
    /// <summary>
    /// What each rule is about, by id: A is what the API server refuses, L follows references, N network flows, R everything else.
    /// </summary>
    public static IReadOnlyList<RuleInfo> Infos => [.. List.Select(rule => rule.Info)];

    /// <summary>The rules, by id.</summary>
    internal static IReadOnlyList<IRule> List { get; } =
    [
        .. new IRule[]
        {
            // Api
            new AllowedValue(), new FieldType(), new KnownField(), new KnownObject(), new ListKeys(), new ObjectMetadata(), new RequiredField(),
            new ValidationRule(),
            // ApiServer
            new AccessFields(), new ClusterFields(), new ConfigurationFields(), new NetworkFields(), new PodFields(), new QuotaFields(),
            new ScalingFields(), new ServiceFields(), new StorageFields(), new WorkloadFields(),
            // Cloud
            new EksHardening(), new K3sHardening(), new NarrowIam(),
            // Data
            new BrokerAndCache(), new ClaimableVolume(), new DatabaseBackup(), new ProtectedData(), new SharedClaim(),
            // Edge
            new AcmeIssuer(), new ClearText(), new DuplicateRoute(), new EdgeTrust(), new HostName(), new InternalService(),
            new ListenerForm(), new OpenListener(), new UploadLimit(), new WebhookSecret(),
            // Images
            new AllowedRegistry(), new PinnedImage(), new RetiredSoftware(),
            // Links
            new AddressPools(), new ApplicationNamespace(), new CertificateLinks(), new DeclaredNamespace(), new DoubleDeclaration(), new IngressClass(), new KnownKind(),
            new KustomizationFiles(), new ObjectReferences(), new PodReferences(), new PolicyTarget(), new PortsExist(), new RoleBinding(),
            new RouteBackend(), new RouteParent(), new SecretSource(), new SelectorMatches(), new ServicePods(), new StorageClass(),
            new TlsSecret(),
            // Network
            new DefaultDeny(), new DnsAllowed(), new FlowBothSides(), new OpenPolicy(), new OperatorFlows(), new RouteReachable(),
            new UsedServiceReachable(),
            // Objects
            new DeclaredOnce(), new ExplicitNamespace(), new KustomizeForm(), new NarrowRbac(), new PinnedChart(),
            new PodSecurityLabels(), new ServedApi(), new TemporarySetting(), new VersionsFit(),
            // Pods
            new BuildTimeVariable(), new DropAllCapabilities(), new JobLimits(), new LowPort(), new MeantAmount(), new NoHostAccess(),
            new NoPrivilegeEscalation(), new OwnServiceAccount(), new PinnedToNode(), new ReadOnlyRoot(), new ReadinessProbe(),
            new RequestsAndMemoryLimit(), new RunAsNonRoot(), new SeccompProfile(),
            // Scaling
            new AutoscalingWorks(), new DisruptionBudget(), new Redundancy(),
            // Secrets
            new ExternalSecretForm(), new PlainSecret(), new SecretWithData(), new StaticCloudKeys(),
        }.OrderBy(rule => rule.Info.Id, StringComparer.Ordinal),
    ];
}
