using Infra.Components;
using Pulumi;

namespace Infra.Settings;

/// <summary>Under the engine, secrets arrive decrypted, with a list of the keys that hold any.</summary>
internal sealed class EngineSecrets(IReadOnlySet<string> secretKeys) : ISecrets
{
    /// <inheritdoc/>
    public SecretValue? Read(Node node, string path)
    {
        if (node is not ScalarNode scalar || !secretKeys.Contains(Top(path)))
            return null;

        return new SecretValue(path == Top(path)
            ? new Config(StackFile.Namespace).RequireSecret(path)
            : Output.CreateSecret(scalar.Written()));
    }

    /// <inheritdoc/>
    public bool IsEmpty(Node node) => node is ScalarNode scalar && string.IsNullOrWhiteSpace(scalar.Written());

    /// <inheritdoc/>
    public SecretValue? Missing(string path) => null;

    /// <inheritdoc/>
    public bool Hides(string path) => secretKeys.Contains(Top(path));

    private static string Top(string path) => path.AsSpan().IndexOfAny('.', '[') is > 0 and var end ? path[..end] : path;
}
