namespace Infra.Components.Clusters;

/// <summary>Where the images of one registry come from, and with which credentials.</summary>
public sealed record K3sRegistry : IChecked
{
    /// <summary>URLs that are tried instead of the registry itself, in order. Default: none.</summary>
    [Matches("https?://[^ ]+", "a URL such as https://registry.internal:5000")]
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>
    /// Regular expressions over an image's name to what it is called at the endpoints, for example <c>^library/(.*)</c> to
    /// <c>mirror/$1</c>. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Rewrites { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The user. Default: none. It is fixed in a file on each node: for ECR, with passwords that last twelve hours, use a pull secret.
    /// </summary>
    public string? User { get; init; }

    /// <summary>The user's password. Default: none.</summary>
    public SecretValue? Password { get; init; }

    /// <summary>
    /// The path, on the nodes, of the certificate authority that signed the endpoint's certificate. Default: the machine's own.
    /// </summary>
    [Matches("/[^ ]+", "an absolute path such as /etc/ssl/certs/company.pem")]
    public string? CertificateAuthority { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(User is null != Password is null, Codes.MissingPart, User is null ? nameof(User) : nameof(Password), null,
            "a user and a password, or neither", "give both, or remove the one that is there");
    }
}
