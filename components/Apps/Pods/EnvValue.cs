using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.Apps;

/// <summary>The value of one environment variable.</summary>
[Reference]
public sealed class EnvValue
{
    private readonly Input<string>? _text;
    private readonly EnvVarSourceArgs? _source;

    private EnvValue(Input<string>? text, EnvVarSourceArgs? source = null)
    {
        _text = text;
        _source = source;
    }

    /// <summary>A plain text. Secrets do not belong here: use <see cref="From(SecretRef, string)"/>.</summary>
    /// <param name="text">The text.</param>
    public static EnvValue Of(Input<string> text) => new(text);

    /// <summary>One key of a Secret.</summary>
    /// <param name="secret">The Secret.</param>
    /// <param name="key">The key.</param>
    public static EnvValue From(SecretRef secret, string key)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return new(null, new EnvVarSourceArgs { SecretKeyRef = new SecretKeySelectorArgs { Name = secret.Name, Key = key } })
        {
            Secret = secret,
        };
    }

    /// <summary>One key of a Secret.</summary>
    /// <param name="key">The Secret and the key.</param>
    public static EnvValue From(SecretKeyRef key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return From(key.Secret, key.Key);
    }

    /// <summary>One key of a ConfigMap.</summary>
    /// <param name="config">The ConfigMap.</param>
    /// <param name="key">The key.</param>
    public static EnvValue From(ConfigMapRef config, string key)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new(null, new EnvVarSourceArgs { ConfigMapKeyRef = new ConfigMapKeySelectorArgs { Name = config.Name, Key = key } })
        {
            ConfigMap = config,
            Key = key,
        };
    }

    /// <summary>What only the running pod knows of itself.</summary>
    /// <param name="field">The field.</param>
    public static EnvValue Of(PodField field) =>
        new(null, new EnvVarSourceArgs { FieldRef = new ObjectFieldSelectorArgs { FieldPath = field.Path() } });

    /// <summary>A plain text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator EnvValue(string text) => Of(text);

    internal SecretRef? Secret { get; private init; }

    internal ConfigMapRef? ConfigMap { get; private init; }

    internal string? Key { get; private init; }

    /// <summary>Whether its text is a secret, which everyone who may see the pod would read.</summary>
    internal bool IsSecretText => _text?.IsSecret() == true;

    /// <summary>The text, where it is known before anything is made.</summary>
    internal string? Plain => _text.Text();

    internal EnvVarArgs Named(string name)
    {
        var variable = new EnvVarArgs { Name = name };
        if (_text is not null)
            variable.Value = _text;

        if (_source is not null)
            variable.ValueFrom = _source;

        return variable;
    }
}
