using Infra.Components.Clusters;
using Infra.Components.Secrets;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.Settings;

/// <summary>Where the nodes take the images of one registry from.</summary>
public sealed record RegistrySettings : IChecked
{
    /// <summary>URLs that are tried instead of the registry itself, in order. Default: none.</summary>
    [Matches("https?://[^ ]+", "a URL such as https://registry.internal:5000")]
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>Regular expressions over an image's name to what it is called at the endpoints. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Rewrites { get; init; } = new Dictionary<string, string>();

    /// <summary>The user. Default: none.</summary>
    public string? User { get; init; }

    /// <summary>The user's password. Default: none.</summary>
    public SecretValue? Password { get; init; }

    /// <summary>The path, on the nodes, of the certificate authority that signed the endpoints' certificates. Default: the machine's own.</summary>
    [Matches("/[^ ]+", "an absolute path such as /etc/ssl/certs/company.pem")]
    public string? CertificateAuthority { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (User is null != Password is null)
        {
            problems.Add(Codes.MissingPart, User is null ? "password" : "user", User, "a user and a password, or neither", "give both");
        }
    }

    /// <summary>As the cluster takes it.</summary>
    public K3sRegistry ToRegistry() => new()
    {
        Endpoints = Endpoints,
        Rewrites = Rewrites,
        User = User,
        Password = Password,
        CertificateAuthority = CertificateAuthority,
    };
}
