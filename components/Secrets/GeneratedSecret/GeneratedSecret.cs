using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Secrets;

/// <summary>
/// A password that is generated once, inside the cluster, and never leaves it. A database may keep it forever, so the Secret stays when
/// this component is removed.
/// </summary>
public sealed class GeneratedSecret : ComponentResource
{
    /// <summary>Makes it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed.</exception>
    public GeneratedSecret(string name, GeneratedSecretArgs args, ComponentResourceOptions? options = null)
        : base("infra:secrets:GeneratedSecret", name, options.On(args.Checked(name).Namespace))
    {
        var secret = args.Name ?? name;
        var password = new CustomResource($"{name}-generator", new PasswordResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = secret, Namespace = args.Namespace.Name },
            Spec = new PasswordSpecArgs
            {
                // Two hexadecimal digits are made of each character.
                Length = args.Hexadecimal ? args.Length / 2 : args.Length,
                Digits = args.Length / (args.Hexadecimal ? 8 : 4),
                // Passwords end up in URLs, shells and configuration files; length makes up for what symbols would add.
                Symbols = 0,
                NoUpper = false,
                AllowRepeat = true,
                Encoding = Optional.Of(args.Hexadecimal ? "hex" : null),
                SecretKeys = args.Key,
            },
        }, this.Child(args.Operator));
        var generator = new GeneratorRef("Password", password.Metadata.Apply(metadata => metadata.Name), password);
        var made = new ExternalSecret($"{name}-secret", new ExternalSecretArgs
        {
            Namespace = args.Namespace,
            Name = secret,
            Once = true,
            CreationPolicy = CreationPolicy.Orphan,
            Sources = [new SecretSource.Generated(generator)],
            Type = args.Type,
            Labels = args.Labels,
            // A template replaces what it is made from, so the password itself is one of its keys.
            Template = args.Templates.Count == 0
                ? args.Templates
                : new Dictionary<string, string>(args.Templates) { [args.Key] = $"{{{{ .{args.Key} }}}}" },
            Keys = [args.Key, .. args.Templates.Keys],
        }, new ComponentResourceOptions { Parent = this });
        Ref = made.Ref;
        Key = args.Key;
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The Secret, for the pods that read it.</summary>
    public SecretRef Ref { get; }

    /// <summary>The key of the Secret that holds the password.</summary>
    public string Key { get; }
}
