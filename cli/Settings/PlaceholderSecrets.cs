using Infra.Components;
using Pulumi;

namespace Infra.Settings;

/// <summary>
/// Without the engine nothing can decrypt a secret, and nothing needs to: a placeholder that names its key takes its place.
/// </summary>
internal sealed class PlaceholderSecrets : ISecrets
{
    /// <inheritdoc/>
    public SecretValue? Read(Node node, string path) => node.IsCiphertext() ? Placeholder(path) : null;

    /// <inheritdoc/>
    public bool IsEmpty(Node node) => node.IsCiphertextOfNothing();

    /// <inheritdoc/>
    public SecretValue? Missing(string path) => Placeholder(path);

    /// <inheritdoc/>
    public bool Hides(string path) => false;

    private static SecretValue Placeholder(string path) => new(Output.CreateSecret($"<secret infra:{path}>"));
}
