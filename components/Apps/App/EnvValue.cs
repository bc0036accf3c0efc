using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.Apps;

/// <summary>The value of one environment variable.</summary>
[Reference]
public sealed class EnvValue
{
    private readonly EnvVarArgs _args;

    private EnvValue(EnvVarArgs args) => _args = args;

    /// <summary>A plain text. Secrets do not belong here: use <see cref="From"/>.</summary>
    /// <param name="text">The text.</param>
    public static EnvValue Of(Input<string> text) => new(new EnvVarArgs { Value = text });

    /// <summary>One key of a Secret.</summary>
    /// <param name="secret">The Secret.</param>
    /// <param name="key">The key.</param>
    public static EnvValue From(SecretRef secret, string key) => new(new EnvVarArgs
    {
        ValueFrom = new EnvVarSourceArgs { SecretKeyRef = new SecretKeySelectorArgs { Name = secret.Name, Key = key } },
    })
    {
        Secret = secret,
    };

    /// <summary>A plain text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator EnvValue(string text) => Of(text);

    internal SecretRef? Secret { get; private init; }

    /// <summary>The text, where it is known before anything is made.</summary>
    internal string? Plain => _args.Value.Text();

    internal EnvVarArgs Named(string name)
    {
        _args.Name = name;
        return _args;
    }
}
