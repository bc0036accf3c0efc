namespace Infra.Components.Secrets;

/// <summary>How to log in to a registry.</summary>
/// <param name="User">The user, or the name of a robot account.</param>
/// <param name="Password">The password or token, from encrypted settings.</param>
public sealed record RegistryLogin([property: Matches("[^ :]+", "a user's name")] string User, SecretValue Password);
