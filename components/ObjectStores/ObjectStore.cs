using Infra.Components.Apps;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.ObjectStores;

/// <summary>
/// A bucket of S3 or of a service that speaks its language, and the key to it: what applications, backups and registries share.
/// </summary>
[Reference]
public sealed class ObjectStore
{
    /// <summary>The bucket's name.</summary>
    public required Input<string> Bucket { get; init; }

    /// <summary>The region, which requests are signed for. A service of one's own has a name of its own for it.</summary>
    public required string Region { get; init; }

    /// <summary>The URL of the service, with its port. Default: AWS's of the region.</summary>
    public Input<string>? Endpoint { get; init; }

    /// <summary>
    /// Whether the bucket's name stands in the path and not in the host name, which services of one's own have no names for. Default:
    /// false.
    /// </summary>
    public bool PathStyle { get; init; }

    /// <summary>The key to it. Default: none; pods have an identity of their own, which <see cref="Grant"/> permits.</summary>
    public StoreKeys? Keys { get; init; }

    /// <summary>The pods that serve it, for network policies. Default: none; it is outside of the cluster.</summary>
    public Endpoint? Service { get; init; }

    /// <summary>Lets the pods of a service account write and read. Default: none; who has the key may.</summary>
    internal Func<GrantRequest, Resource>? Grant { get; init; }

    /// <summary>The variables by which SDKs of AWS find service, region and key, for pods of the key's namespace.</summary>
    public IReadOnlyDictionary<string, EnvValue> Variables
    {
        get
        {
            var variables = new Dictionary<string, EnvValue> { ["AWS_REGION"] = Region };
            if (Endpoint is not null)
                variables["AWS_ENDPOINT_URL_S3"] = EnvValue.Of(Endpoint);

            if (Keys is not null)
            {
                variables["AWS_ACCESS_KEY_ID"] = EnvValue.From(Keys.Ref, Keys.AccessKey);
                variables["AWS_SECRET_ACCESS_KEY"] = EnvValue.From(Keys.Ref, Keys.SecretKey);
            }

            return variables;
        }
    }

    /// <summary>The same bucket, for pods of another namespace: with a copy of the key there.</summary>
    /// <param name="space">The namespace of the readers.</param>
    /// <param name="name">The name of the copy, a DNS label.</param>
    /// <param name="options">Pulumi's options.</param>
    public ObjectStore In(NamespaceRef space, string name, ComponentResourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        return Keys is null || Keys.Namespace.Is(space) ? this : new ObjectStore
        {
            Bucket = Bucket,
            Region = Region,
            Endpoint = Endpoint,
            PathStyle = PathStyle,
            Keys = Keys.In(space, name, options),
            Service = Service,
            Grant = Grant,
        };
    }

    /// <summary>Opens the network of the pods that serve it, where there are such, to other pods.</summary>
    internal void Open(string name, PodSet pods, ComponentResource parent)
    {
        if (Service is not { Pods: { } serving } service)
            return;

        _ = new NetworkPolicy($"{name}-to-{service.Name}", new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{name}-to-{service.Name}", Namespace = serving.Namespace.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(serving.Labels),
                PolicyTypes = { "Ingress" },
                Ingress = new NetworkPolicyIngressRuleArgs { From = { Flow.Peer(pods) }, Ports = { Flow.Port("TCP", service.TargetPort) } },
            },
        }, parent.Child());
    }

    /// <summary>Lets the pods of a service account in, where no key does; null where one does.</summary>
    internal Resource? LetIn(string name, NamespaceRef space, string serviceAccount, ComponentResource parent) =>
        Keys is null ? Grant?.Invoke(new GrantRequest(name, space, serviceAccount, parent)) : null;
}

/// <summary>Who asks to be let into an object store.</summary>
internal sealed record GrantRequest(string Name, NamespaceRef Namespace, string ServiceAccount, ComponentResource Parent);
