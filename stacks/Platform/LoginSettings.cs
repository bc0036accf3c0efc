using Infra.Components;
using Infra.Components.Secrets;
using Infra.Components.Validation;
using Pulumi;

namespace Infra.Stacks;

/// <summary>A user, and a password from the stack's encrypted settings.</summary>
public sealed record LoginSettings
{
    /// <summary>The user.</summary>
    [Matches("[^\\s:]{1,255}", "a name without spaces and colons")]
    public required string User { get; init; }

    /// <summary>The password.</summary>
    public required SecretValue Password { get; init; }

    /// <summary>A Secret with both, under the keys <c>username</c> and <c>password</c>.</summary>
    /// <param name="name">The Secret's name.</param>
    /// <param name="space">The namespace.</param>
    public SettingsSecret Secret(string name, NamespaceRef space) => new(name, new()
    {
        Namespace = space,
        Type = SettingsSecretType.BasicAuth,
        Values = new Dictionary<string, SecretValue> { [UserKey] = new(Output.CreateSecret(User)), [PasswordKey] = Password },
    });

    /// <summary>The key of the Secret that holds the user.</summary>
    internal const string UserKey = "username";

    /// <summary>The key of the Secret that holds the password.</summary>
    internal const string PasswordKey = "password";
}
