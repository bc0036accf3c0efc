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
    /// <summary>The rules, by id: L links, N network flows, R everything else.</summary>
    public static IReadOnlyList<IRule> List { get; } =
    [
        .. new IRule[]
        {
            new PinnedImage(), new AllowedRegistry(), new RetiredSoftware(),
            new Requests(), new Probes(), new RunAsNonRoot(), new NoEscalation(), new DropCapabilities(), new ReadOnlyRoot(),
                new Seccomp(), new HostAccess(),
            new OwnServiceAccount(), new LowPort(), new NodePinning(), new JobLimits(), new BuildTimeVariable(),
            new PlainSecrets(), new SecretInProgram(), new ExternalSecretForm(), new StaticCloudKeys(),
            new ExplicitNamespace(), new PodSecurityLabels(), new Rbac(), new ServedApis(), new KnownFields(), new PinnedChart(),
                new KustomizeForms(), new VersionsFit(),
            new Redundancy(), new DisruptionBudget(), new Autoscaling(),
            new InternalServices(), new Listeners(), new AcmeIssuers(), new ClearText(), new UploadLimit(), new OpenListener(),
                new DuplicateRoute(), new TrustedHeaders(),
            new WebhookSecret(), new HostForm(),
            new ProtectedData(), new DatabaseBackup(), new Brokers(), new ClaimableVolume(), new SharedClaim(),
            new IamStatements(), new EksHardening(), new K3sHardening(),
            new ServicePods(), new PortsExist(), new Selectors(), new RouteParents(), new Backends(), new TlsSecrets(),
                new CertificateLinks(), new SecretSources(),
            new PodReferences(), new StorageClasses(), new PolicyTargets(), new RoleBindings(), new KnownKinds(), new DeclaredNamespaces(),
                new KustomizationFiles(),
            new ApplicationTargets(), new IngressClasses(),
            new DefaultDeny(), new RouteReachable(), new BothSides(), new OpenPolicy(), new NameResolution(), new UsedServices(),
        }.OrderBy(rule => rule.Info.Id, StringComparer.Ordinal),
    ];
}
