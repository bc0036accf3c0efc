using Infra.Components;

namespace Infra.Settings;

/// <summary>What a secret setting is, in one way of running.</summary>
internal interface ISecrets
{
    /// <summary>The secret of an encrypted value, or null when the value is plain text.</summary>
    SecretValue? Read(Node node, string path);

    /// <summary>Whether an encrypted value holds nothing, as far as this way of running can tell.</summary>
    bool IsEmpty(Node node);

    /// <summary>What takes the place of a required secret that is absent, or null when nothing may.</summary>
    SecretValue? Missing(string path);

    /// <summary>Whether values at this place must not be shown in messages, because something there is a secret.</summary>
    bool Hides(string path);
}
