using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Random;

namespace Infra.Components.Secrets;

/// <summary>
/// A Secret from the stack's encrypted settings, for any application. A new value replaces the pods that read it. Its values are in the
/// stack's state, encrypted, and never in an output.
/// </summary>
public sealed class SettingsSecret : ComponentResource
{
    private readonly string _name;
    private readonly IReadOnlyCollection<string> _keys;

    /// <summary>Makes the Secret.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">
    /// A key is malformed, a value is empty or was never encrypted, or a key of its type is missing.
    /// </exception>
    public SettingsSecret(string name, SettingsSecretArgs args, ComponentResourceOptions? options = null)
        : base("infra:secrets:SettingsSecret", name, options.On(args.Checked(name).Namespace))
    {
        _name = name;
        _keys = [.. args.Values.Keys.Order(StringComparer.Ordinal)];
        var values = _keys.ToDictionary(key => key, key => (Input<string>)args.Values[key].Value, StringComparer.Ordinal);
        var made = new Secret(name, new SecretArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name ?? name, Namespace = args.Namespace.Name },
            Type = args.Kind.Word,
            StringData = values.OrNone(),
        }, this.Child());
        // A number that is drawn again with every new value says that there is one. A hash of the value would help to guess it.
        var version = new RandomId($"{name}-version", new RandomIdArgs { ByteLength = 8, Keepers = values.OrNone() }, this.Child());
        Ref = new SecretRef(made.Metadata.Apply(metadata => metadata.Name), made, version.Hex);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The Secret, for the pods that read it.</summary>
    public SecretRef Ref { get; }

    /// <summary>One of its keys.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="RefusedException">It has no such key.</exception>
    public SecretKeyRef KeyOf(string key) => _keys.Contains(key) ? new SecretKeyRef(Ref, key)
        : throw new RefusedException([new Diagnostic(Codes.MissingKey, $"SettingsSecret {_name}", key, string.Join(", ", _keys),
            "name one of its keys, or add the key")]);
}
