using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Secrets;

/// <summary>
/// A Secret with values from a store outside the cluster, or from a generator. The program knows where they are and never what they
/// are. Nothing waits for it: pods that read the Secret start as soon as it is there, and their rollout is what is waited for.
/// </summary>
public sealed class ExternalSecret : ComponentResource
{
    /// <summary>Makes it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public ExternalSecret(string name, ExternalSecretArgs args, ComponentResourceOptions? options = null)
        : base("infra:secrets:ExternalSecret", name, options.On(args.Checked(name).Namespace))
    {
        var target = args.Target ?? args.Name ?? name;
        var stores = args.Sources.Select(Store).OfType<StoreRef>().Distinct().ToArray();
        var common = stores.Length == 1 ? stores[0] : null;
        var made = new CustomResource(name, new ExternalSecretResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name ?? name, Namespace = args.Namespace.Name },
            Spec = new ExternalSecretSpecArgs
            {
                RefreshPolicy = Optional.Of(args.Once ? "CreatedOnce" : null),
                RefreshInterval = Optional.Of(args.Once ? null : args.RefreshInterval),
                SecretStoreRef = Optional.Of(common is null ? null : Reference(common)),
                Target = new ExternalSecretTargetArgs
                {
                    Name = target,
                    CreationPolicy = args.CreationPolicy.ToString(),
                    // A remote secret that is deleted by mistake must not stop what runs.
                    DeletionPolicy = "Retain",
                    Template = Optional.Of(Template(args)),
                },
                Data = args.Sources.OfType<SecretSource.One>().Select(source => One(source, common)).OrNone(),
                DataFrom = args.Sources.Where(source => source is not SecretSource.One).Select(source => Many(source, common)).OrNone(),
            },
        }, this.Child(
        [
            .. stores.Select(store => store.MadeBy),
            .. args.Sources.OfType<SecretSource.Generated>().Select(source => source.Generator.MadeBy),
        ]));
        Ref = new SecretRef(target, made);
        Keys = args.Keys.Count > 0 ? args.Keys : [.. args.Template.Keys.Order(StringComparer.Ordinal)];
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The Secret, for the pods that read it.</summary>
    public SecretRef Ref { get; }

    /// <summary>The keys that it will have, as far as they are known; else empty.</summary>
    public IReadOnlyList<string> Keys { get; }

    private static StoreRef? Store(SecretSource source) => source switch
    {
        SecretSource.Whole whole => whole.Store,
        SecretSource.One one => one.Store,
        _ => null,
    };

    private static ExternalSecretTemplateArgs? Template(ExternalSecretArgs args) =>
        args.Type is null && args.Template.Count == 0 && args.Labels.Count == 0 ? null : new()
        {
            Type = Optional.Of(args.Type),
            Metadata = Optional.Of(
                args.Labels.Count == 0 ? null : new ExternalSecretTemplateMetadataArgs { Labels = args.Labels.OrNone() }),
            EngineVersion = "v2",
            Data = args.Template.OrNone(),
        };

    private static ExternalSecretDataArgs One(SecretSource.One source, StoreRef? common) => new()
    {
        SecretKey = source.SecretKey,
        RemoteRef = new RemoteRefArgs { Key = source.RemoteKey, Property = Optional.Of(source.Property) },
        SourceRef = Optional.Of(common is null ? new SourceRefArgs { StoreRef = Reference(source.Store) } : null),
    };

    private static ExternalSecretDataFromArgs Many(SecretSource source, StoreRef? common) => source switch
    {
        SecretSource.Whole whole => new ExternalSecretDataFromArgs
        {
            Extract = new RemoteRefArgs { Key = whole.RemoteKey },
            SourceRef = Optional.Of(common is null ? new SourceRefArgs { StoreRef = Reference(whole.Store) } : null),
        },
        SecretSource.Generated { Generator: var generator } => new ExternalSecretDataFromArgs
        {
            SourceRef = new SourceRefArgs
            {
                GeneratorRef = new GeneratorRefArgs
                {
                    ApiVersion = "generators.external-secrets.io/v1alpha1",
                    Kind = generator.Kind,
                    Name = generator.Name,
                },
            },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private static SecretStoreRefArgs Reference(StoreRef store) =>
        new() { Kind = store.ClusterWide ? "ClusterSecretStore" : "SecretStore", Name = store.Name };
}
