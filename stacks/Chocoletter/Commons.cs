using Infra.Components;
using Infra.Components.Aws;
using Infra.Components.Namespaces;
using Infra.Components.Secrets;
using Pulumi;

namespace Infra.Stacks.Chocoletter;

/// <summary>What exists once for all variants: their namespace, the store of their secrets, and the pull secret of their images.</summary>
/// <param name="Space">The namespace.</param>
/// <param name="Vault">The store.</param>
/// <param name="PullSecret">The pull secret; null where nodes pull images by a role of their own.</param>
/// <param name="Operator">What fills Secrets; null where another stack made it.</param>
internal sealed record Commons(NamespaceRef Space, StoreRef Vault, SecretRef? PullSecret, ExternalSecrets? Operator = null)
{
    private const string SpaceKey = "namespace";
    private const string VaultKey = "vault";
    private const string PullSecretKey = "pullSecret";

    /// <summary>The commons of the stack that owns the platform.</summary>
    public static Commons Of(Platform platform) => new(
        new NamespaceRef(platform.Cluster, platform.Shared(SpaceKey)),
        new StoreRef(platform.Shared(VaultKey)),
        platform.NodesPullImages ? null : new SecretRef(platform.Shared(PullSecretKey)));

    /// <summary>Makes the commons, and shares their names.</summary>
    public static Commons Make(Platform platform, ChocoletterSettings settings)
    {
        var space = new Namespace("chocoletter", new() { Cluster = platform.Cluster, HoldsData = true, Open = platform.AreNamespacesOpen }).Ref;

        // Secrets and images come from AWS: on AWS by roles of pods and nodes, elsewhere with a key that only this namespace has.
        var secrets = new ExternalSecrets("external-secrets", new()
        {
            Cluster = platform.Cluster,
            Release = "external-secrets-operator",
            Version = settings.Versions.ExternalSecrets,
            Reads = platform.Cluster.AwsPodIdentity() is { } pods
                ? [.. SecretNames(settings).Select(secret => (Input<string>)AwsSecrets.ArnPattern(pods.Account, secret))]
                : [],
        });
        AwsAuth aws = settings.AwsAccessKeyId is null
            ? new AwsAuth.Ambient()
            : new AwsAuth.AccessKey(new AwsCredentials("awssm-secret", new()
            {
                Namespace = space,
                AccessKeyId = settings.AwsAccessKeyId,
                SecretAccessKey = settings.AwsSecretAccessKey!,
            }).Keys);
        var vault = new AwsSecretStore("aws-secrets-mgr",
            new() { Namespace = space, Region = settings.Region!, Auth = aws, Operator = secrets }).Ref;
        var pull = platform.NodesPullImages ? null
            : new EcrPullSecret("ecr-registry-key",
                new() { Namespace = space, Region = settings.Region!, Auth = aws, Operator = secrets }).Ref;

        platform.Share(SpaceKey, space.Name);
        platform.Share(VaultKey, vault.Name);
        if (pull is not null)
            platform.Share(PullSecretKey, pull.Name);

        return new Commons(space, vault, pull, secrets);
    }

    private static IEnumerable<string> SecretNames(ChocoletterSettings settings) => settings.Apps.Keys
        .Select(app => Workloads.SecretName(settings, app)).OfType<string>().Order(StringComparer.Ordinal)
        .Concat((settings.Cluster as ClusterSettings.Eks)?.GuestSecrets ?? []);
}
