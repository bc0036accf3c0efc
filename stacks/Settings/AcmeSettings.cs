using Infra.Components.Certificates;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>Who issues the certificates: <c>infra:acme</c>.</summary>
public sealed record AcmeSettings
{
    /// <summary>The certificate authority: Let's Encrypt, or its staging server for tries, whose certificates no browser trusts and whose limits no test exhausts.</summary>
    public required AcmeServer Server { get; init; }

    /// <summary>The address that is warned before a certificate expires.</summary>
    [Email]
    public required string Email { get; init; }
}
